"""The `digest` command: what it prints, where, and its exit status."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import digest
from digest.cli import main
from digest.cli.export import CLOSED
from digest.cli.progress import Progress
from digest.config import describe
from digest.errors import FidelityError
from tests.conftest import ROOT, Built, Run, files_of
from tests.depth import deep

SEEDS = ROOT / "seeds"
COMMANDS = sorted(main.commands)


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def test_the_help_names_every_command_and_every_exit_status() -> None:
    text = invoke("--help").stdout

    assert all(command in text for command in COMMANDS)
    assert all(f" {status}  " in text for status in (0, 1, 2))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_every_command_says_what_it_does(command: str) -> None:
    options = [each for each in main.commands[command].params if isinstance(each, click.Option)]

    assert main.commands[command].help
    assert [] == [option.name for option in options if not option.help]


@pytest.mark.parametrize("command", [each for each in COMMANDS if each not in ("add", "diff", "new")])
def test_every_setting_is_an_option(command: str) -> None:
    names = {parameter.name for parameter in main.commands[command].params} | {"seeds"}

    assert {name for name, _, _ in describe()} <= names


def test_the_version_is_the_one_of_the_package() -> None:
    assert digest.__version__ in invoke("--version").stdout


def test_the_module_is_the_command(run: Run) -> None:
    done = run("digest", "--version", cwd=ROOT)

    assert (0, f"digest, version {digest.__version__}\n") == (done.returncode, done.stdout)


@pytest.mark.parametrize("command", [("check",), ("export", "--output", "-")])
def test_a_missing_folder_is_one_sentence_and_status_2(command: tuple[str, ...]) -> None:
    done = invoke(command[0], "no/such/folder", *command[1:])

    assert 2 == done.exit_code
    assert done.stderr.startswith("digest: no/such/folder: no such folder")
    assert 1 == done.stderr.count("\n")
    assert "" == done.stdout


def test_verbose_adds_the_trace() -> None:
    assert "Traceback" in invoke("check", "no/such/folder", "--verbose").stderr
    assert "Traceback" in invoke("--verbose", "check", "no/such/folder").stderr
    assert "Traceback" not in invoke("check", "no/such/folder").stderr


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--full-text", "all", "full_text is 'all'"),
        ("--jobs", "-1", "jobs is -1"),
        ("--jobs", "many", "not a valid integer"),
    ],
)
@pytest.mark.parametrize("command", [("check", SEEDS), ("export", SEEDS, "--output", "-"), ("build",)])
def test_a_wrong_setting_is_status_2(command: tuple[object, ...], option: str, value: str, told: str) -> None:
    done = invoke(*command, option, value)

    assert 2 == done.exit_code
    assert told in done.stderr


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    done = invoke("export", SEEDS, "--output", tmp_path / "no" / "such" / "file.json")

    assert 2 == done.exit_code
    assert "file.json: No such file or directory" in done.stderr


@pytest.mark.parametrize(
    ("command", "where"),
    [
        *(("export x --format schema -o -", where) for where in ("| true", ">/dev/full", ">&-", ">&- 2>&-")),
        ("--help", ">/dev/full"),
        ("add x --dry-run", "2>&-"),
        ("add x --dry-run", ">/dev/full"),
    ],
)
def test_where_nobody_reads_the_output_it_is_one_sentence_or_silence(command: str, where: str) -> None:
    if where == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("only Linux has it")
    called = f"{shlex.quote(sys.executable)} -m digest {command} {where}"
    done = subprocess.run(["bash", "-c", called], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)

    assert done.stderr in ("", "digest: No space left on device\n", f"digest: {CLOSED}\n")


def test_an_export_without_a_place_to_write_to_says_what_to_give() -> None:
    done = invoke("export", SEEDS)

    assert 2 == done.exit_code
    assert "--output FILE" in done.stderr


def test_the_check_of_the_seeds_finds_no_problem_and_tells_what_is_missing() -> None:
    done = invoke("check", SEEDS)

    assert 0 == done.exit_code, done.stdout
    assert "problem:" not in done.stdout
    assert "note: 000_04cc9c3300b25b74.txt: No day of publication." in done.stdout
    assert "note: 000_04cc9c3300b25b74.txt: No outlet." in done.stdout
    assert "5 articles" in done.stdout


def test_the_check_exits_with_1_when_there_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One two.\n\nThree four five.\n", "utf-8")
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8")
    done = invoke("check", tmp_path)

    assert 1 == done.exit_code
    assert "problem: b.jpg: " in done.stdout
    assert "1 problem." in done.stdout


def test_words_that_no_article_has_stop_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def invented(*_: object, **__: object) -> None:
        raise FidelityError("a.txt: no such place.")

    monkeypatch.setattr("digest.pipeline.compare", invented)

    assert (2, "digest: a.txt: no such place.\n") == ((done := invoke("check", SEEDS)).exit_code, done.stderr)


def test_building_reports_what_is_on_the_site(project: Path, run: Run) -> None:
    (project / "seeds" / "notes.pdf").write_bytes(b"%PDF-1.7")
    done = run("digest", "build", "--no-strict", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert "5 articles · " in done.stdout
    assert "1 file could not be read:\n  notes.pdf: " in done.stdout
    assert (project / "site" / "index.html").exists()


@deep
def test_building_is_strict_unless_told_otherwise(project: Path, run: Run) -> None:
    (project / "seeds" / "notes.pdf").write_bytes(b"%PDF-1.7")
    done = run("digest", "build", cwd=project)

    assert 1 == done.returncode
    assert "the site is built all the same" in done.stderr
    assert (project / "site" / "index.html").exists(), "the site is there all the same"


@deep
def test_building_makes_the_same_site_as_mkdocs(built: Built, project: Path, run: Run) -> None:
    run("digest", "build", cwd=project)
    one, two = files_of(built.site), files_of(project / "site")

    assert one.keys() == two.keys()
    assert [] == [name for name in one if one[name] != two[name]]


@deep
def test_a_setting_of_the_command_wins_over_mkdocs_yml(project: Path, run: Run) -> None:
    done = run("digest", "build", "--title", "What the mayor said", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert "What the mayor said" in (project / "site" / "index.html").read_text("utf-8")


def test_building_where_there_is_no_mkdocs_yml_is_one_sentence(tmp_path: Path, run: Run) -> None:
    done = run("digest", "build", cwd=tmp_path)

    assert 2 == done.returncode
    assert "mkdocs.yml" in done.stderr
    assert 1 == done.stderr.count("\n")


def test_building_without_the_plugin_says_how_to_add_it(tmp_path: Path, run: Run) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (tmp_path / "docs").mkdir()
    done = run("digest", "build", cwd=tmp_path)

    assert 2 == done.returncode
    assert "add `- digest` below `plugins:`" in done.stderr


def test_long_work_is_drawn_on_a_terminal_and_wiped_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with Progress() as progress:
        progress("read", 1, 4)
        progress.began -= 60
        progress("analyse", 2, 4)
    drawn = capsys.readouterr()

    assert "" == drawn.out
    assert "read" not in drawn.err, "short work needs no bar"
    assert "analyse  [###############               ] 2/4" in drawn.err
    assert drawn.err.endswith("\r\x1b[K")


@deep
def test_nothing_is_drawn_when_nobody_watches(project: Path, run: Run) -> None:
    done = run("digest", "build", cwd=project)

    assert "\r" not in done.stdout + done.stderr
    assert "" == done.stderr
