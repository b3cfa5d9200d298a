"""Where a number comes from: who printed it, when, at which address, in which line of which file."""

from dataclasses import dataclass

from indicators.model import Actual, Target
from indicators.store import Store
from indicators.wording import Lang, day


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


def actual_origin(store: Store, actual: Actual, lang: Lang) -> Origin:
    """Return where a figure comes from."""
    return _origin(store, lang, actual.source[0], actual.published_on, actual.file, actual.line)


def target_origin(store: Store, target: Target, lang: Lang) -> Origin:
    """Return where a target comes from; its day is that of adoption where it is known."""
    return _origin(store, lang, target.source, target.adopted_on or target.published_on, target.file, target.line)


def _origin(store: Store, lang: Lang, key: str, published_on: str | None, file: str, line: int) -> Origin:
    source = store.book.sources[key]
    dated = f", {day(published_on, lang)}" if published_on else ""
    words = f"{source.publisher}{dated} · {file}:{line}"
    return Origin(key, source.publisher, source.url, published_on, words, file, line)
