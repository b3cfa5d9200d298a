"""The first page that a new server ever shows is the one that was asked for."""

import re
from pathlib import Path

import pytest

from tests.browser.served import copied, serving
from tests.browser.visitor import Visitor, Visitors


def no_sidebar(visitor: Visitor) -> bool:
    bars = visitor.page.locator('[data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"]')
    return bars.count() == 0


@pytest.mark.deep
def test_the_first_open_of_a_cold_server_shows_the_english_board_of_the_year_asked_for(
    visitors: Visitors, tmp_path: Path
):
    with serving(tmp_path, copied(tmp_path / "data")) as cold:
        reader = visitors.fresh(cold)  # a Vietnamese browser: the language of the address wins
        page = reader.open("/?lang=en&year=2025")
        assert reader.sentence.startswith("In 2025 Hai Phong missed 2 targets")
        assert reader.query == {"lang": "en", "year": "2025"}
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.title() == "Scoreboard"
        assert page.locator("table").first.locator("tbody tr").count() == 11
        assert no_sidebar(reader)
        visitors.leave()  # before the server ends: what a page still fetches would fail


@pytest.mark.deep
@pytest.mark.parametrize("path", ["/indicator?id=grdp_growth&year=2025&as_of=2025-12-11"])
def test_a_deep_link_as_the_first_open_of_a_cold_server_shows_the_verdict_and_the_chart(
    visitors: Visitors, tmp_path: Path, path: str
):
    with serving(tmp_path, copied(tmp_path / "data")) as cold:
        reader = visitors.fresh(cold)
        page = reader.open(path)
        reader.charted()
        assert reader.sentence == (
            "Năm 2025, Hải Phòng không đạt mức 12,35% do HĐND thành phố giao về tốc độ tăng GRDP: "
            "11,81%, thấp hơn 0,54 điểm phần trăm."
        )
        assert page.url == cold.address(path)
        assert no_sidebar(reader)
        assert page.locator("html").get_attribute("lang") == "vi"
        assert re.search("Hợp nhất 1/7/2025", page.locator(".js-plotly-plot").first.inner_text())
        visitors.leave()
