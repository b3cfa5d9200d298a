"""The release calendar of a year: which stage is due when, and whether it is on file."""

from builders import NATION, TOWN, real_store, report, small_store, target

from indicators.boards.releases import Calendar, calendar
from indicators.boards.sources import sources_board
from indicators.model import Release, Source

from .seen import TODAY, view

PAGE = Source(
    id="S9", publisher="The Gazette", title="Days of release", url="https://a.example/", published_on="2024-06"
)


def rule(stage: str, due: str, years_after: str, kinds: str = "city") -> Release:
    words = {
        "id": f"R-{stage}-{kinds}", "indicators": ["rice", "growth"], "kinds": [kinds], "stage": stage, "due": due,
        "years_after": years_after, "since": "2024-08-01", "standing": "observed", "as_printed": "so", "source": ["S9"],
    }  # fmt: skip
    return Release.model_validate(words)


def of_town(*lines: dict[str, str], lang: str = "en") -> Calendar:
    rules = (
        rule("official", "10-30", "2"),
        rule("preliminary", "09-29", "1"),
        rule("estimate", "01-06", "1"),
        rule("estimate", "01-03", "1", kinds="nation"),
    )
    plans = [target("10"), target("3", indicator="growth", unit="%")]
    store = small_store(lines, plans, releases=rules, sources=(PAGE,))
    return calendar(store, view(store, lang=lang, area=TOWN, year="2025", as_of="2026-11-15"))


def test_stages_come_by_the_day_they_are_due_the_nation_after_the_area():
    rows = of_town().rows
    assert [(row.about, row.stage, row.due) for row in rows] == [
        ("Town, 2025", "Estimate", "6 Jan 2026"),
        ("Town, 2025", "Preliminary", "29 Sep 2026"),
        ("Town, 2025", "Official", "30 Oct 2027"),
        ("Land, 2025", "Estimate", "3 Jan 2026"),
    ]


def test_a_stage_is_on_file_past_due_or_to_come():
    rows = of_town(report("9", "2025-12-02"), report("8", "2025-12-09")).rows
    town = [(row.what, row.stage, row.state, row.state_words) for row in rows if row.about == "Town, 2025"]
    assert town == [
        ("rice", "Estimate", "released", "estimate, on record since 2 Dec 2025"),
        ("growth", "Estimate", "overdue", "due, not on record"),
        ("rice and growth", "Preliminary", "overdue", "due, not on record"),
        ("rice and growth", "Official", "later", "not due yet"),
    ]


def test_a_higher_stage_stands_for_a_lower_one_and_is_named():
    (_, preliminary, *_) = [
        row for row in of_town(report("9", "2026-09-20", "official")).rows if row.what.startswith("rice")
    ]
    assert preliminary.state_words == "official, on record since 20 Sep 2026"


def test_a_habit_is_never_called_a_calendar_of_the_office():
    assert {row.rests for row in of_town().rows} == {"observed in this record, not an official calendar"}
    assert {row.rests for row in of_town(lang="vi").rows} == {"theo những gì đã ghi nhận, không phải lịch chính thức"}


def test_a_row_leads_to_the_page_that_printed_its_rule():
    origin = of_town().rows[0].origin
    assert (origin.source, origin.publisher, origin.url) == ("S9", "The Gazette", "https://a.example/")
    assert origin.words == "“so” · The Gazette, Jun 2024"


def test_what_is_due_and_missing_is_what_the_doubts_say_where_a_lower_stage_is_on_file():
    store = real_store()
    board = sources_board(store, view(lang="en", area="HP", year="2025", as_of="2026-11-15"), TODAY)
    late = {row.about for row in board.calendar.rows if row.state == "overdue"}
    assert late == {"Hai Phong, 2025", "Viet Nam, 2025"}
    assert board.calendar.ruled


def test_a_day_that_an_act_moved_later_is_the_old_one_until_then():
    early = calendar(real_store(), view(lang="en", area="HP", year="2025", as_of="2025-12-11"))
    assert [(row.what, row.stage, row.due) for row in early.rows if "Hai Phong" in row.about] == []
    assert ("Preliminary", "6 Oct 2026") in {(row.stage, row.due) for row in early.rows}


def test_without_rules_there_is_no_calendar():
    store = small_store([report("9", "2025-12-02", area=NATION)], [target("10")])
    assert not calendar(store, view(store, lang="en", area=TOWN)).ruled
