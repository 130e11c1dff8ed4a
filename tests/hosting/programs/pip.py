"""A `pip` that installs nothing: digest is installed already."""

import os
import sys
from pathlib import Path

match sys.argv[1:]:
    case ["install", "-r", "requirements.txt"]:
        pass
    case ["install", "--require-hashes", "-r", "requirements-compare.txt"]:
        assert Path("requirements-compare.txt").is_file()
        assert "GH_TOKEN" not in os.environ
    case ["install", "--no-deps", "--no-build-isolation", "-r", "requirements.txt"]:
        assert "GH_TOKEN" not in os.environ
    case _:
        sys.exit(f"pip: {sys.argv} is not played")
