"""Every record of the real data files leads to its source and its line, and is named in both languages."""

import csv
import re
import unicodedata
from itertools import chain

from builders import DATA, real_book

from indicators.files import FILES
from indicators.model import Record

BOOK = real_book()
TARGETS = {t.id: t for t in BOOK.targets}
RECORDS: tuple[Record, ...] = tuple(
    chain(
        BOOK.indicators.values(), BOOK.areas.values(), BOOK.sources.values(), BOOK.targets, BOOK.actuals,
        BOOK.sessions, BOOK.resolutions, BOOK.verdicts, BOOK.claims, BOOK.releases, BOOK.questions,
    )
)  # fmt: skip


def key_of(record: Record) -> str:
    return str(getattr(record, "id", None) or record.code)  # ty: ignore[missing-attribute]


def test_every_source_that_a_record_names_exists():
    named = {s for r in RECORDS for s in sources_of(r)}
    assert named <= BOOK.sources.keys()
    assert [key_of(r) for r in (*BOOK.actuals, *BOOK.targets, *BOOK.claims, *BOOK.verdicts) if not sources_of(r)] == []


def sources_of(record: Record) -> tuple[str, ...]:
    found = getattr(record, "source", ())
    return (found,) if isinstance(found, str) else found


def test_every_source_has_an_address_that_can_be_opened():
    addresses = {s.id: s.url or "" for s in BOOK.sources.values()}
    assert [key for key, url in addresses.items() if not re.fullmatch(r"https?://[^\s<>\"]+", url)] == []


def test_what_was_read_in_a_repository_names_the_file_or_the_version():
    kept = {s.id: s.note or "" for s in BOOK.sources.values() if re.search("github|pypi", s.url or "")}
    assert kept.keys() == {"NS01", "NS02", "NS03", "NS04", "NS51", "NS52"}
    assert [key for key, note in kept.items() if not re.search(r"@[0-9a-f]{8}|file ids|1\.1\.0", note)] == []


def test_every_area_unit_and_indicator_that_a_record_names_exists():
    figures = (*BOOK.actuals, *BOOK.targets)
    assert {r.indicator for r in figures} <= BOOK.indicators.keys()
    assert {r.area for r in (*figures, *BOOK.claims, *BOOK.sessions, *BOOK.verdicts)} <= BOOK.areas.keys()
    assert {i.unit for i in BOOK.indicators.values()} <= BOOK.units.keys()
    assert {p for a in BOOK.areas.values() for p in (*a.predecessors, *filter(None, [a.parent]))} <= BOOK.areas.keys()


def test_every_figure_and_target_has_the_one_unit_of_its_indicator():
    assert [r.id for r in (*BOOK.actuals, *BOOK.targets) if r.unit != BOOK.indicators[r.indicator].unit] == []


def test_every_record_stands_in_the_line_that_it_remembers():
    lines = {f"data/{name}": (DATA / name).read_text(encoding="utf-8").split("\n") for name in FILES}
    lost = [key_of(r) for r in RECORDS if not holds(lines[r.file][r.line - 1], r)]
    assert lost == []


def holds(line: str, record: Record) -> bool:
    key = key_of(record)
    if record.file.endswith(".csv"):
        return next(csv.reader([line]))[0] == key
    return bool(re.search(rf'^  - (id|code): "?{re.escape(key)}"?( |$)', line))


def test_every_superseded_target_exists_and_is_of_the_same_indicator_and_period():
    pairs = [(TARGETS[old], new) for new in BOOK.targets for old in new.supersedes]
    assert pairs
    assert [new.id for old, new in pairs if (old.indicator, old.period) != (new.indicator, new.period)] == []


def test_main_targets_and_published_verdicts_name_known_indicators():
    lists = [r.main_targets for r in BOOK.resolutions if r.main_targets]
    assert {(m.year, m.area, m.of, len(m.known)) for m in lists} == {
        (2025, "HP", 22, 11),
        (2026, "HP", 22, 6),
        (2024, "HP_OLD", 19, 5),
    }
    named = {code for m in lists for code in m.known} | {c for v in BOOK.verdicts for c in (*v.missed, *v.exceeded)}
    assert named <= BOOK.indicators.keys()


def test_every_indicator_in_use_is_named_in_both_languages():
    used = {r.indicator for r in (*BOOK.actuals, *BOOK.targets)}
    names = {code: BOOK.indicators[code].name for code in used}
    assert [code for code, name in names.items() if not (name.vi and name.en)] == []
    assert [code for code, name in names.items() if name.vi == name.en and len(name.vi.split()) > 2] == []


def test_no_vietnamese_name_has_lost_its_diacritics():
    named = [i.name.vi for i in BOOK.indicators.values()]
    named += [w.vi for i in BOOK.indicators.values() for w in (i.short, i.spoken) if w]
    named += [unit.vi for unit in BOOK.units.values()] + [a.name_vi for a in BOOK.areas.values()]
    # Abbreviations (FDI, GRDP, USD) and short plain words (An Lão has marks, Kim Thành too, but Thanh Hà keeps some).
    assert [name for name in named if name.isascii() and len(re.findall("[A-Za-z]+", name)) >= 3] == []
    assert [i.name.vi for i in BOOK.indicators.values() if i.name.vi.isascii() and not i.name.vi.isupper()] == []


def test_all_text_is_composed_unicode():
    texts = (DATA / name for name in FILES)
    assert [path.name for path in texts if not unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))] == []
