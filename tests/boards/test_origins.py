"""A target is cited with the day it was adopted and the day it was printed, and never with one for the other."""

from dataclasses import replace

import pytest
from builders import on, real_store, view

from indicators.boards.origins import cited, target_origin
from indicators.boards.passport import passport
from indicators.boards.scoreboard import scoreboard
from indicators.boards.tables import scoreboard_table
from indicators.session.boards.deck import deck
from indicators.wording import Lang

TODAY = on("2026-11-30")
CITED = [  # number, in English, in Vietnamese
    (
        "T0043",
        "adopted 25 Jul 2025 (42/NQ-HĐND), quoted by {}, 24 Jul 2025",
        "giao ngày 25/7/2025 (42/NQ-HĐND), {} dẫn lại ngày 24/7/2025",
    ),
    ("T0044", "{}, 24 Jul 2025", "{}, 24/7/2025"),
    ("T0002", "adopted Jan 2026 (01/NQ-CP (2026)), printed by {}", "giao ngày 1/2026 (01/NQ-CP (2026)), theo {}"),
    ("T0001", "adopted 11 Dec 2025, quoted by {}, 15 Dec 2025", "giao ngày 11/12/2025, {} dẫn lại ngày 15/12/2025"),
    (
        "T0011",
        "adopted 11 Dec 2025 (69/NQ-HĐND), quoted by {}, 13 Dec 2025",
        "giao ngày 11/12/2025 (69/NQ-HĐND), {} dẫn lại ngày 13/12/2025",
    ),
]


@pytest.mark.parametrize(("number", "english", "vietnamese"), CITED)
def test_a_target_is_cited_by_its_act_and_by_who_printed_it(number: str, english: str, vietnamese: str):
    store = real_store()
    target = store.targets[number]
    publisher = store.book.sources[target.source].publisher
    for lang, expected in (("en", english), ("vi", vietnamese)):
        assert cited(target_origin(store, target, lang), lang) == expected.format(publisher), lang


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_passport_deck_and_table_cite_both_days(lang: Lang):
    store = real_store()
    seen = view(store, TODAY, year="2025", area="HP", lang=lang)
    board = scoreboard(store, seen, TODAY)
    shown = next(r for r in board.rows if r.target_origin and r.target_origin.document == "42/NQ-HĐND")
    assert shown.target_origin is not None
    origin = shown.target_origin
    words = cited(origin, lang)
    assert origin.adopted_on != origin.published_on
    found = passport(store, seen, origin.record, TODAY)
    assert found is not None
    assert words in dict(found.citations)[lang]
    assert any(words in detail for detail in found.inputs[0].details)
    slides = deck(store, seen, TODAY)
    assert any(words in note.source for slide in slides.slides for note in slide.notes)
    table = scoreboard_table(store, board)
    row = dict(zip(table.columns, table.rows[board.every_row.index(shown)], strict=True))
    assert [str(row[f"target_{key}"]) for key in ("adopted_on", "published_on")] == [
        origin.adopted_on,
        origin.published_on,
    ]


def test_a_document_is_named_where_only_a_quotation_is_known():
    store = real_store()
    origin = target_origin(store, store.targets["T0001"], "en")
    quoted = replace(origin, adopted_on=None, document="5/NQ")
    assert cited(quoted, "en") == f"{origin.publisher}, 15 Dec 2025 (5/NQ)"
    assert cited(replace(quoted, published_on=None), "en") == f"{origin.publisher} (5/NQ)"
