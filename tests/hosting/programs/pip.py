"""A `pip` that installs nothing: digest is installed already."""

import sys

assert sys.argv[1:] == ["install", "-r", "requirements.txt"], sys.argv
