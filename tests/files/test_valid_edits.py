"""No edit that a planner may make to the record is refused, whatever indicator, area, basis and day it names."""

import re
from functools import cache

from builders import real_book
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from record import DATA

from indicators import files
from indicators.editing import Edit, actuals, targets
from indicators.editing.data_snapshot import Held
from indicators.editing.edit_requests import AdoptingAct, NewActual, NewTarget, Printed, Why
from indicators.model import Target
from indicators.model.scalars import last_day
from indicators.numerals import Measure, Typed, read
from indicators.strict_yaml import record_spans

WHY = Why("An", "a property")


@cache
def record() -> Held:
    return Held.of(DATA)


def accepted(edit: Edit) -> files.Book:
    """Return the record after an edit; raises DataError where it is refused."""
    return files.read_contents({**record().files, **edit.files})[0]


def typed(code: str, words: str) -> Typed:
    """Return a figure typed for an indicator; of a band, a range."""
    indicator = real_book().indicators[code]
    if indicator.direction == "band":
        words = f"{words} - {int(words) + 5}"
    found = read(words, Measure.of(indicator, real_book().units), "en")
    assert isinstance(found, Typed), (code, words)
    return found


AREAS = st.sampled_from(("HP", "HP_OLD", "HD_OLD", "VN", "01"))
BASES = st.sampled_from(("council", "central", "strive", "scenario", "national", "sector", "party"))
PERIODS = st.sampled_from(("2025", "2026", "2027", "2026-Q1", "2026-06", "2026..2030"))
WORDS = st.integers(1, 99).map(str)


def days() -> list[str]:
    """Return every day from which a target on record counts, and some others."""
    known = {one.adopted_on or one.published_on for one in real_book().targets}
    return sorted({day for day in known if day} | {"2026-07-20", "2026-11", "2027-01-02"})


def documents() -> st.SearchStrategy[AdoptingAct]:
    return st.builds(AdoptingAct, st.just("99/NQ-HĐND"), st.sampled_from(days()), st.just("City People's Council"))


@given(st.data(), AREAS, PERIODS, BASES, WORDS)
@examples(60)
def test_a_target_of_any_thing_on_any_day_is_taken(data: st.DataObject, area: str, period: str, basis: str, words: str):
    code = data.draw(st.sampled_from(sorted(real_book().indicators)))
    document = data.draw(st.one_of(st.none(), documents()))
    wanted = NewTarget(code, area, period, basis, typed(code, words), document)
    assume(document is None or not contradicted(wanted, document.adopted_on))
    held = accepted(targets.add(record(), wanted, WHY))
    assert len(held.targets) + len(held.drafts) == len(real_book().targets) + len(real_book().drafts) + 1


def contradicted(wanted: NewTarget, day: str) -> bool:
    """Return whether another number of that very day is on record and was superseded since: one of the two is wrong."""
    key = (wanted.indicator, wanted.area, wanted.period, wanted.basis, last_day(day))
    used = {one.id for one in in_use()}
    known = (one for one in real_book().targets if one.id not in used)
    return any((one.indicator, one.area, one.period, one.basis, one.in_force_from) == key for one in known)


def in_use() -> list[Target]:
    gone = {old for one in real_book().targets for old in one.supersedes}
    return [one for one in real_book().targets if one.id not in gone]


@given(st.sampled_from(in_use()))
@examples(300)
def test_every_version_in_use_can_be_superseded_on_its_own_day_and_later(one: Target):
    for day in {one.adopted_on or one.published_on, "2027-02-01"} - {None}:
        document = AdoptingAct("99/NQ-HĐND", day or "", "City People's Council")
        wanted = NewTarget("", "", "", "", typed(one.indicator, "7"), document)
        held = accepted(targets.supersede(record(), one.id, wanted, WHY))
        assert any(one.id in new.supersedes for new in held.targets)


def test_every_version_can_be_cited_again_by_another_source():
    """A repeat with the same number names nothing and is no rival."""
    held = dict(record().files)
    for name in ("targets.yaml", "national_targets.yaml"):
        text = held[name].decode()
        spans = record_spans(text)
        again = "".join(
            re.sub(r"(?m)^    supersedes:.*\n", "", text[span.start : span.end]).replace("  - id: ", "  - id: R", 1)
            for span in spans
        )
        held[name] = (text + again).encode()
    book, _ = files.read_contents(held)
    assert len(book.targets) == 2 * len(real_book().targets)


@given(st.data(), AREAS, st.sampled_from(("2024", "2025", "2026", "2027")), WORDS)
@examples(40)
def test_a_figure_of_any_thing_is_taken(data: st.DataObject, area: str, period: str, words: str):
    code = data.draw(st.sampled_from(sorted(real_book().indicators)))
    indicator = real_book().indicators[code]
    figure = read(words, Measure.of(indicator, real_book().units), "en")
    assert isinstance(figure, Typed)
    stage = data.draw(st.sampled_from(("estimate", "reported", "preliminary", "official")))
    printed = Printed(publisher="An office", title="A report", url="https://example.org/report?id=1#2")
    wanted = NewActual(code, area, period, figure, stage, printed, "2026-11-02")
    assert len(accepted(actuals.add(record(), wanted, WHY)).actuals) == len(real_book().actuals) + 1
