"""Boards of a few lines: what the record does not hold."""

from decimal import Decimal
from typing import Any

from builders import NATION, OLD_TOWN, TOWN, Line, indicator, real_store, report, small_store, target, town_store

from indicators.boards.scoreboard import Scoreboard, scoreboard
from indicators.model import MainTargets, OfficialVerdict, Resolution

from .seen import TODAY, board, row_of, seen, view


def resolution(known: tuple[str, ...], of: int, **other: object) -> Resolution:
    words = {"id": "R1", "number": "42/NQ", "issuer": "Council", "title": "Plan", "source": ("S1",), "area": TOWN}
    main = MainTargets(year=2025, area=TOWN, of=of, known=known)
    return Resolution.model_validate(words | {"main_targets": main} | other)


def small(lines: list[Line], targets: list[Line], **other: Any) -> Scoreboard:  # noqa: ANN401 - parts of a book
    """Return the board of a town in the middle of 2026."""
    return board(town_store(lines, targets, **other), year="2025", area=TOWN, lang="en", as_of="2026-06-30")


def test_a_main_target_without_any_target_on_this_basis_is_listed_apart():
    lines = [report("9", "2025-12-02"), report("5", "2025-12-02", indicator="growth", unit="%")]
    shown = small(lines, [target("10")], resolutions=[resolution(("rice", "growth"), 3)])
    assert [r.indicator for r in shown.rows] == ["rice"]
    assert [(r.indicator, r.verdict) for r in shown.without] == [("growth", "watched")]
    assert shown.squares == ("missed", "watched", "no_figure")


def test_a_watched_indicator_is_shown_and_never_judged():
    nouns = [indicator("rice"), indicator("growth", "rate", "neutral")]
    lines = [report("5", "2025-12-02", indicator="growth", unit="%")]
    shown = small(lines, [target("4", indicator="growth", unit="%"), target("1")], indicators=nouns)
    assert row_of(shown, "growth").verdict == "watched"


def test_where_the_list_is_whole_nothing_is_said_of_unknown_names():
    shown = small([report("11", "2025-12-02")], [target("10")], resolutions=[resolution(("rice",), 1)])
    assert (shown.squares, len(shown.remarks)) == (("exceeded",), 1)
    assert shown.remarks[0].startswith("Estimates or reported figures; against the Council's target")


def test_an_act_whose_day_is_not_known_is_cited_without_one():
    name = {"vi": "Nghị quyết 42", "en": "Resolution 42"}
    lines, act = [report("11", "2025-12-02", "official")], resolution(("rice",), 1, name=name)
    dated = small(lines, [target("10", document="42/NQ")], resolutions=[act]).remarks[0]
    assert dated == "Official figures; targets of Resolution 42 of 1 Jan 2025, City People's Council, unless noted."
    undated = small(lines, [target("10", adopted_on="2025-01", document="42/NQ")], resolutions=[act]).remarks[0]
    assert undated == "Official figures; targets of Resolution 42 of the City People's Council, unless noted."


def test_of_two_acts_for_one_year_the_later_in_the_file_counts():
    first, second = resolution(("rice",), 5), resolution(("rice", "growth"), 7, id="R2")
    other = resolution(("rice",), 9, id="R3", main_targets=MainTargets(year=2025, area=OLD_TOWN, of=9, known=("rice",)))
    shown = small([report("11", "2025-12-02")], [target("10")], resolutions=[first, second, other])
    assert shown.in_resolution == 7


def test_the_citys_latest_count_is_shown_and_a_later_verdict_on_a_target_replaces_an_earlier():
    def verdict(key: str, day: str, **said: object) -> OfficialVerdict:
        words = {"id": key, "area": TOWN, "year": 2025, "published_on": day, "source": "S1"}
        return OfficialVerdict.model_validate(words | said)

    said = [
        verdict("V3", "2026-03-01", met_or_exceeded=2, of=2, exceeded=("rice",)),
        verdict("V1", "2026-01-01", met_or_exceeded=1, of=2, missed=("rice",)),
        verdict("V4", "2026-12-01", met_or_exceeded=0, of=2),
        verdict("V5", "2026-02-01", year=2024, met_or_exceeded=9, of=9),
    ]
    shown = small([report("11", "2025-12-02")], [target("10")], resolutions=[resolution(("rice",), 2)], verdicts=said)
    assert shown.tally is not None
    assert (shown.tally.met_or_exceeded, shown.tally.published_on) == (2, "2026-03-01")
    assert row_of(shown, "rice").official_verdict == "exceeded"
    assert shown.remarks[-1] == "The city's own count, 1 Mar 2026: 2 of 2 targets met or exceeded."


def test_a_nation_beside_the_area_is_a_mark_on_the_row_of_a_rate():
    growth = {"indicator": "growth", "unit": "%"}
    lines = [report("11", "2025-12-02", **growth), report("8", "2025-12-09", area=NATION, **growth)]
    shown = small(lines, [target("12", **growth), target("1")])
    bullet = row_of(shown, "growth").bullet
    assert bullet is not None
    assert bullet.nation is not None
    assert (bullet.nation.at, bullet.nation.label, bullet.actual) == (-4.0, "Land 8", -1.0)


def test_a_board_without_any_target_says_so_and_shows_no_remark():
    shown = board(small_store([], [target("1", "central"), target("1", period="2024"),
                                   target("1", indicator="growth", unit="%", period="2024")]),
                  year="2025", basis="scenario", area=TOWN, lang="en", as_of="2025-12-31")  # fmt: skip
    assert (shown.rows, shown.remarks, shown.squares, shown.open) == ((), (), (), False)
    assert shown.sentence == "For 2025 the record holds no target set in the growth scenario for Town."


def test_one_view_of_one_snapshot_is_drawn_once():
    asked = view(as_of="2025-12-11", lang="en")
    assert scoreboard(real_store(), asked, TODAY) is scoreboard(real_store(), asked, TODAY)
    assert Decimal(row_of(seen("2025-12-11"), "fdi").target or "0") == 5500
