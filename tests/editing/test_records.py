"""Records in the text of a file: one is added or changed, every other byte stays."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from builders import DATA
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from small_data import SMALL, TARGETS

from indicators.editing.records import InsertionPlace, add_record, period_group, set_fields, written
from indicators.files import read_contents
from indicators.problems import NotSaved
from indicators.strict_yaml import Entries, Items, Scalar, record_spans

PLACE = InsertionPlace("grdp_growth", "HP", "2025", "Hải Phòng", "GRDP (%)")
FIELDS = {
    "id": "T0005", "indicator": "grdp_growth", "area": "HP", "period": "2025", "basis": "strive", "comparator": ">=",
    "value": Decimal("12.5"), "unit": "%", "as_printed": "12,5",
}  # fmt: skip
LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" ")
WORDS = st.text(LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)


@cache
def real() -> str:
    return (DATA / "targets.yaml").read_text(encoding="utf-8")


def fields_of(text: str, record: str) -> dict[str, str | list[str]]:
    nodes = [span.node for span in record_spans(text) if _word(span.node, "id") == record]
    assert len(nodes) == 1
    return {name: _plain(node) for name, node in nodes[0].values.items()}


def _word(node: Entries, name: str) -> str:
    value = node.values[name]
    assert isinstance(value, Scalar)
    return value.text


def _plain(node: object) -> str | list[str]:
    if isinstance(node, Items):
        return [item.text for item in node.items if isinstance(item, Scalar)]
    assert isinstance(node, Scalar)
    return node.text


def is_inserted(old: str, new: str) -> str:
    """Return the one stretch of text by which the new text is longer; fails where anything else differs."""
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    stretch = new[at : at + len(new) - len(old)]
    assert new == old[:at] + stretch + old[at:]
    return stretch


def test_a_target_of_a_known_group_stands_after_its_last_record():
    new = add_record(TARGETS, FIELDS, PLACE, {"growth": "grdp_growth"})
    assert is_inserted(TARGETS, new).count("\n") == len(FIELDS)
    assert new.index("id: T0002") < new.index("id: T0005") < new.index("\n\n  - id: T0003")


def test_the_keys_stand_in_the_order_and_at_the_indentation_of_the_file():
    lines = is_inserted(real(), add_record(real(), FIELDS | {"id": "T9999"}, PLACE)).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "  - id", "    indicator", "    area", "    period", "    basis", "    comparator", "    value", "    unit",
        "    as_printed",
    ]  # fmt: skip
    assert '    comparator: ">="' in lines


def test_a_new_indicator_of_a_year_gets_its_comment_and_a_new_year_its_heading():
    place = InsertionPlace("hospital_beds", "HP", "2026-Q3", "Hải Phòng", "Giường bệnh (giường)")
    fields = FIELDS | {"id": "T9999", "indicator": "hospital_beds", "period": "2026-Q3"}
    new = add_record(real(), fields, place)
    assert is_inserted(real(), new).count("\n") == len(fields) + 2
    assert "\n\n  # Giường bệnh (giường)\n  - id: T9999\n" in new
    later = InsertionPlace("grdp_growth", "HP", "2027", "Hải Phòng", "GRDP (%)")
    new = add_record(real(), FIELDS | {"id": "T9999", "period": "2027"}, later)
    assert new.startswith(real())  # at the end, so that no other record moves to another line
    assert new[len(real()) :].startswith("\n  # ==== 2027 · Hải Phòng ====\n\n  # GRDP (%)\n  - id: T9999\n")


@pytest.mark.parametrize(
    ("period", "group"),
    [("2026", "2026"), ("2026-Q1", "2026"), ("2026-02", "2026"), ("2025-08..12", "2025"), ("2021..2025", "2021..2025"),
     ("2021..2025-06", "2021..2025-06")],
)  # fmt: skip
def test_parts_of_a_year_stand_under_the_year_and_several_years_under_their_own(period: str, group: str):
    assert period_group(period) == group


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("tăng khoảng 13%", "tăng khoảng 13%"), ("%", '"%"'), (">=", '">="'), ("no", '"no"'), ("~", '"~"'),
        ("a: b", '"a: b"'), ("a #b", '"a #b"'), ('"x"', '"\\"x\\""'), ("- 5", '"- 5"'), ("42/NQ-HĐND", "42/NQ-HĐND"),
        ("a:b", "a:b"), ("ends:", '"ends:"'), ("back\\slash", "back\\slash"), (Decimal("-4.70"), "-4.70"),
        (True, "true"), (["T0001", "T0002"], "[T0001, T0002]"),
    ],
)  # fmt: skip
def test_a_value_is_written_plain_only_where_no_reader_takes_it_for_something_else(value: str, text: str):
    assert written(value) == text


@given(WORDS)
def test_any_words_come_back_from_the_file_as_they_were_written(words: str):
    new = set_fields(TARGETS, "T0003", {"as_printed": words})
    assert fields_of(new, "T0003")["as_printed"] == words


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "value": st.none(), "low": st.just(Decimal("1.5")), "high": st.decimals(2, 99, places=2),
        "comparator": st.sampled_from([">=", "about"]), "as_printed": WORDS, "note": WORDS | st.none(),
        "document": WORDS, "adopted_on": st.sampled_from(["2026-07-20", "2026-07"]), "source": st.just("S001"),
        "supersedes": st.just(("T0001", "T0002")), "set_by": WORDS | st.none(), "published_on": st.none(),
    },
)  # fmt: skip


def expected_fields(before: Mapping[str, str | list[str]], changes: Mapping[str, object]) -> dict[str, object]:
    after: dict[str, object] = {**before, **changes}
    plain = {name: format(v, "f") if isinstance(v, Decimal) else v for name, v in after.items() if v is not None}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}


@examples(20)
@given(st.data(), CHANGES)
def test_every_other_byte_of_the_real_file_stays_and_the_record_says_what_was_wanted(
    data: st.DataObject, changes: dict[str, Any]
):
    span = data.draw(st.sampled_from(record_spans(real())))
    record, head, tail = _word(span.node, "id"), real()[: span.start], real()[span.end :]
    new = set_fields(real(), record, changes)
    assert new.startswith(head)
    assert new.endswith(tail)
    assert fields_of(new, record) == expected_fields(fields_of(real(), record), changes)
    kept = [line for line in real()[span.start : span.end].splitlines() if _key(line) not in changes]
    assert [line for line in new[len(head) : len(new) - len(tail)].splitlines() if line in kept] == kept


def _key(line: str) -> str:
    return line.strip().removeprefix("-").strip().split(":")[0]


FILLERS = st.sampled_from(["", "\n", "  # a note\n", "\n  # ==== 2024 ====\n\n", "# at the margin\n"])
STYLES = st.sampled_from(["{}", '"{}"', "'{}'", "{}   # why", '"{}" # why'])


@st.composite
def generated(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Return a file of records with comments, blank lines, several ways of quoting and any order of keys."""
    indent, keys = draw(st.sampled_from([("", "  "), ("  ", "    "), ("   ", "     ")]))
    text, ids = "# top\ntargets:\n", []
    for n in range(draw(st.integers(1, 5))):
        values = {"id": f"T{n}", "indicator": "a", "area": "HP", "period": "2025", "value": str(n), "note": "x y"}
        names = draw(st.permutations(list(values)))
        lines = [f"{name}: {draw(STYLES).format(values[name])}" for name in names]
        text += draw(FILLERS) + f"{indent}-{keys[len(indent) + 1 :]}" + f"\n{keys}".join(lines) + "\n"
        ids.append(f"T{n}")
    return text + draw(FILLERS), ids


def first_line(text: str, record: str) -> str:
    """Return the line with the dash of a record."""
    span = next(span for span in record_spans(text) if _word(span.node, "id") == record)
    return text[span.start : span.end].splitlines()[0]


@given(generated(), st.data(), st.sampled_from(["value", "note", "basis", "unit"]), st.none() | WORDS)
def test_in_any_file_only_the_named_field_changes_and_comments_stay(
    file: tuple[str, list[str]], data: st.DataObject, name: str, value: str | None
):
    text, ids = file
    record = data.draw(st.sampled_from(ids))
    before = fields_of(text, record)
    dashed = first_line(text, record)
    if value is None and _key(dashed) == name and "#" in dashed:  # that comment has no other line to stand on
        with pytest.raises(NotSaved):
            set_fields(text, record, {name: value})
        return
    new = set_fields(text, record, {name: value})
    assert fields_of(new, record) == expected_fields(before, {name: value})
    assert new.count("#") >= text.count("#")
    for other in set(ids) - {record}:
        assert fields_of(new, other) == fields_of(text, other)


@given(generated())
def test_in_any_file_a_record_is_added_as_one_stretch(file: tuple[str, list[str]]):
    text, _ = file
    new = add_record(text, FIELDS | {"id": "T99", "indicator": "a"}, InsertionPlace("a", "HP", "2025", "HP", "a"))
    is_inserted(text, new)
    assert fields_of(new, "T99")["as_printed"] == "12,5"


@pytest.mark.parametrize(
    ("text", "record"),
    [("targets: [{id: T1, value: 5}]\n", "T1"), ("targets:\n  - {id: T1, value: 5}\n", "T1"),
     ("targets:\n  - id: T1\n    value: 5\n", "T2")],
)  # fmt: skip
def test_a_record_in_braces_or_unknown_is_refused(text: str, record: str):
    with pytest.raises(NotSaved) as refusal:
        set_fields(text, record, {"value": Decimal(6)})
    assert refusal.value.code in ("edit_by_hand", "no_record")
    assert "braces" not in f"{refusal.value:vi}"
    if record == "T1":
        with pytest.raises(NotSaved):
            add_record(text, FIELDS, PLACE)


def test_the_result_loads_as_the_noun_that_was_wanted():
    new = add_record(TARGETS, FIELDS, PLACE)
    book, _ = read_contents({name: text.encode() for name, text in (SMALL | {"targets.yaml": new}).items()})
    (draft,) = book.drafts
    assert (draft.id, draft.basis, draft.value, draft.as_printed) == ("T0005", "strive", Decimal("12.5"), "12,5")
    assert "T0005" not in {target.id for target in book.targets}
