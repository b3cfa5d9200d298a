"""Bytes into text, for YAML and CSV alike: refuses what no editor of ours writes.

Every check is one pass, so the time is bounded by the size, and the size is bounded first.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import takewhile

from indicators.problems import Findings

MAX_BYTES = 4 * 1024 * 1024
BOMS = {codecs.BOM_UTF16_LE: "utf16", codecs.BOM_UTF16_BE: "utf16", codecs.BOM_UTF8: "bom"}

# YAML ends lines at U+0085, U+2028 and U+2029 too, which would shift every line number after them.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
UNSEEN = re.compile(f"{CONTROL.pattern}|{INVISIBLE.pattern}|\r")  # none of them may come by an escape either
CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} |\|{7} ).*$", re.MULTILINE)
LONE_CR = re.compile(r"\r(?!\n)")
INDENTING_TAB = re.compile(r"^[ \-]*\t", re.MULTILINE)


def decode(data: bytes, findings: Findings, *, yaml: bool) -> str | None:
    """Return the text with plain line ends, or None where nothing behind the problems found can be read.

    Findings: too_large, empty_file, utf16, bom, not_utf8, nul, control_character,
    invisible_character, carriage_return, conflict_marker, no_final_newline and,
    for YAML, crlf and tab_indent.
    """
    if len(data) > MAX_BYTES:
        findings.add("too_large", found=f"{len(data) / 1048576:.1f}", expected=str(MAX_BYTES // 1048576))
        return None
    text = _as_text(data, findings)
    if text is None:
        return None
    if not text.strip():
        findings.add("empty_file")
        return None
    if yaml and "\r\n" in text:
        findings.add("crlf", _line(text, text.index("\r\n")))
    text = text.replace("\r\n", "\n")
    readable = _check_characters(text, findings)
    if yaml:
        for tab in _each(INDENTING_TAB, text, findings):
            _at(findings, "tab_indent", text, tab.end() - 1)
            readable = False
    if not text.endswith("\n"):
        last = text[text.rfind("\n") + 1 :]
        findings.add("no_final_newline", text.count("\n") + 1, len(last) + 1, found=last[-40:])
    return text if readable else None


def _as_text(data: bytes, findings: Findings) -> str | None:
    for mark, code in BOMS.items():
        if data.startswith(mark):
            findings.add(code, 1, 1)
            if code == "utf16":
                return None
            data = data[len(mark) :]
    if data[:400].count(0) > len(data[:400]) // 4:  # Latin letters in UTF-16 without its mark: every other byte
        findings.add("utf16", 1, 1)
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        _name_bad_bytes(data, findings)
        return None


def _name_bad_bytes(data: bytes, findings: Findings) -> None:
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode("utf-8")) + 1
            findings.add("not_utf8", number, column, found=line[error.start : error.end].hex(" "))
            if findings.full:
                return


def _check_characters(text: str, findings: Findings) -> bool:
    """Return whether reading on makes sense: not after conflict markers and control characters."""
    before = len(findings.problems)
    for found in _each(CONFLICT, text, findings):
        _at(findings, "conflict_marker", text, found.start(), found.group())
    for found in _each(CONTROL, text, findings):
        code = "nul" if found.group() == "\x00" else "control_character"
        _at(findings, code, text, found.start(), f"U+{ord(found.group()):04X}")
    for found in _each(LONE_CR, text, findings):
        _at(findings, "carriage_return", text, found.start())
    readable = len(findings.problems) == before
    for found in _each(INVISIBLE, text, findings):
        _at(findings, "invisible_character", text, found.start(), f"U+{ord(found.group()):04X}")
    return readable


def _each(pattern: re.Pattern[str], text: str, findings: Findings) -> Iterator[re.Match[str]]:
    return takewhile(lambda _: not findings.full, pattern.finditer(text))


def _at(findings: Findings, code: str, text: str, offset: int, found: str = "") -> None:
    findings.add(code, _line(text, offset), offset - text.rfind("\n", 0, offset), found=found)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
