"""Which Chromium the browser tests drive.

python tests/browser/chromium.py             print its path, or exit with 1
python tests/browser/chromium.py --install   the same, and install one first where there is none
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "brave-browser")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""Works as root and in a container, and asks nothing of the network on its own account."""

MINUTES = 60


def find() -> str | None:
    """Path of a Chromium or Chrome: $DIGEST_CHROMIUM, the system's, or Playwright's own."""
    named = (os.environ.get("DIGEST_CHROMIUM"), *map(shutil.which, NAMES), *MAC, _playwrights_own())
    return next((path for path in named if path and Path(path).exists()), None)


def install() -> None:
    """Try what this machine allows: the system's packages as root, else Playwright's download."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation")
    if not find():
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Exception:  # no driver for this machine, or a loop that is already running
        return None


def _run(*command: str) -> None:
    print("$", *command, file=sys.stderr)
    try:
        subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=5 * MINUTES, check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)


if __name__ == "__main__":
    if "--install" in sys.argv and not find():
        install()
    print(path := find() or "no Chromium and no Chrome was found")
    sys.exit(0 if Path(path).exists() else 1)
