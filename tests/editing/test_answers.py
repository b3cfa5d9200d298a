"""Answers of an import that are kept for the next file of the same layout."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from small_data import small_folder

from indicators.editing import answers, disk
from indicators.files import FILES
from indicators.problems import NotSaved

LAYOUT, OTHER = "0123456789abcdef", "fedcba9876543210"
UNIT, NAME = {"unit_missing kim ngach": "unit:triệu USD"}, {"name_unknown kim ngach": "code:export"}


def file(folder: Path) -> Path:
    return folder / disk.STATE / answers.NAME


def remembered(folder: Path, layout: str) -> dict[str, str]:
    return {one.key: one.value for one in answers.kept(folder, layout)}


def test_answers_are_kept_per_layout_with_who_and_when(tmp_path: Path):
    folder = small_folder(tmp_path)
    assert remembered(folder, LAYOUT) == {}
    answers.remember(folder, LAYOUT, UNIT, " An \n")
    answers.remember(folder, OTHER, NAME, "Bình")
    assert remembered(folder, LAYOUT) == UNIT
    (one,) = answers.kept(folder, OTHER)
    assert (one.key, one.value, one.author) == (*next(iter(NAME.items())), "Bình")
    assert one.at[:2] == "20"
    assert answers.kept(folder, LAYOUT)[0].author == "An"


def test_a_later_answer_takes_the_place_of_an_earlier_one(tmp_path: Path):
    folder = small_folder(tmp_path)
    answers.remember(folder, LAYOUT, UNIT | NAME, "An")
    answers.remember(folder, LAYOUT, dict.fromkeys(UNIT, "unit:tỷ USD"), "Bình")
    assert remembered(folder, LAYOUT) == NAME | dict.fromkeys(UNIT, "unit:tỷ USD")


def test_no_data_file_changes(tmp_path: Path):
    folder = small_folder(tmp_path)
    before = {name: (folder / name).read_bytes() for name in FILES if (folder / name).exists()}
    answers.remember(folder, LAYOUT, UNIT, "An")
    assert before == {name: (folder / name).read_bytes() for name in before}


@pytest.mark.parametrize(
    "broken", ["", "{", "[]", '{"0123456789abcdef": {}, "x": 1}', '{"x": [{"key": "k"}]}', '{"x": [[1]]}', "\udcff"]
)
def test_a_broken_file_is_no_obstacle_and_is_kept_aside(tmp_path: Path, broken: str):
    folder = small_folder(tmp_path)
    disk.state_folder(folder)
    data = broken.encode(errors="surrogateescape")
    file(folder).write_bytes(data)
    assert remembered(folder, LAYOUT) == {}
    answers.remember(folder, LAYOUT, UNIT, "An")
    assert remembered(folder, LAYOUT) == UNIT
    assert file(folder).with_name("answers.unreadable-1.json").read_bytes() == data


def test_an_answer_that_is_no_text_makes_the_file_a_broken_one(tmp_path: Path):
    folder = small_folder(tmp_path)
    disk.state_folder(folder)
    one = {"key": "k", "value": 1, "author": "An", "at": "2025-11-05T10:20:30+07:00"}
    file(folder).write_text(json.dumps({LAYOUT: [one]}), encoding="utf-8")
    assert remembered(folder, LAYOUT) == {}
    answers.remember(folder, OTHER, UNIT, "An")
    assert file(folder).with_name("answers.unreadable-1.json").exists()


def test_writers_at_once_lose_no_answer(tmp_path: Path):
    folder = small_folder(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: answers.remember(folder, LAYOUT, {f"question {n}": "skip"}, "An"), range(24)))
    assert len(remembered(folder, LAYOUT)) == 24


def test_who_answers_must_be_named(tmp_path: Path):
    folder = small_folder(tmp_path)
    with pytest.raises(NotSaved) as refusal:
        answers.remember(folder, LAYOUT, UNIT, "  ")
    assert refusal.value.code == "no_author"


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path):
    folder = small_folder(tmp_path)
    (disk.state_folder(folder) / f"{answers.NAME}.new").mkdir()
    with pytest.raises(NotSaved) as refusal:
        answers.remember(folder, LAYOUT, UNIT, "An")
    assert refusal.value.code == "failed"
    assert remembered(folder, LAYOUT) == {}
