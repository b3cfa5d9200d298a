"""Whether what one record names exists in the others, and stands there once."""

from collections.abc import Collection, Iterable

from indicators.files.loaded_records import KEYS, LEDGERS, Shelf
from indicators.files.records import ReadRecord
from indicators.model.slides import OF_INDICATOR
from indicators.problems import nearest
from indicators.strict_yaml import Entries, Scalar

FILES = {
    "indicators": "indicators.yaml",
    "units": "indicators.yaml",
    "areas": "areas.csv",
    "sources": "sources.csv",
    "sessions": "sessions.yaml",
    "targets": "targets.yaml",
}
NAMES = {  # which fields name a record of which section
    "indicators": {"unit": "units", "level": "indicators"},
    "targets": {"indicator": "indicators", "area": "areas", "unit": "units", "source": "sources"},
    "national_targets": {"indicator": "indicators", "area": "areas", "unit": "units", "source": "sources"},
    "actuals": {"indicator": "indicators", "area": "areas", "unit": "units", "source": "sources"},
    "areas": {"parent": "areas", "predecessors": "areas", "source": "sources"},
    "claims": {"area": "areas", "source": "sources"},
    "sessions": {"area": "areas", "source": "sources"},
    "resolutions": {"area": "areas", "session": "sessions", "source": "sources"},
    "questions": {"session": "sessions", "indicators": "indicators", "source": "sources"},
    "releases": {"indicators": "indicators", "source": "sources"},
    "official_verdicts": {
        "area": "areas",
        "source": "sources",
        "missed": "indicators",
        "exceeded": "indicators",
    },
}


def check_references(shelf: Shelf) -> None:
    """Add duplicate_id, repeated_row, alias_taken, unknown_code and supersedes_cycle to the findings."""
    for section in shelf.rows:
        if section not in LEDGERS:
            _check_unique(shelf.rows[section], KEYS.get(section, "id"))
    for section in ("actuals", "claims"):
        _check_repeated(shelf.rows.get(section, ()))
    _check_unique([row for ledger in LEDGERS for row in shelf.rows.get(ledger, ())], "id")
    for section in ("indicators", "areas"):
        _check_aliases(shelf, section)
    known = {section: _codes(shelf, section) for section in FILES}
    for section, names in NAMES.items():
        for field, target in names.items():
            if target in shelf.whole:
                _check_field(shelf.rows.get(section, ()), field, target, known[target])
    _check_main_targets(shelf, known)
    _check_slides(shelf)
    _check_supersedes(shelf)


def _codes(shelf: Shelf, section: str) -> Collection[str]:
    if section == "units":
        return dict.fromkeys(shelf.unit_codes)
    # Not a set: the nearest of two equally near codes must be the same on each run.
    return dict.fromkeys([*shelf.codes(section), *shelf.aliases(section)])


def _check_unique(rows: Iterable[ReadRecord], field: str) -> None:
    first: dict[str, ReadRecord] = {}
    for row in rows:
        code = row.text(field)
        if code and code in first:
            row.add("duplicate_id", field, other=first[code].where)
        first.setdefault(code, row)


def _check_repeated(rows: Iterable[ReadRecord]) -> None:
    first: dict[tuple[str, ...], ReadRecord] = {}
    for row in rows:
        written = row.node.values.items()  # each row at each reading: asking by name took twice as long
        words = tuple(node.text for field, node in written if field != "id" and isinstance(node, Scalar))
        if words in first and row.text("id") != first[words].text("id"):
            row.add("repeated_row", "id", other=first[words].where)
        first.setdefault(words, row)


def _check_aliases(shelf: Shelf, section: str) -> None:
    codes = shelf.codes(section)
    first: dict[str, ReadRecord] = {}
    for row in shelf.rows.get(section, ()):
        for alias in row.words("aliases"):
            other = codes.get(alias.text) or first.get(alias.text)
            if other is not None:
                row.findings.add("alias_taken", alias.line, alias.column, alias.text, other=other.where)
            first.setdefault(alias.text, row)


def _check_field(rows: Iterable[ReadRecord], field: str, target: str, known: Collection[str]) -> None:
    right = {""}  # as written: thousands of records repeat a few dozen codes
    for row in rows:
        if isinstance(row.node.values.get(field), Scalar) and row.text(field) in right:
            continue
        words = row.words(field)
        unknown = [word for word in words if word.text not in known]
        for word in unknown:
            _unknown(row, word, field, target, known)
        if not unknown:
            right.add(row.text(field))


def _unknown(row: ReadRecord, word: Scalar, field: str, target: str, known: Collection[str]) -> None:
    if word.text and not row.findings.full and not row.findings.has(word.line, word.column):
        near = nearest(word.text, known)
        row.findings.add("unknown_code", word.line, word.column, word.text, near, field=field, listed=FILES[target])


def _check_main_targets(shelf: Shelf, known: dict[str, Collection[str]]) -> None:
    for row in shelf.rows.get("resolutions", ()):
        node = row.node.values.get("main_targets")
        if isinstance(node, Entries):
            inner = [ReadRecord(node, None, row.findings, row.moved)]
            for field, target in (("area", "areas"), ("known", "indicators")):
                if target in shelf.whole:
                    _check_field(inner, field, target, known[target])


def _check_slides(shelf: Shelf) -> None:
    """Add unknown_code for each kept slide of an indicator that is not on record."""
    if "indicators" in shelf.whole:
        known = dict.fromkeys(f"{OF_INDICATOR}{code}" for code in shelf.codes("indicators"))
        for row in shelf.rows.get("sessions", ()):
            for word in row.words("slides"):
                if word.text.startswith(OF_INDICATOR) and word.text not in known:
                    _unknown(row, word, "slides", "indicators", known)


def _check_supersedes(shelf: Shelf) -> None:
    rows = {row.text("id"): row for ledger in LEDGERS for row in shelf.rows.get(ledger, ())}
    replaces = {code: [word.text for word in row.words("supersedes")] for code, row in rows.items()}
    if shelf.whole.issuperset(LEDGERS):
        _check_field(rows.values(), "supersedes", "targets", rows)
    for code in _in_cycles(replaces):
        others = [other for other in replaces[code] if other in replaces]
        rows[code].add("supersedes_cycle", "supersedes", found=code, expected=", ".join(others))


def _in_cycles(replaces: dict[str, list[str]]) -> list[str]:
    """Return what is left when records that replace nothing left are taken away again and again."""
    waits = {code: {other for other in others if other in replaces} for code, others in replaces.items()}
    replaced_by: dict[str, list[str]] = {code: [] for code in replaces}
    for code, others in waits.items():
        for other in others:
            replaced_by[other].append(code)
    free = [code for code, others in waits.items() if not others]
    while free:
        done = free.pop()
        for code in replaced_by[done]:
            waits[code].discard(done)
            if not waits[code]:
                free.append(code)
    return [code for code, others in waits.items() if others]
