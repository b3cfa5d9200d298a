"""Who signed in: what a provider must say, how long it counts, and that a sign-out outlives a restart."""

from pathlib import Path

import pytest

from indicators.access import (
    Browser,
    Decision,
    Mode,
    Person,
    Roles,
    Server,
    SignOuts,
    decide_signed_in,
    person,
    standing,
)
from indicators.access.people import AHEAD, LASTS

NOW = 2_000_000_000.0
CLAIMS = {"iss": "https://id.example", "sub": "1", "email": "An@City.Example", "iat": NOW, "nonce": "a"}
ROLES = Roles(
    provider="https://id.example/x", client_id="c", planners=("An@city.example",), approvers=("binh@city.example",)
)
ORIGIN = "https://name.example"
THERE = Server("127.0.0.1", 8501, ("name.example",), Mode.SIGN_IN, ORIGIN)
LINES = (("Host", "name.example"), ("Origin", ORIGIN), ("X-Forwarded-For", "203.0.113.9"))
TOLD = Browser(told=True)


def an(at: float = NOW) -> Person:
    return Person("an@city.example", at, "1" * 64)


def stands(one: Person | None, *, out: bool = False) -> Decision:
    return standing(one, ROLES, NOW, lambda _: out)


def test_an_address_counts_in_any_case_and_each_sign_in_is_another():
    one = person(CLAIMS)
    assert one
    assert (one.address, one.at) == ("an@city.example", NOW)
    assert person({**CLAIMS, "name": "An"}) == one
    for changed in ({"nonce": "b"}, {"iat": NOW + 1}, {"sub": "2"}, {"iss": "https://other.example"}):
        other = person({**CLAIMS, **changed})
        assert other
        assert other.sign_in != one.sign_in


@pytest.mark.parametrize(
    "claims",
    [
        {}, {"email": None}, {"email": ""}, {"email": "an"}, {"email": 7}, {"email": ["an@city.example"]},
        {"iat": None}, {"iat": "2000000000"}, {"iat": True}, {"email_verified": False},
    ],
)  # fmt: skip
def test_nobody_is_whom_the_provider_does_not_name_and_date(claims: dict[str, object]):
    assert person({**CLAIMS, **claims} if claims else {}) is None


def test_a_role_and_a_sign_in_of_the_last_twelve_hours_are_needed():
    assert stands(an()) is Decision.OPEN
    assert stands(Person("binh@city.example", NOW, "2")) is Decision.OPEN
    assert stands(Person("chi@city.example", NOW, "3")) is Decision.READER
    assert stands(None) is Decision.SIGN_IN
    assert stands(an(), out=True) is Decision.SIGN_IN
    assert stands(an(NOW - LASTS + 1)) is Decision.OPEN
    assert stands(an(NOW - LASTS)) is Decision.EXPIRED
    assert stands(an(NOW + AHEAD)) is Decision.OPEN
    assert stands(an(NOW + AHEAD + 1)) is Decision.EXPIRED


@pytest.mark.parametrize(
    "lines",
    [
        LINES[1:], LINES[:1], (*LINES, LINES[0]), (*LINES, LINES[1]), (("Host", "127.0.0.1:8501"), LINES[1]),
        (("Host", "name.example:443"), LINES[1]), (LINES[0], ("Origin", "http://name.example")),
        (LINES[0], ("Origin", "https://name.example:8443")), (LINES[0], ("Origin", "null")),
    ],
)  # fmt: skip
def test_only_a_page_of_the_public_address_edits(lines: tuple[tuple[str, str], ...]):
    assert decide_signed_in(THERE, lines, TOLD, lambda: Decision.OPEN) is Decision.PUBLIC_HOST
    assert decide_signed_in(THERE, LINES, TOLD, lambda: Decision.OPEN) is Decision.OPEN


def test_a_frame_and_a_browser_that_has_said_nothing_edit_nothing():
    assert decide_signed_in(THERE, (), TOLD, lambda: Decision.OPEN) is Decision.UNSEEN
    assert decide_signed_in(THERE, LINES, Browser(), lambda: Decision.OPEN) is Decision.ASK
    assert decide_signed_in(THERE, LINES, Browser(told=True, framed=True), lambda: Decision.OPEN) is Decision.FRAMED
    for found in (Decision.SIGN_IN, Decision.EXPIRED, Decision.READER):
        assert decide_signed_in(THERE, LINES, Browser(), lambda found=found: found) is found


def test_a_sign_out_is_known_to_every_process_and_after_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("time.time", lambda: NOW)
    first, second = SignOuts(tmp_path / "state"), SignOuts(tmp_path / "state")
    assert not first.has(an())
    assert not second.has(an())
    first.add(an())
    for one in (first, second, SignOuts(tmp_path / "state")):
        assert one.has(an())
        assert not one.has(Person("an@city.example", NOW, "other"))
    assert (tmp_path / "state/signed-out").stat().st_mode & 0o077 == 0


def test_what_has_ended_by_itself_is_forgotten_and_a_damaged_line_loses_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("time.time", lambda: NOW)
    kept = SignOuts(tmp_path)
    kept.add(Person("a@b.example", NOW - LASTS - AHEAD - 1, "old"))
    with (tmp_path / "signed-out").open("ab") as file:
        file.write(b"\xff\x00 torn\nx\n")
    kept.add(an())
    assert (tmp_path / "signed-out").read_text() == f"{'1' * 64} {NOW}\n"
    assert SignOuts(tmp_path).has(an())


def test_where_a_sign_out_cannot_be_kept_it_still_counts_in_this_process(tmp_path: Path):
    (tmp_path / "state").write_text("a file where the folder should be")
    kept = SignOuts(tmp_path / "state")
    with pytest.raises(OSError, match="state"):
        kept.add(an())
    assert kept.has(an())
