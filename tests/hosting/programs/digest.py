"""The installed `digest`, with a FAKE `digest diff` where it has none yet.

Remove this file, and its name in host.py, when `digest diff` is there: the installed one is on the path as well.
"""

import json
import subprocess
import sys
from pathlib import Path

from digest.cli import main

if sys.argv[1] == "diff" and "diff" not in main.commands:
    try:
        old, new = (
            {each["file"] for each in json.loads(Path(n).read_text("utf-8"))["articles"]} for n in sys.argv[2:4]
        )
    except (ValueError, KeyError, TypeError):
        sys.exit(2)
    assert ["--format", "markdown"] == sys.argv[4:], sys.argv
    for sign, names in (("new", new - old), ("gone", old - new)):
        for name in sorted(names):
            print(f"- {sign}: `{name}`")
else:
    sys.exit(subprocess.run([sys.executable, "-m", "digest", *sys.argv[1:]], check=False).returncode)
