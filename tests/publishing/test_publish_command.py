"""`indicators publish`: what it writes, and what it says where it cannot."""

from pathlib import Path

import pytest
from cli.running import asked
from small_data import small_folder

from indicators.terminal.answers import BAD_USAGE

from .built import files_of


def test_writes_the_site_and_says_how_much_and_from_which_figures(tmp_path: Path) -> None:
    folder, out = small_folder(tmp_path), tmp_path / "site"
    answer = asked("publish", "--out", str(out), "--data", str(folder), "--lang", "en")
    assert answer.code == 0, answer.err
    assert answer.out.startswith(f"{out}: ")
    assert "Data snapshot" in answer.out
    assert {"index.html", "vi/index.html", "en/index.html", "assets/site.css", "404.html"} <= files_of(out).keys()


def test_publishes_the_languages_years_and_areas_named_and_no_others(tmp_path: Path) -> None:
    folder, out = small_folder(tmp_path), tmp_path / "site"
    named = ("--langs", "en", "--years", "2025", "--areas", "hải phòng")
    answer = asked("publish", "--out", str(out), "--data", str(folder), "--lang", "en", *named)
    assert answer.code == 0, answer.err
    boards = [path for path in files_of(out) if path.endswith("scoreboard.html")]
    assert boards
    assert all(path.startswith("en/") and "/hp/2025/" in path for path in boards)
    assert not (out / "vi").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "--out is missing: write the folder, for example site"),
        (("--out", "site", "--langs", "fr"), "--langs: “fr” is none of vi | en"),
        (("--out", "site", "--base-path", "example.org/a b"), "“example.org/a b” is no address"),
        (("--out", "site", "--base-path", "javascript:alert(1)"), "is no address"),
        (("--out", "site", "--areas", "atlantis"), "--areas: “atlantis” is none of"),
        (("--out", "site", "--years", "1999"), "--years: “1999” is none of"),
    ],
)
def test_refuses_what_it_cannot_publish_and_says_what_to_write(
    options: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    answer = asked("publish", "--data", str(folder), "--lang", "en", *options)
    assert answer.code == BAD_USAGE
    assert said in answer.err
    assert not (tmp_path / "site").exists()


def test_never_writes_over_a_file_of_another_hand(tmp_path: Path) -> None:
    folder, out = small_folder(tmp_path), tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("mine", encoding="utf-8")
    answer = asked("publish", "--out", str(out), "--data", str(folder), "--lang", "en")
    assert answer.code == BAD_USAGE
    assert "is no file of the site and is not overwritten" in answer.err
    assert (out / "index.html").read_text(encoding="utf-8") == "mine"
    taken = asked("publish", "--out", str(out / "index.html"), "--data", str(folder), "--lang", "en")
    assert "is a file: write a folder" in taken.err
