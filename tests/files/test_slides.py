"""The slides that a session keeps, as written by hand: a key that is none is refused with its place and the nearest."""

from pathlib import Path

import pytest
from small_data import problems_of, replaced, small_folder

from indicators.files import read

OLD = "    source: [S001]\n\nresolutions:"


def with_slides(words: str) -> dict[str, str | bytes]:
    return replaced("sessions.yaml", OLD, f"    source: [S001]\n    slides: {words}\n\nresolutions:")


@pytest.mark.parametrize("words", ["[verdict, rows-2, indicator-grdp_growth, ahead-1]", "verdict", "[]"])
def test_a_choice_loads(tmp_path: Path, words: str):
    book, doubts = read(small_folder(tmp_path, with_slides(words)))
    assert book.sessions[0].slides == tuple(filter(None, words.strip("[]").split(", ")))
    assert doubts == ()


@pytest.mark.parametrize(
    ("words", "where", "code", "found", "expected"),
    [
        ("[verdict, verdikt]", "11:23", "not_a_slide", "verdikt", "verdict"),
        ("[row-1]", "11:14", "not_a_slide", "row-1", "rows-1"),
        ("[rows-0]", "11:14", "not_a_slide", "rows-0", "rows-1"),
        ("[everything]", "11:14", "not_a_slide", "everything", "verdict, counts, comparison, rivals, unknown, doubts, "
         "rows-1, beside-1, others-1, ahead-1, indicator-CODE"),
        ("[counts, verdict, counts]", "11:13", "slide_twice", "", "counts"),
        ("[indicator-grdp_grow]", "11:14", "unknown_code", "indicator-grdp_grow", "indicator-grdp_growth"),
        ("[indicator-growth]", "11:14", "unknown_code", "indicator-growth", "indicator-grdp_growth"),
        ("[yes]", "11:14", "bare_word", "yes", '"yes"'),
    ],
)  # fmt: skip
def test_a_key_that_is_none_is_refused_with_its_place_and_the_nearest(
    tmp_path: Path, words: str, where: str, code: str, found: str, expected: str
):
    (problem,) = problems_of(tmp_path, with_slides(words))
    assert problem.where == f"data/sessions.yaml:{where}"
    assert (problem.code, problem.found, problem.expected) == (code, found, expected)
    for lang in ("vi", "en"):
        assert expected in f"{problem:{lang}}"
