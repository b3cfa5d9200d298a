"""The board in a terminal: aligned, complete, and plain wherever no person reads it."""

import os
import re
import shutil
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from builders import real_store, view

from indicators.attainment import Verdict
from indicators.boards.scoreboard import Scoreboard, VerdictCount, groups, scoreboard
from indicators.terminal.table import Screen, lines, padded, width, wrapped

TODAY = date(2026, 6, 1)
NUMBERS = re.compile(r"^[▼▲○].*  ([\d.,]+)  +([\d.,]+)  +(\S+(?: points)?)$")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def board(lang: str = "en", **params: str) -> Scoreboard:
    asked = {"year": "2025", "as_of": "2026-01-20", "area": "HP", "lang": lang, **params}
    return scoreboard(real_store(), view(None, TODAY, **asked), TODAY)


def words(found: list[str]) -> str:
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("basis", ["council", "central", "strive"])
@pytest.mark.parametrize("day", ["2025-12-05", "2026-01-20"])
def test_every_board_fits_100_columns(lang: str, basis: str, day: str):
    found = lines(board(lang, basis=basis, as_of=day), Screen())
    assert [line for line in found if width(line) > 100] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_word_of_the_board_is_lost(lang: str):
    shown, said = board(lang), words(lines(board(lang), Screen()))
    assert shown.sentence in said
    assert [remark for remark in shown.remarks if remark not in said] == []
    for row in shown.every_row:
        for text in (row.target_words, row.actual_words or row.progress_words, row.outcome_words):
            assert text is None or text in said
        for note in row.exceptions:
            assert note[1:] in said


def test_the_parts_stand_in_their_order():
    said = words(lines(board(), Screen()))
    shown = board()
    order = [shown.snapshot, shown.sentence, "▼ 2 missed", shown.remarks[0], "Indicator Target", "▼ GRDP growth, %"]
    places = [said.index(part) for part in order]
    assert places == sorted(places)


def test_numbers_are_aligned_to_the_right():
    ends = [NUMBERS.search(line) for line in lines(board(), Screen())]
    targets, actuals, outcomes = zip(*((m.end(1), m.end(2), m.end(3)) for m in ends if m), strict=True)
    assert len(targets) == 9
    assert [len(set(column)) for column in (targets, actuals, outcomes)] == [1, 1, 1]


def test_a_name_too_long_for_its_column_is_wrapped_and_its_numbers_stay():
    found = lines(board("vi"), Screen(width=60))
    at = next(n for n, line in enumerate(found) if line.startswith("▲  Tổng thu ngân"))
    assert "165.011,6  196.911,318" in found[at]
    assert found[at + 1].strip() in "Tổng thu ngân sách nhà nước, tỷ đồng"


def test_each_figure_names_its_file_and_line():
    said = words(lines(board(), Screen()))
    for row in board().rows:
        assert row.actual_origin is None or f"{row.actual_origin.file}:{row.actual_origin.line}" in said


def test_the_legend_explains_the_mark_of_an_estimate_that_repeats_the_plan():
    assert "○ met: estimate equals the plan" in words(lines(board(), Screen()))


def test_without_such_an_estimate_the_legend_is_silent():
    assert "○" not in words(lines(board(basis="strive"), Screen()))


def test_colour_changes_no_letter():
    plain, coloured = lines(board(), Screen()), lines(board(), Screen(colour=True))
    assert plain != coloured
    assert [COLOURS.sub("", line).rstrip() for line in coloured] == plain


def test_the_verdict_of_the_sentence_is_bold_and_in_the_colour_of_the_gravest():
    assert "\x1b[1;31mmissed 2 targets\x1b[0m" in "\n".join(lines(board(), Screen(colour=True)))


def test_where_nothing_is_missed_the_colour_is_that_of_a_near_miss_or_of_success():
    shown = board(basis="central")
    near = replace(shown, rows=tuple(r for r in shown.rows if r.verdict != Verdict.MISSED))
    good = replace(shown, rows=tuple(r for r in shown.rows if r.verdict == Verdict.EXCEEDED))
    painted = ["\n".join(lines(one, Screen(colour=True))) for one in (near, good)]
    assert ["\x1b[1;33m" in painted[0], "\x1b[1;32m" in painted[1]] == [True, True]


def test_emphasis_that_is_broken_across_lines_is_painted_on_each():
    shown = replace(board(), sentence_parts=(("In the year ", ""), ("missed two targets", "strong"), (" in all.", "")))
    found = "\n".join(lines(shown, Screen(width=19, colour=True)))
    assert "In the year \x1b[1;31mmissed\x1b[0m\n\x1b[1;31mtwo targets\x1b[0m in all." in found


def test_counts_that_do_not_fit_one_line_go_on_in_the_next():
    counts = tuple(VerdictCount("missed", n, "missed by far") for n in range(3))
    found = lines(replace(board(), counts=counts), Screen(width=40))
    assert {"▼ 0 missed by far  ▼ 1 missed by far", "▼ 2 missed by far  ○ met: estimate equals the plan"} & set(found)


def test_targets_without_a_level_and_targets_outside_the_main_ones_have_their_own_place():
    shown = board()
    split = replace(
        shown, rows=shown.rows[:1], without=shown.rows[1:2], stand_ins=shown.rows[2:3], others=shown.rows[3:4]
    )
    found = lines(split, Screen())
    assert "No target on this basis: FDI attracted" in found
    assert [group.heading for group in groups(split) if group.heading in found] == [
        "No target set by the Council: judged against that of the Government, not counted above",
        "Outside the main targets: Council's targets",
    ]


def test_a_board_without_rows_is_only_words():
    shown = replace(board(), rows=(), without=(), others=())
    assert [line for line in lines(shown, Screen()) if "Target" in line] == []


@pytest.mark.parametrize(
    ("text", "columns"), [("Hải Phòng", 9), ("Ha\u0309i Pho\u0300ng", 9), ("港", 2), ("−0,54", 5), ("", 0)]
)
def test_width_is_what_the_eye_sees(text: str, columns: int):
    assert width(text) == columns
    assert width(padded(text, 12)) == 12


def test_a_word_longer_than_its_line_is_left_whole():
    assert wrapped("a 187.766,6000000 b", 5) == ["a", "187.766,6000000", "b"]


class Terminal:
    """A screen that a person reads."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "columns", "screen"),
    [
        ({"TERM": "xterm"}, 80, Screen(80, colour=True)),
        ({"TERM": "xterm"}, 300, Screen(100, colour=True)),
        ({"TERM": "xterm"}, 20, Screen(60, colour=True)),
        ({"TERM": "xterm", "NO_COLOR": "1"}, 80, Screen(80)),
        ({"TERM": "xterm", "NO_COLOR": ""}, 80, Screen(80, colour=True)),
        ({"TERM": "dumb"}, 80, Screen(80)),
    ],
)
def test_a_terminal_gets_its_width_and_colour_unless_it_refuses_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], columns: int, screen: Screen
):
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setattr(shutil, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))
    assert Screen.here() == screen


@pytest.mark.parametrize("stream", [None, StringIO()])
def test_whatever_is_no_terminal_is_plain_and_100_wide(monkeypatch: pytest.MonkeyPatch, stream: StringIO | None):
    monkeypatch.setattr("sys.stdout", stream)
    assert Screen.here() == Screen(100, colour=False)
