"""Tables as CSV and as workbooks: read back by others, exact, the same bytes each time, and nothing that runs."""

import csv
import re
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO, StringIO

import pytest
from boards.seen import LANGUAGES, board, view
from boards.taken import KINDS, taken
from builders import TOWN, indicator, report, small_store, target
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from indicators.boards.indicator import indicator_board
from indicators.boards.sources import sources_board
from indicators.boards.tables import (
    Cell,
    Coded,
    Table,
    documents_table,
    doubts_table,
    indicator_table,
    scoreboard_table,
)
from indicators.boards.tables.types import Noted
from indicators.model import Area, Source
from indicators.sheets import KEPT_DIGITS, csv_bytes, csv_text, inert, plain, xlsx_bytes

MARK = b"\xef\xbb\xbf"
RUNS = re.compile(r"[\s\u200b\ufeff]*[=+\-@|＝＋－＠]|[\t\r\n]")
HOSTILE = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "|cmd", "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://outside.invalid","x")', '=DDE("cmd";"/C calc";"x")', "--1", "-2 points", "+84 225", "＝1+1",
    "\u200b=1", "-1.2.3",
)  # fmt: skip
TYPED = tuple(text for text in HOSTILE if text == text.strip() and text.isprintable())  # what a data file may hold
HARMLESS = ("-0.54", "-1700", "9", "11,81%", "trên 187.000 tỷ", "'quoted'", "a=b", "x-y", "http://x.example/?a=b")


def table(*cells: Cell) -> Table:
    """Return a table of one column."""
    rows = tuple((cell,) for cell in cells)
    return Table("name", "en", date(2025, 12, 11), ("value",), ("Value",), rows, (Noted("Table", "A title"),))


def from_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def from_workbook(content: bytes, sheet: int = 0) -> list[list[object]]:
    found = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(sheet)
    return [list(row) for row in found.to_python(skip_empty_area=False)]


def read(one: Table, form: str) -> list[list[object]]:
    """Return every cell of a table as another program reads it, the headings left out."""
    found = from_csv(csv_bytes(one)) if form == "csv" else from_workbook(xlsx_bytes(one))
    return [list(row) for row in found[1:]]


# ---- every view


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_csv_reads_back_as_the_table(kind: str, lang: str):
    one = taken(kind, lang)
    heading, *rows = from_csv(csv_bytes(one))
    assert heading == list(one.headings)
    read_back = [[cell.replace("'", "") for cell in row] for row in rows]
    assert read_back == [[plain(cell).replace("'", "") for cell in row] for row in one.rows]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_workbook_reads_back_exactly_and_each_cell_as_its_kind(kind: str, lang: str):
    one = taken(kind, lang)
    heading, *rows = from_workbook(xlsx_bytes(one))
    assert heading == list(one.headings)
    assert len(rows) == len(one.rows)
    for read_back, row in zip(rows, one.rows, strict=True):
        for found, cell in zip(read_back, row, strict=True):
            if isinstance(cell, Decimal):
                assert Decimal(repr(found)) == cell
            elif isinstance(cell, int | date):
                assert found == cell
            else:
                words = cell.words if isinstance(cell, Coded) else cell or ""
                assert (type(found), found) == (str, inert(words))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_row_of_either_file_lacks_its_unit_area_day_or_source(kind: str, lang: str, form: str):
    one = taken(kind, lang)
    for found, row in zip(read(one, form), one.rows, strict=True):
        for name in ("unit", "area", "as_of", "source", "stage", "basis", "snapshot"):
            if name in one.columns and row[one.columns.index(name)] is not None:
                assert found[one.columns.index(name)] not in ("", None)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_table_gives_the_same_bytes(kind: str):
    for write in (csv_bytes, xlsx_bytes):
        assert write(taken(kind)) == write(taken(kind))


def test_a_workbook_holds_no_time_of_its_making():
    with zipfile.ZipFile(BytesIO(xlsx_bytes(taken("scoreboard")))) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert set(re.findall(r"20\d\d-\d\d-\d\d", parts.read("docProps/core.xml").decode())) == {"2025-12-11"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_second_sheet_says_what_the_first_one_is(lang: str):
    one = taken("scoreboard", lang)
    said = [row[1] for row in from_workbook(xlsx_bytes(one), sheet=1)]
    assert said == [note.words for note in one.notes]


# ---- the dialect


def test_the_csv_is_utf8_with_a_mark_commas_and_line_ends_of_rfc_4180():
    content = csv_bytes(table('a "b", c', Decimal("187766.60"), date(2025, 12, 9), Coded("met", "đạt"), None, "ờ"))
    assert content == MARK + 'Value\r\n"a ""b"", c"\r\n187766.60\r\n2025-12-09\r\nmet\r\n""\r\nờ\r\n'.encode()


def test_into_a_pipe_go_the_codes_of_the_columns_without_the_mark():
    assert csv_text(table("a")) == "value\na\n"


def test_a_number_too_long_for_a_spreadsheet_stays_exact_as_text():
    longest, longer = Decimal("1" * KEPT_DIGITS), Decimal("1" * KEPT_DIGITS + ".5")
    assert read(table(longest, longer), "xlsx") == [[float(longest)], [str(longer)]]


@given(st.decimals(-(10**9), 10**9, places=6, allow_nan=False, allow_infinity=False))
@examples(60)
def test_any_decimal_comes_back_as_it_was(value: Decimal):
    assert from_csv(csv_bytes(table(value)))[1] == [format(value, "f")]
    ((found,),) = read(table(value), "xlsx")
    assert Decimal(found if isinstance(found, str) else repr(found)) == value


# ---- nothing runs


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_spreadsheet_would_run_comes_back_inert(text: str, form: str):
    ((found,),) = read(table(text), form)
    assert str(found).startswith("'")
    assert str(found).replace("\r", "").replace("'", "") == text.replace("\r", "").replace("'", "")
    ((found,),) = read(table(Coded(text, text)), form)
    assert str(found).startswith("'")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("text", HARMLESS)
def test_a_plain_negative_number_and_other_text_stay_as_they_are(text: str, form: str):
    assert read(table(text), form) == [[text]]


@pytest.mark.parametrize("text", ["a;=1+1", "a\n=1+1", "a\t@SUM(A1)", 'a;"=1+1', "a; +1", "a;b;-1+1"])
def test_a_reader_set_to_semicolons_or_lines_finds_no_formula_either(text: str):
    content = csv_bytes(table(text)).decode("utf-8-sig")
    for piece in re.split(r"[;,\t\r\n]", content):
        assert not RUNS.match(piece.replace('"', "")) or not piece


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20))
@examples(80)
def test_no_text_begins_like_a_formula_unless_it_is_a_number(text: str):
    found = inert(text)
    assert found in (text, f"'{text}")
    assert not RUNS.match(found) or re.fullmatch(r"-[0-9]+(\.[0-9]+)?", found)


@cache
def everywhere(text: str) -> tuple[Table, ...]:
    """Return every kind of table of a small book in which each free text is the one given."""
    words = {"vi": text, "en": text}
    nouns = [indicator("rice", name=words, note=text), indicator("wheat", name=words)]
    source = Source.model_construct(
        id="S2", publisher=text, title=text, url=text, language=text, published_on="2025-01-01", note=text
    )
    town = Area(code=TOWN, name_vi=text, name_en=text, full_name_vi=text, full_name_en=text, kind="city", note=text)
    lines = [report("9", "2025-12-02", as_printed=text, source="S2", note=text),
             report("8", "2025-12-02", as_printed=text, source="S2", series="nso")]  # fmt: skip
    wanted = [target("10", document=text, set_by=text, as_printed=text, source="S2", note=text),
              target("1", indicator="wheat", period="2024", adopted_on="2024-01-01", as_printed=text)]  # fmt: skip
    store = small_store(lines, wanted, indicators=nouns, sources=[source], territories=[town])
    seen = view(store, year="2025", area=TOWN, lang="en", as_of="2026-06-30")
    return (
        scoreboard_table(store, board(store, year="2025", area=TOWN, lang="en", as_of="2026-06-30")),
        indicator_table(store, indicator_board(store, "rice", seen, seen.as_of)),
        documents_table(store, sources_board(store, seen, seen.as_of)),
        doubts_table(store, seen),
    )


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("text", TYPED)
def test_hostile_text_in_every_field_of_the_data_is_inert_in_every_table(text: str, form: str):
    for one in everywhere(text):
        cells = [str(cell) for row in read(one, form) for cell in row if isinstance(cell, str)]
        assert f"'{text}" in cells
        assert [cell for cell in cells if RUNS.match(cell) and not re.fullmatch(r"-?[0-9.]+", cell)] == []


@pytest.mark.parametrize("text", TYPED)
def test_hostile_text_is_inert_in_the_notes_and_in_no_part_a_formula_or_a_link(text: str):
    for one in everywhere(text):
        content = xlsx_bytes(one)
        for row in from_workbook(content, sheet=1):
            assert not RUNS.match(str(row[1]))
        with zipfile.ZipFile(BytesIO(content)) as parts:
            written = b"".join(parts.read(name) for name in parts.namelist())
            assert not any("externalLink" in name for name in parts.namelist())
        assert b"<f>" not in written
        assert b"<hyperlink" not in written
