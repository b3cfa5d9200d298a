"""Vietnamese names in the order of their alphabet, and names as they are typed without their marks."""

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LONGEST = 4_000  # letters that are put together: more than any field takes
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng; a syllable without a mark comes first

Key = tuple[tuple[tuple[int, str], ...], tuple[int, ...]]


def composed(text: str) -> str:
    """Return a text with each letter and its marks as one sign (NFC), as the files keep it: a Mac pastes them apart.

    One that is longer than any field is left as it is: thousands of marks on one letter take minutes to sort.
    """
    return text if len(text) > LONGEST else unicodedata.normalize("NFC", text)


def alphabetical(name: str) -> Key:
    """Return what names are sorted by: their letters, and only between equal letters their tones.

    >>> sorted(["Ân", "Ăn", "Đà", "Dạ", "Da"], key=alphabetical)
    ['Ăn', 'Ân', 'Da', 'Dạ', 'Đà']
    """
    split = [_split(letter) for letter in composed(name).casefold()]
    return tuple(letter for letter, _ in split), tuple(tone for _, tone in split)


def _split(letter: str) -> tuple[tuple[int, str], int]:
    """Return the place of a letter, before all of them for what is none, and its tone."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((TONES.index(mark) + 1 for mark in marks if mark in TONES), 0)
    bare = composed("".join(mark for mark in marks if mark not in TONES))
    return (LETTERS.index(bare) + 1 if bare in LETTERS else 0, bare), tone


def unmarked(name: str) -> str:
    """Return a name as it is written in English: 'Hải Dương' is 'Hai Duong'."""
    marks = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


def folded(name: str) -> str:
    """Return a name in small letters without any mark, composed or not: 'Lê Đại Hành' is 'le dai hanh'."""
    return " ".join(unmarked(name).casefold().split())
