"""Where a number comes from: who printed it, when, at which address, in which line of which file."""

from dataclasses import dataclass, replace

from indicators.model import Actual, Claim, Target
from indicators.store import Store
from indicators.wording import Lang, day, first_upper, say

# What the keys of passports begin with, where they are not the number of a record.
LIST, RESULT, SHARE, DUE, DOUBT, AREA = "list", "result.", "share.", "due.", "doubt.", "area."
SITTING, ACT = "session.", "act."


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a number comes from: who printed it, when, at which address, in which line of which file."""

    source: str
    publisher: str
    url: str | None
    published_on: str | None
    words: str
    file: str
    line: int
    record: str = ""  # number of the record, which opens its passport
    adopted_on: str | None = None  # of a target: the day from which it counts, and the act
    document: str | None = None

    @property
    def place(self) -> str:
        """The file and line, which only passports, the page of sources, terminals and planners are shown."""
        return f"{self.file}:{self.line}"

    @property
    def placed_words(self) -> str:
        """The words and the place: `The Paper, 6 Oct 2025 · data/actuals.csv:2`."""
        return f"{self.words} · {self.place}" if self.words else self.place


def actual_origin(store: Store, actual: Actual, lang: Lang) -> Origin:
    """Return where a figure comes from."""
    return _worded(_printed(store, actual, actual.source[0], actual.published_on), lang)


def target_origin(store: Store, target: Target, lang: Lang) -> Origin:
    """Return where a target comes from: the act and its day, and who printed it on which day."""
    printed = target.published_on or store.book.sources[target.source].published_on
    origin = _printed(store, target, target.source, printed)
    return _worded(replace(origin, adopted_on=target.adopted_on, document=target.document), lang)


def set_by_words(target: Target, lang: Lang) -> str:
    """Return who set a target; where its source does not say so, as whose it is taken, and that it does not."""
    basis = say(lang, f"basis.{target.basis}")
    said = first_upper(say(lang, "origin.taken_as", basis=basis) if target.level_inferred else basis)
    return f"{said}; {say(lang, 'note.implied')}" if target.implied else said


def claim_origin(store: Store, claim: Claim, lang: Lang) -> Origin:
    """Return where a printed statement comes from; it has no passport of its own."""
    key = claim.source[0]
    return _worded(replace(_printed(store, claim, key, store.book.sources[key].published_on), record=""), lang)


def _printed(store: Store, noun: Actual | Target | Claim, key: str, published_on: str | None) -> Origin:
    source = store.book.sources[key]
    return Origin(key, source.publisher, source.url, published_on, "", noun.file, noun.line, noun.id)


def _worded(origin: Origin, lang: Lang) -> Origin:
    return replace(origin, words=cited(origin, lang))


def cited(origin: Origin, lang: Lang) -> str:
    """Return who printed a number and when, of a target also when it was adopted: never one day in place of the other.

    'adopted 25 Jul 2025 (42/NQ-HĐND), quoted by VnEconomy, 18 Dec 2025'
    """
    printed, act = origin.published_on, f" ({origin.document})" if origin.document else ""
    if not origin.adopted_on:
        return f"{origin.publisher}, {day(printed, lang)}{act}" if printed else f"{origin.publisher}{act}"
    adopted = say(lang, "origin.adopted", day=day(origin.adopted_on, lang), act=act)
    if printed in (None, origin.adopted_on):
        return say(lang, "origin.printed", adopted=adopted, publisher=origin.publisher)
    return say(lang, "origin.quoted", adopted=adopted, publisher=origin.publisher, day=day(printed or "", lang))
