"""A doubt and the records it rests on, worded in both languages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from indicators.boards.doubts.bounds import Bounds
from indicators.encoding import encode, plain_value
from indicators.model import Actual, Claim, Release, Target, last_day
from indicators.store import Store
from indicators.wording import LANGS, Lang, first_upper

Kind = Literal["figure", "target", "claim", "release"]


class Both(NamedTuple):
    """One text in both languages."""

    vi: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return the text in a language."""
        return self.vi if lang == "vi" else self.en


def both(worded: Callable[[Lang], str]) -> Both:
    """Return the sentence that a function says in each language."""
    return Both(*(first_upper(worded(lang)) for lang in LANGS))


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record a doubt rests on, as it was printed, and where it is written down."""

    id: str
    kind: Kind
    noun: Actual | Target | Claim | Release
    source: str
    published_on: str | None
    implied: Bounds | None = None  # the plan that a printed percentage implies

    @property
    def printed(self) -> str:
        """The words of the source."""
        return self.noun.as_printed

    @property
    def place(self) -> str:
        """File and line: `data/actuals.csv:187`."""
        return f"{self.noun.file}:{self.noun.line}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the record that a reader should know before using it."""

    code: str
    indicator: str
    area: str
    period: str
    sentence: Both
    rows: tuple[Evidence, ...]  # the one in doubt first, where it is known which

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others of a day: its kind and the record it begins with."""
        return self.code, self.rows[0].id

    def plain(self) -> dict[str, Any]:
        """Return it as plain data, for the command line and for exports."""
        said = {"sentence": self.sentence._asdict(), "rows": [_plain(row) for row in self.rows]}
        return encode(self, "code", "indicator", "area", "period", said)


def _plain(row: Evidence) -> dict[str, Any]:
    ends = {f"implied_{end}": getattr(row.implied, end, None) for end in ("low", "high")}
    finite = {name: plain_value(end) if end is not None and end.is_finite() else None for name, end in ends.items()}
    return encode(row, "id", "kind", "as_printed=printed", "source", "published_on", "noun.file", "noun.line", finite)


def figures(nouns: Iterable[Actual]) -> tuple[Evidence, ...]:
    """Return reported figures as evidence."""
    return tuple(Evidence(a.id, "figure", a, a.source[0], a.published_on) for a in nouns)


def targets(nouns: Iterable[Target]) -> tuple[Evidence, ...]:
    """Return targets as evidence."""
    return tuple(Evidence(t.id, "target", t, t.source, t.published_on or t.adopted_on) for t in nouns)


def evidence(noun: Actual | Target) -> tuple[Evidence, ...]:
    """Return a figure or a target as evidence."""
    return targets((noun,)) if isinstance(noun, Target) else figures((noun,))


def claim(store: Store, noun: Claim, implied: Bounds | None = None) -> Evidence:
    """Return a printed statement as evidence; its day is that of its source."""
    source = noun.source[0]
    return Evidence(noun.id, "claim", noun, source, store.book.sources[source].published_on, implied)


def rule(store: Store, noun: Release) -> Evidence:
    """Return a rule of the calendar as evidence; its day is that of its source."""
    source = noun.source[0]
    return Evidence(noun.id, "release", noun, source, store.book.sources[source].published_on)


def known(store: Store, noun: Claim, as_of: date) -> bool:
    """Return whether a statement is known on a day: from that of its source."""
    printed = store.book.sources[noun.source[0]].published_on
    return printed is not None and last_day(printed) <= as_of
