"""What planners write into YAML: a wrong word is refused at its place, with what to write; its twin is loaded."""

from pathlib import Path

import pytest
from small_data import problems_of, replaced

T, N, S = "targets.yaml", "indicators.yaml", "sessions.yaml"
VALUE = "value: 12.35\n"
DOCUMENT = "document: 42/NQ-HĐND"
TITLE = "title: {vi: Nhiệm vụ sáu tháng, en: Tasks of six months}"
NAME = "name: {vi: Chỉ số giá, en: Price index}"

NUMBERS = {  # as written: code, what to write
    "12,35": ("decimal_comma", "12.35"),
    '"12,35"': ("decimal_comma", "12.35"),
    "1.234,5": ("decimal_comma", "1234.5"),
    "0,500": ("decimal_comma", "0.500"),
    "187.000": ("two_readings", "187000 / 187"),
    "187,766.6": ("thousands", "187766.6"),
    "1 000": ("thousands", "1000"),
    "1.000.000": ("thousands", "1000000"),
    "1_000": ("thousands", "1000"),
    "5.500": ("two_readings", "5500 / 5.5"),
    "5,500": ("two_readings", "5500 / 5.5"),
    "12.35%": ("percent_sign", "12.35"),
    "12,35 %": ("percent_sign", "12.35"),
    "12:30": ("not_a_number", ""),
    "010": ("not_a_number", ""),
    "0x1F": ("not_a_number", ""),
    "0b1": ("not_a_number", ""),
    "2025-12-09": ("not_a_number", ""),
    ".nan": ("not_a_number", ""),
    ".inf": ("not_a_number", ""),
    "NaN": ("not_a_number", ""),
    "1e5": ("not_a_number", ""),
    "+5": ("not_a_number", ""),
    "9" * 30: ("not_a_number", ""),
    "٣": ("not_a_number", ""),
    "１２": ("not_a_number", ""),
    "no": ("not_a_number", ""),
    "true": ("not_a_number", ""),
    "~": ("not_a_number", ""),
    "[12.35]": ("needs_one_value", ""),
    "{vi: a}": ("needs_one_value", ""),
}

WORDS = [  # file, good twin, as written, line, column, code, found, what to write
    (S, TITLE, f"{TITLE}\n    field: budgets", 20, 12, "not_one_of", "budgets", "budget"),
    (S, TITLE, f"{TITLE}\n    item: first", 20, 11, "not_whole", "first", ""),
    (S, "topic: {vi: nhà", "topic: {vn: nhà", 36, 13, "unknown_key", "vn", "vi, en"),
    (T, DOCUMENT, "document: no", 23, 15, "bare_word", "no", '"no"'),
    (T, DOCUMENT, "document: Yes", 23, 15, "bare_word", "Yes", '"Yes"'),
    (T, DOCUMENT, "document: on", 23, 15, "bare_word", "on", '"on"'),
    (T, DOCUMENT, "document: OFF", 23, 15, "bare_word", "OFF", '"OFF"'),
    (T, DOCUMENT, "document: null", 23, 15, "bare_word", "null", '"null"'),
    (T, DOCUMENT, "document: ~", 23, 15, "bare_word", "~", '"~"'),
    (T, DOCUMENT, "document: true", 23, 15, "bare_word", "true", '"true"'),
    (T, DOCUMENT, 'document: ""', 23, 15, "empty", "", ""),
    (T, DOCUMENT, "document: Nghi\u0323 quyết", 23, 15, "decomposed", "Nghi\u0323 quyết", "Nghị quyết"),
    (T, DOCUMENT, 'document: " 42"', 23, 15, "outer_spaces", " 42", "42"),
    (T, DOCUMENT, "document: [a, b]", 23, 15, "needs_one_value", "", ""),
    (T, DOCUMENT, "documnet: a", 23, 5, "unknown_key", "documnet", "document"),
    (T, "implied: true", "implied: yes", 48, 14, "not_a_flag", "yes", ""),
    (T, "implied: true", "implied: 1", 48, 14, "not_a_flag", "1", ""),
    (T, "basis: strive", "basis: stive", 34, 12, "not_one_of", "stive", "strive"),
    (T, "    as_printed: top 3\n", "", 30, 5, "missing_key", "as_printed", ""),
    (T, "2025-07-25", "2025-02-30", 24, 17, "no_such_day", "2025-02-30", ""),
    (T, "2025-07-25", "25/7/2025", 24, 17, "spreadsheet_date", "25/7/2025", "2025-07-25"),
    (T, "2025-07-25", "July 2025", 24, 17, "not_a_date", "July 2025", ""),
    (T, "2025-07-25", "20250725", 24, 17, "not_a_date", "20250725", ""),
    (T, "2025\n    basis: strive", "2025-13\n    basis: strive", 33, 13, "not_a_period", "2025-13", ""),
    (T, "2025\n    basis: strive", "2025..2021\n    basis: strive", 33, 13, "not_a_period", "2025..2021", ""),
    (T, "source: S002", "source: S 002!", 27, 13, "not_a_code", "S 002!", ""),
    (T, "    low: 3\n", "", 45, 11, "half_a_range", "", ""),
    (T, "    low: 3\n", "    low: 5\n", 45, 10, "range_reversed", "", "low: 4.5, high: 5"),
    (T, "    low: 3\n", "    value: 3\n    low: 3\n", 45, 12, "value_or_range", "", ""),
    (T, "    value: 3\n", "", 30, 5, "value_or_range", "", ""),
    (N, "nature: rate\n    direction: band", "nature: rate\n    direction: bnd", 39, 16, "not_one_of", "bnd", "band"),
    (N, NAME, "name: Chỉ số giá", 36, 11, "needs_keys", "Chỉ số giá", ""),
    (N, NAME, "name: {vi: Chỉ số giá}", 36, 11, "missing_key", "name.en", ""),
    (N, NAME, "name: {vi: Chỉ số giá, en: P, fr: Q}", 36, 35, "unknown_key", "fr", "vi, en"),
    (N, "[-20, 40]", "[-20]", 14, 16, "too_few_items", "", ""),
    (N, "[-20, 40]", "[-20, 40, 50]", 14, 16, "too_many_items", "", ""),
    (N, "[-20, 40]", "[-20, 4,5]", 14, 16, "too_many_items", "", ""),
    (N, "[-20, 40]", "[40, -20]", 14, 16, "range_reversed", "", "[-20, 40]"),
    (N, "[-20, 40]", "wide", 14, 16, "needs_list", "wide", ""),
    (N, "[growth]", "[growth, yes]", 15, 23, "bare_word", "yes", '"yes"'),
    (N, "whole: true}\n  rank", "whole: yes}\n  rank", 4, 38, "not_a_flag", "yes", ""),
    (N, "  bn_VND: {vi", "  bn_VND: {vo", 3, 11, "missing_key", "vi", ""),
    (S, "number: 32", "number: 3.2", 3, 13, "not_whole", "3.2", ""),
    (S, "number: 32", "number: 032", 3, 13, "not_whole", "032", ""),
    (S, "of: 22, known", "off: 22, known", 20, 19, "missing_key", "main_targets.of", ""),
    (S, TITLE, "title: [a]", 19, 12, "needs_one_value", "", ""),
    (S, TITLE, "title: {vi: no, en: a}", 19, 17, "bare_word", "no", '"no"'),
]

GOOD = [  # what is meant and must not be refused
    (T, VALUE, 'value: "12.35"\n'),
    (T, VALUE, "value: -3\n"),
    (T, VALUE, "value: 12.345\n"),
    (T, VALUE, "value: 0.500\n"),
    (T, DOCUMENT, 'document: "no"'),
    (T, DOCUMENT, "document: no later than July"),
    (T, DOCUMENT, "document: 12.35"),
    (T, DOCUMENT, "document: Nghị quyết 42"),
    (T, DOCUMENT, "document: >-\n      in two\n      lines"),
    (T, DOCUMENT, 'document: "12:30"  # a comment'),
    (T, "implied: true", "implied: false"),
    (T, "2025-07-25", "2025-07"),
    (T, "2025-07-25", '"2025"'),
    (T, "2025\n    basis: strive", "2021..2025\n    basis: strive"),
    (T, "supersedes: [T0001]", "supersedes: T0001"),
    (T, "# Targets of the city.\n", "---\n"),
    (S, TITLE, "title: Plain words"),
    (S, TITLE, "title:\n      vi: Hai dòng\n      en: Two lines"),
]


@pytest.mark.parametrize(("written", "expected"), NUMBERS.items())
def test_a_number_spelled_otherwise_is_refused_with_what_to_write(
    tmp_path: Path, written: str, expected: tuple[str, str]
):
    (problem,) = problems_of(tmp_path, replaced(T, VALUE, f"value: {written}\n"))
    assert (problem.where, problem.code, problem.expected) == ("data/targets.yaml:21:12", *expected)


@pytest.mark.parametrize(("file", "good", "bad", "line", "column", "code", "found", "write"), WORDS)
def test_a_wrong_word_is_refused_at_its_place(
    tmp_path: Path, file: str, good: str, bad: str, line: int, column: int, code: str, found: str, write: str
):
    problems = problems_of(tmp_path, replaced(file, good, bad))
    first = next(p for p in problems if p.code == code)
    place = (first.file, first.line, first.column, first.found, first.expected)
    assert place == (f"data/{file}", line, column, found, write)


@pytest.mark.parametrize(("file", "good", "other"), GOOD)
def test_a_word_that_a_planner_may_mean_is_loaded(tmp_path: Path, file: str, good: str, other: str):
    assert problems_of(tmp_path, replaced(file, good, other)) == ()


@pytest.mark.parametrize("key", ["line", "file"])
def test_a_file_cannot_say_where_a_record_stands(tmp_path: Path, key: str):
    (problem,) = problems_of(tmp_path, replaced(T, DOCUMENT, f"{key}: 7"))
    assert (problem.where, problem.code, problem.found) == ("data/targets.yaml:23:5", "unknown_key", key)


def test_a_unit_code_without_quotes_that_could_mean_no_is_refused(tmp_path: Path):
    problems = problems_of(tmp_path, replaced(N, "  homes: {", "  no: {"))
    assert [(p.where, p.code) for p in problems if p.code == "bare_word"] == [("data/indicators.yaml:4:3", "bare_word")]


def test_an_unknown_part_of_a_file_is_refused_with_the_nearest(tmp_path: Path):
    problems = problems_of(tmp_path, replaced(T, "targets:", "target:"))
    assert [(p.where, p.code, p.expected) for p in problems] == [
        ("data/targets.yaml", "missing_section", ""),
        ("data/targets.yaml:2:1", "unknown_key", "targets"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [("- id: T0001\n", "needs_keys"), ("words\n", "needs_keys"), ("targets: none\n", "needs_list")],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str, code: str):
    assert code in [p.code for p in problems_of(tmp_path, {"targets.yaml": text})]


def test_a_word_where_a_record_belongs_is_refused(tmp_path: Path):
    problems = problems_of(tmp_path, {"national_targets.yaml": "targets:\n  - NT001\n"})
    assert [(p.where, p.code, p.found) for p in problems] == [("data/national_targets.yaml:2:5", "needs_keys", "NT001")]


def test_a_unit_without_words_is_refused(tmp_path: Path):
    problems = problems_of(tmp_path, replaced(N, "{vi: hạng, en: rank, whole: true}", "rank"))
    assert ("data/indicators.yaml:5:9", "needs_keys") in [(p.where, p.code) for p in problems]
