"""What no reader sees does not come in by a way round: escapes, addresses, comments that cut words short."""

from pathlib import Path

import pytest
from small_data import doubts_of, problems_of, replaced

T, S = "targets.yaml", "sources.csv"
ADDRESS = "https://example.org/1"


@pytest.mark.parametrize(
    ("escape", "found"),
    [
        (r"\u202e", "U+202E"), (r"\u200b", "U+200B"), (r"\u2066", "U+2066"), (r"\ufeff", "U+FEFF"), (r"\0", "U+0000"),
        (r"\e", "U+001B"), (r"\x9b", "U+009B"), (r"\r", "U+000D"), (r"\N", "U+0085"), (r"\L", "U+2028"),
    ],
)  # fmt: skip
def test_an_escape_for_what_cannot_be_seen_is_refused(tmp_path: Path, escape: str, found: str):
    (problem,) = problems_of(tmp_path, replaced(T, '"tăng 12,35%"', f'"tăng {escape}12,35%"'))
    assert (problem.where, problem.code, problem.found) == (f"data/{T}:26:17", "escaped_character", found)


@pytest.mark.parametrize("words", [r"\u2013", r"\"", r"\\", r"\n", r"\_", r"\u1ea3", r"\t"])
def test_an_escape_for_what_can_be_seen_is_read(tmp_path: Path, words: str):
    assert problems_of(tmp_path, replaced(T, '"tăng 12,35%"', f'"tăng{words} 12,35%"')) == ()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("javascript:alert(1)", "not_an_address"),
        ("ftp://example.org/1", "not_an_address"),
        ("example.org/1", "not_an_address"),
        ("https://", "not_an_address"),
        ("https:///1", "not_an_address"),
        ("https://example.org/a b", "not_an_address"),
        ("https://[example.org/1", "not_an_address"),
        ("https://planner:secret@example.org/1", "address_with_name"),
        ("https://planner@example.org/1", "address_with_name"),
    ],
)
def test_an_address_that_no_browser_should_open_is_refused(tmp_path: Path, address: str, code: str):
    (problem,) = problems_of(tmp_path, replaced(S, ADDRESS, address))
    assert (problem.where, problem.code) == (f"data/{S}:2:36", code)
    assert problem.expected == (ADDRESS if code == "address_with_name" else "")


@pytest.mark.parametrize(
    "address",
    ["http://example.org", "HTTPS://Example.org/1", "https://example.org:8443/@city?q=1#2", "https://vi.org/Hải_Phòng"],
)
def test_every_other_address_is_kept(tmp_path: Path, address: str):
    assert problems_of(tmp_path, replaced(S, ADDRESS, address)) == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Quyết định #12", '"Quyết định #12"'),
        ("Quyết định #12 ngày 5/7", '"Quyết định #12 ngày 5/7"'),
        ('đợt "hai"  #3', r'"đợt \"hai\"  #3"'),
    ],
)
def test_words_that_a_sign_cuts_short_are_doubted(tmp_path: Path, written: str, expected: str):
    (problem,) = doubts_of(tmp_path, replaced(T, "document: 42/NQ-HĐND", f"document: {written}"))
    assert (problem.where, problem.code, problem.expected) == (f"data/{T}:23:15", "cut_short", expected)
    assert doubts_of(tmp_path, replaced(T, "document: 42/NQ-HĐND", f"document: {expected}")) == ()


@pytest.mark.parametrize("written", ["42/NQ-HĐND # năm", "42/NQ-HĐND #  5", "42#12", '"42 #12"', "42/NQ-HĐND  ## x"])
def test_a_comment_and_a_sign_within_words_are_not(tmp_path: Path, written: str):
    assert doubts_of(tmp_path, replaced(T, "document: 42/NQ-HĐND", f"document: {written}")) == ()
