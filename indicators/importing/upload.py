"""A workbook as it comes in: bytes of a file, or in base64 with name and size in the message of a form."""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from hashlib import sha256

from indicators.importing.boards.types import Dropped
from indicators.importing.workbook import read_workbook
from indicators.importing.workbook.limits import MAX_BYTES, MB, UnreadableWorkbook
from indicators.problems import shown
from indicators.wording import Lang, say

LONGEST = 4 * -(-MAX_BYTES // 3)  # letters of base64 for the largest file that is read
NAMED = 80  # letters of the name of a file that is refused


def dropped(data: bytes, name: str) -> Dropped:
    """Return a workbook as it is read; raises Unreadable with one plain sentence for what is none."""
    return Dropped(name, read_workbook(data, name), sha256(data).hexdigest())


def read_upload(fields: Mapping[str, str], lang: Lang) -> Dropped | str:
    """Return the workbook as it is read, else the sentence that says why it is none; the bytes are not kept.

    What is too long is not even decoded: the page refuses such a file, but anybody can write a message.
    """
    content = fields.get("content", "")
    if len(content) > LONGEST:
        return say(lang, "importing.drop.too_large", n=MAX_BYTES // MB)
    try:
        data = b64decode(content, validate=True)
    except (NotBase64, ValueError):
        data = None
    if data is None or str(len(data)) != fields.get("size"):
        return say(lang, "importing.cut_short")
    name = fields.get("name", "")
    try:
        return dropped(data, name)
    except UnreadableWorkbook as refusal:
        return say(lang, "importing.refused", file=_bare(name), why=refusal.message(lang))


def _bare(name: str) -> str:
    """Return the name of a file without its folders, as a sentence repeats it."""
    return shown(name.replace("\\", "/").rpartition("/")[2], NAMED)
