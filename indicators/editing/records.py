"""Records of a YAML file added and changed in its text: every other character stays as it was.

The places come from `strict_yaml.record_spans`; what is written is read again before it is
given back, and refused where it does not say exactly what was wanted.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.model import Target
from indicators.model.scalars import NOT_TEXT
from indicators.problems import DataError, NotSaved
from indicators.strict_yaml import Entries, Items, Node, RecordSpan, Scalar, record_spans

Value = str | Decimal | bool | Sequence[str]
ORDER = ("id", "indicator", "area", "period", "basis", "comparator")  # as the file has them, then as the model
ORDER += tuple(name for name in Target.model_fields if name not in ORDER)
PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f:#]|:(?! |$)|(?<! )#)*")
HEADING = re.compile(r"^ *# =+ .* =+ *$", re.MULTILINE)
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class InsertionPlace:
    """Where a new target belongs: its group in the file, and the names of the headings that begin one."""

    indicator: str
    area: str
    period: str
    area_name: str
    indicator_name: str


def written(value: Value) -> str:
    """Return a value as YAML: plain where no reader could take it for anything else, else in quotes.

    >>> written(">=")
    '">="'
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if not isinstance(value, str):
        return f"[{', '.join(value)}]"
    safe = PLAIN.fullmatch(value) and value.casefold() not in NOT_TEXT and value == value.strip()
    return value if safe else f'"{value.translate(ESCAPES)}"'


def period_group(period: str) -> str:
    """Return the heading under which a period stands: its year, or the whole span of several years."""
    return period[:4] if re.fullmatch(r"[0-9]{4}(-.*|\.\.[0-9]{2})?", period) else period


def add_record(
    text: str, fields: Mapping[str, Value], place: InsertionPlace, names: Mapping[str, str] | None = None
) -> str:
    """Return the text with a new target after the last one of its group, else under a heading of its own at the end.

    `names` gives the code of each alias that the file may use. Raises NotSaved where the file
    has no record written with a dash to follow.
    """
    spans = [span for span in record_spans(text) if span.section == "targets"]
    if not spans or any(_in_braces(text, span) for span in spans[-1:]):
        raise NotSaved("edit_by_hand", found=written(fields["id"]))
    known = names or {}
    near = [span for span in spans if _group(span, known) == (period_group(place.period), place.area)]
    same = [span for span in near if known.get(word := _text(span, "indicator"), word) == place.indicator]
    after = (same or near or spans)[-1]
    if _in_braces(text, after):
        raise NotSaved("edit_by_hand", found=_text(after, "id"))
    dash = text[after.start : after.node.start]
    indent = " " * (len(dash) - len(dash.lstrip(" ")))
    keys = " " * (after.node.column - 1)
    opening = f"{indent}-{' ' * (len(keys) - len(indent) - 1)}"
    lines = [f"{keys}{name}: {written(fields[name])}" for name in ORDER if name in fields]
    record = opening + "\n".join(lines)[len(keys) :] + "\n"
    new = (
        text[: after.end]
        + _headings(text, place, indent, same=bool(same), near=bool(near))
        + record
        + text[after.end :]
    )
    _check(text, new, written(fields["id"]), {name: fields[name] for name in ORDER if name in fields})
    return new


def _group(span: RecordSpan, names: Mapping[str, str]) -> tuple[str, str]:
    area = _text(span, "area")
    return period_group(_text(span, "period")), names.get(area, area)


def _headings(text: str, place: InsertionPlace, indent: str, *, same: bool, near: bool) -> str:
    """Return the comments that begin a new group, in a file that has such comments."""
    if same or not HEADING.search(text):
        return ""
    over = "" if near else f"\n{indent}# ==== {period_group(place.period)} · {place.area_name} ====\n"
    return f"{over}\n{indent}# {place.indicator_name}\n"


def set_fields(
    text: str, record: str, changes: Mapping[str, Value | None], order: Sequence[str] = ORDER, section: str = ""
) -> str:
    """Return the text with fields of one record set, added, or taken away where the new value is None.

    `order` is that of the fields in the file; `section` names the list where others may have the same id.
    Raises NotSaved where there is no such record, or where its shape must be changed by hand.
    """
    spans = (one for one in record_spans(text) if section in ("", one.section))
    span = next((one for one in spans if _text(one, "id") == record), None)
    if span is None:
        raise NotSaved("no_record", found=record)
    if _in_braces(text, span):
        raise NotSaved("edit_by_hand", found=record)
    new = text
    for start, end, words in sorted(_splices(text, span.node, changes, order), reverse=True):
        new = new[:start] + words + new[end:]
    kept = {name: _plain(node) for name, node in span.node.values.items() if name not in changes}
    wanted = kept | {name: value for name, value in changes.items() if value is not None}
    _check(text, new, record, wanted, section)
    return new


def _splices(
    text: str, node: Entries, changes: Mapping[str, Value | None], order: Sequence[str]
) -> list[tuple[int, int, str]]:
    splices: list[tuple[int, int, str]] = []
    added: dict[int, list[str]] = {}
    for name in sorted(changes, key=order.index):
        value, old = changes[name], node.values.get(name)
        if old is not None and value is not None:
            splices.append((old.start, _end(text, old), written(value)))
        elif old is not None:
            splices.append(_without(text, node, name))
        elif value is not None:
            at = _line_end(text, _end(text, node.values[_before(node, name, order)]))
            added.setdefault(at, []).append(f"{' ' * (node.column - 1)}{name}: {written(value)}\n")
    return splices + [(at, at, "".join(lines)) for at, lines in added.items()]


def _before(node: Entries, name: str, order: Sequence[str]) -> str:
    """Return the key after which a new one is written, in the order of the file."""
    present = sorted((order.index(key), key) for key in node.values if key in order)
    at = bisect_left(present, (order.index(name), ""))
    return present[max(at - 1, 0)][1]


def _without(text: str, node: Entries, name: str) -> tuple[int, int, str]:
    """Return the splice that takes a key away; a comment behind its value stays, on a line of its own."""
    key, end = node.keys[name], _end(text, node.values[name])
    if key.start == node.start:
        following = [one.start for one in node.keys.values() if one.start > key.start]
        if not following or "#" in text[end : min(following)]:
            raise NotSaved("edit_by_hand", found=name)
        return key.start, min(following), ""
    start, rest = text.rfind("\n", 0, key.start) + 1, _line_end(text, end)
    comment = text[end:rest].strip()
    return start, rest, f"{' ' * (node.column - 1)}{comment}\n" if comment else ""


def _end(text: str, node: Node) -> int:
    """Return where the words of a value end; a block of text ends before its last line end."""
    return node.start + len(text[node.start : node.end].rstrip())


def _line_end(text: str, at: int) -> int:
    return text.index("\n", at) + 1


def _in_braces(text: str, span: RecordSpan) -> bool:
    return text[span.node.start] == "{"


def _text(span: RecordSpan, name: str) -> str:
    node = span.node.values.get(name)
    return node.text if isinstance(node, Scalar) else ""


def _plain(node: Node) -> Value | Mapping[str, object]:
    if isinstance(node, Items):
        return tuple(item.text for item in node.items if isinstance(item, Scalar))
    if isinstance(node, Entries):
        return {name: _plain(value) for name, value in node.values.items()}
    return node.text


def _as_text(value: Value | Mapping[str, object]) -> object:
    if isinstance(value, str | Mapping):
        return value
    return written(value) if isinstance(value, Decimal | bool) else tuple(value)


def _check(
    old: str, new: str, record: str, wanted: Mapping[str, Value | Mapping[str, object]], section: str = ""
) -> None:
    """Raise NotSaved unless the record says what is wanted, and every other one stands as it stood."""
    try:
        spans = record_spans(new)
    except DataError:
        raise NotSaved("edit_by_hand", found=record) from None

    def is_it(span: RecordSpan) -> bool:
        return _text(span, "id") == record and section in ("", span.section)

    others = [
        [text[s.start : s.end] for s in found if not is_it(s)]
        for text, found in ((old, record_spans(old)), (new, spans))
    ]
    found = [span.node for span in spans if is_it(span)]
    said = [{name: _plain(node) for name, node in one.values.items()} for one in found]
    if others[0] != others[1] or said != [{name: _as_text(value) for name, value in wanted.items()}]:
        raise NotSaved("edit_by_hand", found=record)
