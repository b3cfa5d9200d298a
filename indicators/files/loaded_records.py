"""The records of all files side by side, each still at its place, before they become one Book."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from indicators.files.records import ReadRecord
from indicators.model import Resolution, Unit
from indicators.model.record import Noun
from indicators.problems import Findings

LEDGERS = ("targets", "national_targets")  # one number is used once in both
NAMING = MappingProxyType(
    {
        "indicator": "indicator",
        "missed": "indicator",
        "exceeded": "indicator",
        "known": "indicator",
        "indicators": "indicator",
        "area": "area",
        "parent": "area",
        "predecessors": "area",
    }
)
KEYS = MappingProxyType({"indicators": "code", "areas": "code"})  # the others are numbered by `id`


@dataclass
class Shelf:
    """Rows by section. `whole` names the sections of which no record is lost: only those can miss a code."""

    findings: dict[str, Findings] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    unit_codes: tuple[str, ...] = ()
    rows: dict[str, list[ReadRecord]] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)

    def nouns(self, section: str) -> list[Any]:
        """Return what the models took of a section, in the order of the file."""
        return [row.noun for row in self.rows.get(section, ()) if row.noun is not None]

    def known(self, section: str) -> Iterator[ReadRecord]:
        """Yield the rows of a section that the model took."""
        return (row for row in self.rows.get(section, ()) if row.noun is not None)

    def targets(self) -> Iterator[ReadRecord]:
        """Yield the targets of both ledgers."""
        for ledger in LEDGERS:
            yield from self.known(ledger)

    def codes(self, section: str) -> dict[str, ReadRecord]:
        """Return every code of a section as written, the records that were refused included."""
        name = KEYS.get(section, "id")
        codes: dict[str, ReadRecord] = {}
        for row in self.rows.get(section, ()):
            codes.setdefault(row.text(name), row)
        return codes

    def aliases(self, section: str) -> dict[str, str]:
        """Return the code that each alias of a section stands for; a code is never an alias."""
        codes = self.codes(section)
        return {
            alias.text: row.text("code")
            for row in self.rows.get(section, ())
            for alias in row.words("aliases")
            if alias.text not in codes
        }


def resolve_aliases(shelf: Shelf) -> None:
    """Put the codes of indicators and areas in place of their aliases; the files keep what is written."""
    indicators, areas = shelf.aliases("indicators"), shelf.aliases("areas")
    for section, rows in shelf.rows.items():
        shelf.rows[section] = [_with_codes(row, indicators, areas) for row in rows]


def _with_codes(row: ReadRecord, indicators: dict[str, str], areas: dict[str, str]) -> ReadRecord:
    noun = None if row.noun is None else _resolved(row.noun, indicators, areas)
    return row if noun is row.noun else replace(row, noun=noun)


@cache
def _names(model: type[Noun]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a record that name an indicator or an area, and which of the two."""
    return tuple((name, kind) for name, kind in NAMING.items() if name in model.model_fields)


def _resolved(noun: Any, indicators: dict[str, str], areas: dict[str, str]) -> Any:  # noqa: ANN401 - any of the nouns
    changed: dict[str, Any] = {}
    for name, kind in _names(noun.__class__):
        codes = indicators if kind == "indicator" else areas
        words = getattr(noun, name)
        if isinstance(words, tuple):
            if any(word in codes for word in words):
                changed[name] = tuple(codes.get(word, word) for word in words)
        elif words in codes:
            changed[name] = codes[words]
    main = noun.main_targets if isinstance(noun, Resolution) else None
    if main is not None and (settled := _resolved(main, indicators, areas)) is not main:
        changed["main_targets"] = settled
    return noun.model_copy(update=changed) if changed else noun
