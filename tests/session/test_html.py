"""The deck as one HTML file: whole, inert, the same bytes each time, without a word that asks the network."""

import re
from functools import cache
from pathlib import Path

import pytest
from boards.seen import LANGUAGES, TODAY, view
from builders import TOWN, indicator, on, real_store, report, session_view, small_store, target
from cli.running import DATA, asked
from markupsafe import escape

from indicators.boards.view import View
from indicators.session.boards.deck import deck
from indicators.session.boards.slides import choose
from indicators.session.html import deck_html
from indicators.wording import Lang

SESSIONS = ("32", "13")
LARGEST = 6_000_000
HURTFUL = "</script><img src=x onerror=alert(1)>\"'&<b>"
FACE = re.compile(r"@font-face\{[^}]*\}")


@cache
def of_session(number: str, lang: Lang) -> tuple[View, str]:
    shown = session_view(number, lang)
    return shown, deck_html(deck(real_store(), shown, TODAY))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_one_file_holds_every_slide_with_its_footer_and_its_number(number: str, lang: Lang):
    shown, page = of_session(number, lang)
    slides = deck(real_store(), shown, TODAY).slides
    assert page.count('<section class="slide') == len(slides)
    for n, one in enumerate(slides, 1):
        assert f'data-key="{one.key}"' in page
        assert f'<span>{escape(one.footer.words)}</span><span class="n">{n}/{len(slides)}</span>' in page
    assert f'<html lang="{lang}">' in page
    assert len(page.encode()) < LARGEST


def test_the_same_inputs_give_the_same_bytes():
    shown, page = of_session("32", "vi")
    assert deck_html(deck(real_store(), shown, TODAY)) == page
    assert deck_html(deck(real_store(), shown, on("2026-11-30"))) == page


@pytest.mark.parametrize("number", SESSIONS)
def test_nothing_in_it_asks_the_network(number: str):
    page = FACE.sub("", of_session(number, "vi")[1])
    assert (
        re.findall(r"(?:src|href|action|poster|srcset)\s*=|url\(|@import|fetch\(|XMLHttpRequest|WebSocket", page) == []
    )
    assert "default-src 'none'" in page


def test_the_typeface_travels_with_it():
    assert len(FACE.findall(of_session("32", "vi")[1])) == 1


def test_words_of_the_data_are_inert():
    noun = indicator("rice", name={"vi": HURTFUL, "en": HURTFUL})
    store = small_store(
        [report("9", "2026-01-06", as_printed=HURTFUL)], [target("10", as_printed=HURTFUL)], indicators=[noun]
    )
    page = deck_html(deck(store, view(store, on("2026-06-30"), year="2025", area=TOWN, lang="en"), on("2026-06-30")))
    assert HURTFUL not in page
    assert escape(HURTFUL) in page
    assert page.count("</script>") == 1
    assert "<img" not in page


def test_chosen_slides_come_in_the_order_asked_for():
    shown, _ = of_session("32", "en")
    page = deck_html(choose(real_store(), shown, TODAY, "unknown,verdict").deck)
    assert re.findall(r'data-key="([\w-]+)"', page) == ["unknown", "verdict"]
    assert '<span class="n">2/2</span>' in page


# ---- the command


def test_the_command_writes_the_deck_of_a_session(tmp_path: Path):
    path = tmp_path / "deck.html"
    found = asked("deck", "--data", str(DATA), "--session", "32", "--out", str(path), "--lang", "vi")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(f"{path}: Năm 2025 Hải Phòng không đạt 2 chỉ tiêu")
    assert path.read_text(encoding="utf-8") == of_session("32", "vi")[1]
