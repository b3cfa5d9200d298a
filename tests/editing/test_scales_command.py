"""`--value` in another scale, in two readings, or with its letters apart: the same step as on the form."""

import re
import shlex
import unicodedata
from pathlib import Path

import pytest
from cli.running import asked
from small_data import small_folder

from indicators import editing, files
from indicators.wording import LANGS, Lang

TARGET = ("target", "add", "--indicator", "budget_total", "--area", "HP", "--period", "2027", "--basis", "strive")
FIGURE = (
    "actual", "add", "--indicator", "budget_total", "--area", "HP", "--period", "2024", "--stage", "estimate",
    "--published-on", "2024-12-09", "--publisher", "Báo Hải Phòng", "--title", "Khai mạc kỳ họp",
)  # fmt: skip
WHY = ("--reason", "ước thực hiện", "--author", "Nguyễn Thị Ấn")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", [TARGET, FIGURE])
def test_a_figure_in_another_scale_is_said_back_and_saved(folder: Path, command: tuple[str, ...], lang: Lang):
    found = asked(
        *command, "--value", "60 000 triệu đồng", *WHY, "--accept-doubts", "--data", str(folder), "--lang", lang
    )
    assert (found.code, found.err) == (0, "")
    assert "60 000 triệu đồng → 60 tỷ đồng: sáu mươi tỷ đồng\n" in found.out
    book, _ = files.read(folder)
    assert (book.actuals if command is FIGURE else book.drafts)[-1].value == 60


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", [TARGET, FIGURE])
@pytest.mark.parametrize("words", ["60.000 triệu đồng", "1,234", "khoảng 9.500"])
def test_each_reading_is_printed_with_the_words_that_have_that_meaning_only(
    folder: Path, words: str, command: tuple[str, ...], lang: Lang
):
    rest = (*WHY, "--data", str(folder), "--lang", lang)
    found = asked(*command, "--value", words, *rest)
    assert (found.code, found.out) == (2, "")
    readings = re.findall(r"^  (.*) → (.*): ", found.err, re.MULTILINE)
    assert len({meant for _, meant in readings}) == 2
    for advised, meant in readings:
        again = asked(*command, "--value", advised, *rest, "--accept-doubts", "--dry-run")
        assert (again.code, again.err) == (0, "")
        assert again.out.startswith(f"{advised} → {meant}: ")


def test_arguments_pasted_with_letters_and_marks_apart_are_put_together(folder: Path):
    line = shlex.join(
        (*FIGURE, "--value", "khoảng 60 tỷ đồng", "--as-printed", "ước khoảng 60 tỷ đồng", *WHY, "--accept-doubts")
    )
    pasted = shlex.split(unicodedata.normalize("NFD", line))
    found = asked(*pasted, "--data", str(folder))
    assert (found.code, found.err) == (0, "")
    new = files.read(folder)[0].actuals[-1]
    assert (new.value, new.as_printed) == (60, "ước khoảng 60 tỷ đồng")
    (entry, *_) = editing.history(folder)
    assert (entry.author, entry.reason) == ("Nguyễn Thị Ấn", "ước thực hiện")


BEFORE = ("--answer", "before_merger bảng!C2=as_read")  # 2024 is before the area was merged


def test_an_import_with_letters_apart_in_cells_and_options_keeps_them_together(folder: Path):
    table = "Chỉ tiêu,Đơn vị,Thực hiện năm 2024\nTổng thu ngân sách,triệu đồng,khoảng 60 000\n"
    workbook = folder.parent / unicodedata.normalize("NFD", "bảng.csv")
    workbook.write_text(unicodedata.normalize("NFD", table), encoding="utf-8")
    facts = ("--area", "HP", "--month", "2024-12", "--published-on", "2025-01-06", "--publisher", "Cục Thống kê")
    more = ("--title", "Báo cáo năm", "--answer", "scale bảng!C2=as_read", *BEFORE, *WHY, "--accept-doubts")
    options = [unicodedata.normalize("NFD", one) for one in (*facts, *more)]
    found = asked("import", str(workbook), *options, "--data", str(folder))
    assert (found.code, found.err) == (0, ""), found.out
    written = [path for path in folder.rglob("*") if path.is_file()]  # data, history, remembered answers
    assert all(unicodedata.is_normalized("NFC", path.read_text("utf-8")) for path in written)
    new = files.read(folder)[0].actuals[-1]
    assert (str(new.value), str(new.last_digit), new.qualifier) == ("60", "0.001", "about")
