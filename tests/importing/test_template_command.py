"""`indicators template`: a workbook for an office, or one line that says what to write."""

from pathlib import Path

import pytest
from cli.running import DATA, asked

from indicators.importing.workbook import read_workbook


def template(*arguments: str, lang: str = "en_US.UTF-8"):
    return asked("template", "--data", str(DATA), *arguments, lang=lang)


@pytest.mark.parametrize(
    ("lang", "said", "headings"),
    [
        ("en", "Nov 2026, Hai Phong", ("No.", "Code", "Indicator", "Unit", "November 2026")),
        ("vi", "tháng 11/2026, Hải Phòng", ("STT", "Mã", "Chỉ tiêu", "Đơn vị tính", "Tháng 11/2026")),
    ],
)
def test_the_workbook_is_written_and_what_it_is_of_is_said(
    lang: str, said: str, headings: tuple[str, ...], tmp_path: Path
):
    file = tmp_path / "a.xlsx"
    found = template("--month", "2026-11", "--lang", lang, "--out", str(file))
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(f"{file}: {said}, ")
    report, guide = read_workbook(file.read_bytes(), file.name)
    assert headings in [row[:5] for row in report.rows]
    assert len(guide.rows[0]) == 1


def test_an_estimate_says_so_over_its_columns(tmp_path: Path):
    file = tmp_path / "a.xlsx"
    assert template("--month", "2026-01", "--stage", "estimate", "--lang", "vi", "--out", str(file)).code == 0
    sheet = read_workbook(file.read_bytes(), file.name)[0]
    assert ("Ước tháng 1/2026", "Ước lũy kế 1 tháng năm 2026") in [row[4:6] for row in sheet.rows]


def test_without_a_month_it_is_of_this_one_and_all_is_every_indicator(tmp_path: Path):
    file = tmp_path / "a.xlsx"
    few, every = (template(*more, "--out", str(file)).out for more in ((), ("--all",)))
    assert few.split(", ")[:2] == every.split(", ")[:2]
    assert int(few.split()[-2]) < int(every.split()[-2])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--out is missing: write the workbook to make"),
        (("--out", "a.csv"), "is no workbook"),
        (("--out", "none/a.xlsx"), "none"),
        (("--out", "a.xlsx", "--month", "11/2026"), '--month "11/2026": write the year and the month'),
        (("--out", "a.xlsx", "--month", "2026-13"), "for example 2026-11"),
        (("--out", "a.xlsx", "--stage", "final"), "reported | estimate"),
        (("--out", "a.xlsx", "--area", "XX"), "XX"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    found = template(*arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert list(tmp_path.iterdir()) == []
