"""The shipped `data/`, right as it stands and after any edit that a planner may make; no other module reads it."""

import csv
import re
import unicodedata
from functools import cache
from itertools import chain

import pytest
from builders import on, view
from cli.running import asked
from record import ROOT
from record.recomputed import is_within, recomputes

from indicators import queries, store
from indicators.boards.scoreboard import scoreboard
from indicators.files import FILES, fingerprint, read
from indicators.model import Actual, Book, Record, Target
from indicators.terminal.options import PACKAGE_DATA
from indicators.wording import LANGS, Lang

DATA = ROOT / "data"
SCHEMA = DATA / "targets.schema.json"
DOUBTED = ("inconsistent", "truncated", "base_differs", "parts_incomplete")
WITHOUT_ARITHMETIC = ("not_recomputable", "contradiction", "unit_misprint", "implausible")


@cache
def book() -> Book:
    """Return the book of the shipped files, read when first asked for: broken files fail tests, not the collection."""
    return read(DATA)[0]


def records() -> tuple[Record, ...]:
    held = book()
    return tuple(
        chain(
            held.indicators.values(), held.areas.values(), held.sources.values(), held.targets, held.drafts,
            held.actuals, held.sessions, held.resolutions, held.verdicts, held.claims, held.releases, held.questions,
        )
    )  # fmt: skip


def figures_and_targets() -> tuple[Actual | Target, ...]:
    return (*book().actuals, *book().targets, *book().drafts)


def key_of(record: Record) -> str:
    return str(getattr(record, "id", None) or record.code)  # ty: ignore[missing-attribute]


# ---- the folder


def test_the_files_are_all_well():
    found = asked("check", "--data", str(DATA))
    assert (found.code, found.err) == (0, ""), found.out
    assert found.out.startswith("data: all is well. Read: ")


def test_every_file_is_one_that_is_read():
    assert {path.name for path in DATA.iterdir() if path.suffix in (".csv", ".yaml")} == set(FILES)
    assert fingerprint(DATA)[:12] == book().snapshot


def test_commands_read_this_folder_unless_told_otherwise():
    assert PACKAGE_DATA == DATA


def test_the_schema_beside_the_targets_is_the_one_of_the_model():
    assert SCHEMA.read_text(encoding="utf-8") == asked("schema").out, (
        "run: indicators schema --out data/targets.schema.json"
    )


def test_the_targets_point_editors_to_it_in_their_first_line():
    with (DATA / "targets.yaml").open(encoding="utf-8") as targets:
        assert targets.readline() == f"# yaml-language-server: $schema={SCHEMA.name}\n"


def test_all_text_is_composed_unicode():
    texts = (DATA / name for name in FILES)
    assert [path.name for path in texts if not unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))] == []


# ---- every record


def test_every_source_that_a_record_names_exists():
    assert {s for r in records() for s in sources_of(r)} <= book().sources.keys()


def test_every_figure_target_statement_and_count_has_a_source():
    said = (*book().actuals, *book().targets, *book().claims, *book().verdicts)  # a draft is nobody's yet
    assert [key_of(r) for r in said if not sources_of(r)] == []


def sources_of(record: Record) -> tuple[str, ...]:
    found = getattr(record, "source", ())
    return tuple(filter(None, (found,) if isinstance(found, str) else found))


def test_every_address_of_a_source_can_be_opened():
    addresses = {s.id: s.url for s in book().sources.values() if s.url}
    assert addresses
    assert [key for key, url in addresses.items() if not re.fullmatch(r"https?://[^\s<>\"]+", url)] == []


def test_every_area_unit_and_indicator_that_a_record_names_exists():
    held = book()
    assert {r.indicator for r in figures_and_targets()} <= held.indicators.keys()
    assert {r.area for r in (*figures_and_targets(), *held.claims, *held.sessions, *held.verdicts)} <= held.areas.keys()
    assert {i.unit for i in held.indicators.values()} <= held.units.keys()
    assert {p for a in held.areas.values() for p in (*a.predecessors, *filter(None, [a.parent]))} <= held.areas.keys()


def test_main_targets_and_published_verdicts_name_known_indicators():
    named = {code for r in book().resolutions if r.main_targets for code in r.main_targets.known}
    named |= {code for v in book().verdicts for code in (*v.missed, *v.exceeded)}
    assert named <= book().indicators.keys()


def test_every_figure_and_target_has_the_one_unit_of_its_indicator():
    assert [r.id for r in figures_and_targets() if r.unit != book().indicators[r.indicator].unit] == []


def test_every_record_stands_in_the_line_that_it_remembers():
    lines = {f"data/{name}": (DATA / name).read_text(encoding="utf-8").split("\n") for name in FILES}
    assert [key_of(r) for r in records() if not holds(lines[r.file][r.line - 1], r)] == []


def holds(line: str, record: Record) -> bool:
    key = key_of(record)
    if record.file.endswith(".csv"):
        return next(csv.reader([line]))[0] == key
    return bool(re.search(rf'^  - (id|code): "?{re.escape(key)}"?( |$)', line))


def test_every_superseded_target_exists_and_is_of_the_same_indicator_and_period():
    known = {one.id: one for one in book().targets}
    pairs = [(known[old], new) for new in known.values() for old in new.supersedes]
    assert [new.id for old, new in pairs if (old.indicator, old.period) != (new.indicator, new.period)] == []


def test_every_statement_recomputes_as_it_was_judged():
    computed = [c for c in book().claims if c.expression]
    assert [c.id for c in computed if not recomputes(c)] == []
    assert [c.id for c in computed if c.verdict in WITHOUT_ARITHMETIC] == []
    assert [c.id for c in computed if c.verdict in DOUBTED and is_within(c, c.stated)] == []


# ---- what readers see


def test_every_indicator_in_use_is_named_in_both_languages():
    names = {r.indicator: book().indicators[r.indicator].name for r in figures_and_targets()}
    assert [code for code, name in names.items() if not (name.vi and name.en)] == []
    assert [code for code, name in names.items() if name.vi == name.en and len(name.vi.split()) > 2] == []


def test_no_vietnamese_name_has_lost_its_diacritics():
    nouns = book().indicators.values()
    named = [i.name.vi for i in nouns] + [w.vi for i in nouns for w in (i.short, i.spoken) if w]
    named += [unit.vi for unit in book().units.values()] + [a.name_vi for a in book().areas.values()]
    # Abbreviations (FDI, GRDP, USD) and short plain words (An Lão has marks, Kim Thành too, but Thanh Hà keeps some).
    assert [name for name in named if name.isascii() and len(re.findall("[A-Za-z]+", name)) >= 3] == []
    assert [i.name.vi for i in nouns if i.name.vi.isascii() and not i.name.vi.isupper()] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_year_with_targets_has_its_scoreboard(lang: Lang):
    held, later = store.build(book()), on("2099-12-31")  # when everything on file is known
    areas = {t.area for t in book().targets if t.file == "data/targets.yaml"}
    asked_for = [(area, str(one.year)) for area in sorted(areas) for one in queries.years(held, area, later)]
    assert asked_for
    for area, year in asked_for:
        assert scoreboard(held, view(held, later, area=area, year=year, lang=lang), later).sentence
