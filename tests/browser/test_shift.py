"""Nothing moves under the reader's eyes while a page loads."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import NARROW, WIDE, Site, new_context
from tests.depth import deep

MOST = 0.02
"""Sum of the scores of a page's layout shifts; up to 0.1 is called good, one line that comes above the rest is 0.03."""

WATCH = """
window.shifts = [];
const part = node => !node ? 'gone' : node.nodeType !== 1 ? part(node.parentNode)
  : [node.localName + (node.id && '#' + node.id), ...node.classList].join('.');
new PerformanceObserver(list => {
  for (const shift of list.getEntries())
    if (!shift.hadRecentInput) shifts.push({by: shift.value, moved: shift.sources.map(source => part(source.node))});
}).observe({type: 'layout-shift', buffered: true});
"""


@deep
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_page_moves_while_it_loads(width: int, site: Site, browser: Browser) -> None:
    context = new_context(browser, width=width)
    context.add_init_script(WATCH)
    moving = {}
    for name, address in site.pages.items():
        page = context.new_page()
        page.goto(site.url + address)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        shifts = page.evaluate("shifts")
        if sum(shift["by"] for shift in shifts) >= MOST:
            moving[name] = shifts
        page.close()
    context.close()

    assert {} == moving
