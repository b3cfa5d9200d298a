"""The rule of the figure that counts, written a second time in plain Python from the rule and not from the SQL."""

from collections.abc import Sequence
from datetime import date
from random import Random

import pytest
from builders import TOWN, YEAR, Line, indicator, on, real_store, report, small_store
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from indicators import queries
from indicators.model import Actual
from indicators.store import Store

RANK = {"forecast": 0, "estimate": 1, "reported": 1, "preliminary": 2, "official": 3}
DAYS = ("2025-11-30", "2025-12-02", "2025-12-09", "2025-12", "2025", "2026-01-20", "2026-03")

GRAINS = ("rice", "wheat", "maize", "oats")  # one store judges four indicators at once

reports = st.lists(
    st.builds(
        report,
        st.sampled_from(["9", "10", "10.0", "11", "12"]),
        st.sampled_from([*DAYS, None]),
        st.sampled_from(list(RANK)),
        st.sampled_from(["", "", "", "over", "nearly", "about"]),
        indicator=st.sampled_from(GRAINS),
        series=st.sampled_from(["city", "city", "city", "customs"]),
        period_kind=st.sampled_from(["year", "year", "stock"]),
    ),
    max_size=24,
)
AS_OF = tuple(on(d) for d in ("2025-12-01", "2025-12-05", "2025-12-31", "2026-01-20", "2026-04-01"))
as_of_days = st.sampled_from(AS_OF)


def contradicts(bound: Actual, exact: Actual) -> bool:
    if RANK[bound.stage] < RANK[exact.stage] or str(bound.known_from) < str(exact.known_from):
        return False
    return (bound.qualifier == "over" and exact.value < bound.value) or (
        bound.qualifier == "nearly" and exact.value > bound.value
    )


def second_engine(rows: Sequence[Actual], as_of: date) -> tuple[str, str] | None:
    """Return id and stage of the figure that counts, by walking the reports in the order they became known."""
    known = [a for a in rows if a.known_from and a.known_from <= as_of]
    if any(a.stage != "forecast" for a in known):
        known = [a for a in known if a.stage != "forecast"]
    exact: Actual | None = None
    bound: Actual | None = None
    walk = sorted(known, key=lambda a: (str(a.known_from), a.line))
    for a in walk:
        if not a.qualifier and (exact is None or RANK[a.stage] >= RANK[exact.stage]):
            exact = a
    for a in walk:
        if (
            a.qualifier
            and (exact is None or contradicts(a, exact))
            and (bound is None or RANK[a.stage] >= RANK[bound.stage])
        ):
            bound = a
    winner = bound or exact
    if winner is None:
        return None
    if winner.qualifier in ("over", "nearly"):  # of bounds of one day the tighter
        rivals = [a for a in walk if _bound_of(a) == _bound_of(winner)]
        tightest = (max if winner.qualifier == "over" else min)(a.value for a in rivals)
        winner = [a for a in rivals if a.value == tightest][-1]
    same = (
        a for a in walk if (a.value, a.qualifier, RANK[a.stage]) == (winner.value, winner.qualifier, RANK[winner.stage])
    )
    return winner.id, next(same).stage


def _bound_of(one: Actual) -> tuple[str, int, date | None]:
    return one.qualifier, RANK[one.stage], one.known_from


def grain_store(lines: Sequence[Line]) -> Store:
    return small_store(lines, indicators=[indicator(code) for code in GRAINS])


def first_engine(store: Store, as_of: date) -> dict[str, tuple[str, str]]:
    found = queries.figures_in_force(store, TOWN, YEAR, as_of)
    return {code: (figure.actual.id, figure.stage) for code, figure in found.items()}


@given(reports)
@examples(40)
def test_two_engines_choose_the_same_figures_on_every_day(lines: list[Line]):
    store = grain_store(lines)
    for as_of in AS_OF:
        rows = {code: [a for a in store.book.actuals if (a.indicator, a.series) == (code, "city")] for code in GRAINS}
        expected = {code: second_engine(rows[code], as_of) for code in GRAINS}
        assert first_engine(store, as_of) == {code: found for code, found in expected.items() if found}


@pytest.mark.parametrize("day", ["2024-12-20", "2025-01-15", "2025-12-05", "2025-12-11", "2026-01-20", "2026-11-01"])
def test_two_engines_choose_the_same_figures_of_the_real_city(day: str):
    store, as_of = real_store(), on(day)
    for area in ("HP", "HP_OLD", "HD_OLD"):
        for year in ("2023", "2024", "2025"):
            expected = {}
            for code, declared in store.book.indicators.items():
                rows = [
                    a for a in store.book.actuals
                    if (a.indicator, a.area, a.period, a.series) == (code, area, year, declared.series)
                    and a.period_kind in ("year", "stock")
                ]  # fmt: skip
                if (found := second_engine(rows, as_of)) is not None:
                    expected[code] = found
            figures = queries.figures_in_force(store, area, year, as_of)
            assert {code: (f.actual.id, f.stage) for code, f in figures.items()} == expected


@given(reports, as_of_days)
@examples(40)
def test_what_is_published_later_never_changes_what_counted_on_a_day(lines: list[Line], as_of: date):
    store = grain_store(lines)
    numbered = [{**line, "id": a.id} for line, a in zip(lines, store.book.actuals, strict=True)]
    known = [
        line for line, a in zip(numbered, store.book.actuals, strict=True) if a.known_from and a.known_from <= as_of
    ]
    assert first_engine(store, as_of) == first_engine(grain_store(known), as_of)


@given(reports, as_of_days, st.randoms(use_true_random=False))
@examples(40)
def test_the_order_of_lines_decides_only_between_equal_reports(lines: list[Line], as_of: date, random: Random):
    numbered = [{**line, "id": f"A{n}"} for n, line in enumerate(lines)]
    equals: dict[tuple[object, ...], list[Line]] = {}
    for line in numbered:
        equals.setdefault(standing(line), []).append(line)
    # Equal reports stay in their order among themselves; all else may stand anywhere.
    waiting = {key: iter(group) for key, group in equals.items()}
    mixed = [next(waiting[standing(line)]) for line in random.sample(numbered, len(numbered))]
    assert first_engine(grain_store(numbered), as_of) == first_engine(grain_store(mixed), as_of)


def standing(line: Line) -> tuple[object, ...]:
    """Return what two equal reports share: indicator, step and day."""
    published = line.get("published_on")
    day = {"2025-12": "2025-12-31", "2025": "2025-12-31", "2026-03": "2026-03-31"}.get(published, published)
    return line["indicator"], RANK[line["stage"]], day
