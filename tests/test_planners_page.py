"""Every example of the page for planners does what the page says."""

import re
import shlex
from pathlib import Path

import pytest
from builders import DATA, real_book
from record import ROOT, copied

from indicators import files
from indicators.cli import answer
from indicators.files import contents, read_contents
from indicators.model import Indicator
from indicators.numerals import Ambiguous, Measure, Missing, Refused, Typed, echo
from indicators.numerals import read as read_typed
from indicators.problems import DataError
from indicators.wording import words

PAGE = (ROOT / "docs" / "planners.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+) ?(\S*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
RECORDS = [text for language, _, text in BLOCKS if language == "yaml"]
ROWS = [(name, text) for language, name, text in BLOCKS if language == "csv"]
PRINTED_DRAFT = "T0162"
COMMANDS = [line for language, _, text in BLOCKS if language == "console" for line in text.splitlines()]


def table(heading: str) -> list[tuple[str, ...]]:
    """Return the rows of the table under a heading, its cells without their marks."""
    part = PAGE[PAGE.index(f"## {heading}") :].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def with_records(*records: str) -> dict[str, bytes]:
    held = contents(DATA)
    held["targets.yaml"] += "".join(records).encode()
    for name, rows in ROWS:
        held[name] += rows.encode()
    return held


def test_the_examples_written_by_hand_are_all_right_together():
    book, _ = read_contents(with_records(*RECORDS))
    new = {one.id: one for one in (*book.targets, *book.drafts) if one.id.startswith("T9")}
    assert {code: one.draft for code, one in new.items()} == {"T9001": True, "T9002": False, "T9003": False}
    assert new["T9003"].supersedes == ("T9002",)
    assert [one.stage for one in book.actuals[-3:]] == ["estimate", "preliminary", "estimate"]


@pytest.mark.parametrize(("wrong", "said"), table("What the check says"))
def test_the_check_says_what_the_page_says(wrong: str, said: str):
    line = wrong.split("`")[1]
    key = line.split(":")[0]
    record = re.sub(rf"^    {key}:.*\n", "", RECORDS[1], flags=re.MULTILINE)
    if wrong.endswith("without `source`"):
        record = re.sub(r"^    source:.*\n", "", record, flags=re.MULTILINE)
    with pytest.raises(DataError) as error:
        read_contents(with_records(f"{record}    {line}\n"))
    assert said.strip("`") in [problem.message("en")[: len(said.strip("`"))] for problem in error.value.problems]


@pytest.mark.parametrize(("words", "unit", "meant"), table("Numbers as you type them"))
def test_a_figure_is_read_as_the_page_says(words: str, unit: str, meant: str):
    measure = Measure.of(_indicator(unit), real_book().units)
    found = read_typed(words.strip("`"), measure)
    if meant.startswith("a question"):
        assert isinstance(found, Ambiguous)
        assert found.problem.expected == meant.removeprefix("a question: ").replace(" or ", " / ")
    elif meant.startswith("refused"):
        assert isinstance(found, Refused)
    elif meant == "no figure":
        assert isinstance(found, Missing)
    else:
        assert isinstance(found, Typed)
        assert (echo(found, measure).en.figures, bool(found.warnings)) == (
            meant.split(", with")[0], ", with a warning" in meant,
        )  # fmt: skip


def _indicator(unit: str) -> Indicator:
    """Return an indicator of a unit without a plausible range, which could decide for one reading."""
    every = [one for one in real_book().indicators.values() if one.unit == unit]
    return next((one for one in every if one.plausible is None), every[0])


def test_the_commands_run_one_after_the_other(tmp_path: Path):
    folder = copied(tmp_path / "data")
    names = {"DIR": str(folder)}
    for line in COMMANDS:
        program, *words = shlex.split(line)
        found = answer([names.get(word, word) for word in words], {"LANG": "vi_VN.UTF-8"})
        assert (program, found.code, found.err) == ("indicators", 0, ""), line
        for draft in files.read(folder)[0].drafts:
            names[PRINTED_DRAFT] = draft.id  # the next free number of the record
    book, _ = files.read(folder)
    assert (names[PRINTED_DRAFT],) in [one.supersedes for one in book.targets]
    assert book.drafts == ()


def test_every_question_of_an_import_is_on_the_page_and_no_other():
    asked = {key.split(".")[2] for key in words("en") if key.startswith("intake.question.")}
    named = {code for row in table("Import: what is asked") for code in re.findall(r"`([a-z_]+)`", row[0])}
    assert named == asked
