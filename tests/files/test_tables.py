"""What spreadsheets and hands do to CSV files: refused at line and column, with what to write."""

from pathlib import Path

import pytest
from small_data import ACTUALS, ACTUALS_HEADER, problems_of, replaced

A = "actuals.csv"
FIGURE, PRINTED, DAY = "187766.6,", "187766.6 đ", "2025-12-02"
ROW = ACTUALS.splitlines(keepends=True)[2]

CELLS = [  # good twin, as written, column in line 3, code, found, what to write
    (FIGURE, "187766,6,", 38, "decimal_comma", "187766,6", "187766.6"),
    (FIGURE, '"187766,6",', 38, "decimal_comma", "187766,6", "187766.6"),
    (FIGURE, '"187.766,6",', 38, "decimal_comma", "187.766,6", "187766.6"),
    (FIGURE, "187,766.6,", 38, "thousands", "187,766.6", "187766.6"),
    (FIGURE, '"187,766.6",', 38, "thousands", "187,766.6", "187766.6"),
    (FIGURE, "187.766.600,", 38, "thousands", "187.766.600", "187766600"),
    (FIGURE, "5,500,", 38, "two_readings", "5,500", "5500 / 5.5"),
    (FIGURE, "11,81%,", 38, "percent_sign", "11,81%", "11.81"),
    (FIGURE, "187766.6%,", 38, "percent_sign", "187766.6%", "187766.6"),
    (FIGURE, "1.877666E+05,", 38, "not_a_number", "1.877666E+05", ""),
    (FIGURE, "=1+1,", 38, "formula", "=1+1", "1+1"),
    (FIGURE, "+5,", 38, "formula", "+5", "5"),
    (FIGURE, "#REF!,", 38, "spreadsheet_error", "#REF!", ""),
    (FIGURE, "#####,", 38, "spreadsheet_error", "#####", ""),
    (FIGURE, ",", 38, "missing_key", "value", ""),
    (PRINTED, "=SUM(A1)", 66, "formula", "=SUM(A1)", "SUM(A1)"),
    (PRINTED, "@now", 66, "formula", "@now", "now"),
    (PRINTED, "=", 66, "formula", "=", ""),
    (PRINTED, "-5 xã", 66, "formula", "-5 xã", "\u22125 xã"),
    (PRINTED, "- giảm", 66, "formula", "- giảm", "giảm"),
    (PRINTED, "Nghi\u0323 quyết", 66, "decomposed", "Nghi\u0323 quyết", "Nghị quyết"),
    (PRINTED, "x" * 4001, 66, "too_long", "x" * 40, "4000"),
    (PRINTED, '"187766.6 đ', 66, "unclosed_quote", '"187766.6 đ,2025-12-02,S001;S002,', ""),
    (PRINTED, '"187" tỷ', 66, "unclosed_quote", '"187" tỷ,2025-12-02,S001;S002,', ""),
    (DAY, "45678", 77, "spreadsheet_date", "45678", "2025-01-21"),
    (DAY, "12/9/2025", 77, "spreadsheet_date", "12/9/2025", "2025-09-12 / 2025-12-09"),
    (DAY, "26-11-10", 77, "short_year", "26-11-10", "2026-11-10 / 2010-11-26"),
    (DAY, "5/6/26", 77, "short_year", "5/6/26", "2005-06-26 / 2026-06-05 / 2026-05-06"),
    (DAY, "1-Dec-25", 77, "spreadsheet_date", "1-Dec-25", "2025-12-01"),
    (DAY, "Dec-25", 77, "spreadsheet_date", "Dec-25", "2025-12"),
    ("budget_total", "budget\x00total", 13, "nul", "U+0000", ""),
    ("budget_total", "budget\x07total", 13, "control_character", "U+0007", ""),
    ("budget_total", "budget\u200btotal", 13, "invisible_character", "U+200B", ""),
]


@pytest.mark.parametrize(("good", "bad", "column", "code", "found", "write"), CELLS)
def test_a_wrong_cell_is_refused_at_its_place(
    tmp_path: Path, good: str, bad: str, column: int, code: str, found: str, write: str
):
    problems = problems_of(tmp_path, replaced(A, good, bad))
    expected = (f"data/{A}:3:{column}", code, found, write)
    assert expected in [(p.where, p.code, p.found, p.expected) for p in problems]


@pytest.mark.parametrize(
    ("row", "code", "found"),
    [
        ("\n" + ROW, "blank_row", ""),
        (",,,,,,,,,,,,,,,\n" + ROW, "blank_row", ""),
        (ROW.replace(PRINTED, "187,766 tỷ"), "long_row", "17"),
        (ROW.replace("\n", ",\n"), "long_row", "17"),
        (ROW.replace("budget_total,", ""), "short_row", "15"),
        (ROW.replace(",", ";"), "short_row", "1"),
    ],
)
def test_a_row_of_another_length_is_refused(tmp_path: Path, row: str, code: str, found: str):
    first = problems_of(tmp_path, replaced(A, ROW, row))[0]
    assert (first.where, first.code, first.found) == (f"data/{A}:3", code, found)


@pytest.mark.parametrize(
    ("header", "where", "code", "found"),
    [
        (ACTUALS_HEADER.replace(",", ";"), f"data/{A}:1:3", "wrong_separator", ";"),
        (ACTUALS_HEADER.replace(",", "\t"), f"data/{A}:1:3", "wrong_separator", "\t"),
        (ACTUALS_HEADER.replace("qualifier", "qualifer"), f"data/{A}:1:62", "unknown_column", "qualifer"),
        (ACTUALS_HEADER.replace("qualifier", "stage"), f"data/{A}:1:62", "duplicate_column", "stage"),
        (ACTUALS_HEADER.replace("qualifier,", ""), f"data/{A}:1", "missing_column", "qualifier"),
        (ACTUALS_HEADER.replace("value,unit", "unit,value"), f"data/{A}:1:1", "column_order", ""),
        (ACTUALS_HEADER.upper(), f"data/{A}:1:1", "unknown_column", "ID"),
    ],
)
def test_a_header_other_than_the_fields_is_refused(tmp_path: Path, header: str, where: str, code: str, found: str):
    problems = problems_of(tmp_path, {A: ACTUALS.replace(ACTUALS_HEADER, header)})
    shown = found.replace("\t", "\\t")
    assert (where, code, shown) in [(p.where, p.code, p.found) for p in problems]


def test_a_table_without_its_header_is_refused(tmp_path: Path):
    assert problems_of(tmp_path, {A: ACTUALS.removeprefix(ACTUALS_HEADER)})[0].file == f"data/{A}"


def test_windows_line_ends_are_read_in_tables(tmp_path: Path):
    assert problems_of(tmp_path, {A: ACTUALS.replace("\n", "\r\n")}) == ()


def test_lines_are_counted_as_the_editor_counts_them_after_a_quoted_line_end(tmp_path: Path):
    (problem,) = problems_of(tmp_path, replaced(A, "city,4,rank", "city,4.5,rank"))
    assert (problem.where, problem.code, problem.found) == (f"data/{A}:6:34", "decimals_in_whole", "4.5")


def test_a_cell_after_a_quoted_line_end_has_the_column_of_its_own_line(tmp_path: Path):
    row = 'A0003,social_housing,HP,2025,year,city,10775,homes,reported,,,,"10.775\ncăn",2025-13,S002,"two\nlines"\n'
    old = ACTUALS[ACTUALS.index("A0003") : ACTUALS.index("A0004")]
    (problem,) = problems_of(tmp_path, replaced(A, old, row))
    assert (problem.where, problem.code) == (f"data/{A}:5:6", "no_such_day")


def test_reading_goes_on_behind_a_broken_quote_and_names_the_next_problem_too(tmp_path: Path):
    broken = ACTUALS.replace(PRINTED, '"187.766 tỷ').replace("official", "oficial")
    problems = problems_of(tmp_path, {A: broken})
    assert [(p.line, p.code) for p in problems] == [(3, "unclosed_quote"), (6, "not_one_of")]


def test_two_unquoted_decimal_commas_of_one_row_are_both_named(tmp_path: Path):
    row = ROW.replace(FIGURE, "187766,6,").replace("estimate,,,", "estimate,,0,1,")
    problems = problems_of(tmp_path, replaced(A, ROW, row))
    assert [(p.column, p.code, p.expected) for p in problems] == [
        (38, "decimal_comma", "187766.6"),
        (64, "decimal_comma", "0.1"),
    ]


def test_a_lost_row_does_not_make_its_code_unknown_to_others(tmp_path: Path):
    sources = {"sources.csv": "id,publisher,title,url,published_on,language,note\nS001,P,T,,,vi,\nS002,a,b,c,d,e,f,g\n"}
    assert [p.code for p in problems_of(tmp_path, sources)] == ["long_row"]


def test_a_spreadsheet_that_dropped_a_leading_zero_is_understood(tmp_path: Path):
    (problem,) = problems_of(tmp_path, replaced(A, "A0004,par_rank,HP", "A0004,par_rank,1"))
    assert (problem.code, problem.found, problem.expected) == ("unknown_code", "1", "01")
