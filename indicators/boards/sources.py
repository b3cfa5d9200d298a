"""Where the figures come from: every document with what rests on it, and what the record puts in doubt."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from indicators.boards.controls import controls
from indicators.boards.doubts import KINDS, Doubt, Evidence, doubts
from indicators.boards.doubts.words import bounds_words, with_unit
from indicators.boards.origins import DOUBT, Origin
from indicators.boards.releases import Calendar, calendar
from indicators.boards.sentences import Part, parts, protected
from indicators.boards.view import Controls, View, area_name, known_years
from indicators.collation import folded
from indicators.model import Actual, Claim, Release, Target, last_day
from indicators.problems import Problem
from indicators.queries.sources import Uses, document_uses
from indicators.store import Store, kept_in_store
from indicators.wording import Lang, count, day, first_upper, number, period, say

QUOTED = "“”"  # around the words of a source within a sentence


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One record beneath a doubt."""

    what: str
    printed: str
    language: str
    implied: str
    published: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    """One doubt, worded, with a link to its indicator where there is a page for it."""

    sentence: tuple[Part, ...]  # marked "quote" where a source speaks
    indicator: str | None
    view: View
    rows: tuple[ShownRow, ...]
    key: str  # of its passport


@dataclass(frozen=True, slots=True)
class DoubtGroup:
    """The doubts of one kind."""

    code: str
    title: str
    about: str
    doubts: tuple[ShownDoubt, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One document and how much rests on it."""

    id: str
    publisher: str
    title: str
    language: str
    url: str | None
    published: str
    figures: int
    targets: int
    claims: int
    records: int  # areas, sessions, acts, rules of the calendar and the city's own verdicts

    @property
    def folded(self) -> str:
        """What a search looks into: title, publisher, number and day, without marks."""
        return folded(f"{self.title} {self.publisher} {self.id} {self.published}")

    @property
    def weight(self) -> int:
        """How much rests on it in all."""
        return self.figures + self.targets + self.claims + self.records


@dataclass(frozen=True, slots=True)
class Publisher:
    """The documents of one publisher, or those of all that have only one."""

    name: str
    shared: bool  # documents of several publishers
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class SourcesBoard:
    """Everything the sources page shows."""

    view: View
    snapshot: str
    title: str
    sentence_parts: tuple[Part, ...]
    remark: str
    groups: tuple[DoubtGroup, ...]
    warnings: tuple[tuple[str, str], ...]  # place and sentence of each
    calendar: Calendar
    publishers: tuple[Publisher, ...]
    controls: Controls
    today: date

    @property
    def documents(self) -> int:
        """How many documents are listed."""
        return sum(len(p.documents) for p in self.publishers)

    @property
    def doubted(self) -> int:
        """How many doubts are listed."""
        return sum(len(g.doubts) for g in self.groups)


@kept_in_store(64)
def sources_board(store: Store, view: View, today: date) -> SourcesBoard:
    """Return the documents and the doubts known on the day of a view."""
    lang, area = view.lang, area_name(store.book.areas[view.area], view.lang)
    found = doubts(store, view.area, view.as_of)
    listed = _documents(store, view)
    numbers = {
        "documents": number(len(listed), lang),
        "figures": number(sum(_is_known(a, view.as_of) for a in store.book.actuals), lang),
        "targets": number(sum(d.targets for d in listed), lang),
        "area": protected(area),
    }
    said = count(lang, "sources.sentence", len(found), **numbers) if found else say(lang, "sources.none", **numbers)
    return SourcesBoard(
        view=view,
        snapshot=store.snapshot,
        title=say(lang, "sources.title", area=area),
        sentence_parts=parts(said),
        remark=say(lang, "sources.rests", day=day(view.as_of, lang)),
        groups=_groups(store, view, found),
        warnings=tuple((one.where, one.message(lang)) for one in _public_warnings(store)),
        calendar=calendar(store, view),
        publishers=_publishers(listed, lang),
        controls=controls(store, view, today),
        today=today,
    )


def _public_warnings(store: Store) -> Iterator[Problem]:
    """Return what the check of the files asks, but of drafts, whose words no page shows."""
    starts = sorted((one.file, one.line, one.draft) for one in (*store.book.targets, *store.book.drafts))
    for warning in store.warnings:
        above = starts[: bisect_right(starts, (warning.file, warning.line, True))]
        if not (above and above[-1][0] == warning.file and above[-1][2]):
            yield warning


def _is_known(figure: Actual, as_of: date) -> bool:
    return figure.known_from is not None and figure.known_from <= as_of


def _groups(store: Store, view: View, found: tuple[Doubt, ...]) -> tuple[DoubtGroup, ...]:
    return tuple(
        DoubtGroup(
            code=code,
            title=say(view.lang, f"doubts.{code}.title"),
            about=say(view.lang, f"doubts.{code}.about"),
            doubts=tuple(_shown(store, view, d) for d in found if d.code == code),
        )
        for code in KINDS
        if any(d.code == code for d in found)
    )


def _shown(store: Store, view: View, doubt: Doubt) -> ShownDoubt:
    rows = tuple(_row(store, view.lang, doubt, row) for row in doubt.rows)
    there, has_page = _page(store, view, doubt)
    return ShownDoubt(
        _quoted(doubt.sentence.in_(view.lang)),
        doubt.indicator if has_page else None,
        there,
        rows,
        f"{DOUBT}{'.'.join(doubt.key)}",
    )


def _quoted(sentence: str) -> tuple[Part, ...]:
    """Return a sentence cut at the words of a source.

    >>> _quoted("Printed “5 USD”.")
    (('Printed ', ''), ('5 USD', 'quote'), ('.', ''))
    """
    opening, closing = QUOTED
    cut = [piece for n, text in enumerate(sentence.split(opening)) for piece in _closed(text, closing, first=not n)]
    return tuple(part for part in cut if part[0])


def _closed(text: str, closing: str, *, first: bool) -> tuple[Part, ...]:
    if first or closing not in text:
        return ((text, ""),)
    quote, _, rest = text.partition(closing)
    return (quote, "quote"), (rest, "")


def _page(store: Store, view: View, doubt: Doubt) -> tuple[View, bool]:
    """Return the view of the indicator's page that the doubt is about, and whether there is one."""
    there = replace(view, area=doubt.area)
    year, known = doubt.period[:4], doubt.indicator in store.book.indicators
    years = known_years(store, doubt.area, view.as_of, doubt.indicator) if known else ()
    if not any(str(one.year) == year for one in years):
        return there, False
    return replace(there, year=int(year)), True


def _row(store: Store, lang: Lang, doubt: Doubt, row: Evidence) -> ShownRow:
    source = store.book.sources[row.source]
    published = day(row.published_on, lang) if row.published_on else say(lang, "sources.undated")
    implied = bounds_words(row.implied, lang) if row.implied else ""
    return ShownRow(
        what=first_upper(", ".join(_what(store, lang, doubt, row.noun))),
        printed=row.printed,
        language=source.spoken,
        implied=with_unit(store, doubt.indicator, implied, lang) if implied else "",
        published=published,
        origin=Origin(
            row.source, source.publisher, source.url, row.published_on,
            f"{source.publisher}, {published} · {row.place}", row.noun.file, row.noun.line,
        ),
    )  # fmt: skip


def _what(store: Store, lang: Lang, doubt: Doubt, noun: Actual | Target | Claim | Release) -> list[str]:
    """Return what a record is, beyond what the sentence of the doubt says already."""
    if isinstance(noun, Claim):
        said = [say(lang, "sources.statement"), period(noun.period, "ytd", lang)]
        return said if noun.subject in store.book.indicators else said[:1]
    if isinstance(noun, Release):
        return [say(lang, "sources.rule")]
    words = []
    if noun.indicator != doubt.indicator:
        name = store.book.indicators[noun.indicator].name
        words.append(name.in_(lang))
    if noun.area != doubt.area:
        words.append(area_name(store.book.areas[noun.area], lang))
    if isinstance(noun, Target):
        basis = say(lang, "sources.target", basis=say(lang, f"basis.{noun.basis}"))
        return [*words, basis, period(noun.period, "year", lang)]
    words += [period(noun.period, noun.period_kind, lang), say(lang, f"series.{noun.series}")]
    return words if noun.stage == "reported" else [*words, say(lang, f"stage.{noun.stage}")]


def _documents(store: Store, view: View) -> list[Document]:
    """Return every document published by the day of a view, or undated, with what rests on it, heaviest first."""
    uses = document_uses(store, view.as_of)
    claims = Counter(key for one in store.book.claims for key in one.source)
    records = _records(store)
    found = [
        Document(
            id=s.id,
            publisher=s.publisher,
            title=s.title,
            language=s.spoken,
            url=s.url,
            published=day(s.published_on, view.lang) if s.published_on else say(view.lang, "sources.undated"),
            figures=uses.get(s.id, Uses(0, 0)).figures,
            targets=uses.get(s.id, Uses(0, 0)).targets,
            claims=claims[s.id],
            records=records[s.id],
        )
        for s in store.book.sources.values()
        if s.published_on is None or last_day(s.published_on) <= view.as_of
    ]
    return sorted(found, key=lambda d: -d.weight)


def _records(store: Store) -> Counter[str]:
    """Return how many areas, sessions, acts, rules of the calendar and published verdicts rest on each document."""
    book = store.book
    listed = Counter(
        key for one in (*book.areas.values(), *book.sessions, *book.resolutions, *book.releases) for key in one.source
    )
    listed.update(one.source for one in book.verdicts)
    return listed


def _publishers(documents: list[Document], lang: Lang) -> tuple[Publisher, ...]:
    """Return the documents by publisher, the most documents first; those that stand alone come together at the end."""
    by_name: dict[str, list[Document]] = {}
    for one in documents:
        by_name.setdefault(one.publisher, []).append(one)
    several = sorted((n for n, listed in by_name.items() if len(listed) > 1), key=lambda n: -len(by_name[n]))
    alone = tuple(listed[0] for listed in by_name.values() if len(listed) == 1)
    found = [Publisher(name, shared=False, documents=tuple(by_name[name])) for name in several]
    if alone:
        found.append(Publisher(say(lang, "sources.single"), shared=True, documents=alone))
    return tuple(found)
