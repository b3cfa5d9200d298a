"""Indicators by their names: exact ones, those that stand for another with the same words, and the nearest ones."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from indicators.collation import folded
from indicators.model import Book, Indicator
from indicators.wording import LANGS, Lang

Words = tuple[str, ...]
WORD = re.compile(r"[^\W_]+")
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
MARK = re.compile(r"[0-9]")  # of a footnote; '(10)' may be a month, '(2024)' a year
LEADS = tuple(
    tuple(words.split())
    for words in ("trong so do", "trong do", "bao gom", "chia ra", "of which", "including", "in which")
)
# Words that a table of one place may add to any name or leave out.
LOCAL = tuple(
    tuple(words.split())
    for words in (
        "tren dia ban toan thanh pho", "tren dia ban thanh pho", "tren dia ban tinh", "tren dia ban", "toan thanh pho",
        "cua thanh pho", "cua tinh", "thanh pho", "of the city", "in the city", "of the province", "in the province",
    )
)  # fmt: skip
COUNTING = frozenset({"so", "tong", "muc", "luot", "number", "total"})  # at the head of a name they change nothing
FULL = 3  # words of a name that a title may be known by
KEPT = 2_000  # names with their words: the same few hundred for every workbook
REFINED = 4  # of the names nearest by words, as many are compared letter by letter


class Name(NamedTuple):
    """One name of an indicator, and its full name in the same language, both also as sets of words."""

    code: str
    lang: Lang
    words: Words
    full: Words
    certain: bool  # not so what is only said in a sentence
    held: frozenset[str]
    whole: frozenset[str]

    @classmethod
    def of(cls, code: str, lang: Lang, words: Words, full: Words, *, certain: bool = True) -> "Name":
        """Return a name with its sets of words."""
        return cls(code, lang, words, full, certain, frozenset(words), frozenset(full))


def words_of(text: str) -> Words:
    """Return the words of a name without marks, case and punctuation, and without 'Trong đó' before it."""
    words = tuple(WORD.findall(folded(text)))
    for lead in LEADS:
        if words[: len(lead)] == lead and len(words) > len(lead):
            return words[len(lead) :]
    return words


@lru_cache(maxsize=KEPT)
def _core(words: Words, places: tuple[Words, ...]) -> Words:
    """Return the words without those that only say where."""
    for phrase in (*LOCAL, *places):
        at = _within(phrase, words)
        while at is not None:
            words = words[:at] + words[at + len(phrase) :]
            at = _within(phrase, words)
    return words


def _within(part: Words, words: Words) -> int | None:
    """Return where words stand among others, next to each other and in their order."""
    size = len(part)
    return next((at for at in range(len(words) - size + 1) if words[at : at + size] == part), None) if part else None


class Names:
    """The names of all indicators of a book; `places` are those of the area, which a row may add."""

    def __init__(self, book: Book, places: Iterable[str] = ()) -> None:
        self._places = tuple(sorted((words_of(place) for place in places), key=len, reverse=True))
        self._codes = {code: code for code in book.indicators}
        self._codes |= {alias: one.code for one in book.indicators.values() for alias in one.aliases}
        self.names = [name for one in book.indicators.values() for name in _names_of(one)]
        self._own: dict[str, set[str]] = {}  # every word of the names of an indicator
        self._shared = Counter(word for name in self.names if name.certain for word in name.held)
        self._exact: dict[Words, list[Name]] = {}
        self._cores: dict[Words, list[Name]] = {}
        for name in self.names:
            self._own.setdefault(name.code, set()).update(name.words)
            if name.certain:
                self._exact.setdefault(name.words, []).append(name)
                self._cores.setdefault(_core(name.words, self._places), []).append(name)

    def code(self, written: str) -> str:
        """Return the indicator of a code or an alias as the files write it, empty where it is none."""
        return self._codes.get(written.strip(), "")

    def exact(self, text: str, unit: str, fitting: Collection[str]) -> tuple[tuple[Name, ...], tuple[str, ...]]:
        """Return the names that a row bears, of indicators that its unit fits; and the indicators it does not fit."""
        misfits: dict[str, None] = {}
        for found in self._tiers(text, unit):
            fits: dict[str, Name] = {}
            for name in found:
                if name.code in fitting:
                    fits.setdefault(name.code, name)
                misfits[name.code] = None
            if fits:
                return tuple(fits.values()), ()
        return (), tuple(misfits)

    def _tiers(self, text: str, unit: str) -> Iterator[list[Name]]:
        """Give the names equal to a row's: word by word, then without brackets, then without words of place."""
        if code := self.code(text):
            yield [name for name in self.names if name.code == code][:1]
        words = words_of(text)
        yield self._exact.get(words, [])
        bare = words_of(IN_BRACKETS.sub(" ", text))
        aside = set(words_of(" ".join(IN_BRACKETS.findall(text)))) - set(words_of(unit))
        aside = {word for word in aside if not MARK.fullmatch(word)}

        def own(found: list[Name]) -> list[Name]:
            return [name for name in found if aside <= self._own[name.code]]

        yield own(self._exact.get(bare, []))
        yield self._cores.get(_core(words, self._places), [])
        yield own(self._cores.get(_core(bare, self._places), []))

    def readings(self, name: Name, context: Collection[str], fitting: Collection[str]) -> list[tuple[float, str]]:
        """Return the indicators that a row with an exact name may be under what it stands under, the likeliest first.

        A short name may have lost what tells growth from share: then the words above must say it,
        the rarer the louder. A full one is doubted only where they say all that a longer one adds.
        """
        held, above = name.held, frozenset(context)
        kept = held & name.whole
        head, own = _head(name.full, kept), self._weight((name.whole - kept) & above)
        found = {name.code: own}
        for other in self.names:
            if not (kept <= other.whole or held < other.held) or other.lang != name.lang or not other.certain:
                continue
            if other.code == name.code or other.code not in fitting:
                continue
            said = self._weight((other.whole - kept) & above)
            longer = held < other.held and other.held - held <= above
            rival = bool(head) and kept <= other.whole and _head(other.full, kept) != head
            if longer or (rival and (said > own or not own)):
                found[other.code] = max(said, found.get(other.code, 0.0))
        return sorted(((said, code) for code, said in found.items()), key=lambda item: -item[0])

    def _weight(self, words: Collection[str]) -> float:
        """Return how much words tell: one that many indicators share tells little."""
        return sum(1 / self._shared[word] for word in words)

    def child(self, text: str, context: Collection[str], fitting: Collection[str]) -> tuple[str, ...]:
        """Return the indicators whose names are the words of a row and otherwise words of what it stands under."""
        words, above = words_of(IN_BRACKETS.sub(" ", text)) or words_of(text), frozenset(context)
        held = frozenset(words)
        if held <= above:
            return ()
        found = {
            name.code: None
            for name in self.names
            if held < name.held and name.held - held <= above and name.certain and name.code in fitting
            if _within(words, name.words) is not None
        }
        return tuple(found)

    @property
    def place_words(self) -> set[str]:
        """The words of the names of the area."""
        return {word for place in self._places for word in place}

    def own_words(self, code: str) -> set[str]:
        """Return every word of the names of an indicator."""
        return self._own[code]

    def within(self, words: Words) -> Iterator[tuple[str, range]]:
        """Yield the indicators of which a full name stands among words, and where; 'Tổng số' before it may be gone."""
        for name in self.names:
            at = next((n for n, word in enumerate(name.words) if word not in COUNTING), 0)
            for part in dict.fromkeys((name.words, name.words[at:])):
                if name.certain and len(part) >= FULL and (place := _within(part, words)) is not None:
                    yield name.code, range(place, place + len(part))
                    break

    def agrees(self, text: str, unit: str, code: str) -> bool:
        """Return whether every word of a row is one of an indicator's names, of its unit or of the place."""
        words = _core(words_of(text), self._places)
        return set(words) - COUNTING - set(words_of(unit)) <= self._own[code]

    def nearest(self, text: str, context: Collection[str], fitting: Iterable[str]) -> list[tuple[float, str]]:
        """Return indicators with how near one of their names is, from 0 to 1, the nearest first."""
        words, best = words_of(text), dict.fromkeys(fitting, (0.0, ""))
        held, above = set(words), set(context)
        for name in self.names:
            if name.code in best:
                best[name.code] = max(best[name.code], (_overlap(held, above, name.held), " ".join(name.words)))
        ranked = sorted(best.items(), key=lambda item: -item[1][0])
        typed = " ".join(words)
        refined = [
            ((share + SequenceMatcher(None, typed, closest).ratio()) / 2, code)
            for code, (share, closest) in ranked[:REFINED]
        ]
        refined.sort(key=lambda item: -item[0])
        return refined + [(share / 2, code) for code, (share, _) in ranked[REFINED:]]


@lru_cache(maxsize=KEPT)
def _names_of(one: Indicator) -> tuple[Name, ...]:
    return tuple(_each_name(one))


def _each_name(one: Indicator) -> Iterator[Name]:
    for lang in LANGS:
        full = getattr(one.name, lang)
        every = words_of(full)
        yield Name.of(one.code, lang, every, every)
        plain = IN_BRACKETS.sub(lambda found: " " if found[1] == found[1].upper() else found[0], full)
        if words_of(plain) != every:
            yield Name.of(one.code, lang, words_of(plain), every)
        for said, certain in ((one.short, True), (one.spoken, False)):
            if said and words_of(getattr(said, lang)) != every:
                yield Name.of(one.code, lang, words_of(getattr(said, lang)), every, certain=certain)


def _head(full: Words, kept: Collection[str]) -> Words:
    """Return what stands in a full name before the words that a row has kept of it."""
    at = next((at for at, word in enumerate(full) if word in kept), 0)
    return tuple(word for word in full[:at] if word not in COUNTING)


def _overlap(held: set[str], above: set[str], words: frozenset[str]) -> float:
    """Return the share of common words, those above the row counted a little."""
    if not words:
        return 0.0
    share = 2 * len(held & words) / (len(held) + len(words))
    rest = words - held
    return min(1.0, share + 0.2 * len(rest & above) / len(rest)) if rest else share
