"""No name, key or setting of a stranger acts on the terminal or on the log of CI, whatever the command."""

from __future__ import annotations

import logging
import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from digest.cli import main
from digest.terminal import PlainFormatter, plain
from tests.conftest import ROOT, Run

ACTS = "\x1b]0;x\x07\u202e\u2066\x9b2J\u200b\u2028\r\n::add-mask::the ##[group]all ##vso[task.x]"
STORY = "Two ships collided off the coast on Monday, the harbour master said. Nobody was hurt.\n"


def acting(output: str) -> list[str]:
    """Each line of `output` that does something to who shows it."""
    return [
        line
        for line in output.split("\n")
        if re.match(r"\s*::", line)
        or re.search(r"##\w*\[", line)
        or any(unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") for sign in line)
    ]


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def lay(folder: Path) -> Path:
    """An article, a file that cannot be read and one that `sources.yml` alone has, all of hostile names."""
    folder.mkdir(parents=True)
    (folder / f"::error::{ACTS}.txt").write_text(STORY, "utf-8")
    (folder / f"::error::{ACTS}.jpg").write_bytes(b"\xff\xd8")
    (folder / "sources.yml").write_text(yaml.safe_dump({f"::warning::{ACTS}": "The Gazette"}), "utf-8")
    return folder


def lay_wrong(folder: Path) -> Path:
    """A folder that cannot be read, for a reason that holds a hostile key."""
    lay(folder)
    (folder / "sources.yml").write_text(yaml.safe_dump({ACTS: {ACTS: ACTS}}), "utf-8")
    return folder


def site_of(seeds: Path, **settings: str) -> Path:
    """A mkdocs.yml without a hand-written page whose articles are in `seeds`."""
    (seeds.parent / "docs").mkdir()
    file = seeds.parent / "mkdocs.yml"
    plugins = [{"digest": {"seeds": str(seeds), **settings}}]
    file.write_text(yaml.safe_dump({"site_name": "x", "theme": "material", "plugins": plugins}), "utf-8")
    return file


CALLS: dict[str, list[list[str]]] = {
    "add": [["{seeds}", "{seeds}/none", "http://{acts}/", "--to", "{other}"]],
    "build": [["-f", "{wrong_site}"], ["-f", "{acts}"], ["--title", "{acts}", "--full-text", "{acts}"]],
    "check": [["{seeds}"], ["{wrong}"], ["{acts}"], ["{seeds}", "--full-text", "{acts}"], ["{seeds}", "{acts}"]],
    "diff": [["{seeds}", "{acts}"], ["{seeds}", "{wrong}"], ["{acts}", "--format", "{acts}"]],
    "export": [["{seeds}", "-o", "{other}.json"], ["{seeds}", "--pages", "{other}"], ["{wrong}", "-o", "{other}"]],
    "new": [["{other}"], ["{seeds}/sources.yml"], ["{other}", "{acts}"], ["--{acts}"]],
}
"""Command -> what it is called with."""


def test_every_command_is_among_them() -> None:
    assert CALLS.keys() == main.commands.keys()


@pytest.mark.parametrize("verbose", [[], ["--verbose"]])
@pytest.mark.parametrize(("command", "given"), [(name, given) for name, calls in CALLS.items() for given in calls])
def test_nothing_of_a_hostile_name_acts_on_the_terminal(
    command: str, given: list[str], verbose: list[str], tmp_path: Path
) -> None:
    acts = ACTS.replace("/", "")
    places = {"seeds": lay(tmp_path / f"1{acts}"), "wrong": lay_wrong(tmp_path / "wrong" / f"2{acts}"), "acts": acts}
    places |= {"other": tmp_path / f"3{acts}", "wrong_site": site_of(places["wrong"])}
    done = invoke(*verbose, command, *(each.format(**places) for each in given))

    assert done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert [] == acting(done.output)


def test_nor_an_unknown_command_or_option() -> None:
    assert [] == acting(invoke(ACTS).output + invoke(f"--{ACTS}").output)


@pytest.mark.parametrize("command", [("mkdocs", "build"), ("digest", "build", "--no-strict")])
def test_nothing_of_a_hostile_name_acts_in_the_log_of_a_build(
    command: tuple[str, ...], tmp_path: Path, run: Run
) -> None:
    for event in (f"::error::{ACTS}", "other"):
        lay(tmp_path / "seeds" / event)
    site_of(tmp_path / "seeds")
    done = run(*command, cwd=tmp_path)

    assert 0 == done.returncode, done.stderr
    assert ".jpg" in done.stderr
    assert [] == acting(done.stdout + done.stderr)


@pytest.mark.parametrize(("settings", "told"), [({}, "below '"), ({"full_text": ACTS}, "full_text is '")])
def test_nor_where_it_ends_the_build_of_mkdocs(settings: dict[str, str], told: str, tmp_path: Path, run: Run) -> None:
    site_of(lay_wrong(tmp_path / "seeds"), **settings)
    done = run("mkdocs", "build", cwd=tmp_path)

    assert 1 == done.returncode
    assert told in done.stderr
    assert [] == acting(done.stderr)


def test_nor_where_a_library_logs_it() -> None:
    try:
        raise ValueError(ACTS)
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "it has %s", (ACTS,), (ValueError, error, None))

    assert [] == acting(PlainFormatter().format(record))


def test_all_else_stays_as_it_is() -> None:
    told = "a::b – “Überfall in Łódź”, 洪水: # ## 5 [x]  é"

    assert told == plain(told)


def test_no_command_prints_past_the_one_door() -> None:
    """Apart from the bar of `progress.py`, which steers on purpose and shows no word of others, and JSON of `diff`."""
    printing = {
        path.name
        for part in ("cli", "collect", "plugin")
        for path in (ROOT / "digest" / part).rglob("*.py")
        if re.search(r"\b(click\.s?echo|print|print_exc)\(", path.read_text("utf-8"))
    }

    assert {"progress.py", "diff.py"} >= printing


# errors that nobody expected


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("of nobody's making")


def test_an_error_that_nobody_expected_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.pipeline.compare", broken)
    done = invoke("check", ROOT / "seeds")

    assert (2, 1) == (done.exit_code, done.stderr.count("\n"))
    assert "ZeroDivisionError: of nobody's making" in done.stderr
    assert "Traceback" in invoke("--verbose", "check", ROOT / "seeds").stderr


@pytest.mark.parametrize("command", [("check",), ("export", "-o", "{}/x.json"), ("add", "--dry-run")])
def test_the_trace_of_a_file_that_broke_its_reader_is_shown_with_verbose(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.read.formats.plain.read", broken)
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    given = [each.format(tmp_path) for each in command[1:]]

    assert "Traceback" not in invoke(command[0], tmp_path, *given).output
    assert "ZeroDivisionError" in invoke(command[0], tmp_path, *given, "--verbose").stderr.split("Traceback")[1]
