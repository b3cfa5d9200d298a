"""`indicators changes`: its forms, its refusals, and the same numbers as the board."""

import json
import shlex
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import TOWN, on, real_store, report, small_store, target
from small_data import small_folder

from cli import running
from indicators.boards.changes import ChangesBoard, changes, parse_changes_query
from indicators.boards.changes.json_view import as_json
from indicators.boards.view import Unknown
from indicators.cli.changes import lines
from indicators.terminal.table import Screen, width

from .running import DATA, asked

DAYS = ("--since", "2025-12-05", "--until", "2025-12-11")
TODAY = on("2026-06-01")


def plain(*arguments: str) -> dict[str, Any]:
    return running.plain("changes", *DAYS, *arguments)


def board(lang: str = "en", **params: str) -> ChangesBoard:
    days = {"since": "2025-12-05", "until": "2025-12-11"}
    found = parse_changes_query(real_store(), {**days, "lang": lang, **params}, TODAY)
    assert not isinstance(found, Unknown)
    return changes(real_store(), *found, TODAY)


def joined(text: str) -> str:
    return " ".join(text.split())


def test_the_verdict_on_growth_flips_between_the_days_of_the_record():
    growth = plain()["changes"][0]
    assert (growth["indicator"], growth["verdict_before"], growth["verdict_after"]) == ("grdp_growth", "met", "missed")
    assert (growth["flipped"], growth["reason"]) == (True, "figure")
    assert [growth["figure"][end]["value"] for end in ("before", "after")] == ["12.35", "11.81"]


def test_the_json_is_the_board():
    assert plain() == as_json(board())
    assert plain("--lang", "vi") == as_json(board("vi"))
    assert {"snapshot", "year", "since", "until", "basis", "area", "sentence", "changes"} <= plain().keys()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_table_says_the_sentence_and_each_move_with_its_line(lang: str):
    shown, text = board(lang), lines(board(lang))
    assert shown.sentence in joined(text)
    for one in shown.changes:
        assert one.name in text
        for move in (one.figure, one.target):
            assert move is None or move.after is None or move.after.origin.words in joined(text)
    assert [line for line in text.splitlines() if width(line) > 100] == []


def test_a_flip_is_in_the_colour_of_its_verdict():
    assert "\x1b[31mGRDP growth" in lines(board(), Screen(colour=True))


def test_the_citys_own_verdict_and_the_document_of_a_target_are_said():
    text = joined(lines(board(since="2025-06-01", until="2026-01-20", year="2025")))
    assert "the city's own verdict: – → missed" in text
    assert "42/NQ-HĐND" in text


def test_what_is_no_longer_a_target_has_no_line_to_lead_to():
    lines_of = [target("10"), target("12", "draft", "2025-12-01"), target("1", period="2023", adopted_on="2023-01-01")]
    gone = target("11", adopted_on="2025-12-01", supersedes=["T0"], period="2026")
    store = small_store([report("12", "2025-05-01")], [*lines_of, gone])
    found = parse_changes_query(
        store, {"since": "2025-06-01", "until": "2026-01-01", "year": "2025", "area": TOWN}, TODAY
    )
    assert not isinstance(found, Unknown)
    text = lines(changes(store, *found, TODAY))
    assert "10 tấn → –" in text


def test_nothing_changed_is_one_sentence():
    text = lines(board(since="2025-12-11"))
    assert text.rstrip().endswith("no figure, no target and no verdict changed.")


def test_the_table_is_the_form_unless_another_is_asked_for():
    found = asked("changes", "--data", str(DATA), *DAYS)
    assert (found.code, found.err) == (0, "")
    assert "12.35% → 11.81%" in found.out


def test_without_an_earlier_day_the_command_is_written_wrongly():
    found = asked("changes")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("indicators changes: --since is missing: write the earlier day")


@pytest.mark.parametrize(
    "arguments",
    [("--since", "2025-12-40"), ("--until", "soon"), ("--basis", "councl"), ("--since", "2026", "--until", "2025")],
)
def test_each_of_the_nearest_commands_can_be_run_as_it_stands(arguments: tuple[str, ...], tmp_path: Path):
    folder = str(small_folder(tmp_path))
    found = asked("changes", "--data", folder, *DAYS, *arguments)
    assert (found.code, found.out) == (2, "")
    commands = [line.partition(": ")[2] for line in found.err.splitlines()[2:]]
    assert commands
    for command in commands:
        program, name, *rest = shlex.split(command)
        assert (program, name) == ("indicators", "changes")
        assert asked(name, *rest, "--data", folder).code == 0


def test_the_later_day_is_today_unless_asked(tmp_path: Path):
    found = asked("changes", "--data", str(small_folder(tmp_path)), "--since", "2025-12-05", "--format", "json")
    assert json.loads(found.out)["until"] == date.today().isoformat()  # noqa: DTZ011 - the program's own day
