"""Located nodes into models: each refusal of a model becomes a problem at the word at fault."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from indicators.model import MainTargets, Noun, Record, Unit, Words
from indicators.model.scalars import Bare, Code
from indicators.problems import Findings, nearest
from indicators.strict_yaml import Entries, Items, Node, Scalar

AnyNoun = TypeVar("AnyNoun", bound=Noun)

ALLOWED = re.compile(r"'([^']*)'")
OWN = frozenset({"file", "line"})  # the place of a record is ours to say, not the file's
CODE = TypeAdapter(Code)
INNER: dict[str, type[Noun]] = {"main_targets": MainTargets}  # the other nested models are words in both languages
SHAPES = {
    "model_type": "needs_keys",
    "model_attributes_type": "needs_keys",
    "dict_type": "needs_keys",
    "tuple_type": "needs_list",
    "too_long": "too_many_items",
    "too_short": "too_few_items",
}


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """One record of a file: its node, for the places of its words, and what the model made of it.

    `moved` says how many lines lower it stands than when its node was read.
    """

    node: Entries
    noun: Any
    findings: Findings
    moved: int = 0

    def again(self, line: int, findings: Findings) -> "ReadRecord":
        """Return the same record where it now begins at this line; it is one that the model took."""
        noun = self.noun if self.noun.line == line else self.noun.model_copy(update={"line": line})
        return ReadRecord(self.node, noun, findings, line - self.node.line)

    @property
    def line(self) -> int:
        """The line on which the record begins."""
        return self.node.line + self.moved

    def at(self, field: str) -> tuple[int, int]:
        """Return line and column of a field, or of the record where the field is not written."""
        node = self.node.values.get(field, self.node)
        return node.line + self.moved, node.column

    def text(self, field: str) -> str:
        """Return a field as written, or nothing."""
        node = self.node.values.get(field)
        return node.text if isinstance(node, Scalar) else ""

    def words(self, field: str) -> list[Scalar]:
        """Return the words of a list field, written `A;B` or `[A, B]`, each with its place."""
        node = self.node.values.get(field)
        if isinstance(node, Items):
            found = [item for item in node.items if isinstance(item, Scalar)]
            return [Scalar(word.text, word.line + self.moved, word.column) for word in found] if self.moved else found
        if not isinstance(node, Scalar):
            return []
        line = node.line + self.moved
        return [Scalar(part.strip(), line, node.column) for part in node.text.split(";") if part.strip()]

    @property
    def where(self) -> str:
        """File and line, for another record's message."""
        return f"{self.findings.file}:{self.line}"

    def add(self, code: str, field: str, *, found: str = "", expected: str = "", **details: str) -> None:
        """Keep an error at the field, unless this place has one already."""
        if not self.findings.has(*self.at(field)):
            words = {"field": field, **details}
            self.findings.add(code, *self.at(field), found or self.text(field), expected, severity="error", **words)

    def warn(self, code: str, field: str, *, expected: str, **details: str) -> None:
        """Keep a doubt at the field: the record is loaded all the same."""
        words = {"field": field, **details}
        self.findings.add(code, *self.at(field), self.text(field), expected, severity="warning", **words)


def read_records(model: type[Record], nodes: Iterable[Node | ReadRecord], findings: Findings) -> list[ReadRecord]:
    """Return a row for each node that has keys; what the model refuses goes into the findings.

    A row among the nodes is one that is known already.
    """
    rows = []
    for node in nodes:
        if findings.full:
            break
        if isinstance(node, ReadRecord):
            rows.append(node)
        elif isinstance(node, Entries):
            rows.append(
                ReadRecord(node, _noun(model, node, findings, {"file": findings.file, "line": node.line}), findings)
            )
        else:
            findings.add("needs_keys", node.line, node.column, found=getattr(node, "text", ""), field=model.__name__)
    return rows


def read_units(node: Node | None, findings: Findings) -> dict[str, Unit]:
    """Return the units by code, as far as they are right."""
    units: dict[str, Unit] = {}
    if not isinstance(node, Entries):
        return units
    for code, value in node.values.items():
        key = node.keys[code]
        try:
            CODE.validate_python(_word(key))
        except ValidationError as error:
            _report(error.errors()[0], key, key, findings, ())
        if not isinstance(value, Entries):
            findings.add("needs_keys", value.line, value.column, found=code, field=code)
        elif unit := _noun(Unit, value, findings, {}):
            units[code] = unit
    return units


def sections(root: Node | None, names: tuple[str, ...], findings: Findings) -> dict[str, Entries | Items]:
    """Return the parts of a YAML file by name; unknown, missing and misshapen parts go into the findings."""
    if root is None:
        return {}
    if not isinstance(root, Entries):
        findings.add("needs_keys", root.line, root.column, found=getattr(root, "text", ""), field=", ".join(names))
        return {}
    found: dict[str, Entries | Items] = {}
    for name, key in root.keys.items():
        value, shape = root.values[name], Entries if name == "units" else Items
        if name not in names:
            findings.add("unknown_key", key.line, key.column, found=name, expected=_or_all(name, names))
        elif isinstance(value, shape):
            found[name] = value
        elif not findings.has(value.line, value.column):
            findings.add("needs_keys" if name == "units" else "needs_list", value.line, value.column, field=name)
    for name in names:
        if name not in root.keys:
            findings.add("missing_section", found=name)
    return found


def _noun(model: type[AnyNoun], node: Entries, findings: Findings, place: dict[str, str | int]) -> AnyNoun | None:
    words: dict[str, Any] = {}
    for name, value in node.values.items():
        if isinstance(value, Scalar):
            if value.text or value.start != value.end:  # else an empty cell, or nothing: reported already
                words[name] = value.text if value.quoted else Bare(value.text)
        else:
            words[name] = _plain(value)
    if not OWN.isdisjoint(node.keys):
        _refuse_own(model, node, findings)
        words = {name: word for name, word in words.items() if name not in OWN}
    try:
        return model.model_validate(words | place)
    except ValidationError as error:
        known = _known(model)
        for detail in error.errors(include_url=False, include_input=False):
            target, key = _find(node, detail["loc"])
            _report(detail, target, key, findings, known)
    return None


def _known(model: type[Noun]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in OWN)


def _refuse_own(model: type[Noun], node: Entries, findings: Findings) -> None:
    for name, key in node.keys.items():
        if name in OWN:
            expected = _or_all(key.text, _known(model))
            findings.add("unknown_key", key.line, key.column, found=key.text, expected=expected)


def _plain(node: Node) -> object:
    """Return the node as plain data; no deeper than the composer allowed."""
    if isinstance(node, Scalar):
        return _word(node)
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, value in node.values.items()}


def _word(node: Scalar) -> str:
    return node.text if node.quoted else Bare(node.text)


def _find(node: Entries, loc: tuple[int | str, ...]) -> tuple[Node, Scalar | None]:
    """Return the innermost node that a location names, and its key; names of union members are passed over."""
    here: Node = node
    key: Scalar | None = None
    for part in loc:
        if isinstance(here, Entries) and part in here.values:
            here, key = here.values[str(part)], here.keys[str(part)]
        elif isinstance(here, Items) and isinstance(part, int) and part < len(here.items):
            here = here.items[part]
    return here, key


def _report(detail: ErrorDetails, node: Node, key: Scalar | None, findings: Findings, known: tuple[str, ...]) -> None:
    kind, loc, context = detail["type"], detail["loc"], detail.get("ctx", {})
    field = ".".join(part for part in loc if isinstance(part, str) and part not in ("both", "one")) or (
        key.text if key else ""
    )
    found = node.text if isinstance(node, Scalar) else ""
    expected = str(context.get("write", ""))
    if kind == "missing":
        kind, found = ("too_few_items", "") if isinstance(loc[-1], int) else ("missing_key", field)
    elif kind == "extra_forbidden":
        node, kind, found = key or node, "unknown_key", str(loc[-1])
        expected = _or_all(found, known if len(loc) == 1 else INNER.get(str(loc[0]), Words).model_fields)
    elif kind == "literal_error":
        allowed = ALLOWED.findall(str(context.get("expected", "")))
        kind, expected = "not_one_of", _or_all(found, allowed)
    elif context.get("field"):
        node, found = _named(node, str(context["field"])), ""
        field = str(context["field"])
    else:
        kind = SHAPES.get(kind, kind if "code" in context else "not_understood")
    if not findings.has(node.line, node.column) or (kind == "missing_key" and isinstance(node, Entries)):
        findings.add(kind, node.line, node.column, found=found, expected=expected, field=field)


def _named(node: Node, field: str) -> Node:
    return node.values.get(field, node) if isinstance(node, Entries) else node


def _or_all(word: str, allowed: Iterable[str]) -> str:
    words = [w for w in allowed if w]
    return nearest(word, words) or ", ".join(words)
