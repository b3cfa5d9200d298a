"""Every page of the site of the record: the numbers of the live board, each with the same passport, and its words."""

from collections import deque
from collections.abc import Iterator

import pytest
from builders import on, real_store

from indicators.publishing.addresses import Address, Scope
from indicators.publishing.pages import page_of
from indicators.publishing.static_markup import StaticMarkup

from .built import BOTH, Element, Read
from .test_site import key_of

TODAY = on("2026-11-15")
CHOICES = {"select", "option"}  # which a page of the site has as lists of links


def reached(scope: Scope) -> Iterator[tuple[Address, Read, Read]]:
    """Yield every page that can be reached but those of records, as it is live and as it is in its file."""
    first = [Address("home", scope.home(lang)) for lang in BOTH]
    waiting, known = deque(first), {one.path for one in first}
    while waiting:
        address = waiting.popleft()
        body, static = page_of(scope, address).body, StaticMarkup(scope, address)
        file = Read(str(static.of(body)))
        for path, one in static.linked.items():
            if path not in known and one.page != "record":
                known.add(path)
                waiting.append(one)
        yield address, Read(str(body).replace("\0", "x")), file


def numbers(page: Read, *, live: bool) -> list[tuple[str, str]]:
    """Return each number that leads to a passport, with the key of that."""
    links = [one for one in page.all("a") if "number" in one.attributes.get("class", "").split()]
    return [(one.text, one.attributes["data-passport"] if live else key_of(one)) for one in links]


def words(page: Read) -> list[str]:
    """Return the text of each cell, heading and paragraph."""
    told = (
        one for one in page.elements if one.tag in ("td", "th", "h1", "h2", "p", "summary", "dd") and not is_choice(one)
    )
    return [" ".join(one.text.split()) for one in told if "way" not in one.attributes.get("class", "").split()]


def is_choice(one: Element) -> bool:
    return one.tag == "summary" and "aria-label" in one.attributes


@pytest.mark.deep
def test_every_page_has_the_numbers_passports_and_words_of_its_live_board() -> None:
    pages, found = 0, 0
    for address, live, file in reached(Scope(real_store(), TODAY, BOTH)):
        assert numbers(file, live=False) == numbers(live, live=True), address.path
        assert words(file) == words(live), address.path
        pages, found = pages + 1, found + len(numbers(file, live=False))
    assert pages > 1000
    assert found > 10_000
