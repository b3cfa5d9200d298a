"""`indicators import`: what is asked and not saved, what is answered and saved, what is refused in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from builders import held
from cli.running import asked
from monthly import EXPORTS, SHRIMPS, TOO_LARGE, report_in, year_in
from record import copied

from indicators import editing, files
from indicators.terminal.answers import Answer

SCALE = "scale report!D8"
SHRIMP = "name_unknown tom su dong lanh|ty usd"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path / "data")


def imported(folder: Path, file: Path, *more: str) -> Answer:
    return asked("import", str(file), "--data", str(folder), "--author", "An", *more)


def as_json(found: Answer) -> dict[str, Any]:
    return json.loads(found.out)


def test_every_open_question_is_printed_with_its_cells_key_and_choices_and_nothing_is_saved(folder: Path):
    before = held(folder)
    found = imported(folder, report_in(folder.parent, TOO_LARGE, SHRIMPS))
    assert found.code == 1
    assert f"\n    {SCALE}\n" in found.out
    assert "\n  report!D8: Exports, 5 months of 2026: 215 billion USD is " in found.out
    assert "=factor:0.1  Divided by 10: 21.5 billion USD (proposed)" in found.out
    assert found.err.startswith("Nothing can be saved yet, as 2 questions are open.\n")
    assert held(folder) == before


def test_with_every_answer_the_figures_are_previewed_and_saved_in_one_entry_that_can_be_undone(folder: Path):
    before = held(folder)
    answers = ("--answer", f"{SCALE}=factor:0.1", "--answer", f"{SHRIMP}=skip")
    found = imported(folder, report_in(folder.parent, TOO_LARGE, SHRIMPS), *answers)
    assert (found.code, found.err) == (0, "")
    assert "+A0456,export,HP,2026-05,ytd,city,21.5,bn_USD,reported" in found.out
    assert "\nSaved as " in found.out
    (entry,) = editing.history(folder)[:1]
    assert (entry.author, entry.reason) == ("An", "Report of May 2026 imported from the file report.csv")
    assert files.read(folder)[0].actuals[-1].published_on == "2026-06-05"
    editing.undo(folder, "An", "taken back")
    assert held(folder) == before


def test_a_dry_run_shows_the_same_and_writes_nothing(folder: Path):
    before, file = held(folder), report_in(folder.parent)
    found = imported(folder, file, "--dry-run")
    assert found.code == 0
    assert found.out.endswith("Nothing was written (--dry-run).\n")
    assert held(folder) == before
    assert not (folder / ".history").exists()


def test_what_the_file_does_not_say_is_asked_by_its_option(folder: Path):
    found = imported(folder, year_in(folder.parent))
    assert found.code == 1
    assert "--published-on is missing" in found.err
    assert "--publisher is missing" in found.err
    said = ("--published-on", "2025-12-11", "--publisher", "City office", "--title", "Estimates", "--dry-run")
    again = imported(folder, year_in(folder.parent), *said)
    assert "is missing" not in again.err
    assert "Publisher: City office" in again.out


def test_json_holds_the_file_the_questions_the_preview_and_the_save(folder: Path):
    file = report_in(folder.parent, TOO_LARGE)
    opened = as_json(imported(folder, file, "--format", "json"))
    assert set(opened) == {"file", "facts", "figures", "questions", "told", "preview", "saved"}
    assert (opened["file"]["name"], opened["facts"]["month"]) == ("report.csv", "2026-05")
    (question,) = opened["questions"]
    assert (question["key"], question["answer"], question["cells"]) == (SCALE, None, ["report!D8"])
    assert [choice["value"] for choice in question["choices"]] == ["factor:0.1", "as_read", "skip"]
    assert (opened["preview"], opened["saved"]) == (None, None)
    done = as_json(imported(folder, file, "--format", "json", "--answer", f"{SCALE}=factor:0.1"))
    (figure,) = done["figures"]
    assert (figure["value"], figure["unit"], figure["as_printed"]) == ("21.5", "bn_USD", "215 tỷ USD")
    assert {one["name"] for one in done["preview"]["files"]} == {"actuals.csv", "sources.csv"}
    assert done["saved"]["version"] == editing.history(folder)[0].version


def test_answers_of_a_file_are_taken_and_one_on_the_line_goes_before_it(folder: Path):
    answers = folder.parent / "answers.json"
    answers.write_text(json.dumps({SCALE: "as_read", SHRIMP: "skip"}), encoding="utf-8")
    file = report_in(folder.parent, TOO_LARGE, SHRIMPS)
    given = ("--answers", str(answers), "--answer", f"{SCALE}=factor:0.1", "--dry-run", "--format", "json")
    assert [one["value"] for one in as_json(imported(folder, file, *given))["figures"]] == ["21.5"]


def test_a_lasting_answer_is_remembered_once_it_was_saved(folder: Path):
    file = report_in(folder.parent, EXPORTS, SHRIMPS)
    assert imported(folder, file, "--dry-run", "--answer", f"{SHRIMP}=skip").code == 0
    assert imported(folder, file, "--dry-run").code == 1  # a dry run remembers nothing
    assert imported(folder, file, "--answer", f"{SHRIMP}=skip").code == 0
    editing.undo(folder, "An", "taken back")
    again = imported(folder, file, "--dry-run")
    assert again.code == 0
    assert "answered by An on " in again.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--answer", f"{SCALE}=times ten"), "write one of factor:0.1 | as_read | skip"),
        (("--answer", "skip"), "write key=value"),
        (("--month", "10/2025"), "write year-month"),
        (("--area", "XX"), "no code of an area"),
    ],
)
def test_an_answer_or_a_fact_that_is_none_is_refused(folder: Path, options: tuple[str, ...], said: str):
    before = held(folder)
    found = imported(folder, report_in(folder.parent, TOO_LARGE), *options)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert held(folder) == before


@pytest.mark.parametrize("written", ["[]", '{"a": 1}', "{", "\x00"])
def test_a_file_of_answers_that_is_none_is_refused(folder: Path, written: str):
    answers = folder.parent / "answers.json"
    answers.write_text(written, encoding="utf-8")
    found = imported(folder, report_in(folder.parent), "--answers", str(answers))
    assert found.code == 2
    assert "must be JSON" in found.err


def test_an_answer_to_what_is_not_asked_is_said(folder: Path):
    found = imported(folder, report_in(folder.parent), "--dry-run", "--answer", "scale X!A1=skip")
    assert found.code == 0
    assert found.err == "No question has the key “scale X!A1”: that answer is not used.\n"


@pytest.mark.parametrize("lang", ["vi_VN.UTF-8", "en_US.UTF-8"])
def test_a_file_that_is_none_ends_in_one_sentence(folder: Path, lang: str):
    file = folder.parent / "october.xlsx"
    file.write_bytes(b"MZ\x90\x00" + bytes(500))
    found = asked("import", str(file), "--data", str(folder), lang=lang)
    assert (found.code, found.out, found.err.count("\n")) == (1, "", 1)
    missing = asked("import", str(folder / "none.xlsx"), "--data", str(folder), lang=lang)
    assert (missing.code, missing.err.count("\n")) == (1, 1)
    unnamed = asked("import", "--data", str(folder), lang=lang)
    assert unnamed.code == 2


PRODUCTIVITY = ("1", "Tốc độ tăng năng suất lao động", "%", "60")


def with_productivity(folder: Path) -> None:
    """Write into a data folder what productivity grew by in five months of three years."""
    rows = (
        f"Z{n},labour_productivity_growth,HP,{year}-05,ytd,city,{value},%,reported,,,,{value}%,{year}-06-05,S001,\n"
        for n, year, value in ((1, 2023, 11), (2, 2024, 13), (3, 2025, 15))
    )
    with (folder / "actuals.csv").open("a", encoding="utf-8") as actuals:
        actuals.writelines(rows)


def test_a_doubt_that_no_question_asked_is_shown_and_saved_only_once_it_is_accepted(folder: Path):
    with_productivity(folder)
    before, file = held(folder), report_in(folder.parent, PRODUCTIVITY)
    found = imported(folder, file)
    assert (found.code, held(folder)) == (1, before)
    assert "Doubts about the result:" in found.out
    assert "Saved as" not in found.out
    assert found.err == (
        "Nothing was saved, as the result is in doubt: correct the number, or add --accept-doubts if it is right.\n"
    )
    assert imported(folder, file, "--accept-doubts").code == 0
    assert held(folder) != before


def test_a_doubt_that_was_a_question_answered_is_not_asked_again(folder: Path):
    file = report_in(folder.parent, TOO_LARGE)
    answer = ("--answer", f"{SCALE}=factor:0.1")
    assert "no number of" in imported(folder, file, *answer, "--dry-run").out  # the words keep what the office printed
    assert imported(folder, file, *answer).code == 0
