"""The PowerPoint as LibreOffice draws it: every slide a page with its message, no words over others.

Collected only where LibreOffice is installed; the summary of the tests says so where it is not.
"""

import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
from boards.seen import LANGUAGES
from cli.running import DATA, asked
from session.decks import of_session

from indicators.wording import Lang

SESSIONS = ("32", "13", "29")
DRAWN = 0.01  # share of a page's points that are not its ground: a title alone is more
COVERED, APART = 0.25, 0.3  # of a line's height: accents reach a little into the next; pieces of one line are closer
PIECE = 4  # letters: fewer may be those that one typeface lent to another
Box = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, office_path: Path) -> Path:
    """Return a folder with the decks as LibreOffice prints them, made in one start of it."""
    made = tmp_path_factory.mktemp("rendered")
    for number in SESSIONS:
        for lang in LANGUAGES:
            path = made / f"{number}-{lang}.pptx"
            arguments = ("--data", str(DATA), "--session", number, "--lang", lang, "--out", str(path))
            assert asked("slides", *arguments).code == 0
    own = f"-env:UserInstallation={(made / 'profile').as_uri()}"  # not the settings of whoever runs the tests
    command = [str(office_path), own, "--headless", "--convert-to", "pdf", "--outdir", str(made)]
    subprocess.run([*command, *map(str, sorted(made.glob("*.pptx")))], check=True, capture_output=True, timeout=180)
    return made


def pages(path: Path) -> tuple[pypdfium2.PdfPage, ...]:
    return tuple(pypdfium2.PdfDocument(path))


def letters(words: str) -> Counter[str]:
    """Return the letters of some words: where a typeface lends some to another, a PDF has them out of order."""
    return Counter("".join(words.split()))


def lines(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Box]]:
    """Yield each piece of a line of text with its place."""
    text = page.get_textpage()
    for n in range(text.count_rects()):
        box = text.get_rect(n)
        said = text.get_text_bounded(*box).strip()
        if sum(map(str.isalnum, said)) >= PIECE:
            yield said, box


def on_each_other(one: Box, other: Box) -> bool:
    """Return whether two pieces on lines of their own run into each other."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    least = min(one[3] - one[1], other[3] - other[1])
    apart = abs(one[1] + one[3] - other[1] - other[3]) / 2
    return wide > 0 and high > COVERED * least and apart > APART * least


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_every_slide_becomes_a_page_with_its_message_its_footer_and_its_number(folder: Path, number: str, lang: Lang):
    wanted, drawn = of_session(number, lang).slides, pages(folder / f"{number}-{lang}.pdf")
    assert len(drawn) == len(wanted)
    for n, (one, page) in enumerate(zip(wanted, drawn, strict=True), start=1):
        for said in (one.title, one.footer.words, f"{n}/{len(wanted)}"):
            assert letters(said) <= letters(page.get_textpage().get_text_bounded()), one.key
        assert abs(page.get_width() / page.get_height() - 16 / 9) < 0.001


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_no_page_is_empty(folder: Path, number: str, lang: Lang):
    for one, page in zip(of_session(number, lang).slides, pages(folder / f"{number}-{lang}.pdf"), strict=True):
        shades = page.render(scale=1).to_pil().convert("L").histogram()
        assert sum(shades[:200]) > DRAWN * sum(shades), one.key


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_no_words_cover_others_or_leave_the_page(folder: Path, number: str, lang: Lang):
    for one, page in zip(of_session(number, lang).slides, pages(folder / f"{number}-{lang}.pdf"), strict=True):
        found = list(lines(page))
        covered = [(a, b) for (a, place), (b, other) in combinations(found, 2) if on_each_other(place, other)]
        assert (one.key, covered) == (one.key, [])
        width, height = page.get_size()
        beyond = [said for said, box in found if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height]
        assert (one.key, beyond) == (one.key, [])
