"""The YAML that is read is small and plain; everything else is refused at its line and column."""

import pytest
import yaml
from damage import EDITS, Edits, mutated
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from small_data import SESSIONS, TARGETS

from indicators.problems import DataError, Findings, Problem
from indicators.strict_yaml import Entries, Items, Scalar, composer, load, record_spans

RECORD = "targets:\n  - id: T1\n    note: words\n  - id: T2\n    note: more\n"

REFUSED = [  # instead of 'note: words': place, code, found
    ("note: &here words", "3:11", "anchor", "&here"),
    ("note: *here", "3:11", "alias", "*here"),
    ("note: !!python/object:os.system words", "3:11", "tag", "!!python/object:os.system"),
    ("note: !date words", "3:11", "tag", "!date"),
    ("<<: {a: b}", "3:5", "merge_key", "<<"),
    ("id: T3", "3:5", "duplicate_key", "id"),
    ("? [a, b]\n    : words", "3:7", "key_not_text", ""),
    ("? {a: b}\n    : words", "3:7", "key_not_text", ""),
    ("note:", "3:10", "empty_value", "note"),
    ("note: [a, , b]", "3:15", "not_yaml", "note: [a, , b]"),
    ("note: words\n      and more", "3:11", "many_lines", "words and more"),
    ("note: words\n     more: words", "3:11", "many_lines", "words more"),
    ("note: words: more", "3:16", "colon_in_text", "note: words: more"),
    ("note words", "3:5", "missing_colon", "note words"),
    ("note: @words", "3:11", "needs_quotes", "note: @words"),
    ("note: `words", "3:11", "needs_quotes", "note: `words"),
    ("note: %words", "3:11", "needs_quotes", "note: %words"),
    ('note: "wor\\ds"', "3:15", "needs_quotes", 'note: "wor\\ds"'),
    ('note: "words', "3:11", "unclosed_quote", '"words'),
    ("note: 'words", "3:11", "unclosed_quote", "'words"),
    ("note: [words", "3:11", "unclosed_bracket", "note: [words"),
    ("note: {a: words", "3:11", "unclosed_bracket", "note: {a: words"),
    ("note: ]", "3:11", "not_yaml", "note: ]"),
    ("note: 'it's'", "3:15", "indentation", "note: 'it's'"),
    (" note: words", "2:9", "many_lines", "T1 note"),
    ("\tnote: words", "3:5", "tab_indent", ""),
    ("note: wor\x00ds", "3:14", "nul", "U+0000"),
    ("note: wor\x1bds", "3:14", "control_character", "U+001B"),
    ("note: wor\x85ds", "3:14", "control_character", "U+0085"),
    ("note: wor\u2028ds", "3:14", "control_character", "U+2028"),
    ("note: wor\u202eds", "3:14", "invisible_character", "U+202E"),
    ("note: wor\u200bds", "3:14", "invisible_character", "U+200B"),
    ("note: wor\rds", "3:14", "carriage_return", ""),
    ("note: " + "x" * 4001, "3:11", "too_long", "x" * 40),
    ("note: [[[[[[x]]]]]]", "3:16", "too_deep", ""),
]

FILES = [  # whole files: place, code
    (b"", "", "empty_file"),
    (b"\n \n", "", "empty_file"),
    (b"# only a comment\n", "", "empty_file"),
    (b"\xef\xbb\xbf" + RECORD.encode(), ":1:1", "bom"),
    (RECORD.encode("utf-16"), ":1:1", "utf16"),
    (RECORD.encode("utf-16-le"), ":1:1", "utf16"),
    (RECORD.encode("utf-16-be"), ":1:1", "utf16"),
    (RECORD.replace("words", "phường").encode("cp1258", "replace"), ":3:13", "not_utf8"),
    (RECORD.replace("\n", "\r\n").encode(), ":1", "crlf"),
    (RECORD.encode()[:-1], ":5:15", "no_final_newline"),
    (RECORD.encode()[:-6], ":5:10", "no_final_newline"),
    (RECORD.encode()[:-9], ":5:5", "missing_colon"),
    (RECORD.encode()[:-5], ":5:10", "empty_value"),
    (b"targets:\n  -", ":2:4", "empty_value"),
    (b"%YAML 1.1\n---\n" + RECORD.encode(), ":1:1", "directive"),
    (RECORD.encode() + b"---\na: b\n", ":6:1", "second_document"),
    (RECORD.encode() + b"...\na: b\n", ":7:1", "indentation"),
    (b"<<<<<<< HEAD\n" + RECORD.encode(), ":1:1", "conflict_marker"),
    (RECORD.encode() + b"=======\n", ":6:1", "conflict_marker"),
    (RECORD.encode() + b">>>>>>> theirs\n", ":6:1", "conflict_marker"),
    (RECORD.encode() + b"||||||| base\n", ":6:1", "conflict_marker"),
    (b"a: b\n" * 900_000, "", "too_large"),
]


def _problems(data: bytes) -> list[Problem]:
    findings = Findings("data/targets.yaml")
    load(data, findings)
    return findings.problems


def _places(data: bytes) -> list[tuple[str, str]]:
    return [(p.where.removeprefix("data/targets.yaml"), p.code) for p in _problems(data)]


@pytest.mark.parametrize(("line", "place", "code", "found"), REFUSED)
def test_what_planners_never_mean_is_refused_at_its_place(line: str, place: str, code: str, found: str):
    problems = _problems(RECORD.replace("note: words", line).encode())
    assert (f"data/targets.yaml:{place}", code, found) in [(p.where, p.code, p.found) for p in problems]


@pytest.mark.parametrize(("data", "place", "code"), FILES)
def test_a_file_that_is_damaged_or_saved_otherwise_is_refused(data: bytes, place: str, code: str):
    assert (place, code) in _places(data)


@pytest.mark.parametrize(
    "line",
    [
        "note: \"it's\"", "note: 'a: b'", "note: a - b", "note: 12:30", "note: '@words'", "note: a#b", "note: a  # b",
        'note: "&a"', "note: x & y", "note: '<<'", "'<<': words", "note: [a, b]", "note: {a: b}", "note: no",
        'note: ""', "note: |\n      two\n      lines", 'note: "two\n      lines"', "note: phường\u00a0Hồng Bàng",
        "note: " + "x" * 4000, "note: [[[[[x]]]]]",
    ],
)  # fmt: skip
def test_what_planners_mean_is_read(line: str):
    assert _problems(RECORD.replace("note: words", line).encode()) == []


def test_a_repeated_key_is_reported_with_both_lines():
    (problem,) = _problems(RECORD.replace("note: words", "id: T3").encode())
    assert str(problem) == 'data/targets.yaml:3:5 the key "id" stands already on line 2: keep one of the two'


def test_a_key_repeated_at_the_top_of_the_file_is_reported():
    assert _places((RECORD + RECORD).encode()) == [(":6:1", "duplicate_key")]


def test_all_that_can_be_found_is_reported_at_once():
    text = RECORD.replace("note: words", "note: &a words\n    note: !x words").replace(
        "note: more", "note:\n    <<: *a"
    )
    codes = [code for _, code in _places(text.encode())]
    assert codes == ["anchor", "tag", "duplicate_key", "empty_value", "alias", "merge_key"]


def test_words_stay_as_written_with_their_place():
    root = load(RECORD.replace("words", "012.50").encode(), Findings("f"))
    assert isinstance(root, Entries)
    records = root.values["targets"]
    assert isinstance(records, Items)
    first = records.items[0]
    assert isinstance(first, Entries)
    assert (first.line, first.column) == (2, 5)
    assert first.values["note"] == Scalar("012.50", 3, 11, 30, 36, quoted=False)


def test_columns_count_characters_and_not_bytes():
    (problem,) = _problems("tên: {phường: *a}\n".encode())
    assert (problem.line, problem.column) == (1, 15)


@pytest.mark.parametrize(("line", "place", "code"), [case[:3] for case in REFUSED])
def test_the_parser_in_python_finds_the_same_problems(
    monkeypatch: pytest.MonkeyPatch, line: str, place: str, code: str
):
    monkeypatch.setattr(composer, "LOADER", yaml.SafeLoader)
    problems = _problems(RECORD.replace("note: words", line).encode())
    # Columns may differ by one: it points into the quotes where the one in C points at them.
    assert (int(place.split(":")[0]), code) in [(p.line, p.code) for p in problems]


def _read_by(loader: type, data: bytes) -> tuple[object, list[Problem]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composer, "LOADER", loader)
        return load(data, findings := Findings("data/targets.yaml")), findings.problems


@examples(150)
@given(edits=EDITS)
def test_the_parser_in_python_gives_the_same_nodes_at_the_same_places(edits: Edits):
    data = mutated(TARGETS.encode(), edits)
    (node, problems), (twin, others) = (_read_by(loader, data) for loader in (yaml.CSafeLoader, yaml.SafeLoader))
    if not problems or not others:
        assert (node, problems) == (twin, others)


def test_a_record_is_cut_out_with_whole_lines_and_without_the_comments_around():
    texts = [TARGETS[span.start : span.end] for span in record_spans(TARGETS)]
    assert len(texts) == 4
    assert texts[0].startswith("  - id: T0001\n")
    assert texts[0].endswith("    source: S001\n")
    assert texts[1].endswith("    note: replaces T0001\n")
    assert "growth  # an alias" in texts[1]


def test_records_of_each_section_are_named_and_carry_their_node():
    spans = record_spans(SESSIONS)
    assert [span.section for span in spans] == ["sessions", "resolutions", "official_verdicts", "questions"]
    number = spans[1].node.values["number"]
    assert isinstance(number, Scalar)
    assert SESSIONS[number.start : number.end] == number.text == "42/NQ-HĐND"


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("t: [{a: 1}, {a: 2}]\n", ["{a: 1}", "{a: 2}"]),
        ("t:\n- a: 1\n- a: 2 # end\n# after\n", ["- a: 1\n", "- a: 2 # end\n"]),
        ("t:\n  -\n    # inside\n    a: 1\n  # between\n  - a: - 2\n".replace("- 2", "2"), None),
        ("t:\n  - a: |\n      x\n      y\n\n\n  - b: [1,\n      2]  # end\nz: 1\n", None),
        ("t:\n  - a: {b: 1}\n\nu:\n  - c: 'd\n      e'\n", None),
    ],
)
def test_records_and_what_is_between_them_are_the_whole_text(text: str, records: list[str] | None):
    spans = record_spans(text)
    found = [text[span.start : span.end] for span in spans]
    assert len(found) == 2
    assert records is None or found == records
    without = text[: spans[0].start] + text[spans[0].end : spans[1].start] + text[spans[1].end :]
    assert not any(line.strip() and line.strip()[0] in "-{" for line in without.splitlines())


WORDS = st.text(alphabet="abđế0. #'\"-:", min_size=1, max_size=12).filter(str.strip)
RECORDS = st.lists(st.dictionaries(st.sampled_from("abcdef"), WORDS, min_size=1), min_size=1, max_size=5)
GAPS = st.lists(st.sampled_from(["", "\n", "  # comment\n", "# - id: no record\n", "\n\n"]), min_size=6, max_size=6)


@given(RECORDS, GAPS, st.data())
def test_replacing_one_record_keeps_every_other_character(
    records: list[dict[str, str]], gaps: list[str], data: st.DataObject
):
    blocks = [
        "".join(f"    {k}: {_quoted(v)}  # c\n" for k, v in r.items()).replace("    ", "  - ", 1) for r in records
    ]
    text = "top:\n" + "".join(gap + block for gap, block in zip(gaps, blocks, strict=False)) + gaps[-1]
    spans = record_spans(text)
    assert [text[s.start : s.end] for s in spans] == blocks
    chosen = data.draw(st.integers(0, len(blocks) - 1))
    span, new = spans[chosen], "  - a: new\n"
    changed = text[: span.start] + new + text[span.end :]
    assert [changed[s.start : s.end] for s in record_spans(changed)] == [*blocks[:chosen], new, *blocks[chosen + 1 :]]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def test_no_record_is_cut_out_of_a_text_that_is_refused():
    with pytest.raises(DataError):
        record_spans("t:\n  - a: *b\n")
