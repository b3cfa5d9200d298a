"""A file that arrives in a message: read, or refused in one sentence, whatever the message says."""

from base64 import b64encode

import pytest
from monthly import NAME, report

from indicators.importing.boards.types import Dropped
from indicators.importing.upload import LONGEST, read_upload
from indicators.importing.workbook.limits import MAX_BYTES
from indicators.wording import LANGS, Lang, say

DATA = report()
SENT = {"name": NAME, "size": str(len(DATA)), "content": b64encode(DATA).decode()}


def test_a_file_that_arrived_whole_is_its_sheets():
    file = read_upload(SENT, "en")
    assert isinstance(file, Dropped)
    assert (file.name, [sheet.name for sheet in file.sheets]) == (NAME, ["report"])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "wrong", [{"content": SENT["content"][:-8]}, {"content": "?"}, {"content": "ế"}, {"size": "1"}]
)
def test_a_file_that_was_cut_off_on_its_way_is_not_read(wrong: dict[str, str], lang: Lang):
    assert read_upload(SENT | wrong, lang) == say(lang, "importing.cut_short")


def test_a_message_without_a_file_is_no_file():
    assert read_upload({}, "en") == say("en", "importing.cut_short")


def test_the_largest_file_may_arrive_and_a_longer_one_is_not_even_decoded():
    assert len(b64encode(bytes(MAX_BYTES))) == LONGEST
    large = read_upload(SENT | {"content": "?" * (LONGEST + 1)}, "en")  # no base64 at all
    assert large == say("en", "importing.drop.too_large", n=10)


def test_what_is_no_workbook_is_a_sentence_with_its_name_on_one_line():
    program = b"MZ\x90\x00" + bytes(500)
    said = read_upload({"name": "../../a\nb.xlsx", "size": "504", "content": b64encode(program).decode()}, "en")
    assert isinstance(said, str)
    assert len(said.splitlines()) == 1
    assert ".." not in said
    assert said.startswith("“a\\nb.xlsx” was not read: this is a program")
