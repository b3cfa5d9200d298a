"""Answers of last month's file serve this month's where the words are the same; what was known by its place never."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import real_book

from importing.sheets import Cell, sheet
from indicators.editing import answers, disk
from indicators.importing import layout_of, understand
from indicators.importing.boards.types import Dropped
from indicators.importing.layout import read_metadata
from indicators.importing.remembered_answers import keep_answers, recall_answers
from indicators.importing.types import ImportQuestion, Intake, Sheet

OTHER, WHOLE = "Khối khác", "Tổng trị giá"
Rows = Sequence[Sequence[Cell]]
Answer = Callable[[ImportQuestion], str]


def month(number: int, rows: Rows, name: str = "XNK", title: str = "Xuất, nhập khẩu") -> Sheet:
    """Return a sheet of a month of 2026; its rows have a name, perhaps none, a unit and one figure."""
    head: Rows = [[f"{title} tháng {number} năm 2026"], [], ["Chỉ tiêu", "ĐVT", f"Tháng {number}/2026"]]
    return sheet(*head, *rows, name=name)


def of(*sheets: Sheet) -> Dropped:
    return Dropped("a.xlsx", sheets, "0" * 64)


def read(folder: Path, file: Dropped, given: Mapping[str, str] | None = None) -> Intake:
    book = real_book()
    facts = replace(read_metadata(file.sheets, book), area="HP", published_on="2026-10-06")
    kept = {key: one.value for key, one in recall_answers(folder, file, book).items()}
    return understand(file.sheets, book, facts, given or {}, kept, date(2026, 10, 20))


def imported(folder: Path, file: Dropped, answer: Answer) -> Intake:
    """Return a file with every question answered, as it is saved; its lasting answers are kept."""
    given: dict[str, str] = {}
    while asked := (found := read(folder, file, given)).open:
        given |= {one.key: answer(one) for one in asked}
        assert all(given[one.key] in {choice.value for choice in one.choices} for one in asked), asked
    keep_answers(folder, found, "An")
    return found


def in_order(*codes: str) -> Answer:
    """Answer the questions about names one after the other, all else as it stands in the file."""
    left = iter(codes)
    return lambda asked: next(left) if asked.code.startswith("name_") else _as_it_stands(asked)


def of_sheets(codes: Mapping[str, str]) -> Answer:
    """Answer the questions about names by the sheet that they are asked on."""
    return lambda asked: codes[asked.cells[0].split("!")[0]] if asked.code.startswith("name_") else _as_it_stands(asked)


def _as_it_stands(asked: ImportQuestion) -> str:
    return "as_read" if any(one.value == "as_read" for one in asked.choices) else asked.proposed or "skip"


def stored(folder: Path) -> dict[str, list[dict[str, str]]]:
    path = folder / disk.STATE / answers.NAME
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def keys(folder: Path) -> list[str]:
    return [one["key"] for kept in stored(folder).values() for one in kept]


NAMELESS: dict[str, Rows] = {
    "no name": [["", "Triệu USD", 3520], ["", "Triệu USD", 3110]],
    "numbering": [["1", "Triệu USD", 3520], ["2", "Triệu USD", 3110]],
    "a dash": [["-", "Triệu USD", 3520], ["-", "Triệu USD", 3110]],
    "under a name": [["Ngoại thương:", "", None], ["-", "Triệu USD", 3520], ["-", "Triệu USD", 3110]],
}


@pytest.mark.parametrize("rows", NAMELESS)
def test_no_answer_about_a_row_without_a_name_is_kept_or_used(tmp_path: Path, rows: str):
    found = imported(tmp_path, of(month(8, NAMELESS[rows])), in_order("code:export", "code:import"))
    assert [one.indicator for one in found.figures] == ["export", "import"]
    assert keys(tmp_path) == []
    assert len(read(tmp_path, of(month(9, NAMELESS[rows]))).open) == 2


def test_rows_with_names_that_change_places_are_asked_and_in_their_places_they_are_remembered(tmp_path: Path):
    rows: Rows = [["Bán ra", "Triệu USD", 3520], ["Mua vào", "Triệu USD", 3110]]
    imported(tmp_path, of(month(8, rows)), in_order("code:export", "code:import"))
    again = read(tmp_path, of(month(9, rows)))
    assert [(one.found, one.answer) for one in again.questions] == [
        ("Bán ra", "code:export"),
        ("Mua vào", "code:import"),
    ]
    swapped = read(tmp_path, of(month(9, rows[::-1])))  # rows in another order are another template
    assert [one.found for one in swapped.open] == ["Mua vào", "Bán ra"]


def sides(number: int, first: str, second: str) -> Dropped:
    """Return a file whose two sheets have the same row under other titles."""
    return of(
        month(number, [[WHOLE, "Triệu USD", 3520]], "T1", first),
        month(number, [[WHOLE, "Triệu USD", 3110]], "T2", second),
    )


def test_sheets_with_the_same_rows_that_change_places_take_their_answers_along(tmp_path: Path):
    imported(tmp_path, sides(8, "Xuất khẩu", "Nhập khẩu"), of_sheets({"T1": "code:export", "T2": "code:import"}))
    again = read(tmp_path, sides(9, "Nhập khẩu", "Xuất khẩu"))
    assert {one.cell: one.indicator for one in again.figures} == {"T1!C4": "import", "T2!C4": "export"}


def test_the_same_words_with_two_answers_are_asked_each_month_and_with_one_they_are_remembered(tmp_path: Path):
    file = sides(8, "Ngoại thương", "Ngoại thương")
    imported(tmp_path, file, of_sheets({"T1": "code:export", "T2": "code:import"}))
    assert keys(tmp_path) == []
    assert len(read(tmp_path, file).open) == 2
    imported(tmp_path, file, lambda _: "skip")
    assert len(keys(tmp_path)) == 1
    remembered = read(tmp_path, file)
    assert [one.remembered for one in remembered.questions] == [True, True]
    keep_answers(tmp_path, read(tmp_path, file, {remembered.questions[1].key: "code:import"}), "An")
    assert keys(tmp_path) == []  # one of both is answered otherwise: by which the other was meant is not known


def test_rows_of_one_name_are_told_apart_by_all_that_stands_over_them(tmp_path: Path):
    rows: Rows = [
        ["XUẤT KHẨU"], ["1. Địa phương", "Triệu USD", 3520], ["- Khối khác", "Triệu USD", 12],
        ["NHẬP KHẨU"], ["1. Địa phương", "Triệu USD", 3110], ["- Khối khác", "Triệu USD", 11],
    ]  # fmt: skip
    imported(tmp_path, of(month(8, rows)), in_order("code:export", "skip", "code:import", "skip"))
    again = read(tmp_path, of(month(9, rows)))
    assert again.open == ()
    assert [one.indicator for one in again.figures] == ["export", "import"]


@pytest.mark.parametrize(("header", "is_kept"), [("Tháng 8/2026", True), ("8/2026", False), ("2026-08", False)])
def test_an_answer_about_a_column_is_kept_where_its_header_has_words(tmp_path: Path, header: str, is_kept: bool):
    rows: Rows = [["Kim ngạch xuất khẩu", "Triệu USD", 3520.12345], ["Kim ngạch nhập khẩu", "Triệu USD", 3110.54321]]
    file = of(sheet(["Biểu tháng 8 năm 2026"], [], ["Chỉ tiêu", "ĐVT", header, "Tháng 7/2026"], *rows))
    found = imported(tmp_path, file, lambda asked: "round:2" if asked.code == "too_long" else _as_it_stands(asked))
    assert [one.lasting for one in found.questions if one.code == "too_long"] == [is_kept]
    assert [key for key in keys(tmp_path) if key.startswith("too_long")] == ["too_long thang|bieu 1"] * is_kept


OLD = {
    "an empty name": ["name_unknown |trieu usd"],
    "an empty name under a name": ["name_unknown ngoai thuong / |trieu usd"],
    "a unit of an empty name": ["unit_missing |export"],
    "a percentage of an empty name": ["percent_fraction |export"],
    "the second place": ["name_unknown khoi khac|trieu usd", "name_unknown khoi khac|trieu usd #2"],
    "a column by its sheet": ["two_readings bieu 1"],
    "a rounding by its sheet": ["too_long bieu 1"],
}


@pytest.mark.parametrize("kind", OLD)
def test_answers_kept_by_place_in_earlier_versions_are_not_used_and_dropped_at_the_next_save(tmp_path: Path, kind: str):
    rows: Rows = [[OTHER, "Triệu USD", 3520], ["", "Triệu USD", 3110], ["Tôm sú", "Triệu USD", 5]]
    file = of(month(9, rows))
    sound = "name_unknown tom su|trieu usd"
    written = {"author": "An", "at": "2026-05-01T10:00:00+07:00", "value": "code:export"}
    layout = layout_of(read(tmp_path, file).tables)
    kept = {layout: [{"key": key, **written} for key in (*OLD[kind], sound)], "of another": []}
    disk.state_folder(tmp_path)
    (tmp_path / disk.STATE / answers.NAME).write_text(json.dumps(kept), encoding="utf-8")
    found = read(tmp_path, file)
    assert [one.found for one in found.questions if one.remembered] == ["Tôm sú"]
    imported(tmp_path, file, lambda _: "skip")
    assert sorted(keys(tmp_path)) == sorted(["name_unknown khoi khac|trieu usd", sound])


@pytest.mark.parametrize("first", [8, 9])
def test_sides_of_trade_in_a_column_of_their_own_that_change_places_are_read_by_name_in_both_months(
    tmp_path: Path, first: int
):
    body: Rows = [["", "Kim ngạch xuất khẩu", 3520, 30970], ["", "Kim ngạch nhập khẩu", 3110, 26090]]

    def trade(number: int) -> Dropped:
        head: Rows = [["", "", "Ước tính", "Cộng dồn"], ["", "", f"tháng {number}", f"{number} tháng"]]
        rows = [["TỔNG KIM NGẠCH", "", 6630, 57060], *(body if number == first else body[::-1])]
        return of(sheet(["7. Ngoại thương"], [], ["", "", "", "Triệu USD"], *head, ["", "", 2026, 2026], [], *rows))

    for number in (8, 9):
        found = imported(tmp_path, trade(number), lambda _: "skip")
        assert [one.found for one in found.questions if one.code == "name_unknown"] == ["TỔNG KIM NGẠCH"]
        assert {one.name: one.indicator for one in found.figures} == {
            "Kim ngạch xuất khẩu": "export", "Kim ngạch nhập khẩu": "import",
        }  # fmt: skip
