from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from digest.errors import TemplateError
from digest.publish.templating import Shelf, shipped_folder

TEMPLATES = sorted(shipped_folder().glob("*.j2"))


def parse(path: Path) -> nodes.Template:
    return jinja2.Environment(trim_blocks=True, lstrip_blocks=True).parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_uses_no_filter_and_joins_no_strings(path):
    """A filter that returns markup, or `~` with markup on one side, would get round the escaping."""
    banned = (
        nodes.Filter,
        nodes.FilterBlock,
        nodes.Concat,
        nodes.Add,
        nodes.Mod,
        nodes.MarkSafe,
        nodes.ScopedEvalContextModifier,
    )

    assert list(parse(path).find_all(banned)) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_asks_only_whether_something_is_there(path):
    for choice in parse(path).find_all((nodes.If, nodes.CondExpr)):
        assert isinstance(choice.test, (nodes.Name, nodes.Getattr)), f"{path.name}, line {choice.lineno}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_calls_only_its_own_macros(path):
    tree = parse(path)
    own = {macro.name for macro in tree.find_all(nodes.Macro)}
    for call in tree.find_all(nodes.Call):
        called = call.node
        macro = isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name) and called.node.name == "m"
        assert macro or (isinstance(called, nodes.Name) and called.name in own), f"{path.name}, line {call.lineno}"


def test_a_newsroom_overrides_one_block(tmp_path):
    (tmp_path / "data.md.j2").write_text(
        '{% extends "shipped/data.md.j2" %}{% block files %}ours{% endblock %}', "utf-8"
    )

    text = Shelf(tmp_path).fill("data.md.j2", front="", version="1", articles="", texts="", method="", manifest="")

    assert "ours" in text
    assert "# Data" in text


@pytest.mark.parametrize(("content", "line"), [("\n{% for %}", 2), ("\n\n{{ nothing }}", 3), ("{{ front.a.b }}", 1)])
def test_a_mistake_in_a_template_names_the_template_and_the_line(tmp_path, content, line):
    (tmp_path / "data.md.j2").write_text(content, "utf-8")

    with pytest.raises(TemplateError, match=rf"data\.md\.j2, line {line}:"):
        Shelf(tmp_path).fill("data.md.j2", front="")


def test_what_a_template_prints_is_escaped(tmp_path):
    (tmp_path / "x.j2").write_text("{{ words }}", "utf-8")

    assert Shelf(tmp_path).fill("x.j2", words="*a* <b>") == "&#42;a&#42; &#60;b&#62;"
