"""Records as JSON holds them: in the order asked for, numbers with every digit, nothing where a path ends early."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

import pytest

from indicators.encoding import encode, json_text


class Colour(StrEnum):
    GREY = "grey"


@dataclass(frozen=True)
class Inner:
    day: date
    value: Decimal


@dataclass(frozen=True)
class Outer:
    inner: Inner | None
    names: tuple[str, ...]
    colour: Colour = Colour.GREY


WHOLE = Outer(Inner(date(2026, 11, 30), Decimal("1E+3")), ("a", "b"))


def test_fields_stand_in_the_order_asked_for_under_their_own_or_another_name():
    found = encode(WHOLE, "names", "inner.value", {"own": 1}, "on=inner.day", "colour")
    assert list(found.items()) == [
        ("names", ["a", "b"]), ("value", "1000"), ("own", 1), ("on", "2026-11-30"), ("colour", "grey"),
    ]  # fmt: skip
    assert json.loads(json_text(found)) == found


def test_what_is_absent_is_null_however_deep_it_is_asked_for():
    assert encode(Outer(None, ()), "inner", "inner.value", "names") == {"inner": None, "value": None, "names": []}
    assert encode(None, "inner.value") == {"value": None}


def test_a_record_within_a_record_is_encoded_whole_and_a_moment_to_the_second():
    assert encode(WHOLE, "inner") == {"inner": {"day": "2026-11-30", "value": "1000"}}
    moment = type("Moment", (), {"at": datetime(2026, 11, 30, 7, 5, 9, 123, tzinfo=UTC)})
    assert encode(moment(), "at") == {"at": "2026-11-30T07:05:09+00:00"}


def test_a_field_that_is_none_of_the_record_is_a_fault_of_the_program():
    with pytest.raises(AttributeError, match="nmaes"):
        encode(WHOLE, "nmaes")
