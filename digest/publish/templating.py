"""The shelf of templates: a newsroom's own first, then the ones shipped with digest."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2 import nodes

from ..errors import TemplateError
from .escape import finalize

_PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = (_PACKAGE / "templates", _PACKAGE.parent / "templates")


def shipped_folder() -> Path:
    """The folder of templates that came with digest, installed or in its repository."""
    return next((folder for folder in _SHIPPED if (folder / "home.md.j2").exists()), _SHIPPED[-1])


class Shelf:
    """Fills templates; what it prints is escaped unless one of our own functions made it."""

    def __init__(self, own: Path) -> None:
        """`own`: folder of templates that win over the shipped ones; it need not exist."""
        self._environment, self._loader = _environment(own.resolve())
        self._checked: set[str] = set()

    def fill(self, template: str, **places: object) -> str:
        """The text of `template` with its `places` filled; TemplateError names the template and the line."""
        try:
            if template not in self._checked:
                self._check_blocks(template)
                self._checked.add(template)
            return self._environment.get_template(template).render(places)
        except TemplateError:
            raise
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError(f"templates/{error.name}, line {error.lineno}: {error.message}") from error
        except jinja2.TemplateNotFound as error:
            raise TemplateError(f"templates/{error.name} does not exist; it is asked for by {template}.") from error
        except Exception as error:  # whatever a newsroom's template does wrong is the template's mistake
            name, line = _place(error, template)
            raise TemplateError(f"templates/{name}, line {line}: {error}") from error

    def _check_blocks(self, template: str) -> None:
        """Raise TemplateError where a template states a block that the one it extends does not have.

        Jinja would show it nowhere and say nothing.
        """
        tree = self._parsed(template)
        for extends in tree.find_all(nodes.Extends):
            above = extends.template.value if isinstance(extends.template, nodes.Const) else ""
            known = {block.name for block in self._parsed(above).find_all(nodes.Block)} if above else set()
            for block in tree.find_all(nodes.Block) if above else ():
                if block.name not in known:
                    raise TemplateError(
                        f"templates/{template}, line {block.lineno}: {above} has no block '{block.name}'; "
                        f"it has {', '.join(sorted(known))}."
                    )

    def _parsed(self, template: str) -> nodes.Template:
        source, _, _ = self._loader.get_source(self._environment, template)
        return self._environment.parse(source, template, template)


@lru_cache(maxsize=4)
def _environment(own: Path) -> tuple[jinja2.Environment, jinja2.BaseLoader]:
    """What fills templates, and what finds them."""
    shipped = jinja2.FileSystemLoader(shipped_folder())
    loader = jinja2.ChoiceLoader([jinja2.FileSystemLoader(own), jinja2.PrefixLoader({"shipped": shipped}), shipped])
    environment = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment, loader


def _place(error: BaseException, template: str) -> tuple[str, int]:
    """Where in the templates `error` was raised: the innermost frame that Jinja shows as a template."""
    place, step = (template, 0), error.__traceback__
    while step is not None:
        name = Path(step.tb_frame.f_code.co_filename)
        if name.suffix == ".j2":
            place = (name.name, step.tb_lineno)
        step = step.tb_next
    return place
