"""YAML as a person writes it, in front matter and in sources.yml: names and words, and no more of it than is needed."""

from __future__ import annotations

from typing import Any

import yaml

DEEPEST = 20
"""Levels of lists and mappings; what `digest add` writes has three."""
GROWN = 2_000_000
"""Characters and values that a text may come to once its aliases are written out; ten thousand articles with four
facts each have some 1.5 million."""


class YAMLRefusedError(ValueError):
    """Raised for a text that is no YAML, or more than is read; says why, and in which line."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.why, self.line = why, line


def load_yaml(text: str) -> Any:
    """What `text` says, None where it says nothing. YAMLRefusedError where it cannot be read.

    A value is a text as it is written (`012`, `no`), a date, a list, a mapping or None, and never a number: what is
    stated of an article are words, and a number can be made too long to be written down.
    """
    try:
        return _Words(text).get_single_data()
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YAMLRefusedError(f"the character {error.character:04x} may not stand in it", line) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YAMLRefusedError(error.problem or "malformed", mark.line + 1 if mark else 1) from error
    except (yaml.YAMLError, ValueError, OverflowError, AttributeError, TypeError) as error:  # over odd tags and escapes
        raise YAMLRefusedError(str(error) or "malformed", 1) from error


class _Words(yaml.SafeLoader):
    """Counts what is built while it is built, what an alias stands for each time it is used."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = self.size = 0
        self.sizes: dict[str, int] = {}
        """Name of an anchor -> the size of what it stands for, once that is whole."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node; MarkedYAMLError where it lies too deep, holds itself, or makes the whole too large."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]  # its stub gives none
        before = self.size
        if self.depth == DEEPEST:
            raise _refused(f"more than {DEEPEST} levels of lists", event)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.sizes:
                raise _refused("what holds itself has no end", event)
            self.size += self.sizes[event.anchor]
        else:
            self.size += 1 + (len(event.value) if isinstance(event, yaml.ScalarEvent) else 0)
            self.sizes |= {event.anchor: self.size - before} if event.anchor else {}
        if self.size > GROWN:
            raise _refused(f"more than {GROWN:,} characters, aliases written out", event)
        return node

    def construct_date(self, node: yaml.ScalarNode) -> object:
        """A date, or the words where they are none ("2022-13-45")."""
        try:
            return self.construct_yaml_timestamp(node)
        except (ValueError, OverflowError, AttributeError):
            return node.value


def _refused(problem: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


_Words.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in known if tag.rpartition(":")[2] in ("null", "timestamp", "merge")]
    for sign, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Words.yaml_constructors = {
    None: yaml.SafeLoader.construct_undefined,
    **{
        f"tag:yaml.org,2002:{name}": construct
        for name, construct in {
            "null": yaml.SafeLoader.construct_yaml_null,
            "str": yaml.SafeLoader.construct_yaml_str,
            "int": yaml.SafeLoader.construct_yaml_str,
            "float": yaml.SafeLoader.construct_yaml_str,
            "bool": yaml.SafeLoader.construct_yaml_str,
            "seq": yaml.SafeLoader.construct_yaml_seq,
            "map": yaml.SafeLoader.construct_yaml_map,
            "timestamp": _Words.construct_date,
        }.items()
    },
}
