"""A `gh` that answers from files and writes down what it was asked."""

import json
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

API = Path(os.environ["FAKE_API"])
with (API / "calls.txt").open("a", encoding="utf-8") as log:
    log.write(" ".join(["gh", *sys.argv[1:]]).replace("\n", " ") + "\n")
assert os.environ.get("GH_TOKEN"), "gh needs a token"
if sys.argv[1:] == ["auth", "setup-git"]:
    sys.exit()
assert "api" == sys.argv[1], sys.argv

method, query, path, fields = "GET", None, "", {}
rest = iter(sys.argv[2:])
for each in rest:
    if each == "--method":
        method = next(rest)
    elif each == "--jq":
        query = next(rest)
    elif each in ("-f", "-F"):
        name, _, value = next(rest).partition("=")
        fields[name] = Path(value[1:]).read_text("utf-8") if each == "-F" and value[0] == "@" else value
    elif each not in ("--paginate", "--silent"):
        path = urlsplit(each).path
assert path.startswith("repos/Desk/briefing/"), path
kind, *steps = path.removeprefix("repos/Desk/briefing/").split("/")


def known(name: str) -> list:
    return json.loads((API / f"{name}.json").read_text("utf-8"))


def answer() -> object:
    match method, kind, steps:
        case "GET", "pulls", []:
            return [
                pull for pull in known("pulls")
                if fields["state"] == pull["state"]
                and fields["head"] == f"{pull['head']['repo']['full_name'].split('/')[0]}:{pull['head']['ref']}"
            ]  # fmt: skip
        case "GET", "pulls", [number]:
            found = [pull for pull in known("pulls") if str(pull["number"]) == number]
            return found[0] if found else sys.exit("gh: Not Found (HTTP 404)")
        case "GET", "actions", ["runs", _, "artifacts"]:
            return {"artifacts": [each for each in known("artifacts") if each["name"] == fields["name"]]}
        case "GET", "actions", ["artifacts", number, "zip"]:
            sys.stdout.buffer.write((API / "zips" / f"{number}.zip").read_bytes())
            sys.exit()
        case "GET", "issues", [_, "comments"]:
            return known("comments")
        case "POST", "issues", [number, "comments"]:
            made = {"id": len(known("comments")) + 1, "issue": number, "user": {"login": "github-actions[bot]"}}
            (API / "comments.json").write_text(json.dumps([*known("comments"), {**made, **fields}]), "utf-8")
        case "PATCH", "issues", ["comments", number]:
            changed = [each | fields if str(each["id"]) == number else each for each in known("comments")]
            (API / "comments.json").write_text(json.dumps(changed), "utf-8")
        case _:
            sys.exit(f"gh: {method} {path} is not played")
    return None


found = answer()
if query:
    import jq

    for value in jq.compile(query).input_value(found):
        print(value if isinstance(value, str) else "" if value is None else json.dumps(value))
