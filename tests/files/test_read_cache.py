"""A file read again is read as if for the first time, only quicker."""

import gc
import re

import pytest
from damage import EDITS, MUTATED, Edits, mutated
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from small_data import ACTUALS, SMALL, TARGETS, replaced

from indicators.files import read_cache, read_contents
from indicators.model import Book, Record, Target
from indicators.problems import DataError, Findings, Problem
from indicators.strict_yaml import MAX_BYTES, MAX_NODES, compose, cut, joined, nodes_at_most

HEAD, *RECORDS = re.split(r"^(?=  - )", TARGETS, flags=re.MULTILINE)
ODD = (  # what may end a record, or be one
    "", "  # a comment\n", "# end", "\n\n", "\t", "...\n", "---\n", "%YAML 1.1\n", "more:\n", "    b]\n",
    "    note: |\n      many\n      - id: T7\n", "    note: |+\n\n\n", "    note: |1\n     x\n",
    "    note: >-\n      x\n  \n", '    note: "open\n', '    note: "over\n  - id: lines"\n', '      closed"\n',
    "    note: [a,\n", "    note: 'it''s\n\n'\n", "    note:\n", "    ? note\n", "    note: words\n     more\n",
    "    note: &a b\n", "    note: *a\n", "    note: !x y\n", '    unit: "%"\n', "  - \n", "  -\n    id: T8\n",
    "  - words\n", "  - last: last\n", "  - - a\n", " - id: T9\n", "- id: T9\n", "    - id: T9\n",
)  # fmt: skip
LEDGER = st.lists(st.one_of(st.sampled_from(RECORDS), st.sampled_from(ODD)), max_size=12)


def _found(files: dict[str, bytes]) -> tuple[Book, tuple[Problem, ...]] | tuple[Problem, ...]:
    """Return the book and the doubts, or the problems."""
    try:
        return read_contents(files)
    except DataError as error:
        return error.problems


def _as_first(files: dict[str, bytes]) -> object:
    read_cache.forget()
    return _found(files)


def _small(changed: dict[str, str | bytes] | None = None) -> dict[str, bytes]:
    files = {**SMALL, **(changed or {})}
    return {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}


def _long(records: int) -> str:
    return TARGETS + "".join(RECORDS[2].replace("T0003", f"U{n}") for n in range(records))


@examples(150)
@given(name=MUTATED, edits=EDITS)
def test_after_any_damage_a_file_known_is_read_as_an_unknown_one(name: str, edits: Edits):
    damaged = _small({name: mutated(SMALL[name].encode(), edits)})
    first = _as_first(damaged)
    read_cache.forget()
    _found(_small())
    assert (_found(damaged), _found(damaged), _found(_small())) == (first, first, _as_first(_small()))


@examples(200)
@given(before=LEDGER, after=LEDGER)
def test_records_in_any_order_and_company_are_read_as_for_the_first_time(before: list[str], after: list[str]):
    # Records enough that the few which are new are read alone.
    many = "".join(RECORDS[2].replace("T0003", f"U{n}") for n in range(24))
    one, two = (_small({"targets.yaml": HEAD + "".join(texts)}) for texts in ([*before, many], [many, *after]))
    first = _as_first(two)
    read_cache.forget()
    _found(one)
    assert _found(two) == first
    assert _found(one) == _as_first(one)


def test_a_record_that_moved_stands_on_its_new_line():
    _found(_small())
    moved = _small({"targets.yaml": TARGETS.replace("  - id: T0002", "  # two\n  # lines\n  - id: T0002")})
    book, _ = read_contents(moved)
    lines = moved["targets.yaml"].decode().split("\n")
    assert [lines[target.line - 1] for target in book.targets if target.file == "data/targets.yaml"] == [
        f"  - id: T000{n}" for n in (1, 2, 3, 4)
    ]


def test_what_another_file_makes_wrong_is_told_at_a_record_that_is_known():
    _found(_small())
    gone = _small(replaced("sources.csv", "S002,", "S009,"))
    gone["targets.yaml"] = TARGETS.replace("  - id: T0001", "  # a line more\n  - id: T0001").encode()
    assert _found(gone) == _as_first(gone)
    assert {"unknown_code"} == {problem.code for problem in _found(gone) if isinstance(problem, Problem)}


@pytest.mark.parametrize(
    ("name", "twin"), [("targets.yaml", RECORDS[0]), ("actuals.csv", ACTUALS.split("\n")[1] + "\n")]
)
def test_a_known_record_written_twice_is_reported_with_both_lines(name: str, twin: str):
    _found(_small())
    twice = _small({name: SMALL[name] + twin})
    problems = [problem for problem in _found(twice) if isinstance(problem, Problem)]
    assert ("duplicate_id", f"data/{name}") in [(problem.code, problem.file) for problem in problems]
    assert tuple(problems) == _as_first(twice)


def test_an_alias_taken_away_is_missed_by_records_that_are_known():
    _found(_small())
    without = _small({"indicators.yaml": re.sub(r"^ *aliases: .*\n", "", SMALL["indicators.yaml"], flags=re.MULTILINE)})
    assert without != _small()
    assert _found(without) == _as_first(without)


def test_a_record_that_ends_the_document_is_not_trusted_in_front_of_another():
    ended = TARGETS + "...\n"
    _found(_small({"targets.yaml": ended}))
    after = _small({"targets.yaml": ended + RECORDS[2].replace("T0003", "T0009")})
    assert isinstance(_found(after)[0], Problem)
    assert _found(after) == _as_first(after)


def test_one_reading_of_each_file_is_kept_and_none_of_another_folder():
    read_contents(_small(), "one")
    read_contents(_small({"targets.yaml": _long(10)}), "two")
    assert read_cache.last("targets.yaml", Findings("one/targets.yaml")) is None
    kept = read_cache.last("targets.yaml", Findings("two/targets.yaml"))
    assert kept is not None
    assert len(kept.known) == len(RECORDS) + 9  # not the last one: nothing has followed it yet


def test_a_file_with_a_problem_leaves_nothing_behind():
    read_cache.forget()
    _found(_small(replaced("targets.yaml", "value: 12.35\n", "value: 12,35\n")))
    assert read_cache.last("targets.yaml", Findings("data/targets.yaml")) is None
    assert read_cache.last("actuals.csv", Findings("data/actuals.csv")) is not None


def test_after_one_record_has_changed_a_long_file_no_other_record_is_read_again(monkeypatch: pytest.MonkeyPatch):
    read_cache.forget()
    made = []
    validate = Target.model_validate
    monkeypatch.setattr(Target, "model_validate", lambda *given, **named: made.append(1) or validate(*given, **named))
    text, counts = _long(3_000), []
    for n in range(3):
        made.clear()
        read_contents(_small({"targets.yaml": text.replace("  - id: U2000\n", f"  # {n}\n  - id: U2000\n")}))
        counts.append(len(made))
    assert counts[0] > 3_000
    assert max(counts[1:]) <= 2  # the one before the comment ends with it


def test_five_thousand_targets_with_every_key_are_within_the_limits():
    keys = [name for name in Target.model_fields if name not in (*Record.model_fields, "id", "supersedes")]
    lines = ["  - id: T00001", *(f"    {key}: words as many as usual" for key in keys)]
    text = HEAD + "\n".join([*lines, "    supersedes: [T00002, T00003]\n"]) * 5_000
    assert nodes_at_most(text) < MAX_NODES
    assert len(text.encode()) < MAX_BYTES
    findings = Findings("data/targets.yaml")
    assert compose(text, findings) is not None
    assert findings.problems == []


def test_the_search_for_cycles_goes_on_after_a_file_with_a_problem():
    assert isinstance(_found(_small({"targets.yaml": "targets:\n"}))[0], Problem)
    assert gc.isenabled()


@given(texts=LEDGER)
def test_the_pieces_of_a_file_are_its_text(texts: list[str]):
    text = HEAD + "".join(texts) + "\n"
    pieces = cut(text)
    if pieces:
        assert pieces.head + "".join(piece.text for piece in pieces.pieces) == text
        assert [text.split("\n")[piece.line - 1] for piece in pieces.pieces] == [
            piece.text.split("\n")[0] for piece in pieces.pieces
        ]
        alone = cut(joined(pieces.head, [piece.text for piece in pieces.pieces]))
        assert alone is not None
        assert [piece.text for piece in alone.pieces[:-1]] == [piece.text for piece in pieces.pieces]
