"""The board as JSON: every key, every digit, nothing where nothing is known."""

import json
from decimal import Decimal

import pytest
from builders import real_store

from indicators.boards.json_view import as_json
from indicators.boards.scoreboard import Scoreboard

from .seen import DAYS, LANGUAGES, board, seen

BOARD_KEYS = [
    "snapshot", "year", "as_of", "basis", "area", "in_resolution", "official_tally", "counts", "standings",
    "sentence", "rows",
]  # fmt: skip
PROMISED = {
    "indicator", "name", "unit", "nature", "direction", "basis", "in_resolution", "target", "target_text",
    "target_document", "actual", "actual_text", "stage", "qualifier", "published_on", "source", "file", "line",
    "difference", "difference_unit", "percent_of_plan", "verdict", "official_verdict", "notes", "other_bases",
    "vintages", "year_on_year", "year_on_year_unit",
}  # fmt: skip
BESIDE = {
    "target_source", "target_file", "target_line", "target_adopted_on", "target_published_on", "source_url",
}  # fmt: skip
CONTESTED = {"contested", "verdict_holds"}
PACE = {"standing", "so_far", "pace", "pace_status", "required_per_month", "required_growth_pct"}
OTHER_BASIS = {"basis", "target", "percent_of_plan", "difference", "verdict", "implied"}
NUMBERS = ("actual", "difference", "percent_of_plan", "year_on_year")


def rows(shown: Scoreboard) -> dict[str, dict[str, object]]:
    return {r["indicator"]: r for r in as_json(shown)["rows"]}


def test_the_json_has_the_keys_that_were_promised():
    found = as_json(seen("2026-01-20"))
    assert list(found) == BOARD_KEYS
    for r in found["rows"]:
        assert set(r) == PROMISED | BESIDE | CONTESTED | PACE
        assert all(set(o) == OTHER_BASIS for o in r["other_bases"])
        assert isinstance(r["notes"], list)


def test_the_json_of_20_january_is_that_of_the_record():
    found = as_json(seen("2026-01-20"))
    assert (found["year"], found["as_of"], found["basis"], found["area"]) == (2025, "2026-01-20", "council", "HP")
    assert found["snapshot"] == real_store().snapshot
    assert found["in_resolution"] == 22
    assert found["official_tally"] == {
        "met_or_exceeded": 18, "of": 22, "source": "S018", "published_on": "2026-01-12",
    }  # fmt: skip
    assert found["counts"] == {"missed": 2, "near_miss": 0, "exceeded": 5, "met": 2, "no_figure": 13}
    assert found["sentence"].startswith("In 2025 Hai Phong missed 2 targets: ")


def test_without_a_count_of_the_city_the_tally_is_null():
    assert as_json(seen("2025-12-11"))["official_tally"] is None


@pytest.mark.parametrize("day", DAYS)
def test_the_counts_sum_to_the_targets_of_the_resolution(day: str):
    assert sum(as_json(seen(day))["counts"].values()) == 22


def test_misses_come_first_in_the_rows():
    verdicts = [r["verdict"] for r in as_json(seen("2025-12-11"))["rows"] if r["in_resolution"]]
    assert verdicts[:2] == ["missed", "missed"]
    assert verdicts == sorted(verdicts, key=["missed", "near_miss", "exceeded", "met", "no_figure"].index)


def test_a_row_keeps_every_digit_and_says_where_it_stands():
    revenue = rows(seen("2026-01-20"))["budget_total"]
    kept = next(
        a for a in real_store().book.actuals if a.value == Decimal("196911.318") and a.indicator == "budget_total"
    )
    assert (revenue["target"], revenue["actual"], revenue["percent_of_plan"]) == ("165011.6", "196911.318", "119.3")
    assert (revenue["file"], revenue["line"], revenue["source"]) == (kept.file, kept.line, kept.source[0])
    assert (revenue["published_on"], revenue["actual_text"]) == (kept.published_on, kept.as_printed)
    assert revenue["target_document"] == "42/NQ-HĐND"


def test_differences_of_rates_are_points_and_of_amounts_the_unit():
    found = rows(seen("2025-12-11"))
    units = {code: (found[code]["difference"], found[code]["difference_unit"]) for code in ("grdp_growth", "fdi")}
    assert units == {"grdp_growth": ("-0.54", "percentage_points"), "fdi": ("-1700", found["fdi"]["unit"])}


def test_what_is_absent_is_null_and_never_an_empty_text():
    missing = rows(seen("2026-01-20"))["income_per_head"]
    empty = ("target", "target_text", "target_document", "target_source", "actual", "actual_text", "stage", "qualifier",
             "published_on", "source", "file", "line", "difference", "difference_unit", "percent_of_plan")  # fmt: skip
    assert [missing[key] for key in empty] == [None] * len(empty)
    assert (missing["verdict"], missing["official_verdict"]) == ("no_figure", "missed")
    assert not [key for r in rows(seen("2026-01-20")).values() for key, value in r.items() if value == ""]


def test_progress_within_the_year_is_no_actual():
    revenue = rows(seen("2026-11-15", year="2026"))["budget_total"]
    assert [revenue[key] for key in ("actual", "file", "line", "source", "published_on")] == [None] * 5


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_are_decimal_strings(day: str, lang: str):
    found = as_json(board(year="2025", as_of=day, area="HP", lang=lang))
    for r in found["rows"]:
        ends = r["target"].split("..") if r["target"] else []
        for text in (*ends, *(r[key] for key in NUMBERS if r[key] is not None)):
            assert format(Decimal(text), "f") == text
    assert json.loads(json.dumps(found)) == found
