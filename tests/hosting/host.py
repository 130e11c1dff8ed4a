"""A GitHub in a folder: a bare repository, what the API would answer, and a runner for the jobs of the workflows.

The shell of each step runs as it is. The actions are played: checkout clones, upload and download zip and unzip.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import yaml

WORKFLOWS = Path(__file__).resolve().parents[2] / ".github" / "workflows"
PROGRAMS = Path(__file__).parent / "programs"
REPOSITORY = "Desk/briefing"
BOT = "github-actions[bot]"
GIT = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")


def workflow(name: str) -> dict:
    """A workflow as YAML has it; its `on` is no boolean."""
    return yaml.load((WORKFLOWS / f"{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


def git(folder: Path, *arguments: object) -> str:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}  # whoever runs the tests may sign commits
    command = ["git", *GIT, *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr
    return done.stdout.strip()


def zipped(files: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


class Host:
    """What GitHub knows and does, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.runs = folder, 0
        self.remote = folder / "github" / REPOSITORY
        self.remote.mkdir(parents=True)
        git(self.remote, "init", "--quiet", "--bare")
        self.work = folder / "desk"
        git(folder, "clone", "--quiet", self.remote, self.work)
        self.api = folder / "api"
        (self.api / "zips").mkdir(parents=True)
        self.know(pulls=[], artifacts=[], comments=[])
        self.summary = folder / "summary.md"
        self.programs = folder / "programs"
        self.programs.mkdir()
        for name in ("gh", "pip"):
            self.put_program(name, (PROGRAMS / f"{name}.py").read_text("utf-8"))
        self.put_program("sleep", "")

    def put_program(self, name: str, text: str) -> None:
        """Put a Python program on the path of the steps."""
        program = self.programs / name
        program.write_text(f"#!{sys.executable}\n{text}", "utf-8")
        program.chmod(0o755)

    def know(self, **facts: object) -> None:
        """State what the API answers from now on."""
        for name, fact in facts.items():
            (self.api / f"{name}.json").write_text(json.dumps(fact), "utf-8")

    def known(self, name: str) -> list[dict]:
        return json.loads((self.api / f"{name}.json").read_text("utf-8"))

    def calls(self) -> list[str]:
        """What was asked of `gh`, and of `digest` where a test has its own."""
        log = self.api / "calls.txt"
        return log.read_text("utf-8").splitlines() if log.exists() else []

    def commit(self, files: dict[str, str], message: str = "x") -> str:
        """Commit `files` to main and push; its full id."""
        for name, text in files.items():
            path = self.work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        git(self.work, "add", "--all")
        git(self.work, "commit", "--quiet", "--allow-empty", "-m", message)
        git(self.work, "push", "--quiet", "origin", "HEAD")
        return git(self.work, "rev-parse", "HEAD")

    def keep_artifact(self, name: str, packed: bytes) -> None:
        known = self.known("artifacts")
        (self.api / "zips" / f"{len(known) + 1}.zip").write_bytes(packed)
        self.know(artifacts=[*known, {"id": len(known) + 1, "name": name, "size_in_bytes": len(packed)}])

    def artifact(self, name: str) -> bytes:
        newest = max(each["id"] for each in self.known("artifacts") if each["name"] == name)
        return (self.api / "zips" / f"{newest}.zip").read_bytes()

    def pages(self) -> dict[str, bytes]:
        """Every file of branch gh-pages; none where there is no such branch."""
        if "gh-pages" not in git(self.remote, "branch"):
            return {}
        packed = subprocess.run(["git", "archive", "--format=zip", "gh-pages"], cwd=self.remote, capture_output=True)
        with zipfile.ZipFile(BytesIO(packed.stdout)) as archive:
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}

    def put_pages(self, files: dict[str, str]) -> None:
        """Commit `files` to branch gh-pages, from nothing."""
        desk = self.folder / "other-desk"
        shutil.rmtree(desk, ignore_errors=True)
        git(self.folder, "init", "--quiet", "--initial-branch", "gh-pages", desk)
        for name, text in files.items():
            (desk / name).parent.mkdir(parents=True, exist_ok=True)
            (desk / name).write_text(text, "utf-8")
        git(desk, "add", "--all")
        git(desk, "commit", "--quiet", "-m", "x")
        git(desk, "push", "--quiet", "--force", self.remote, "gh-pages")

    def run(self, name: str, ref: str = "main", **context: object) -> dict[str, str]:
        """Run a workflow's jobs in order, each where its `if` allows; how each ended."""
        context = {"github.token": "t0ken", "github.repository_owner": "Desk", "vars.SITE_URL": "", **context}
        context |= {"github.event.repository.name": "briefing", "github.event.repository.default_branch": "main"}
        results: dict[str, str] = {}
        self.runs += 1
        for job_name, job in workflow(name)["jobs"].items():
            needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
            asked = job.get("if", "true")
            stopped = "cancelled()" not in asked and any(results[each] != "success" for each in needs)
            if stopped or not evaluate(asked.removeprefix("${{").removesuffix("}}"), context):
                results[job_name] = "skipped"
            else:
                shared = {**workflow(name).get("env", {}), **job.get("env", {})}
                results[job_name] = self._run_job(f"{self.runs}-{job_name}", job, shared, ref, context)
            context[f"needs.{job_name}.result"] = results[job_name]
        return results

    def _run_job(self, name: str, job: dict, shared: dict, ref: str, context: dict) -> str:
        runner = self.folder / "runner" / name
        workspace, temp, home = runner / "work", runner / "temp", runner / "home"
        for each in (workspace, temp, home):
            each.mkdir(parents=True)
        self.told = ""
        for step in job["steps"]:
            if "uses" in step:
                self._play(step["uses"].split("@")[0], step.get("with", {}), workspace, ref, context)
                continue
            output = temp / "output"
            output.write_text("")
            env = {key: filled(value, context) for key, value in {**shared, **step.get("env", {})}.items()}
            env |= {
                "PATH": f"{self.programs}:{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(home),
                "FAKE_API": str(self.api), "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_SERVER_URL": f"file://{self.folder}/github",
                "GITHUB_SHA": git(self.remote, "rev-parse", ref), "RUNNER_TEMP": str(temp),
            }  # fmt: skip
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=workspace, env=env, capture_output=True, text=True, check=False
            )
            self.told += done.stdout + done.stderr
            if done.returncode:
                return "failure"
            for line in output.read_text("utf-8").splitlines():
                key, _, value = line.partition("=")
                context[f"steps.{step['id']}.outputs.{key}"] = value
        for key, value in job.get("outputs", {}).items():
            context[f"needs.{name.partition('-')[2]}.outputs.{key}"] = filled(value, context)
        return "success"

    def _play(self, action: str, given: dict, workspace: Path, ref: str, context: dict) -> None:
        if action == "actions/checkout":
            git(workspace, "init", "--quiet")
            wanted = filled(given.get("ref", ref), context)
            git(workspace, "fetch", "-q", "--depth", given.get("fetch-depth", "1"), f"file://{self.remote}", wanted)
            git(workspace, "checkout", "--quiet", "--detach", "FETCH_HEAD")
        elif action == "actions/upload-artifact":
            paths = [workspace / line for line in given["path"].split()]
            top = paths[0] if paths[0].is_dir() else workspace
            files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
            named = {file.relative_to(top).as_posix(): file.read_bytes() for file in files if file.is_file()}
            assert named, "if-no-files-found: error"
            self.keep_artifact(given["name"], zipped(named))
        elif action == "actions/download-artifact":
            with zipfile.ZipFile(BytesIO(self.artifact(given["name"]))) as archive:
                archive.extractall(workspace / given["path"])
        else:
            assert action == "actions/setup-python", action


def filled(text: str, context: dict) -> str:
    """`text` with each of its expressions evaluated, as GitHub does."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda match: str(evaluate(match[1], context)), text)


def evaluate(expression: str, context: dict) -> object:
    """What an expression of our workflows is; KeyError for a name that the test does not know."""
    names = r"'[^']*'|\b(?:github|vars|needs|steps)\.[\w.-]+"
    python = re.sub(names, lambda m: m[0] if m[0][0] == "'" else repr(context[m[0]]), expression.strip())
    python = python.replace("&&", " and ").replace("||", " or ").replace("!c", "not c").replace("true", "True")
    python = python.replace("'True'", "'true'")
    return eval(python, {"cancelled": lambda: False, "format": lambda text, *parts: text.format(*parts)})
