"""Sites written for the tests, and their files read as a browser or a program would."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote

from indicators.publishing.addresses import Scope
from indicators.publishing.files import SiteFolder, Written
from indicators.publishing.site import publish
from indicators.store import Store
from indicators.wording import Lang

VOID = frozenset({"meta", "link", "input", "br"})
BOTH: tuple[Lang, ...] = ("vi", "en")


def written(root: Path, store: Store, today: date, base: str = "", langs: tuple[Lang, ...] = BOTH) -> Written:
    """Write the site of a store into a folder and return what was done."""
    folder = SiteFolder(root)
    publish(Scope(store, today, langs), folder, base, lambda _: None)
    return folder.done


def files_of(root: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {str(one.relative_to(root)): one.read_bytes() for one in root.rglob("*") if one.is_file()}


@dataclass
class Element:
    """One element of a page: its tag, its attributes, the text within."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Read(HTMLParser):
    """A page taken apart: every element in the order of its start."""

    source: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(one)
        if tag not in VOID:
            self._open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.text += data

    def all(self, tag: str) -> list[Element]:
        """Return the elements of a tag."""
        return [one for one in self.elements if one.tag == tag]

    @property
    def ids(self) -> list[str]:
        """The places of the page that a link can lead to."""
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]


def links(path: str, page: Read) -> Iterator[tuple[str, str]]:
    """Yield the file and the place that each link of a page leads to within the site."""
    for one in page.elements:
        for name in ("href", "src", "data-index"):
            target = one.attributes.get(name)
            if target is None or re.match(r"https?://", target):
                continue
            file, _, place = target.partition("#")
            yield (normpath(f"{dirname(path)}/{unquote(file)}").lstrip("/") if file else path), unquote(place)
