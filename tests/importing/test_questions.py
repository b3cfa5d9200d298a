"""Questions of a workbook: their keys can be printed, copied and sent, whatever its sheets and rows are called."""

import pytest

from indicators.importing.keys import LONGEST
from indicators.importing.questions import SKIP, Asking
from indicators.importing.types import ImportQuestion


def asked(*keys: str, answers: dict[str, str] | None = None) -> Asking:
    asking = Asking(answers or {}, {})
    for key in keys:
        asking.ask(ImportQuestion(key, "scale", (key,), "1", (SKIP,)))
    return asking


@pytest.mark.parametrize("mark", ["\x1b[2J", "\x9b", "\u202e", "\r\n", "\0"])
def test_what_a_terminal_would_obey_is_written_out_in_a_key_and_the_question_can_be_answered(mark: str):
    (question,) = asked(f"scale Biểu{mark}1!C4").questions
    assert question.key.isprintable()
    assert "Biểu" in question.key
    answered = asked(f"scale Biểu{mark}1!C4", answers={question.key: "skip"})
    assert answered.questions[0].answer == "skip"


def test_a_very_long_key_is_cut_and_two_that_begin_alike_stay_two():
    long = f"name_unknown {'x' * 5_000}"
    asking = asked(f"{long} ton", f"{long} tom", f"{long} ton")
    keys = [one.key for one in asking.questions]
    assert len(set(keys)) == 2
    assert all(len(key) < LONGEST + 20 for key in keys)


def test_an_ordinary_key_stands_as_it_is():
    key = "unit_missing kim ngạch xuất khẩu|tỷ USD #2"
    assert [one.key for one in asked(key).questions] == [key]
