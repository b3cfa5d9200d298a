"""What the rest of an open year needs of a growth: computed from last year's amounts, else what is lacking is named."""

import json

import pytest
from builders import Line, cumulative, indicator, report, target, town_store, view

from indicators.boards.json_view import row_json
from indicators.boards.passport.result import result_passport
from indicators.boards.scoreboard import scoreboard
from indicators.model import Indicator
from indicators.store import Store
from indicators.wording import LANGS, Lang

GROWTH: Indicator = indicator("growth", "rate", level="rice")
RATE = {"indicator": "growth", "unit": "%"}
LAST = (
    cumulative("4651", "2025-06", "2025-07-05"),
    report("10000", "2026-01-15"),
)
SO_FAR = cumulative("11.2", "2026-06", "2026-07-05", **RATE)
PLAN = target("12.35", "council", "2025-12-10", period="2026", **RATE)


def store(*amounts: Line, so_far: Line = SO_FAR) -> Store:
    return town_store([*amounts, so_far], [PLAN], (indicator("rice"), GROWTH))


def row(of: Store, as_of: str = "2026-07-20", lang: Lang = "en"):
    shown = view(of, year="2026", area="TOWN", lang=lang, as_of=as_of)
    board = scoreboard(of, shown, shown.as_of)
    return next(one for one in board.every_row if one.indicator == "growth")


def test_with_last_years_share_the_rest_needs_what_the_city_itself_said():
    found = row(store(*LAST))
    assert "13.35% growth needed in the 6 months left" in found.notes
    assert row_json(found)["required_growth_pct"] == "13.35"


def test_the_passport_says_how_it_follows_and_holds_both_amounts():
    of = store(*LAST)
    found = result_passport(of, view(of, year="2026", area="TOWN", lang="en", as_of="2026-07-20"), "growth")
    assert found
    assert any("4,651 ÷ 10,000, about 46.5%" in formula and "13.35%" in formula for formula in found.formulas)
    assert {"4,651", "10,000"} <= {one.value.split()[0] for one in found.beside}


@pytest.mark.parametrize(
    ("amounts", "lacking"),
    [
        pytest.param((), ("6 months of 2025 and 2025",), id="both"),
        pytest.param(LAST[:1], ("rice, 2025",), id="the year"),
        pytest.param(LAST[1:], ("2025",), id="the months"),
        pytest.param((LAST[0], report("10000", "2026-01-15", "estimate", "over")), ("rice, 2025",), id="a bound"),
    ],
)
def test_without_the_share_it_says_what_it_needs(amounts: tuple[Line, ...], lacking: tuple[str, ...]):
    found = row(store(*amounts))
    (said,) = [note for note in found.notes if note.startswith("what the rest needs cannot be computed: needs rice")]
    assert all(words in said for words in lacking)
    assert row_json(found)["required_growth_pct"] is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "so_far",
    [
        pytest.param(cumulative("11.2", "2026-06", "2026-07-05", qualifier="over", **RATE), id="only a bound"),
        pytest.param(cumulative("11.2", "2026-01", "2026-02-05", **RATE), id="old"),
    ],
)
def test_of_a_bound_or_an_old_figure_nothing_is_said(so_far: Line, lang: Lang):
    found = row(store(*LAST, so_far=so_far), lang=lang)
    assert "13.35" not in json.dumps(found.notes)
    assert not any("rice" in note for note in found.notes)
