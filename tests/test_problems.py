"""Problems are said in both languages, with place and way out, and nothing of the machine."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indicators
from indicators.problems import LIMIT, SHOWN, DataError, Findings, Problem, nearest, shown
from indicators.wording import Lang, own_text

PACKAGE = Path(indicators.__file__).parent
PARTS = ("model", "strict_yaml", "files", "numerals", "editing", "importing/workbook", "access")
COMMA = Problem("decimal_comma", "data/targets.yaml", 41, 14, "12,5", "12.5", details=(("field", "value"),))


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def _words_of_the_code() -> set[str]:
    sources = [PACKAGE / "problems.py"]
    sources += [path for part in PARTS for path in (PACKAGE / part).glob("*.py")]
    nodes = [node for path in sources for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _codes_of_the_code() -> set[str]:
    """Return the first word of each call that reports a problem."""
    codes = set()
    for part in PARTS:
        for path in (PACKAGE / part).glob("*.py"):
            text = path.read_text(encoding="utf-8")
            codes |= set(re.findall(r"(?:refuse|_Refusal|findings\.add|row\.add|\.warn|_problem)\(\s*\"(\w+)\"", text))
            codes |= set(re.findall(r"_at\(findings, \"(\w+)\"", text))
    return codes


def test_a_problem_is_said_with_place_finding_and_what_to_write():
    assert str(COMMA) == 'data/targets.yaml:41:14 value "12,5": write the decimal with a point: 12.5'
    assert f"{COMMA:vi}" == 'data/targets.yaml:41:14 value "12,5": hãy viết số thập phân với dấu chấm: 12.5'


@pytest.mark.parametrize(
    ("line", "column", "where"), [(0, 0, "data/a.csv"), (7, 0, "data/a.csv:7"), (7, 3, "data/a.csv:7:3")]
)
def test_a_place_is_as_precise_as_it_is_known(line: int, column: int, where: str):
    assert Problem("empty_file", "data/a.csv", line, column).where == where


def test_both_languages_have_the_same_sentences_and_placeholders():
    vi, en = own_text("problems.vi"), own_text("problems.en")
    assert list(vi) == list(en)
    assert {k: _placeholders(v) for k, v in vi.items()} == {k: _placeholders(v) for k, v in en.items()}


def test_every_code_of_the_code_has_a_sentence():
    codes = _codes_of_the_code()
    assert len(codes) > 70
    assert codes <= set(own_text("problems.en"))


def test_no_sentence_is_left_over():
    codes = {key.removesuffix(".alone") for key in own_text("problems.en")}
    assert codes <= _words_of_the_code()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_sentence_says_what_to_do(language: Lang):
    # What stands there, a colon, what to write.
    short = {key for key, text in own_text(f"problems.{language}").items() if ":" not in text} - {"nothing_loaded"}
    assert short == set()


def test_an_error_lists_its_problems_in_order_and_says_that_nothing_was_loaded():
    late, early = Problem("empty_file", "data/b.csv"), Problem("empty_file", "data/a.csv", 9)
    error = DataError([late, COMMA, early, Problem("blank_row", "data/a.csv", 2)])
    assert [p.where for p in error.problems] == [
        "data/a.csv:2",
        "data/a.csv:9",
        "data/b.csv",
        "data/targets.yaml:41:14",
    ]
    assert str(error).endswith("4 problem(s); nothing was loaded.")
    assert f"{error:vi}".endswith("4 lỗi; chưa nạp dữ liệu nào.")


def test_other_programs_read_problems_as_plain_data():
    (found,) = DataError([COMMA]).as_json("en")
    assert found == {
        "code": "decimal_comma",
        "severity": "error",
        "file": "data/targets.yaml",
        "line": 41,
        "column": 14,
        "message": 'value "12,5": write the decimal with a point: 12.5',
        "found": "12,5",
        "expected": "12.5",
    }


def test_a_proposal_is_left_out_of_the_sentence_where_there_is_none():
    details = (("field", "unit"), ("listed", "indicators.yaml"))
    with_one = Problem("unknown_code", "data/a.csv", 1, 1, "rnk", "rank", details=details)
    without = Problem("unknown_code", "data/a.csv", 1, 1, "rnk", details=details)
    assert with_one.message("en") == 'unit "rnk" is not in indicators.yaml: did you mean rank'
    assert without.message("en").endswith("add it there or write a code that is")


def test_a_problem_cannot_be_changed():
    with pytest.raises(AttributeError):
        COMMA.line = 3  # ty: ignore[invalid-assignment]


@given(st.text())
def test_text_from_a_file_is_short_printable_and_on_one_line(text: str):
    assert shown(text).isprintable()
    assert len(shown("x" * 1000 + text)) == SHOWN


@given(st.text(alphabet="{}[]!:.a"))
def test_text_from_a_file_is_never_a_template(text: str):
    findings = Findings("data/a.csv")
    findings.add("decimal_comma", 1, 1, text, text, field=text)
    assert findings.problems[0].message("en").startswith(f'{text} "{text}": ')


def test_only_the_first_problems_of_a_file_are_kept():
    findings = Findings("data/a.csv")
    for line in range(1, 10_000):
        findings.add("blank_row", line)
    assert len(findings.problems) == LIMIT + 1
    assert str(findings.problems[-1]) == "data/a.csv more than 200 problems in this file: mend these first"


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("1", ["11", "01", "31"], "01"),
        ("hp", ["HN", "HP"], "HP"),
        ("valeu", ["value", "low"], "value"),
        ("entirely", ["value", "low"], ""),
        ("x" * 500, ["x" * 499], ""),
        ("value", [f"v{n}" for n in range(3000)], ""),
    ],
)
def test_the_nearest_word_is_proposed_and_none_where_none_is_near(word: str, known: list[str], near: str):
    assert nearest(word, known) == near


@pytest.mark.parametrize(
    ("factor", "vi", "en"),
    [
        ("10", "gấp khoảng 10 lần", "about 10 times"),
        ("1/10", "bằng khoảng một phần mười", "about a tenth of"),
        ("1000", "gấp khoảng 1.000 lần", "about 1,000 times"),
        ("1/1000", "bằng khoảng một phần nghìn", "about a thousandth of"),
        ("1000000", "gấp khoảng 1.000.000 lần", "about 1,000,000 times"),
        ("1/1000000", "bằng khoảng một phần triệu", "about a millionth of"),
    ],
)
@pytest.mark.parametrize("code", ["scale_jump", "target_jump"])
def test_how_far_a_number_is_off_is_said_in_words(code: str, factor: str, vi: str, en: str):
    problem = Problem(code, "a.csv", 2, 1, "0.052", "52", details=(("factor", factor), ("other", "a.csv:1")))
    assert f"0,052 {vi}" in problem.message("vi")
    assert f"0.052 is {en}" in problem.message("en")


@pytest.mark.parametrize("code", ["implausible", "unusual"])
def test_a_number_out_of_its_band_is_told_with_the_name_of_the_indicator_and_numbers_as_read(code: str):
    names = (("field", "value"), ("indicator", "export"), ("name_vi", "Kim ngạch xuất khẩu"), ("name_en", "Exports"))
    problem = Problem(code, "a.csv", 2, 1, "6000", "8.75..208", details=names)
    assert problem.message("vi").startswith("Kim ngạch xuất khẩu: 6.000 nằm ngoài")
    assert problem.message("en").startswith("Exports: 6,000 ")
    assert "8,75–208" in problem.message("vi")
    assert "export" not in problem.message("vi")
