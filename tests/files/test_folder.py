"""The folder as a whole: what is read, what is missing, how it is recognised, how long it takes."""

import json
import os
from pathlib import Path

import jsonschema
import pytest
import yaml
from small_data import SMALL, TARGETS, problems_of, real_size, replaced, small_folder

from indicators.files import FILES, fingerprint, read, schema, stamp
from indicators.model import Target
from indicators.problems import DataError


def test_the_small_folder_is_read_without_a_warning(tmp_path: Path):
    book, warnings = read(small_folder(tmp_path))
    assert warnings == ()
    assert list(book.indicators) == ["grdp_growth", "budget_total", "social_housing", "par_rank", "inflation"]
    assert [target.id for target in book.targets] == ["T0001", "T0002", "T0003", "T0004", "NT001"]
    assert [actual.id for actual in book.actuals] == ["A0001", "A0002", "A0003", "A0004"]
    assert set(book.areas) == {"VN", "HP", "HP_OLD", "01"}
    assert (len(book.units), len(book.sources), len(book.claims)) == (4, 2, 1)
    assert (len(book.sessions), len(book.resolutions), len(book.verdicts)) == (1, 1, 1)


def test_each_record_remembers_its_file_and_line(tmp_path: Path):
    book, _ = read(small_folder(tmp_path))
    assert [(t.file, t.line) for t in book.targets[:2]] == [("data/targets.yaml", 5), ("data/targets.yaml", 16)]
    assert [(a.file, a.line) for a in book.actuals[2:]] == [("data/actuals.csv", 4), ("data/actuals.csv", 6)]


def test_every_problem_of_every_file_is_told_at_once_in_order(tmp_path: Path):
    changes = replaced("targets.yaml", "value: 12.35\n", "value: 12,35\n")
    changes |= replaced("actuals.csv", "187766.6,", "187766.6%,") | replaced("sources.csv", "2025-12,en", "2025-13,en")
    changes |= {"areas.csv": b"", "claims.csv": "\ufeff" + SMALL["claims.csv"]}
    assert [(p.where, p.code) for p in problems_of(tmp_path, changes)] == [
        ("data/actuals.csv:3:38", "percent_sign"),
        ("data/areas.csv", "empty_file"),
        ("data/claims.csv:1:1", "bom"),
        ("data/sources.csv:3:44", "no_such_day"),
        ("data/targets.yaml:21:12", "decimal_comma"),
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str):
    folder = small_folder(tmp_path)
    (folder / name).unlink()
    with pytest.raises(DataError) as caught:
        read(folder)
    assert (f"data/{name}", "missing_file") in [(p.where, p.code) for p in caught.value.problems]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n"])
def test_an_empty_file_is_named(tmp_path: Path, name: str, content: bytes):
    assert f"data/{name}" in {p.file for p in problems_of(tmp_path, {name: content})}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_is_named_and_never_opened(tmp_path: Path, name: str):
    folder = small_folder(tmp_path)
    (folder / name).unlink()
    os.mkfifo(folder / name)
    with pytest.raises(DataError) as caught:
        read(folder)
    assert (f"data/{name}", "unreadable_file") in [(p.where, p.code) for p in caught.value.problems]


def test_a_missing_folder_is_a_problem_of_each_file(tmp_path: Path):
    with pytest.raises(DataError) as caught:
        read(tmp_path / "nowhere")
    assert [p.file for p in caught.value.problems] == sorted(f"nowhere/{name}" for name in FILES)


def test_no_message_holds_a_full_path(tmp_path: Path):
    with pytest.raises(DataError) as caught:
        read(tmp_path / "nowhere")
    assert str(tmp_path) not in f"{caught.value:vi}{caught.value:en}{caught.value.as_json()}"


def test_the_fingerprint_changes_with_any_byte_and_with_nothing_else(tmp_path: Path):
    folder = small_folder(tmp_path)
    before = fingerprint(folder)
    assert len(before) == 64
    assert read(folder)[0].snapshot == before[:12]
    os.utime(folder / "targets.yaml", ns=(1, 1))
    (folder / "notes.txt").write_text("another file")
    assert fingerprint(folder) == before
    (folder / "targets.yaml").write_text(TARGETS + "# a comment\n")
    assert fingerprint(folder) != before


def test_a_byte_moved_to_the_next_file_changes_the_fingerprint(tmp_path: Path):
    one = small_folder(tmp_path, {"targets.yaml": "ab", "national_targets.yaml": "c"})
    before = fingerprint(one)
    small_folder(tmp_path, {"targets.yaml": "a", "national_targets.yaml": "bc"})
    assert fingerprint(one) != before


def test_the_stamp_changes_with_a_save_and_a_deletion(tmp_path: Path):
    folder = small_folder(tmp_path)
    first = stamp(folder)
    os.utime(folder / "actuals.csv", ns=(1, 1))
    second = stamp(folder)
    (folder / "actuals.csv").unlink()
    third = stamp(folder)
    assert len({first, second, third}) == 3
    assert third[FILES.index("actuals.csv")] == (0, -1)


def test_files_as_long_as_the_real_ones_are_read_whole(tmp_path: Path):
    folder = small_folder(tmp_path, real_size())
    book, _ = read(folder)
    assert (len(book.actuals), len(book.targets)) == (1624, 235)


def test_the_schema_accepts_the_targets_and_completes_keys_and_words():
    shape = json.loads(json.dumps(schema()))
    jsonschema.Draft202012Validator.check_schema(shape)
    jsonschema.validate(yaml.load(TARGETS, Loader=yaml.BaseLoader) | {"targets": []}, shape)
    target = shape["properties"]["targets"]["items"]
    assert target["required"] == ["id", "indicator", "area", "period", "basis", "unit", "as_printed"]
    assert "council" in target["properties"]["basis"]["enum"]
    assert target["properties"]["period"]["type"] == ["string", "number"]
    assert not {"file", "line"} & set(target["properties"])


def test_the_schema_takes_what_an_editor_reads_in_a_record_and_refuses_an_unknown_key():
    record = {
        "id": "T0002", "indicator": "growth", "area": "HP", "period": 2025, "basis": "council", "value": 12.35,
        "unit": "%", "adopted_on": "2025-07-25", "supersedes": ["T0001"], "as_printed": 12.35, "source": "S002",
    }  # fmt: skip
    jsonschema.validate({"targets": [record]}, schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"targets": [record | {"documnet": "x"}]}, schema())


@pytest.mark.parametrize("name", [name for name in Target.model_fields if name not in ("file", "line")])
def test_each_key_of_a_target_is_explained_with_an_example(name: str):
    part = schema()["properties"]["targets"]["items"]["properties"][name]
    assert part["description"]
    assert part["examples"]
