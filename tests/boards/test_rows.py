"""One row: its numbers are those of the record, and what differs from the common case is said."""

from decimal import Decimal
from itertools import product

import pytest
from builders import (
    Line,
    indicator,
    real_store,
    report,
    target,
)

from indicators.boards.rows import Row
from indicators.wording import Lang, day

from .seen import DAYS, LANGUAGES, NOUNS, days_in, numbers_in, seen, small_row

D = Decimal
REST = {D("2.5")}  # (50.14 - 33.37) / 2 months over 33.37 / 10 months: what exports of 2025 ask of their last months


def whole_row(r: Row) -> set[Decimal]:
    """Return every number that the plain fields of a row hold."""
    texts = [r.target, r.actual, r.difference, r.percent_of_plan]
    if r.pace:
        texts += [said.value for said in (r.pace.pace_pct, r.pace.gap) if said]
    for rival in r.contested:
        texts += [rival.value, rival.difference, rival.percent_of_plan]
    for other in r.other_bases:
        texts += [other.target, other.difference, other.percent_of_plan]
    ends = [end for text in texts if text for end in text.split("..")]
    return {abs(D(end)) for end in ends} | {D(end) for end in ends}


def reports_of(r: Row, area: str) -> tuple[set[Decimal], set[str]]:
    """Return numbers and days of every report of the indicator in the area, and of its targets."""
    actuals = [a for a in real_store().book.actuals if (a.indicator, a.area) == (r.indicator, area)]
    days = {a.published_on for a in actuals} | {v.published_on for v in real_store().book.verdicts}
    return {a.value for a in actuals}, {d for d in days if d}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("as_of", "basis"), [*product(DAYS, ("council", "central", "strive", "scenario"))])
def test_no_number_is_said_on_a_row_that_its_plain_fields_do_not_hold(as_of: str, basis: str, lang: Lang):
    for r in seen(as_of, lang, basis).every_row:
        assert numbers_in(r.target_words or "", lang) == ([D(r.target)] if r.target else [])
        assert numbers_in(r.actual_words or "", lang) == ([D(r.actual)] if r.actual else [])
        if r.actual and r.target:
            assert numbers_in(r.outcome_words or "", lang) == [D(r.percent_of_plan or r.difference or "NaN")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("as_of", "basis"), [*product(DAYS, ("council", "central", "strive", "scenario"))])
def test_no_number_is_said_in_a_note_that_the_record_does_not_hold(as_of: str, basis: str, lang: Lang):
    months = {D(n) for n in range(1, 13)}
    for r in seen(as_of, lang, basis).every_row:
        values, days = reports_of(r, "HP")
        for note in r.notes:
            said = note.replace(r.target_document or "\0", "")
            assert set(numbers_in(said, lang)) <= whole_row(r) | values | months | REST | {D(2024), D(2025)}, note
            assert set(days_in(said, lang)) <= {day(d, lang) for d in days} | {day("2025-07-01", lang)}, note


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_drawing_says_the_same_numbers_as_the_row(lang: Lang):
    for as_of, basis in product(DAYS, ("council", "central")):
        for r in seen(as_of, lang, basis).every_row:
            if r.bullet and r.actual:
                assert numbers_in(r.bullet.words, lang) == [D(r.actual), D(r.target or "NaN")]


def test_the_drawing_stands_where_the_numbers_say():
    for as_of, basis in product(DAYS, ("council", "central")):
        for r in seen(as_of, "en", basis).every_row:
            if not (r.bullet and r.actual and r.target and r.bullet.judged):
                continue
            exact = D(r.actual) - D(r.target) if r.bullet.in_points else D(r.actual) / D(r.target) * 100
            assert r.bullet.actual == pytest.approx(float(exact))


@pytest.mark.parametrize(
    ("wanted", "en", "vi", "text"),
    [
        ({"value": "12.35"}, "12.35", "12,35", "12.35"),
        ({"value": "13", "comparator": "about"}, "about 13", "khoảng 13", "13"),
        ({"value": "110000", "comparator": ">"}, "over 110,000", "trên 110.000", "110000"),
        ({"low": "13", "high": "13.5"}, "13–13.5", "13–13,5", "13..13.5"),
        ({"low": "13", "high": "13.5", "comparator": "about"}, "about 13–13.5", "khoảng 13–13,5", "13..13.5"),
        ({"value": "-2"}, "−2", "−2", "-2"),
        ({"value": "0"}, "0", "0", "0"),
    ],
)  # fmt: skip
def test_a_target_is_written_as_it_was_set(wanted: Line, en: str, vi: str, text: str):
    value = wanted.get("value", "")
    other = {key: word for key, word in wanted.items() if key != "value"}
    for lang, words in (("en", en), ("vi", vi)):
        r = small_row([], [target(value, **other)], lang=lang)
        assert (r.target_words, r.target) == (words, text)


@pytest.mark.parametrize(
    ("comparator", "en", "vi"),
    [("<=", "≤ 3", "≤ 3"), ("<", "under 3", "dưới 3"), ("=", "3", "3"), ("about", "about 3", "khoảng 3")],
)
def test_a_ceiling_is_written_with_its_sign(comparator: str, en: str, vi: str):
    noun = indicator("poverty", direction="lower")
    for lang, words in (("en", en), ("vi", vi)):
        wanted = [target("3", indicator="poverty", comparator=comparator)]
        assert small_row([], wanted, noun, lang).target_words == words


@pytest.mark.parametrize(
    ("qualifier", "en", "vi"),
    [("", "187,000", "187.000"), ("over", "over 187,000", "trên 187.000"), ("nearly", "nearly 187,000", "gần 187.000"),
     ("about", "about 187,000", "khoảng 187.000")],
)  # fmt: skip
def test_a_figure_is_written_with_its_qualifier(qualifier: str, en: str, vi: str):
    for lang, words in (("en", en), ("vi", vi)):
        r = small_row([report("187000", "2025-12-02", qualifier=qualifier)], [target("100")], lang=lang)
        assert (r.actual_words, r.actual, r.qualifier) == (words, "187000", qualifier or None)


def test_a_bound_that_settles_the_verdict_gives_at_least_and_one_that_does_not_gives_none():
    over = small_row([report("187000", "2025-12-02", qualifier="over")], [target("165000")])
    assert (over.verdict, over.outcome_words) == ("exceeded", "≥ 113.3%")
    assert over.bullet is not None
    assert over.bullet.open_ended
    unsettled = small_row([report("187000", "2025-12-02", qualifier="over")], [target("190000")])
    assert (unsettled.verdict, unsettled.outcome_words, unsettled.bullet) == ("no_figure", None, None)
    assert unsettled.notes == ("the figure is only a bound, it does not settle the verdict",)
    nearly = small_row([report("50", "2025-12-02", qualifier="nearly")], [target("100")])
    assert (nearly.verdict, nearly.outcome_words) == ("missed", "≤ 50.0%")


def test_a_forecast_is_not_shown_as_a_figure():
    r = small_row([report("9", "2025-06-01", "forecast")], [target("10")])
    assert (r.actual, r.actual_words, r.stage, r.verdict) == (None, None, None, "no_figure")
    assert r.notes == ("only a forecast so far, not judged",)


@pytest.mark.parametrize(
    ("stage", "group", "note"),
    [
        ("estimate", "estimate", None),
        ("reported", "estimate", None),
        ("preliminary", "preliminary", "preliminary figure"),
        ("official", "official", "official figure"),
    ],
)
def test_a_stage_above_an_estimate_is_said_and_drawn_solid(stage: str, group: str, note: str | None):
    r = small_row([report("11", "2025-12-02", stage)], [target("10")])
    assert (r.stage, r.stage_class, r.notes) == (stage, group, (note,) if note else ())
    assert r.bullet is not None
    assert r.bullet.tinted == (group == "estimate")


def test_a_difference_of_a_rate_is_said_in_points_and_why_there_is_no_percentage():
    growth = {"indicator": "growth", "unit": "%"}
    r = small_row([report("11.81", "2025-12-09", **growth)], [target("12.35", **growth)], NOUNS[1])
    assert (r.outcome_words, r.percent_of_plan, r.difference) == ("−0.54 points", None, "-0.54")
    assert r.notes == ("no percentage of a rate",)
    assert r.exceptions == ()


def test_a_difference_of_an_amount_without_a_percentage_is_said_in_its_unit():
    noun = indicator("poverty", direction="lower")
    r = small_row([report("1200.5", "2025-12-02", indicator="poverty")],
                  [target("1000", indicator="poverty", comparator="<=")], noun)  # fmt: skip
    assert (r.outcome_words, r.verdict, r.percent_of_plan) == ("+200.5 tonnes", "missed", None)


def test_a_target_that_is_not_positive_has_no_bar_and_says_why_there_is_no_percentage():
    r = small_row([report("5", "2025-12-02")], [target("0")])
    assert (r.verdict, r.bullet, r.percent_of_plan) == ("exceeded", None, None)
    assert r.notes == ("no percentage of a target that is not positive",)
    against = small_row([report("5", "2025-12-02")], [target("0"), target("10", "central")])
    assert [o.tick for o in against.other_bases] == [None]


def test_a_stretch_end_of_a_range_is_drawn_where_it_stands():
    r = small_row([report("110", "2025-12-02")], [target("", low="100", high="120")])
    assert r.bullet is not None
    assert (r.bullet.actual, r.bullet.stretch) == (pytest.approx(110.0), pytest.approx(120.0))
    growth = {"indicator": "growth", "unit": "%"}
    rate = small_row([report("13", "2025-12-02", **growth)], [target("", low="13", high="13.5", **growth)], NOUNS[1])
    assert rate.bullet is not None
    assert (rate.bullet.actual, rate.bullet.stretch) == (0.0, 0.5)


def test_a_target_in_a_range_beside_the_chosen_one_is_a_tick_at_its_low_end():
    r = small_row([report("110", "2025-12-02")], [target("100"), target("", "central", low="105", high="120")])
    assert [(o.basis, o.target, o.tick) for o in r.other_bases] == [("central", "105..120", pytest.approx(105.0))]
    assert r.bullet is not None
    assert r.bullet.others == (pytest.approx(105.0),)


def test_the_rival_target_is_said_as_a_percentage_or_as_a_difference():
    both = [target("100"), target("125", "central")]
    assert small_row([report("110", "2025-12-02")], both).notes == ("88.0% of the Government's target",)
    implied = [target("100"), target("125", "central", implied=True)]
    assert small_row([report("110", "2025-12-02")], implied).notes == ("88.0% of the Government's estimate (implied)",)
    growth = {"indicator": "growth", "unit": "%"}
    rates = [target("10", **growth), target("11", "central", **growth)]
    for value, note in (
        ("11", "equal to the Government's 11"),
        ("10.5", "0.5 points below the Government's 11"),
        ("12", "1 point above the Government's 11"),
    ):
        assert note in small_row([report(value, "2025-12-02", **growth)], rates, NOUNS[1]).notes


def test_a_stretch_target_has_no_rival():
    both = [target("100", "strive"), target("125", "central")]
    assert small_row([report("110", "2025-12-02")], both, basis="strive").notes == ()
