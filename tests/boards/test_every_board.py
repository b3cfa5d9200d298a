"""What holds on every board of the record, whatever is asked for."""

from collections import Counter
from functools import cache
from itertools import product

from builders import on, real_store

from indicators import queries
from indicators.boards.rows import Row
from indicators.boards.scoreboard import Scoreboard
from indicators.boards.view import BASES
from indicators.model import Actual

from .seen import LANGUAGES, board


@cache
def every_board() -> tuple[Scoreboard, ...]:
    days = ("2025-07-31", "2025-12-11", "2026-11-15")
    found = []
    for area, day in product(("HP", "HP_OLD", "HD_OLD"), days):
        for year, basis, lang in product(queries.years(real_store(), area, on(day)), BASES, LANGUAGES):
            found.append(board(area=area, as_of=day, year=str(year.year), basis=basis, lang=lang))
    return tuple(found)


def test_every_board_there_is_counts_squares_and_rows_alike():
    shown = every_board()
    assert len(shown) > 80
    for one in shown:
        assert Counter(one.squares) == {c.verdict: c.n for c in one.counts}
        assert len(one.squares) == max(one.known, one.in_resolution or 0)
        assert one.known == len(one.rows) + len(one.without)
        seen = one.rows or one.stand_ins + one.others
        assert one.open == (bool(seen) and not any(r.judged for r in seen))


def test_every_board_says_a_tidy_sentence_without_gaps():
    for one in every_board():
        said = one.sentence
        assert said == said.strip()
        assert "  " not in said
        assert said.endswith(".")
        assert not {"[", "]", "{", "}", "None"} & set(said.split())
        assert "[" not in said
        assert "".join(text for text, _ in one.sentence_parts) == said


def test_every_board_in_english_and_vietnamese_has_the_same_plain_figures():
    boards = {(b.view.area, b.view.as_of, b.view.year, b.view.basis, b.view.lang): b for b in every_board()}
    for key, english in boards.items():
        if key[-1] == "en":
            other = boards[(*key[:-1], "vi")]
            assert [plain(r) for r in english.every_row] == [plain(r) for r in other.every_row]
            assert english.squares == other.squares


PLAIN = (
    "indicator", "basis", "target", "actual", "stage", "qualifier", "difference", "percent_of_plan", "verdict",
    "official_verdict", "target_text", "actual_text", "target_document", "vintages", "in_resolution",
)  # fmt: skip


def plain(r: Row) -> tuple[object, ...]:
    return tuple(getattr(r, name) for name in PLAIN)


def test_a_board_never_shows_a_report_or_a_target_of_a_later_day():
    store = real_store()
    for one in every_board():
        for r in one.every_row:
            for origin, records in ((r.actual_origin, store.book.actuals), (r.target_origin, store.book.targets)):
                if origin:
                    kept = next(k for k in records if (k.file, k.line) == (origin.file, origin.line))
                    day = kept.known_from if isinstance(kept, Actual) else kept.in_force_from
                    assert day is not None
                    assert day <= one.view.as_of
