"""Which version of a target is in force on a day."""

from collections.abc import Sequence
from datetime import date

import pytest
from builders import OLD_TOWN, TOWN, YEAR, Line, on, small_store, target

from indicators import queries

LATE = on("2026-12-31")


def in_force(targets: Sequence[Line], as_of: date = LATE, area: str = TOWN) -> dict[tuple[str, str], str]:
    found = queries.targets_in_force(small_store((), targets), area, YEAR, as_of)
    return {key: one.id for key, one in found.items()}


def test_a_target_is_in_force_from_its_adoption():
    lines = [target("10", adopted_on="2025-07-25", published_on="2025-07-01")]
    assert [in_force(lines, on(d)) for d in ("2025-07-24", "2025-07-25")] == [{}, {("rice", "council"): "T0"}]


def test_a_target_only_quoted_is_in_force_from_the_quotation():
    lines = [target("10", adopted_on=None, published_on="2025-08")]
    assert [in_force(lines, on(d)) for d in ("2025-08-30", "2025-08-31")] == [{}, {("rice", "council"): "T0"}]


def test_a_target_without_any_date_is_never_in_force():
    assert in_force([target("10", adopted_on=None)]) == {}


@pytest.mark.parametrize("basis", ["draft", "press", "long_term"])
def test_a_draft_a_press_quotation_and_a_long_term_plan_are_never_in_force(basis: str):
    assert in_force([target("10", basis)]) == {}


@pytest.mark.parametrize(
    "basis", ["central", "council", "council_estimate", "strive", "scenario", "party", "sector", "national"]
)
def test_every_other_basis_has_its_own_target_in_force(basis: str):
    assert in_force([target("10", basis)]) == {("rice", basis): "T0"}


def test_of_two_adopted_versions_the_later_adopted_is_in_force_from_its_day():
    lines = [target("12", adopted_on="2025-07-25"), target("11", adopted_on="2024-12-06")]
    assert in_force(lines, on("2025-07-24")) == {("rice", "council"): "T1"}
    assert in_force(lines, on("2025-07-25")) == {("rice", "council"): "T0"}


def test_of_two_versions_of_one_day_the_later_line_is_in_force():
    assert in_force([target("12"), target("11")]) == {("rice", "council"): "T1"}


def test_a_superseded_version_is_out_of_force_from_the_day_of_the_one_that_replaces_it():
    lines = [target("12"), target("11", adopted_on="2025-07-25", supersedes=("T0",))]
    assert in_force(lines, on("2025-07-24")) == {("rice", "council"): "T0"}
    assert in_force(lines, on("2025-07-25")) == {("rice", "council"): "T1"}


def test_a_replacement_without_a_date_replaces_nothing():
    lines = [target("12"), target("11", adopted_on=None, supersedes=("T0",))]
    assert in_force(lines) == {("rice", "council"): "T0"}


def test_a_target_of_the_merged_area_replaces_those_of_the_areas_before():
    lines = [
        target("240000", area=OLD_TOWN),
        target("320850", adopted_on="2025-07-25", supersedes=("T0",)),
    ]
    assert in_force(lines, on("2025-07-24"), OLD_TOWN) == {("rice", "council"): "T0"}
    assert in_force(lines, on("2025-07-25"), OLD_TOWN) == {}
    assert in_force(lines, on("2025-07-25")) == {("rice", "council"): "T1"}


def test_an_adopted_version_is_not_displaced_by_a_later_quotation():
    adopted, quoted = target("12"), target("11", adopted_on=None, published_on="2025-09-01")
    assert in_force([adopted, quoted]) == {("rice", "council"): "T0"}
    assert in_force([quoted, adopted]) == {("rice", "council"): "T1"}
    assert in_force([adopted, {**quoted, "supersedes": ("T0",)}]) == {("rice", "council"): "T1"}


@pytest.mark.parametrize("basis", ["draft", "press"])
def test_a_draft_or_a_press_quotation_displaces_no_adopted_target(basis: str):
    lines = [target("12"), target("11", basis, "2025-07-25", supersedes=("T0",))]
    assert in_force(lines) == {("rice", "council"): "T0"}


def test_targets_of_other_areas_and_periods_stand_apart():
    lines = [target("1", period="2026"), target("2", area=OLD_TOWN), target("3", period="2025-H2")]
    assert in_force(lines) == {}


def test_every_version_of_a_target_is_listed_oldest_first_with_drafts_and_the_areas_before():
    lines = [
        target("5", adopted_on="2025-07-25", supersedes=("T1",)),
        target("4"),
        target("3", "draft", "2024-11-01"),
        target("2", area=OLD_TOWN, adopted_on="2024-12-01"),
        target("1", adopted_on="2026-02-01"),
        target("1", adopted_on=None),
    ]
    store = small_store((), lines)
    found = queries.target_versions(store, "rice", (TOWN, OLD_TOWN), YEAR, on("2025-12-31"))
    assert [t.id for t in found] == ["T2", "T3", "T1", "T0"]
    assert [t.id for t in queries.target_versions(store, "rice", (OLD_TOWN,), YEAR, on("2025-12-31"))] == ["T3"]
