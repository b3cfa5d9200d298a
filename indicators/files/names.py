"""What a person calls an indicator, an area or a basis: the code behind a name of a page, and the nearest names."""

from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher

from indicators.collation import folded
from indicators.model import Area, Book, Indicator
from indicators.problems import SHOWN
from indicators.wording import LANGS
from indicators.wording import words as texts

KINDS = ("nation", "city", "province", "former", "special_zone", "ward", "commune")  # whom a bare name means first
LIKE = 0.5  # how like a name must be to be proposed


def indicator_code(book: Book, words: str) -> str | None:
    """Return the code of an indicator by code, alias or a name in either language, with its marks or without.

    Nothing for words that are no name, or that are the name of several.
    """
    listed = book.indicators.values()
    if (own := _by_code(listed, words)) or not (wanted := _folded(words)):
        return own
    for tier in ("short", "name", "spoken"):
        found = [one.code for one in listed if wanted in _both(one, tier)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def area_code(book: Book, words: str, among: Collection[str] | None = None) -> str | None:
    """Return the code of an area by code, alias or a name in either language, with its marks or without.

    Of areas with one name it is the one that exists and is the largest: a province before a ward. `among` are the
    codes that may be meant, all areas without them.
    """
    listed = [one for one in book.areas.values() if among is None or one.code in among]
    if (own := _by_code(listed, words)) or not (wanted := _folded(words)):
        return own
    found = [one for one in listed if wanted in _names_of_area(one)]
    return min(found, key=lambda one: (one.ends is not None, KINDS.index(one.kind))).code if found else None


def basis_code(words: str, among: Iterable[str]) -> str | None:
    """Return the code, of some bases, that is meant by it or by a name of it, as of an indicator."""
    wanted, kinds = _folded(words), ("basis", "basis_short", "basis_set")
    for code in among:
        names = (texts(lang).get(f"{kind}.{code}", "") for kind in kinds for lang in LANGS)
        if words == code or (wanted and wanted in map(folded, names)):
            return code
    return None


def near_indicators(book: Book, words: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the codes, of those known, of the indicators named most like some words; the first ones where none is."""
    named = {code: (folded(code), *_names_of(book.indicators[code])) for code in known}
    return _nearest(words, named, most)


def near_areas(book: Book, words: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the codes, of those known, of the areas named most like some words; the first ones where none is."""
    named = {code: (folded(code), *_names_of_area(book.areas[code])) for code in known}
    return _nearest(words, named, most)


def _by_code(listed: Iterable[Indicator | Area], words: str) -> str | None:
    return next((one.code for one in listed if words == one.code or words in one.aliases), None)


def _folded(words: str) -> str:
    return folded(words[:SHOWN]).replace("_", " ")


def _both(one: Indicator, field: str) -> tuple[str, ...]:
    words = getattr(one, field)
    return (folded(words.vi), folded(words.en)) if words else ()


def _names_of(one: Indicator) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for field in ("short", "name", "spoken") for name in _both(one, field)))


def _names_of_area(one: Area) -> tuple[str, ...]:
    names = (one.name_vi, one.name_en, one.full_name_vi, one.full_name_en)
    return tuple(dict.fromkeys(folded(name) for name in names if name))


def _nearest(words: str, named: Mapping[str, tuple[str, ...]], most: int) -> list[str]:
    wanted = _folded(words)
    scored = {code: max(_likeness(wanted, name) for name in names) for code, names in named.items()}
    near = sorted((code for code, score in scored.items() if score >= LIKE), key=lambda code: -scored[code])
    return near[:most] or list(named)[:most]


def _likeness(wanted: str, name: str) -> float:
    """Return how like a name words are: letter by letter, and by how many of them are words of it."""
    typed, own = wanted.split(), set(name.replace("_", " ").split())
    shared = sum(word in own for word in typed) / len(typed) if typed else 0
    return (SequenceMatcher(None, wanted, name).ratio() + shared) / (2 if shared else 1)
