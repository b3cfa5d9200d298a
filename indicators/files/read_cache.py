"""What the last reading of each file found, for the next: a save changes one record of thousands.

Kept is only what was read without any problem. A file that is the same byte for byte is not read
again; in one that is not, the records that are the same letter for letter are not. Whatever else
a file says is read from its first line to its last, so the problems found are those of a first reading.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.files.records import ReadRecord
from indicators.model import Unit
from indicators.problems import Findings
from indicators.strict_yaml import Entries


@dataclass(frozen=True)
class Part:
    """What one file says by itself: rows by section, the sections of which no record is lost, and the units."""

    rows: dict[str, list[ReadRecord]] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    units: dict[str, Unit] = field(default_factory=dict)
    unit_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """One file as it was last read: its bytes, its part, and its records by their lines under the head of the file."""

    file: str
    data: bytes
    part: Part
    head: str = ""
    known: Mapping[str, ReadRecord] = field(default_factory=dict)


_LAST: dict[str, Memory] = {}  # by the name of the file: one reading of each, within the limits of a file


def last(name: str, findings: Findings) -> Memory | None:
    """Return the last reading of the file of a folder with this name."""
    memory = _LAST.get(name)
    return memory if memory and memory.file == findings.file else None


def part_again(memory: Memory, findings: Findings) -> Part:
    """Return the part of a file that has not changed; its problems from now on go into these findings."""
    part = memory.part
    rows = {
        section: [ReadRecord(row.node, row.noun, findings, row.moved) for row in kept]
        for section, kept in part.rows.items()
    }
    return Part(rows, part.whole, part.units, part.unit_codes)


def remember(name: str, memory: Memory) -> None:
    """Keep a reading without problems in the place of the one before; other threads see the one or the other."""
    _LAST[name] = memory


def forget() -> None:
    """Keep nothing: the next reading is as the first of a process."""
    _LAST.clear()


def light(rows: list[ReadRecord]) -> list[ReadRecord]:
    """Return the rows without the places of their keys: only a record that is refused has use for these."""
    return [
        ReadRecord(Entries(row.node.line, row.node.column, values=row.node.values), row.noun, row.findings, row.moved)
        if row.node.keys
        else row
        for row in rows
    ]
