"""What holds for the workflows as they are written, and for what other hosts are told."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

from tests.conftest import ROOT
from tests.hosting.host import WORKFLOWS, workflow

NAMES = sorted(path.stem for path in WORKFLOWS.glob("*.yml"))
OF_ANY_PROJECT = ("pages", "preview", "publish-preview")
"""These are the same in this repository and in a project that has nothing of it but its requirements.txt."""

TRUSTED = r"github\.(?:repository_owner|token|ref)|github\.event\.(?:number|repository\.(?:name|default_branch))"
"""What nobody outside can choose; all else reaches a step as an environment variable alone."""

WRITES = {
    ("pages", "deploy"): {"contents"},
    ("publish-preview", "publish"): {"contents"},
    ("publish-preview", "comment"): {"pull-requests"},
}


def program(name: str) -> str:
    """Where a program of the test extra is; the test is skipped where the machine has no build of it."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or pytest.skip(f"no {name} for this machine")


def told(*command: str) -> str:
    """What a checker says; empty when it is content."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr) if done.returncode else ""


def jobs() -> Iterator[tuple[str, str, dict]]:
    for name in NAMES:
        for job_name, job in workflow(name)["jobs"].items():
            yield name, job_name, job


def steps() -> Iterator[tuple[str, dict]]:
    for name, job_name, job in jobs():
        for step in job["steps"]:
            yield f"{name}, {job_name}: {step.get('name') or step['uses']}", step


def test_every_action_is_pinned_by_its_commit_with_the_version_beside_it() -> None:
    lines = [line for name in NAMES for line in (WORKFLOWS / f"{name}.yml").read_text("utf-8").splitlines()]
    uses = [line.strip() for line in lines if "uses:" in line]

    assert uses
    assert [] == [
        line for line in uses if not re.fullmatch(r"- uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    ]


def test_an_action_has_one_version_everywhere() -> None:
    assert 4 == len({step["uses"] for _, step in steps() if "uses" in step})


def test_no_workflow_runs_a_pull_request_with_the_rights_of_the_repository() -> None:
    assert [] == [name for name in NAMES if "pull_request_target" in workflow(name)["on"]]


def test_no_checkout_leaves_a_token_behind() -> None:
    checkouts = [(place, step) for place, step in steps() if step.get("uses", "").startswith("actions/checkout@")]

    assert checkouts
    assert [] == [place for place, step in checkouts if step["with"].get("persist-credentials") != "false"]


def test_what_runs_a_pull_request_has_no_secret_and_may_only_read() -> None:
    for name in ("check", "preview"):
        text = (WORKFLOWS / f"{name}.yml").read_text("utf-8")

        assert {"contents": "read"} == workflow(name)["permissions"]
        assert [] == [job for _, _, job in jobs() if _ == name and "permissions" in job]
        assert not re.search(r"secrets|github\.token|GH_TOKEN", text)


def test_a_job_may_write_no_more_than_it_must() -> None:
    written = {
        (name, job_name): {scope for scope, right in job.get("permissions", {}).items() if right == "write"}
        for name, job_name, job in jobs()
    }

    assert WRITES == {place: scopes for place, scopes in written.items() if scopes}
    assert {} == workflow("pages")["permissions"] == workflow("publish-preview")["permissions"]


def test_what_may_write_checks_out_the_default_branch_or_nothing() -> None:
    used = {
        (name, job_name): [step["with"].get("ref") for step in job["steps"] if "checkout" in step.get("uses", "")]
        for name, job_name, job in jobs()
        if name == "publish-preview"
    }

    assert {"${{ github.event.repository.default_branch }}"} == {ref for refs in used.values() for ref in refs}
    assert [] == used["publish-preview", "publish"] == used["publish-preview", "find"]


def test_no_step_with_a_token_reads_what_a_pull_request_made() -> None:
    job = workflow("publish-preview")["jobs"]
    held = [
        step
        for each in job.values()
        for step in each["steps"]
        if "GH_TOKEN" in {**each.get("env", {}), **step.get("env", {})}
    ]

    assert 5 == len(held)
    assert [] == [
        step["name"] for step in held if re.search(r"\b(?:python3?|pip|unzip|digest(?! preview))\b", step["run"])
    ]
    assert [] == [step for step in job["comment"]["steps"] if "checkout" in step.get("uses", "")]


def test_no_expression_is_put_into_a_script() -> None:
    assert [] == [place for place, step in steps() if "${{" in step.get("run", "")]


def test_a_script_of_several_lines_stops_at_the_first_that_fails() -> None:
    scripts = [(place, step["run"].splitlines()) for place, step in steps() if "run" in step]

    assert [] == [place for place, lines in scripts if len(lines) > 1 and lines[0] != "set -euo pipefail"]


def test_a_job_that_hangs_is_ended() -> None:
    assert [] == [(name, job_name) for name, job_name, job in jobs() if "timeout-minutes" not in job]


@pytest.mark.parametrize("name", OF_ANY_PROJECT)
def test_a_workflow_of_any_project_names_nothing_of_this_repository(name: str) -> None:
    lines = (WORKFLOWS / f"{name}.yml").read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.strip().startswith("#"))

    assert not re.search(r"\./check|\bscripts/|\btests/|\bevals/|\btemplates/|digest/", text)


def test_the_workflow_that_publishes_waits_for_the_one_that_builds() -> None:
    assert [workflow("preview")["name"]] == workflow("publish-preview")["on"]["workflow_run"]["workflows"]


def test_zizmor_finds_nothing() -> None:
    assert "" == told(program("zizmor"), "--offline", "--no-progress", "--quiet", ".github")


def test_actionlint_finds_nothing() -> None:
    assert "" == told(program("actionlint"))


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", [str(path) for path in WORKFLOWS.glob("*.yml")]),
        ("readthedocs", [".readthedocs.yaml"]),
    ],
)
def test_settings_of_hosts_keep_to_their_schema(schema: str, files: list[str]) -> None:
    assert "" == told(program("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *files)


def test_the_settings_for_gitlab_keep_to_their_schema(tmp_path: Path) -> None:
    file = tmp_path / ".gitlab-ci.yml"
    file.write_text(gitlab(), "utf-8")

    assert "" == told(program("check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", str(file))


def gitlab() -> str:
    """The settings that the page tells to paste."""
    page = (ROOT / "docs" / "publish.md").read_text("utf-8")
    return re.search(r"```yaml title=\"\.gitlab-ci\.yml\"\n(.*?)```", page, re.S)[1]


def test_every_host_installs_and_builds_alike() -> None:
    netlify = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
    readthedocs = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text("utf-8"))["build"]["jobs"]

    assert "digest build" == netlify["build"]["command"]
    assert "site" == netlify["build"]["publish"]
    assert ["pip install -r requirements.txt"] == readthedocs["install"]
    assert ['digest build --site-dir "$READTHEDOCS_OUTPUT/html"'] == readthedocs["build"]["html"]
    assert ["pip install -r requirements.txt"] == yaml.safe_load(gitlab())["default"]["before_script"]


HOSTS = ("SITE_URL", "READTHEDOCS_CANONICAL_URL", "DEPLOY_PRIME_URL", "CF_PAGES_URL", "CI_PAGES_URL")


@pytest.mark.parametrize("number", range(len(HOSTS)))
def test_the_address_of_the_site_is_the_operators_or_the_hosts(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in HOSTS:
        monkeypatch.delenv(name, raising=False)
    for name in HOSTS[number:]:
        monkeypatch.setenv(name, f"https://{name.lower()}.example/")

    assert f"https://{HOSTS[number].lower()}.example/" == load_config(str(ROOT / "mkdocs.yml"))["site_url"]
