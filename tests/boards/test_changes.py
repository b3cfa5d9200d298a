"""What changed between two days: the record of December 2025, and small cases of each kind of move."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import (
    OLD_TOWN,
    TOWN,
    Line,
    cumulative,
    indicator,
    on,
    real_store,
    report,
    small_store,
    target,
    town_store,
)

from indicators.boards.changes import Change, ChangesBoard, changes, parse_changes_query
from indicators.boards.changes.json_view import as_json
from indicators.boards.scoreboard import scoreboard
from indicators.boards.view import Unknown, View
from indicators.model import OfficialVerdict
from indicators.store import Store
from indicators.wording import words

from .seen import TODAY, numbers_in

SINCE, UNTIL = "2025-12-05", "2025-12-11"
EARLY = {"period": "2023", "adopted_on": "2023-01-01"}  # so that the town is known long before


def resolved(store: Store, **params: str) -> tuple[View, date]:
    found = parse_changes_query(store, params, TODAY)
    assert not isinstance(found, Unknown), found
    return found


def refused(store: Store, **params: str) -> Unknown:
    found = parse_changes_query(store, params, TODAY)
    assert isinstance(found, Unknown), found
    return found


def between(store: Store, since: str, until: str, **params: str) -> ChangesBoard:
    """Return what changed in a store between two days, in English."""
    return changes(store, *resolved(store, since=since, until=until, lang="en", **params), TODAY)


def december(lang: str = "en") -> ChangesBoard:
    return changes(real_store(), *resolved(real_store(), since=SINCE, until=UNTIL, lang=lang), TODAY)


def small(lines: list[Line], wanted: list[Line], since: str = "2025-06-01", **other: Any) -> ChangesBoard:  # noqa: ANN401
    """Return what changed for a town of one or two indicators between a day and the end of June 2026."""
    return between(town_store(lines, wanted, **other), since, "2026-06-30", year="2025", area=TOWN)


def only(board: ChangesBoard) -> Change:
    (one,) = board.changes
    return one


def by_code(board: ChangesBoard) -> dict[str, dict[str, Any]]:
    return {one["indicator"]: one for one in as_json(board)["changes"]}


# ---- the record


def test_growth_flips_in_the_week_of_the_session_because_the_figure_moved():
    growth = by_code(december())["grdp_growth"]
    assert (growth["verdict_before"], growth["verdict_after"], growth["flipped"]) == ("met", "missed", True)
    assert (growth["reason"], growth["reason_words"], growth["target"]) == ("figure", "the figure moved", None)
    ends = growth["figure"]
    assert (ends["before"]["value"], ends["after"]["value"]) == ("12.35", "11.81")
    assert (ends["before"]["published_on"], ends["before"]["source"]) == ("2025-12-02", "S037")
    assert ends["after"]["published_on"] in ("2025-12-09", "2025-12-11")


def test_exports_enterprises_and_housing_get_their_first_figures():
    found = by_code(december())
    first = {code: one["figure"]["after"]["value"] for code, one in found.items() if one["figure"]["before"] is None}
    assert first == {"export": "50.14", "new_enterprises": "7200", "social_housing": "10775"}
    assert {found[code]["flipped"] for code in first} == {False}
    assert found["social_housing"]["target"]["after"]["value"] == "10694"


def test_only_growth_flips_and_stands_first():
    assert [one.indicator for one in december().changes if one.flipped] == ["grdp_growth"]
    assert december().changes[0].indicator == "grdp_growth"


def test_the_sentence_says_the_flip_its_reason_and_the_first_figures():
    assert december().sentence == (
        "Hai Phong, 2025, from 5 Dec 2025 to 11 Dec 2025: GRDP growth went from met to missed because the figure moved"
        " (12.35% → 11.81%). First figures for the whole year: exports, new enterprises and social housing."
        " First targets on record: social housing."
    )
    assert ("went from met to missed", "strong") in december().sentence_parts


def test_in_vietnamese_the_numbers_are_the_same():
    vietnamese, english = december("vi"), december()
    assert "chuyển từ đạt sang không đạt do số liệu thay đổi (12,35% → 11,81%)" in vietnamese.sentence
    assert numbers_in(vietnamese.sentence, "vi")[-2:] == numbers_in(english.sentence, "en")[-2:]


def test_every_end_is_what_the_board_of_that_day_shows():
    store, (view, since) = real_store(), resolved(real_store(), since=SINCE, until=UNTIL)
    for name, day in (("before", since), ("after", view.as_of)):
        shown = resolved(store, since=SINCE, until=day.isoformat())[0]
        rows = {r.indicator: r for r in scoreboard(store, shown, TODAY).every_row}
        for code, one in by_code(december()).items():
            assert one[f"verdict_{name}"] == rows[code].verdict
            figure = one["figure"] and one["figure"][name]
            assert (figure and figure["value"]) == rows[code].actual


def test_nothing_changes_between_a_day_and_itself():
    board = between(real_store(), UNTIL, UNTIL)
    assert (board.changes, board.unchanged) == ((), 11)
    assert board.sentence.endswith("no figure, no target and no verdict changed.")


def test_in_winter_the_citys_own_verdicts_appear_and_revenue_moves_without_a_flip():
    board = between(real_store(), UNTIL, "2026-01-20", year="2025")
    found = by_code(board)
    assert (found["iip_growth"]["official_before"], found["iip_growth"]["official_after"]) == (None, "missed")
    assert found["budget_total"]["figure"]["after"]["value"] == "196911.318"
    assert "Figures that moved without turning a verdict: budget revenue." in board.sentence
    assert "and 1 other." in board.sentence


# ---- each kind of move


def test_a_verdict_flips_because_the_target_moved():
    moved = small([report("12", "2025-05-01")], [target("10"), target("14", adopted_on="2025-12-01")])
    one = only(moved)
    assert (one.flipped, one.reason, one.figure, one.reason_words) == (True, "target", None, "the target moved")
    assert "rice [" not in moved.sentence
    assert "rice went from exceeded to missed because the target moved (10 tonnes → 14 tonnes)." in moved.sentence


def test_a_verdict_flips_because_both_moved():
    lines = [report("12", "2025-05-01"), report("11", "2025-12-09")]
    one = only(small(lines, [target("10"), target("14", adopted_on="2025-12-01")]))
    assert (one.flipped, one.reason) == (True, "both")


def test_a_target_that_moves_without_turning_the_verdict_is_said_apart():
    moved = small([report("12", "2025-05-01")], [target("10"), target("11", adopted_on="2025-12-01")])
    assert (only(moved).flipped, only(moved).reason) == (False, None)
    assert "Targets that moved without turning a verdict: rice." in moved.sentence


def test_the_same_target_in_another_document_is_no_move():
    wanted = [target("10", document="1/NQ"), target("10", adopted_on="2025-12-01", document="2/NQ")]
    one = only(moved := small([], wanted))
    assert one.target is not None
    assert (one.target.moved, one.reason) == (False, None)
    assert "Same target in another document: rice." in moved.sentence


def test_the_same_number_at_a_later_stage_is_told_as_that():
    moved = small([report("12", "2025-05-01"), report("12", "2025-12-09", "official")], [target("10")])
    figure = only(moved).figure
    assert figure is not None
    assert (figure.moved, figure.same_number) == (True, True)
    assert "Same number at another stage: rice." in moved.sentence


def test_a_number_that_is_only_repeated_is_no_change():
    moved = small([report("12", "2025-05-01"), report("12", "2025-12-09")], [target("10")])
    assert (moved.changes, moved.unchanged) == ((), 1)


def test_digits_that_say_more_are_a_move():
    one = only(small([report("12", "2025-05-01"), report("12.0", "2025-12-09")], [target("10")]))
    assert one.figure is not None
    assert [side.quantum for side in (one.figure.before, one.figure.after) if side] == [Decimal(1), Decimal("0.1")]


def test_while_the_year_is_open_the_cumulative_figure_moves():
    moved = small([cumulative("3", "2025-03", "2025-04-02"), cumulative("9", "2025-09", "2025-10-02")], [target("10")])
    told = by_code(moved)["rice"]
    assert (told["figure"], told["progress"]["before"]["value"], told["progress"]["after"]["value"]) == (None, "3", "9")
    assert told["progress"]["after"]["period"] == "2025-09"
    assert "New cumulative figures: rice." in moved.sentence


def test_a_figure_of_the_whole_year_ends_the_cumulative_ones():
    told = by_code(small([cumulative("3", "2025-03", "2025-04-02"), report("12", "2025-12-09")], [target("10")]))
    assert (told["rice"]["progress"], told["rice"]["figure"]["before"]) == (None, None)
    assert told["rice"]["figure"]["after"]["value"] == "12"


def test_a_row_that_one_of_the_boards_does_not_have_is_drawn_for_its_day():
    nouns = [indicator("rice"), indicator("growth", "rate")]
    wanted = [target("10"), target("5", indicator="growth", unit="%", adopted_on="2025-12-01")]
    early = report("6", "2025-05-01", indicator="growth", unit="%")
    told = by_code(small([early], wanted, indicators=nouns))["growth"]
    assert (told["figure"], told["verdict_before"], told["verdict_after"]) == (None, "watched", "exceeded")
    assert (told["flipped"], told["reason"], told["target"]["before"]) == (False, "target", None)


def test_a_verdict_may_change_though_nothing_was_published():
    store = small_store([], [target("10", area=OLD_TOWN), target("1", area=OLD_TOWN, **EARLY)])
    one = only(between(store, "2025-06-01", "2025-12-31", year="2025", area=OLD_TOWN))
    assert (one.verdict_after, one.flipped, one.reason, one.reason_words) == ("not_comparable", False, None, "")


def test_a_range_moves_as_a_range():
    wanted = [target("", low="9", high="10"), target("", low="9", high="11", adopted_on="2025-12-01")]
    told = by_code(small([], wanted))["rice"]["target"]
    assert (told["before"]["value"], told["after"]["value"], told["after"]["basis"]) == ("9..10", "9..11", "council")


def test_names_with_brackets_stay_as_they_are():
    nouns = [indicator("rice", short={"vi": "r", "en": "Rice [dry]"})]
    lines = [report("12", "2025-05-01"), report("8", "2025-12-09")]
    assert "ice [dry] went from exceeded to missed" in small(lines, [target("10")], indicators=nouns).sentence


def test_a_sentence_names_four_and_counts_the_rest():
    nouns = [indicator(f"crop{n}") for n in range(6)]
    lines = [report("12", "2025-12-09", indicator=f"crop{n}") for n in range(6)]
    wanted = [target("10", indicator=f"crop{n}") for n in range(6)]
    store = small_store(lines, [*wanted, target("1", indicator="crop0", **EARLY)], indicators=nouns)
    said = between(store, "2025-06-01", "2026-06-30", year="2025", area=TOWN).sentence
    assert "First figures for the whole year: crop0, crop1, crop2, crop3 and 2 others." in said


def test_an_official_verdict_alone_is_a_change():
    told = OfficialVerdict(id="V", area=TOWN, year=2025, published_on="2025-12-18", source="S1", missed=("rice",))
    one = only(small([], [target("10")], verdicts=[told]))
    assert (one.official_before, one.official_after, one.figure, one.target) == (None, "missed", None, None)


# ---- the days


def test_months_and_years_stand_for_their_last_day():
    view, since = resolved(real_store(), since="2025-11", until="2025")
    assert (since, view.as_of, view.dated) == (on("2025-11-30"), on("2025-12-31"), True)


def test_without_a_later_day_it_is_today():
    view, _ = resolved(real_store(), since=SINCE)
    assert (view.as_of, view.year) == (TODAY, 2025)


def test_an_earlier_day_may_lie_before_anything_was_known():
    assert resolved(real_store(), since="1990", until=UNTIL)[1] == on("1990-12-31")


@pytest.mark.parametrize("wrong", ["2025-13", "12/5/2025", "yesterday", "2025-1", ""])
def test_a_day_that_is_none_is_named_with_days_that_are(wrong: str):
    found = refused(real_store(), since=wrong or "x", until=UNTIL, lang="en")
    assert found.message.startswith(f"“{wrong or 'x'}” is not a day")
    assert found.choices
    for _, query in found.choices:
        assert query["until"] == UNTIL
        assert "as_of" not in query


def test_a_later_day_that_is_none_keeps_the_earlier_one():
    found = refused(real_store(), since=SINCE, until="2025-13", lang="en")
    assert {query["since"] for _, query in found.choices} == {SINCE}
    assert resolved(real_store(), **found.choices[0][1])[1] == on(SINCE)


@pytest.mark.parametrize("wrong", [{"basis": "counsil"}, {"area": "HPP"}, {"year": "1999"}])
def test_whatever_else_is_wrong_both_days_stay(wrong: dict[str, str]):
    found = refused(real_store(), since=SINCE, until=UNTIL, lang="en", **wrong)
    assert found.choices
    for _, query in found.choices:
        assert (query["since"], query["until"]) == (SINCE, UNTIL)
        assert resolved(real_store(), **query)[1] == on(SINCE)


def test_a_later_day_before_anything_was_known_leads_to_today():
    found = refused(real_store(), since="1980", until="1990", lang="en")
    assert [resolved(real_store(), **query)[0].as_of for _, query in found.choices] == [TODAY]


def test_days_the_wrong_way_round_are_offered_turned():
    found = refused(real_store(), since=UNTIL, until=SINCE, lang="en")
    assert found.message == "The days are the wrong way round: 11 Dec 2025 to 5 Dec 2025."
    ((label, query),) = found.choices
    assert label == "From 5 Dec 2025 to 11 Dec 2025"
    assert resolved(real_store(), **query)[1] == on(SINCE)


def test_each_reason_has_its_words_in_both_languages():
    assert {"changes.reason.figure", "changes.reason.target", "changes.reason.both"} <= words("vi").keys()
