"""The deck and the slides of a session on the command line: all, those asked for, those that the session keeps."""

import re
from pathlib import Path

import pytest
from cli.running import DATA, asked
from pptx import Presentation
from record import copied

KEPT = "    source: [S001, S012, S048, S049, S021, S138, S063]\n"


def keys_of(file: Path) -> list[str]:
    return re.findall(r'<section class="slide [^>]* data-key="([^"]+)"', file.read_text(encoding="utf-8"))


def kept_folder(parent: Path, keys: str) -> Path:
    """Return a copy of the record whose December session keeps a choice."""
    folder = copied(parent / "data")
    file = folder / "sessions.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(KEPT) == 1
    file.write_text(text.replace(KEPT, f"{KEPT}    slides: {keys}\n"), encoding="utf-8")
    return folder


def test_the_deck_holds_the_slides_asked_for_in_their_order(tmp_path: Path):
    out = tmp_path / "deck.html"
    found = asked("deck", "--session", "32", "--slides", "rivals, verdict", "--out", str(out), "--data", str(DATA))
    assert (found.code, found.err) == (0, "")
    assert "The deck shows 2 of its" in found.out
    assert keys_of(out) == ["rivals", "verdict"]


def test_without_a_choice_the_kept_one_is_shown_and_all_shows_all(tmp_path: Path):
    folder, out = kept_folder(tmp_path, "[unknown, counts]"), tmp_path / "deck.html"
    line = ("deck", "--session", "32", "--out", str(out), "--data", str(folder))
    assert "as kept for this session" in asked(*line).out
    assert keys_of(out) == ["unknown", "counts"]
    asked(*line, "--slides", "all")
    assert keys_of(out)[0] == "verdict"
    assert len(keys_of(out)) > 10


def test_powerpoint_holds_just_as_many_slides(tmp_path: Path):
    folder, out = kept_folder(tmp_path, "[counts, unknown]"), tmp_path / "deck.pptx"
    line = ("slides", "--session", "32", "--out", str(out), "--data", str(folder))
    assert asked(*line).code == 0
    assert len(Presentation(str(out)).slides) == 2
    assert asked(*line, "--slides", "verdict,counts,unknown").code == 0
    assert len(Presentation(str(out)).slides) == 3


@pytest.mark.parametrize("command", ["deck", "slides"])
@pytest.mark.parametrize(
    ("lang", "key", "said"),
    [("vi", "rivalz", "không có trang “rivalz”: hãy viết rivals"), ("en", "x", "no slide “x”: write verdict | counts")],
)
def test_a_key_that_is_none_is_refused_with_the_nearest_and_nothing_is_written(
    tmp_path: Path, command: str, lang: str, key: str, said: str
):
    out = tmp_path / f"deck{'.html' if command == 'deck' else '.pptx'}"
    line = (command, "--session", "32", "--slides", f"verdict,{key}", "--out", str(out))
    found = asked(*line, "--lang", lang, "--data", str(DATA))
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert not out.exists()


def test_a_kept_key_that_this_deck_has_not_is_told_and_the_others_are_shown(tmp_path: Path):
    folder, out = kept_folder(tmp_path, "[counts, rows-9]"), tmp_path / "deck.html"
    found = asked("deck", "--session", "32", "--out", str(out), "--data", str(folder))
    assert found.code == 0
    assert "keeps slides that this deck does not have: “rows-9”" in found.out
    assert keys_of(out) == ["counts"]


def test_the_hand_out_takes_no_slides(tmp_path: Path):
    line = ("report", "--session", "32", "--slides", "verdict", "--out", str(tmp_path / "board.pdf"))
    assert asked(*line, "--data", str(DATA)).code == 2


@pytest.mark.parametrize(
    ("command", "arguments", "said"),
    [
        ("deck", ("--out", "deck.html"), "--session is missing"),
        ("deck", ("--session", "32", "--out", "deck.pdf"), "ends in .html"),
        ("deck", ("--session", "32", "--out", "nowhere/deck.html"), "nowhere"),
        ("deck", ("--session", "99", "--out", "deck.html"), "--session HP-32"),
        ("report", ("--out", "board.pdf"), "--session is missing"),
        ("report", ("--session", "32"), "ends in .pdf"),
        ("report", ("--session", "32", "--out", "board.doc"), "board.doc"),
        ("report", ("--session", "32", "--out", "nowhere/board.pdf"), "nowhere"),
        ("report", ("--session", "99", "--out", "board.pdf"), "--session HP-32"),
        ("slides", ("--out", "deck.pptx"), "--session is missing"),
        ("slides", ("--session", "32", "--out", "deck.ppt"), "ends in .pptx"),
        ("slides", ("--session", "32", "--out", "nowhere/deck.pptx"), "nowhere"),
        ("slides", ("--session", "99", "--out", "deck.pptx"), "--session HP-32"),
    ],
)
def test_what_cannot_be_written_is_refused_with_what_to_write(
    command: str, arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    found = asked(command, "--data", str(DATA), *arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert list(tmp_path.iterdir()) == []
