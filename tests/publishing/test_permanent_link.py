"""The file that a live page leads to: of its own day, else of the last session before, else of today."""

import pytest
from builders import TOWN, on, view

from indicators.publishing.permanent import permanent_link

from .test_site import CLOSED, TODAY, town


@pytest.mark.parametrize(
    ("page", "query", "path", "day"),
    [
        ("scoreboard", {"as_of": CLOSED}, "en/2025-12-11/town/2025/council/scoreboard.html", None),
        ("scoreboard", {"as_of": "2026-01-20"}, "en/2025-12-11/town/2025/council/scoreboard.html", CLOSED),
        ("scoreboard", {}, "en/2025-12-11/town/2025/council/scoreboard.html", CLOSED),
        ("indicator", {"id": "rice"}, "en/2025-12-11/town/2025/council/indicator/rice.html", CLOSED),
        ("sources", {}, "en/latest/town/sources.html", TODAY.isoformat()),
    ],
)
def test_live_page_leads_to_the_file_of_its_day_and_says_another_one(
    page: str, query: dict[str, str], path: str, day: str | None
) -> None:
    store = town()
    asked = {"area": TOWN, "year": "2025", "lang": "en", **query}
    seen = view(store, TODAY, **{name: one for name, one in asked.items() if name != "id"})
    found = permanent_link(store, TODAY, page, asked, seen)
    assert found is not None
    assert (found.link.path, found.on) == (path, on(day) if day else None)


def test_page_of_a_day_before_every_session_has_the_file_of_today_and_says_so() -> None:
    store = town()
    asked = {"area": TOWN, "year": "2025", "lang": "vi", "as_of": "2025-06-30"}
    found = permanent_link(store, TODAY, "scoreboard", asked, view(store, TODAY, **asked))
    assert found is not None
    assert (found.link.path, found.on) == ("vi/latest/town/2025/council/scoreboard.html", TODAY)
