"""The numbers a reader sees on a page, each with the passport it leads to."""

import re
from dataclasses import dataclass
from decimal import Decimal

from boards.seen import DATES, NUMBERS, number_of

from .parsed import VOID, Parsed

# Where no figure stands, by name: the choices of a view, words of a source, places in a file, the axis of the bars.
NO_FIGURES = {
    "nav": "the row of pages",
    "select": "choices of year, day and area",
    "q": "words of a source, shown as printed",
    "cite": "names of sources",
    "code": "file and line",
    "caption": "the title of a table: its year",
    "thead": "heads of columns, the axis 0, 50, 100%",
    ".end": "an end of a scale of points",
    ".legend": "the rule of the near band: 5% of the plan, 0.5 points",
}
# What is no figure though it has digits, by name.
NO_FIGURE = {
    "a day, a month": None,  # by language, see below
    "a document": r"\d+[\w./-]*/[\w/-]*(?:NQ|QĐ|KL|CT|TTr|BC|NĐ)[\w-]*|\d+-NQ/TW|(Nghị quyết|Resolution) \d+",
    "a year": r"\b(?:19|20)\d\d(?:–(?:19|20)\d\d)?\b",
    "a period": (
        r"\b\d+ (?:tháng(?: đầu)?(?: năm)?|months?)\b|\b(?:quý|quarter|Q|H|nửa|half) ?\d\b|\btháng \d+\b|\bM\d+\b"
        r"|\b(?:first|after) \d+ months\b"
    ),
    "a session": r"(?:kỳ họp|session)(?: thứ)? \d+",
    "how many more rows than a sentence names": r"\b\d+ (?:chỉ tiêu khác|others?)\b",
    "a data snapshot": r"\b[0-9a-f]{12}\b",
}


@dataclass(frozen=True)
class Seen:
    """One number in the text of a page, the key of the passport it leads to, and the words around it."""

    value: Decimal
    key: str
    words: str
    linked: bool  # it is itself a link to the passport of one record


class Walk(Parsed):
    """A page read from top to bottom: every text with the nearest passport around it."""

    def __init__(self, html: str) -> None:
        self.texts: list[tuple[str, str, bool, frozenset[str]]] = []
        self._keys: list[tuple[str, bool]] = [("", False)]
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        if tag not in VOID:
            key = dict(attrs).get("data-passport")
            self._keys.append((key, tag == "a") if key else self._keys[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()
            self._keys.pop()

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self._keys.pop()

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        classes = {c for n in self._open for c in n.attributes.get("class", "").split()}
        around = frozenset({n.tag for n in self._open} | {f".{c}" for c in classes})
        self.texts.append((data, *self._keys[-1], around))


def numbers_seen(html: str, lang: str, names: frozenset[str], besides: frozenset[str] = frozenset()) -> list[Seen]:
    """Return every number of a page that is a figure, in the order of the page.

    `names` are the words of the data that may hold digits: of indicators, areas, documents;
    `besides` are tags and classes of one page in which no figure stands.
    """
    found = []
    for words, key, linked, around in Walk(html).texts:
        if around & (NO_FIGURES.keys() | besides):
            continue
        plain = re.sub(DATES[lang], " ", words)
        for name in sorted((n for n in names if n in plain), key=len, reverse=True):
            plain = plain.replace(name, " ")
        for pattern in NO_FIGURE.values():
            plain = re.sub(pattern, " ", plain, flags=re.IGNORECASE) if pattern else plain
        found += [Seen(number_of(n, lang), key, words, linked) for n in re.findall(NUMBERS[lang], plain)]
    return found
