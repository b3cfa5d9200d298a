"""The link in the terminal: in both languages, with what to know of the key; no page fails for want of a terminal."""

import io
import sys

import pytest

from indicators.access import Key
from indicators.access import page as access

LINK = "/planning?key=abc"


def test_the_link_stands_on_a_line_of_its_own_below_both_languages(capsys: pytest.CaptureFixture[str]):
    access._print(Key("abc"))
    vietnamese, english, link = capsys.readouterr().out.splitlines()
    assert vietnamese.startswith("Để sửa số liệu")
    assert english.startswith("To edit")
    assert link.startswith("  http://127.0.0.1:")
    assert link.endswith(LINK)


def test_what_happened_to_the_key_is_told(capsys: pytest.CaptureFixture[str]):
    access._print(Key("abc", renewed=True))
    assert "The key is a new one" in capsys.readouterr().out
    access._print(Key("abc", unkept="Read-only file system"))
    told = capsys.readouterr().out
    assert "(Read-only file system)" in told
    assert "XDG_STATE_HOME" in told


def test_a_link_printed_before_is_said_to_count_no_more(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(access, "_PRINTED", {"abc"})
    access._print(Key("abc"))
    assert "no longer counts" not in capsys.readouterr().out
    access._print(Key("xyz"))
    assert "no longer counts" in capsys.readouterr().out


def test_a_terminal_that_cannot_write_vietnamese_still_shows_the_link(monkeypatch: pytest.MonkeyPatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    access._print(Key("abc"))
    assert LINK.encode() in raw.getvalue()


def test_a_terminal_that_is_gone_stops_nothing(monkeypatch: pytest.MonkeyPatch):
    gone = io.StringIO()
    gone.close()
    monkeypatch.setattr(sys, "stdout", gone)
    access._print(Key("abc"))
