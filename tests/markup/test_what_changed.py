"""What changed as HTML, the days offered to compare with, and the buttons of what a page gives away."""

from datetime import date

import pytest
from boards.seen import LANGUAGES, TODAY, view
from builders import real_store

from indicators import markup
from indicators.boards.changes import changes, parse_changes_query, since_choices
from indicators.boards.view import Unknown
from indicators.wording import Lang

from .parsed import Parsed, checked

DECEMBER = {"year": "2025", "area": "HP", "as_of": "2025-12-11"}


def section(since: str, lang: Lang, code: str = "") -> Parsed:
    """Return what changed from a day to the close of the 32nd session."""
    shown = view(None, TODAY, lang=lang, **DECEMBER)
    board = changes(real_store(), shown, date.fromisoformat(since), TODAY)
    return checked(markup.changes_html(board, since_choices(real_store(), shown, board.since), shown, code))


@pytest.mark.parametrize(("lang", "said"), [("vi", "chuyển từ đạt sang không đạt"), ("en", "from met to missed")])
def test_the_flip_of_growth_stands_first_and_its_numbers_lead_to_their_records(lang: Lang, said: str):
    parsed = section("2025-12-05", lang)
    assert said in parsed.text
    assert parsed.all("tr", "used")[0].attributes["data-passport"] == "result.grdp_growth"
    assert {"A0001", "A0003"} <= {n.attributes.get("data-passport") for n in parsed.all("a", "number")}


def test_of_one_indicator_only_its_own_change_is_shown():
    parsed = section("2025-12-05", "en", "export")
    assert [n.text for n in parsed.all("a", "name")] == ["Exports"]
    assert "Nothing changed from 5 Dec 2025 to 11 Dec 2025" in section("2025-12-05", "en", "fdi").text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_days_offered_are_sessions_by_name_and_days_with_news_before_the_one_in_view(lang: Lang):
    shown = view(None, TODAY, lang=lang, **DECEMBER)
    none, *days = since_choices(real_store(), shown, None)
    assert (none.value, none.chosen) == ("none", True)
    assert [d.value for d in days] == sorted((d.value for d in days), reverse=True)
    assert {"2025-07-25", "2025-12-02", "2025-12-09"} <= {d.value for d in days}
    assert all(d.value < "2025-12-11" for d in days)
    chosen = [d for d in since_choices(real_store(), shown, date(2025, 10, 3)) if d.chosen]
    assert [d.value for d in chosen] == ["2025-10-03"]


def test_a_day_that_is_none_says_so_and_nothing_else():
    shown = view(None, TODAY, lang="en", **DECEMBER)
    found = parse_changes_query(real_store(), {**shown.params(), "since": "yesterday"}, TODAY)
    assert isinstance(found, Unknown)
    parsed = checked(markup.changes_html(found, since_choices(real_store(), shown, None), shown))
    assert "yesterday" in parsed.text
    assert parsed.all("table") == []


@pytest.mark.parametrize(("lang", "present"), [("vi", "Trình chiếu"), ("en", "Present")])
def test_each_format_has_a_button_that_says_what_it_gives(lang: Lang, present: str):
    parsed = checked(markup.downloads_html({"deck": ("open", "html", "pptx"), "scoreboard": ("csv", "xlsx")}, lang))
    assert [n.text for n in parsed.all("button")] == [present, "HTML", "PowerPoint", "CSV", "Excel"]
    assert [n.attributes["data-table"] for n in parsed.all("button")] == ["deck"] * 3 + ["scoreboard"] * 2
    assert all(n.text in n.attributes["aria-label"] for n in parsed.all("button"))
    assert markup.downloads_html({}, lang) == ""


def test_a_passport_that_is_none_names_what_was_asked_for():
    parsed = checked(markup.no_passport_html("There is no figure “<b>”.", "en"))
    assert parsed.all("h2")[0].text == "There is no figure “<b>”."
    assert len(parsed.all("a", "shut")) == 1
