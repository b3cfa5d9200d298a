"""One file of the data folder into its part: rows of records, each at its place."""

from pathlib import Path
from types import MappingProxyType

from indicators.files import read_cache
from indicators.files.read_cache import Memory, Part
from indicators.files.records import ReadRecord, read_records, read_units, sections
from indicators.files.table import read_table
from indicators.model import (
    Actual,
    Area,
    Claim,
    Indicator,
    OfficialVerdict,
    Question,
    Record,
    Release,
    Resolution,
    Session,
    Source,
    Target,
)
from indicators.problems import Findings
from indicators.strict_yaml import (
    MAX_NODES,
    Entries,
    Items,
    Node,
    Pieces,
    compose,
    cut,
    decode,
    joined,
    load,
    nodes_at_most,
    records_of,
)

TABLES: MappingProxyType[str, type[Record]] = MappingProxyType(
    {"actuals": Actual, "areas": Area, "sources": Source, "claims": Claim}
)
DOCUMENTS: MappingProxyType[str, MappingProxyType[str, type[Record]]] = MappingProxyType(
    {
        "indicators.yaml": MappingProxyType({"indicators": Indicator}),
        "targets.yaml": MappingProxyType({"targets": Target}),
        "national_targets.yaml": MappingProxyType({"targets": Target}),
        "sessions.yaml": MappingProxyType(
            {
                "sessions": Session,
                "resolutions": Resolution,
                "questions": Question,
                "official_verdicts": OfficialVerdict,
            }
        ),
        "releases.yaml": MappingProxyType({"releases": Release}),
    }
)
SECTION = "targets"
LEDGERS = MappingProxyType({"targets.yaml": "targets", "national_targets.yaml": "national_targets"})
# Where an unquoted decimal comma may split a figure: the fields whose type is a Number.
NUMBERS = frozenset({"value", "last_digit", "latitude", "longitude", "area_km2"})
FEW = 4  # a quarter of the records may be new: of more, the whole file is read


def columns(model: type[Record]) -> tuple[str, ...]:
    """Return the header of a table: the fields of its records in their order."""
    return tuple(name for name in model.model_fields if name not in Record.model_fields)


def read_part(name: str, data: bytes, findings: Findings) -> Part:
    """Return what one file says, as far as it can be read; problems go into the findings."""
    before = read_cache.last(name, findings)
    if before and before.data == data:
        return read_cache.part_again(before, findings)
    if Path(name).stem in TABLES:
        read = _table(name, data, findings, before)
    elif name in LEDGERS:
        read = _ledger(name, data, findings, before)
    else:
        read = Memory(findings.file, data, _document(name, load(data, findings), findings))
    if not findings.problems:
        read_cache.remember(name, read)
    return read.part


def _table(name: str, data: bytes, findings: Findings, before: Memory | None) -> Memory:
    stem = Path(name).stem
    model = TABLES[stem]
    table = read_table(data, columns(model), NUMBERS, findings, before.known if before else {})
    rows = read_records(model, table.records, findings)
    whole = {stem} if table.whole else set()
    if findings.problems:
        return Memory(findings.file, data, Part({stem: rows}, whole))
    light = read_cache.light(rows)
    known = dict(zip(table.texts, light, strict=True))
    return Memory(findings.file, data, Part({stem: light}, whole), known=known)


def _document(name: str, root: Node | None, findings: Findings) -> Part:
    models, part = DOCUMENTS[name], Part()
    wanted = ("units", *models) if name == "indicators.yaml" else tuple(models)
    found = sections(root, wanted, findings)
    for written, model in models.items():
        section, node = LEDGERS.get(name, written), found.get(written)
        rows = part.rows[section] = read_records(model, node.items, findings) if isinstance(node, Items) else []
        if isinstance(node, Items) and len(rows) == len(node.items):
            part.whole.add(section)
    if isinstance(units := found.get("units"), Entries):
        part.whole.add("units")
        return Part(part.rows, part.whole, read_units(units, findings), tuple(units.values))
    return part


def _ledger(name: str, data: bytes, findings: Findings, before: Memory | None) -> Memory:
    """Return the reading of a file that is one list; a record met before is not read again."""
    text = decode(data, findings, yaml=True) or ""
    pieces = cut(text) if not findings.problems else None
    texts = [piece.text for piece in pieces.pieces] if pieces else []
    rows = _rows(name, text, pieces, before, findings) if pieces and before else None
    part = Part({LEDGERS[name]: rows}, {LEDGERS[name]}) if rows else None
    if part is None:
        root = compose(text, findings) if text else None
        part = _document(name, root, findings)
        if findings.problems or pieces is None or records_of(root, SECTION, pieces) is None:
            return Memory(findings.file, data, part)
        texts.pop()  # at the end of a file it has not been seen what it would do to a record after it
    light = read_cache.light(part.rows[LEDGERS[name]])
    known = dict(zip(texts, light, strict=False))
    return Memory(findings.file, data, Part({LEDGERS[name]: light}, part.whole), pieces.head if pieces else "", known)


def _rows(name: str, text: str, pieces: Pieces, before: Memory, findings: Findings) -> list[ReadRecord] | None:
    """Return the rows of the pieces, or None where the file must be read as a whole."""
    new = [piece.text for piece in pieces.pieces if piece.text not in before.known]
    few = len(new) <= max(len(pieces.pieces) // FEW, 2)
    if pieces.head != before.head or not few or nodes_at_most(text) > MAX_NODES:
        return None
    read = _new_rows(name, pieces.head, new, findings)
    if read is None:
        return None
    return [(before.known.get(p.text) or read[p.text]).again(p.line, findings) for p in pieces.pieces]


def _new_rows(name: str, head: str, texts: list[str], findings: Findings) -> dict[str, ReadRecord] | None:
    """Return the rows of records that were not known, or None where anything is the matter with one of them."""
    if not texts:
        return {}
    text, scratch = joined(head, texts), Findings(findings.file)
    pieces, root = cut(text), compose(text, scratch)
    records = records_of(root, SECTION, pieces) if pieces else None
    if records is None or scratch.problems:
        return None
    rows = read_records(DOCUMENTS[name][SECTION], records[:-1], scratch)
    return None if scratch.problems else dict(zip(texts, rows, strict=True))
