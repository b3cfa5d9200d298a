"""Whatever a figure was typed like - scale, bound, minus, letters apart - the files take what is written of it."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_data import SMALL

from indicators.editing import actuals, targets
from indicators.editing.data_snapshot import Held
from indicators.editing.edit_requests import NewActual, NewTarget, Printed, Why
from indicators.files import read_contents
from indicators.model import Actual, Target
from indicators.numerals import Measure, Typed, read

WHY = Why("An", "after the session")
FILES = {name: text.encode() for name, text in SMALL.items()}
HELD = Held("data", FILES, read_contents(FILES)[0])
SCALES = ("tỷ đồng", "triệu đồng", "nghìn tỷ đồng", "đồng", "nghìn đồng", "bn VND")


def typed(words: str, code: str = "budget_total") -> Typed:
    found = read(words, Measure.of(HELD.indicator(code), HELD.book.units))
    assert isinstance(found, Typed), found
    return found


def recorded(figure: Typed, code: str = "budget_total", printed: str | None = None) -> Actual:
    """Return a figure as the loader reads it back; raises DataError where it does not take it."""
    wanted = NewActual(code, "HP", "2024", figure, "estimate", Printed("S002"), "2024-12-09", as_printed=printed)
    return read_contents({**FILES, **actuals.add(HELD, wanted, WHY).files})[0].actuals[-1]


def drafted(figure: Typed, code: str = "budget_total") -> Target:
    """Return a target as the loader reads it back."""
    edit = targets.add(HELD, NewTarget(code, "HP", "2027", "strive", figure), WHY)
    return read_contents({**FILES, **edit.files})[0].drafts[-1]


@given(
    st.integers(-(10**12), 10**12), st.integers(0, 8), st.sampled_from(SCALES), st.sampled_from(["", "khoảng ", "hơn "])
)
@example(60_000, 0, "triệu đồng", "")
@example(60_500, 0, "triệu đồng", "khoảng ")
@example(-5_200, 0, "triệu đồng", "")
@settings(deadline=None, max_examples=50)
def test_every_figure_that_is_read_is_taken_by_the_files_with_its_last_digit(
    digits: int, places: int, unit: str, bound: str
):
    number = format(Decimal(f"{digits}E-{places}"), "f").replace(".", ",")
    found = read(f"{bound}{number} {unit}", Measure.of(HELD.indicator("budget_total"), HELD.book.units))
    if isinstance(found, Typed):
        actual, target = recorded(found), drafted(found)
        assert (actual.value, actual.last_digit, target.value) == (found.value, found.last_digit, found.value)
        assert (actual.qualifier, target.comparator) == (found.qualifier, found.comparator or ">=")


@pytest.mark.parametrize("words", ["60 000 - 65 500 triệu đồng", "khoảng 60 000-65 500 triệu đồng"])
def test_both_ends_of_a_range_are_taken_by_the_files(words: str):
    draft = drafted(typed(words))
    assert (str(draft.low), str(draft.high)) == ("60", "65.5")


@pytest.mark.parametrize(
    ("words", "code", "printed"),
    [
        ("-5,2 điểm", "grdp_growth", None),
        ("-60 000 triệu đồng", "budget_total", "\u221260 000 triệu đồng"),
        ("=13", "grdp_growth", "13"),
        ("= -13%", "grdp_growth", "\u221213%"),
        ("(5,2)", "grdp_growth", "(5,2)"),
        ("9.500,00 căn", "social_housing", "9.500,00 căn"),
        ("~60 000 triệu đồng", "budget_total", "~60 000 triệu đồng"),
    ],
)
def test_words_that_a_spreadsheet_would_run_are_kept_as_what_they_mean(words: str, code: str, printed: str | None):
    if printed is None:
        assert recorded(typed("5,2%", code), code, printed=words).as_printed == "\u22125,2 điểm"
    else:
        assert recorded(typed(words, code), code).as_printed == printed


def test_words_pasted_with_letters_and_marks_apart_are_put_together():
    figure = typed(unicodedata.normalize("NFD", "khoảng 60 nghìn tỷ đồng"))
    assert figure.words == recorded(figure).as_printed == drafted(figure).as_printed == "khoảng 60 nghìn tỷ đồng"
