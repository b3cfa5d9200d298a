"""Where a number comes from: who printed it, when, at which address, in which line of which file."""

from dataclasses import dataclass

from indicators.model import Actual, Target
from indicators.store import Store
from indicators.wording import Lang, day

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


def actual_origin(store: Store, actual: Actual, lang: Lang) -> Origin:
    """Return where a figure comes from."""
    return _origin(store, lang, actual, actual.source[0], actual.published_on)


def target_origin(store: Store, target: Target, lang: Lang) -> Origin:
    """Return where a target comes from; its day is that of adoption where it is known."""
    return _origin(store, lang, target, target.source, target.adopted_on or target.published_on)


def _origin(store: Store, lang: Lang, noun: Actual | Target, key: str, published_on: str | None) -> Origin:
    source = store.book.sources[key]
    dated = f", {day(published_on, lang)}" if published_on else ""
    words = f"{source.publisher}{dated} · {noun.file}:{noun.line}"
    return Origin(key, source.publisher, source.url, published_on, words, noun.file, noun.line, noun.id)
