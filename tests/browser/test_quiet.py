"""The pages ask nobody else, complain of nothing, and tell nothing of the machine they run on."""

from urllib.parse import urlsplit

import pytest

from tests.browser.served import Served
from tests.browser.visitor import Visitors

INDICATOR = "/indicator?id=budget_total&year=2025&lang=en"
ICONS = "[...document.querySelectorAll('link[rel~=icon]')].map(link => link.href)"


@pytest.mark.parametrize("appearance", ["light", pytest.param("dark", marks=pytest.mark.deep)])
def test_both_pages_ask_no_other_host_and_log_no_error(visitors: Visitors, served: Served, appearance: str):
    reader = visitors.fresh(served, color_scheme=appearance)
    page = reader.open("/?lang=vi&year=2025")
    icons = page.evaluate(ICONS)
    reader.open(INDICATOR)
    reader.charted()
    page.locator(".js-plotly-plot .main-svg").first.hover()
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    assert any(url.startswith("ws://") for url in reader.requested)
    assert any(".woff" in url for url in reader.requested)  # the typeface comes from here too
    assert len(reader.requested) > 20
    assert reader.outside() == []
    assert [urlsplit(icon).netloc for icon in icons] == [served.host]
    assert reader.errors == []
    assert served.outward() == []


@pytest.mark.deep
def test_the_socket_tells_no_path_of_the_data_and_no_traceback(visitors: Visitors, served: Served):
    reader = visitors.fresh(served)
    for path in ("/?lang=vi", INDICATOR, "/?year=x", "/indicator?id=nope"):
        reader.open(path)
    assert len(reader.frames) > 10
    assert reader.internals(str(served.data), str(served.data.parent)) == []


def test_a_foreign_page_knocking_at_the_socket_makes_the_server_ask_nobody_outside(visitors: Visitors, served: Served):
    visitors(served).open("/?lang=vi")
    knock = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    assert served.ask("/_stcore/stream", **knock, **key, Origin="http://evil.example")[0] == 403
    assert served.outward() == []
