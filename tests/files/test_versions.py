"""Versions of a target follow one another: each names what it takes the place of, and one number counts at a time."""

from pathlib import Path

import pytest
from small_data import SMALL, problems_of

from indicators.problems import Problem

T, N = "targets.yaml", "national_targets.yaml"
FIELDS = {
    "indicator": "budget_total", "area": "HP", "period": "2026", "basis": "council", "value": "100", "unit": "bn_VND",
    "adopted_on": "2026-01-10", "as_printed": '"100"', "source": "S001",
}  # fmt: skip
DRAFT = {"adopted_on": "", "source": ""}
HOMES = {"indicator": "social_housing", "unit": "homes"}


def target(code: str, **changed: str) -> str:
    """Return a record; a field that is changed to nothing is left out."""
    written = "".join(f"    {name}: {value}\n" for name, value in {**FIELDS, **changed}.items() if value)
    return f"  - id: {code}\n{written}"


def problems(tmp_path: Path, *records: str, national: str = "") -> tuple[Problem, ...]:
    return problems_of(tmp_path, {T: SMALL[T] + "".join(records), N: SMALL[N] + national})


@pytest.mark.parametrize(
    ("other", "key"),
    [
        (HOMES, "indicator"),
        ({"period": "2027"}, "period"),
        ({"basis": "central"}, "basis"),
        ({"area": "01"}, "area"),
        ({"area": "HP_OLD"}, "area"),  # what was merged does not take the place of the whole
    ],
)
def test_a_version_of_another_target_is_not_superseded(tmp_path: Path, other: dict[str, str], key: str):
    new = target("T0008", adopted_on="2026-07-20", supersedes="[T0007]", **other)
    (problem,) = problems(tmp_path, target("T0006", **other), target("T0007"), new)
    details = dict(problem.details)
    assert (problem.code, problem.found, problem.expected, details["key"]) == (
        "supersedes_other",
        "T0007",
        "T0006",
        key,
    )
    assert problem.where.startswith(f"data/{T}:")
    assert problems(tmp_path, target("T0006", **other), new.replace("T0007", "T0006")) == ()


def test_a_merged_area_supersedes_what_it_was_merged_from(tmp_path: Path):
    old, new = target("T0007", area="HP_OLD"), target("T0008", supersedes="[T0007]", adopted_on="2026-07-20")
    assert problems(tmp_path, old, new) == ()


def test_names_are_compared_as_what_they_stand_for(tmp_path: Path):
    old = target("T0007", indicator="growth", unit='"%"', value="9")
    new = target(
        "T0008", indicator="grdp_growth", area='"31"', unit='"%"', adopted_on="2026-07-20", supersedes="[T0007]"
    )
    assert problems(tmp_path, old, new) == ()


def test_a_version_is_superseded_once(tmp_path: Path):
    records = [target("T0007"), target("T0008", adopted_on="2026-07-20", supersedes="[T0007]")]
    again = target("T0009", adopted_on="2026-12-10", supersedes="[T0007]")
    (problem,) = problems(tmp_path, *records, again)
    assert (problem.code, problem.found, problem.expected) == ("superseded_twice", "T0007", "T0008")
    assert problems(tmp_path, *records, again.replace("[T0007]", "[T0008]")) == ()


def test_several_drafts_may_be_proposed_in_the_place_of_one_version(tmp_path: Path):
    drafts = (target(code, supersedes="[T0007]", **DRAFT) for code in ("T0008", "T0009"))
    assert problems(tmp_path, target("T0007"), *drafts) == ()


def test_two_numbers_of_one_target_from_one_day_are_refused(tmp_path: Path):
    (problem,) = problems(tmp_path, target("T0007"), target("T0008", value="120"))
    assert (problem.code, problem.found, problem.expected) == ("rival_versions", "120", "100")
    assert dict(problem.details)["id"] == "T0007"


def test_two_numbers_from_one_day_are_refused_in_two_files_and_under_two_names(tmp_path: Path):
    one = target("T0007", indicator="growth", unit='"%"', value="9", adopted_on="2026-01")  # counts from its last day
    other = target("T0008", indicator="grdp_growth", area='"31"', unit='"%"', value="10", adopted_on="2026-01-31")
    (problem,) = problems(tmp_path, one, national=other)
    assert (problem.file, problem.code) == (f"data/{N}", "rival_versions")
    follows = other.replace('"100"', '"100"\n    supersedes: [T0007]')
    assert problems(tmp_path, one, national=follows) == ()


@pytest.mark.parametrize(
    "other",
    [
        {"value": "100.0"},  # the same number again is a citation
        {"supersedes": "[T0007]"},
        {"adopted_on": "2026-01-11"},
        {"basis": "press"},
        {"basis": "draft"},
        {"basis": "central"},
        DRAFT,
    ],
)
def test_a_second_number_of_a_target_may_stand(tmp_path: Path, other: dict[str, str]):
    assert problems(tmp_path, target("T0007"), target("T0008", **{"value": "120", **other})) == ()


def test_of_several_from_one_day_the_last_of_the_chain_counts(tmp_path: Path):
    chain = [target("T0007"), target("T0008", value="110", supersedes="[T0007]")]
    assert problems(tmp_path, *chain, target("T0009", value="120", supersedes="[T0008]")) == ()
    (problem,) = problems(tmp_path, *chain, target("T0009", value="120"))
    assert dict(problem.details)["id"] == "T0008"
