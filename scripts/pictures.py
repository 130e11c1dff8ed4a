"""The pictures in `docs/pictures/`, taken of the site of the seeds: `python scripts/pictures.py` makes them anew.

Each is a part of a page in the light and in the dark palette, as WebP. Run it when the look of the pages has changed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from base64 import b64decode
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser import chromium  # noqa: E402  the repository is no package

FOLDER = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 640, 900
SCALE = 1.5
"""Points of the picture for one of the page: sharp on most screens."""
QUALITY = 70
TALLEST = 460
"""Points of the page that a picture shows at most."""
AROUND = 10
"""Points of the page around what is shown."""

SHOTS = {
    "sources": ("index.html", ".dg-lead > p:nth-of-type(1)", ".dg-lead p:nth-of-type(1) .dg-chip"),
    "difference": ("index.html", ".dg-brief >> nth=0", None),
    "wordings": ("quotations.html", ".dg-quote >> nth=1", None),
    "glance": ("details.html", ".dg-glance", None),
    "coverage": ("coverage.html", ".dg-chart svg", None),
}
"""Name -> (page, what is shown of it, what the mouse rests on)."""


def take(browser: Browser, site: Path, scheme: str) -> None:
    """Write each picture in one palette."""
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce"
    )
    page = context.new_page()
    for name, (address, shown, rest) in SHOTS.items():
        page.goto((site / address).as_uri())
        page.add_style_tag(content=".md-header { display: none }")  # it would lie over a long part of a page
        page.locator(shown).scroll_into_view_if_needed()
        if rest:
            page.locator(rest).first.hover()
            page.wait_for_selector(".dg-preview")
        (FOLDER / f"{name}-{scheme}.webp").write_bytes(picture(page, shown))
    context.close()


def picture(page: Page, shown: str) -> bytes:
    """What `shown` selects, and the preview where there is one, as WebP."""
    boxes = [box for box in (page.locator(each).first.bounding_box() for each in (shown, *preview(page))) if box]
    left, top = min(b["x"] for b in boxes) - AROUND, min(b["y"] for b in boxes) - AROUND
    right, bottom = (max(b[at] + b[size] for b in boxes) + AROUND for at, size in (("x", "width"), ("y", "height")))
    clip = {
        "x": left,
        "y": top + page.evaluate("scrollY"),
        "width": right - left,
        "height": min(TALLEST, bottom - top),
        "scale": SCALE,
    }
    asked = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    return b64decode(page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)["data"])


def preview(page: Page) -> tuple[str, ...]:
    """Selects the preview, when it is open."""
    return (".dg-preview",) if page.locator(".dg-preview").count() else ()


def main() -> None:
    """Build the site of the seeds and take every picture."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], cwd=ROOT, check=True)  # noqa: S603
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        for scheme in ("light", "dark"):
            take(browser, site, scheme)
        browser.close()


if __name__ == "__main__":
    main()
