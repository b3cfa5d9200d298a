"""What one record says of another is checked across the files, and the nearest right word proposed."""

from pathlib import Path

import pytest
from small_data import SMALL, problems_of, replaced, small_folder

from indicators.files import read

T, N, S, A, R = "targets.yaml", "indicators.yaml", "sessions.yaml", "actuals.csv", "areas.csv"

UNKNOWN = [  # file, right code, as written, place, found, the nearest
    (T, "indicator: growth ", "indicator: grothw ", "17:16", "grothw", "growth"),
    (T, 'area: "31"', "area: HPP", "32:11", "HPP", "HP"),
    (T, 'area: "31"', "area: 1", "32:11", "1", "01"),
    (T, 'area: "31"', "area: nowhere", "32:11", "nowhere", ""),
    (T, "    unit: rank", "    unit: rnk", "37:11", "rnk", "rank"),
    (T, "source: S002", "source: S02", "27:13", "S02", "S002"),
    (T, "[T0001]", "[T00001]", "25:18", "T00001", "T0001"),
    (A, "budget_total", "budgettotal", "3:7", "budgettotal", "budget_total"),
    (A, "S001;S002", "S001;S0002", "3:88", "S0002", "S002"),
    (N, "unit: homes", "unit: home", "25:11", "home", "homes"),
    (R, "HP_OLD,,2025", "HPOLD,,2025", "3:37", "HPOLD", "HP_OLD"),
    (R, "Hanoi,,,city,VN", "Hanoi,,,city,VM", "5:24", "VM", ""),
    (S, "session: HP-32", "session: HP-23", "18:14", "HP-23", "HP-32"),
    (S, "known: [growth, social", "known: [growth, socal", "20:66", "socal_housing", "social_housing"),
    (S, "missed: [grdp_growth]", "missed: [gdp_growth]", "31:14", "gdp_growth", "grdp_growth"),
    (S, "[par_rank, growth]", "[par_ranks, growth]", "37:18", "par_ranks", "par_rank"),
    (S, 'session: "HP-32"', 'session: "HP-33"', "35:14", "HP-33", "HP-32"),
    ("claims.csv", "8%,S001", "8%,S01", "2:59", "S01", "S001"),
]

UNFIT = [  # file, good twin, as written, place, code, found, what to write
    (
        T,
        '    comparator: "<="\n',
        '    comparator: ">="\n',
        "35:17",
        "comparator_direction",
        ">=",
        "<= / < / = / about",
    ),
    (T, '    comparator: "<="\n', "", "30:5", "comparator_direction", ">=", "<= / < / = / about"),
    (T, 'comparator: ">="', 'comparator: "<"', "10:17", "comparator_direction", "<", ">= / > / = / about"),
    (T, "    low: 3\n    high: 4.5\n", "    value: 3\n", "45:12", "band_needs_range", "3", ""),
    (T, "    value: 3\n", "    value: 3.5\n", "36:12", "decimals_in_whole", "3.5", ""),
    (T, "    value: 3\n", "    value: 3.0\n", "36:12", "decimals_in_whole", "3.0", ""),
    (T, "    unit: rank", "    unit: homes", "37:11", "wrong_unit", "homes", "rank"),
    (A, "10775,homes", "10775.5,homes", "4:40", "decimals_in_whole", "10775.5", ""),
    (A, "187766.6,bn_VND", "187766.6,homes", "3:47", "wrong_unit", "homes", "bn_VND"),
    (A, "2025,year,city,10775", "2025,quarter,city,10775", "4:30", "kind_period", "quarter", "year / stock / as_of"),
    (A, "2025,year,city,10775", "2025-Q1,year,city,10775", "4:33", "kind_period", "year", "quarter / stock"),
    (
        A,
        "2025,year,city,10775",
        "2025-06,year,city,10775",
        "4:33",
        "kind_period",
        "year",
        "month / ytd / stock / as_of",
    ),
    (A, "2025,year,city,10775", "2025-08..12,ytd,city,10775", "4:37", "kind_period", "ytd", "months"),
    (A, "2025,year,city,10775", "2021..2025,year,city,10775", "4:36", "kind_period", "year", "multi_year"),
    (A, "2025,year,city,10775", "2026-Tet,year,city,10775", "4:34", "kind_period", "year", "event"),
    (R, "VN,,,,,2025-06-30", "VN,,,,2025-07,2025-06-30", "4:64", "dates_reversed", "2025-06-30", ""),
    (S, "end: 2025-12-11", "end: 2025-12-01", "7:10", "dates_reversed", "2025-12-01", ""),
    (S, "met_or_exceeded: 18", "met_or_exceeded: 23", "29:22", "more_than_of", "23", "22"),
    (S, "of: 22, known", "of: 1, known", "20:19", "more_than_of", "2", "1"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "place", "found", "near"), UNKNOWN)
def test_a_code_that_stands_nowhere_is_refused_with_the_nearest(
    tmp_path: Path, file: str, right: str, wrong: str, place: str, found: str, near: str
):
    problems = problems_of(tmp_path, replaced(file, right, wrong))
    expected = (f"data/{file}:{place}", "unknown_code", found, near)
    assert expected in [(p.where, p.code, p.found, p.expected) for p in problems]


@pytest.mark.parametrize(("file", "good", "bad", "place", "code", "found", "write"), UNFIT)
def test_a_record_that_does_not_fit_is_refused(
    tmp_path: Path, file: str, good: str, bad: str, place: str, code: str, found: str, write: str
):
    (problem,) = problems_of(tmp_path, replaced(file, good, bad))
    shape = (problem.where, problem.code, problem.found, problem.expected)
    assert shape == (f"data/{file}:{place}", code, found, write)


@pytest.mark.parametrize(
    ("file", "good", "bad", "place", "other"),
    [
        (T, "id: T0003", "id: T0001", "30:9", f"data/{T}:5"),
        ("national_targets.yaml", "id: NT001", "id: T0001", "2:9", f"data/{T}:5"),
        (N, "code: par_rank", "code: budget_total", "29:11", f"data/{N}:17"),
        (A, "A0002,", "A0001,", "3:1", f"data/{A}:2"),
        (R, "\n01,", "\nHP,", "5:1", f"data/{R}:3"),
        ("sources.csv", "\nS002", "\nS001", "3:1", "data/sources.csv:2"),
    ],
)
def test_a_repeated_number_is_reported_with_both_places(
    tmp_path: Path, file: str, good: str, bad: str, place: str, other: str
):
    problems = problems_of(tmp_path, replaced(file, good, bad))
    found = [(p.where, dict(p.details)["other"]) for p in problems if p.code == "duplicate_id"]
    assert (f"data/{file}:{place}", other) in found


def test_a_row_copied_under_another_number_is_refused(tmp_path: Path):
    row = SMALL[A].splitlines(keepends=True)[1]
    (problem,) = problems_of(tmp_path, {A: SMALL[A] + row.replace("A0001", "A0005")})
    assert (problem.where, problem.code) == (f"data/{A}:7:1", "repeated_row")
    assert dict(problem.details)["other"] == f"data/{A}:2"


@pytest.mark.parametrize(("alias", "other"), [("par_rank", f"data/{N}:30"), ("pace", f"data/{N}:8")])
def test_an_alias_stands_once_and_is_no_code(tmp_path: Path, alias: str, other: str):
    texts = SMALL[N].replace("[growth]", "[growth, pace]")
    texts = texts.replace("    group: budget\n", f"    group: budget\n    aliases: [{alias}]\n")
    (problem,) = problems_of(tmp_path, {N: texts})
    assert (problem.where, problem.code, problem.found) == (f"data/{N}:23:15", "alias_taken", alias)
    assert dict(problem.details)["other"] == other


def test_targets_that_replace_each_other_in_a_circle_are_refused(tmp_path: Path):
    text = SMALL[T].replace("    as_printed: tăng 12,5%\n", "    as_printed: tăng 12,5%\n    supersedes: [T0002]\n")
    problems = problems_of(tmp_path, {T: text})
    assert [(p.where, p.code, p.found) for p in problems] == [
        (f"data/{T}:15:17", "supersedes_cycle", "T0001"),
        (f"data/{T}:26:17", "supersedes_cycle", "T0002"),
    ]


def test_aliases_are_read_as_the_codes_they_stand_for(tmp_path: Path):
    book, _ = read(small_folder(tmp_path))
    targets = {target.id: target for target in book.targets}
    assert (targets["T0002"].indicator, targets["T0003"].area) == ("grdp_growth", "HP")
    main = book.resolutions[0].main_targets
    assert main is not None
    assert main.known == ("grdp_growth", "social_housing")
    assert book.questions[0].indicators == ("par_rank", "grdp_growth")


def test_a_file_that_cannot_be_read_does_not_make_its_codes_unknown(tmp_path: Path):
    assert [p.code for p in problems_of(tmp_path, {"sources.csv": b""})] == ["empty_file"]


def test_a_record_that_is_refused_is_still_known_to_the_others(tmp_path: Path):
    problems = problems_of(tmp_path, replaced("sources.csv", "2025-12,en", "2025-13,en"))
    assert [p.code for p in problems] == ["no_such_day"]
