"""Look for input that breaks a promise, led by what code it reaches: `python -m tests.fuzz [SECONDS]`.

Needs atheris (`pip install -e .[fuzz]`). What it finds is written beside the corpus as crash-...; put it into
`tests/fuzz/corpus/` and mend the program: the tests go through the corpus too.
"""

from __future__ import annotations

import sys
import tempfile

import atheris

with atheris.instrument_imports(include=["digest"]):
    from tests.fuzz.promises import CORPUS, hold


def main() -> None:
    """Fuzz for so many seconds, 60 without an argument; new input that reaches new code goes to a folder of its own."""
    seconds = sys.argv[1] if len(sys.argv) > 1 else "60"
    with tempfile.TemporaryDirectory() as found:
        options = [f"-max_total_time={seconds}", "-max_len=4096", "-timeout=20", "-rss_limit_mb=2048"]
        options.append(f"-artifact_prefix={CORPUS.parent}/")
        atheris.Setup([sys.argv[0], *options, found, str(CORPUS)], hold)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
