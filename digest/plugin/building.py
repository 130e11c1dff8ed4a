"""The whole site by one command, put in the place of the one before when it is finished."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from ..disk import beside, put_in_place, sweep
from ..errors import SettingError
from ..pipeline import Progress
from ..terminal import PlainFormatter
from . import DigestPlugin


def build_site(
    config_file: str | None, site_dir: str | None, strict: bool, chosen: dict[str, object], progress: Progress | None
) -> tuple[DigestPlugin, str]:
    """Build the site of `config_file` with the `chosen` settings over its own; -> the plugin and why mkdocs gave up.

    SettingError when mkdocs.yml cannot be used; any other DigestError as the core raised it.
    """
    _tell_warnings()
    config, plugin = read_config(config_file, strict=strict, site_dir=site_dir)
    plugin.config.update(chosen)
    plugin.progress = progress
    config.plugins.on_startup(command="build", dirty=False)
    plugin.command = "digest build"
    given_up = ""
    with _whole_site(config, plugin):
        try:
            build(config)
        except Abort as reason:
            given_up = str(reason)
        finally:
            config.plugins.on_shutdown()
    return plugin, given_up


def read_config(
    config_file: str | None, *, strict: bool, site_dir: str | None = None
) -> tuple[MkDocsConfig, DigestPlugin]:
    """A mkdocs.yml and the plugin in it; SettingError when it cannot be used."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice of its own end of life; see README.md
    try:
        config = load_config(config_file, strict=strict, site_dir=site_dir)
    except (ConfigurationError, Abort) as error:
        raise SettingError(f"{config_file or 'mkdocs.yml'} cannot be used: {error}") from error
    plugin = config.plugins.get("digest")
    if not isinstance(plugin, DigestPlugin):
        raise SettingError(f"{config_file or 'mkdocs.yml'} does not name the plugin; add `- digest` below `plugins:`.")
    return config, plugin


@contextmanager
def _whole_site(config: MkDocsConfig, plugin: DigestPlugin) -> Iterator[None]:
    """Build beside the site and put it in its place when it is whole: whatever ends the build, the site before stays.

    A site that is a link or a mount of its own is built where it is, since it cannot be moved.
    """
    site = Path(config.site_dir)
    if site.is_symlink() or site.is_mount():
        yield
        return
    site.parent.mkdir(parents=True, exist_ok=True)
    sweep(site.parent)
    config.site_dir = str(beside(site))
    try:
        yield
        if plugin.finished:
            put_in_place(Path(config.site_dir), site)
    finally:
        sweep(site.parent, own=True)
        config.site_dir = str(site)


def _tell_warnings() -> None:
    """Send what MkDocs warns of to standard error, once."""
    mkdocs = logging.getLogger("mkdocs")
    if not mkdocs.handlers:
        told = logging.StreamHandler()
        told.setLevel(logging.WARNING)
        told.setFormatter(PlainFormatter("%(levelname)s: %(message)s"))
        mkdocs.addHandler(told)
