"""`indicators doubts`: every doubt of the board, with its rows."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from builders import on, real_store
from small_data import small_folder

from cli import running
from indicators.boards.doubts import KINDS, doubts
from indicators.boards.view import View, area_name
from indicators.cli.doubts import Doubted, lines
from indicators.terminal.table import Screen, width
from indicators.wording import Lang, words

from .running import DATA, asked

DAY = "2026-01-20"
LANGUAGES: tuple[Lang, ...] = ("vi", "en")


def plain() -> dict[str, Any]:
    return running.plain("doubts", "--as-of", DAY)


def doubted(lang: Lang, day: str = DAY) -> Doubted:
    store = real_store()
    view = View(2025, on(day), "council", "HP", lang, dated=True)
    return Doubted(view, store.snapshot, area_name(store.book.areas["HP"], lang), doubts(store, "HP", view.as_of))


def test_the_json_is_the_board():
    assert plain()["doubts"] == [doubt.plain() for doubt in doubts(real_store(), "HP", on(DAY))]
    assert (plain()["area"], plain()["as_of"]) == ("HP", DAY)


def test_the_kinds_named_in_the_rules_are_all_there():
    assert {"falling", "contradiction", "denominators", "equals_plan", "parts"} <= plain()["counts"].keys()
    assert plain()["counts"].keys() <= set(KINDS)
    assert sum(plain()["counts"].values()) == len(plain()["doubts"])


def test_the_fall_of_cumulative_exports_names_both_lines():
    (falling,) = [doubt for doubt in plain()["doubts"] if doubt["code"] == "falling"]
    assert (falling["indicator"], len(falling["rows"])) == ("export", 2)
    assert "33.37" in falling["sentence"]["en"]
    assert "33,37" in falling["sentence"]["vi"]
    assert {row["file"] for row in falling["rows"]} == {"data/actuals.csv"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_says_every_doubt_and_every_row(lang: Lang):
    found, text = doubted(lang), lines(doubted(lang))
    said = " ".join(text.split())
    for doubt in found.doubts:
        assert doubt.sentence.in_(lang) in said
        assert [row.place for row in doubt.rows if row.place not in said] == []
        assert words(lang)[f"doubts.{doubt.code}.title"] in said
    assert [line for line in text.splitlines() if width(line) > 100] == []


def test_where_there_is_no_doubt_it_says_so():
    text = lines(doubted("en", "2018-01-01"))
    assert text.endswith("\nThe checks find no doubts about Hai Phong, as of 1 Jan 2018.\n")


def test_headings_are_bold_where_a_person_reads():
    assert "\x1b[1mCumulative figures that fall (1)\x1b[0m" in lines(doubted("en"), Screen(colour=True))


def test_a_row_without_a_day_is_said_without_one():
    found = doubted("en")
    first = found.doubts[0]
    bare = first.rows[0].__class__(first.rows[0].id, "figure", first.rows[0].noun, "S1", None)
    text = lines(found._replace(doubts=(first.__class__(first.code, "", "", "", first.sentence, (bare,)),)))
    assert f"“{bare.printed}” · S1 · {bare.place}" in text


def test_the_table_is_the_form_unless_another_is_asked_for():
    found = asked("doubts", "--data", str(DATA), "--as-of", DAY)
    assert (found.code, found.err) == (0, "")
    assert found.out == lines(doubted("en"))


@pytest.mark.parametrize(("option", "value"), [("--as-of", "2025-13"), ("--area", "HPP")])
def test_a_view_that_is_none_is_refused_with_commands_that_run(option: str, value: str, tmp_path: Path):
    folder = str(small_folder(tmp_path))
    found = asked("doubts", "--data", folder, option, value)
    assert (found.code, found.out) == (2, "")
    program, name, *rest = shlex.split(found.err.splitlines()[2].partition(": ")[2])
    assert (program, name) == ("indicators", "doubts")
    assert asked(name, *rest, "--data", folder).code == 0
