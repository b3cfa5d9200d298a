"""Every number of every page, in both languages, leads to a passport that holds it, with the record it comes from."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest
from boards.seen import LANGUAGES, TODAY, numbers_in, view
from builders import real_book, real_store
from markupsafe import Markup

from indicators import markup
from indicators.boards.changes import changes
from indicators.boards.communes import communes, parse_communes_query
from indicators.boards.comparison import comparison
from indicators.boards.indicator import indicator_board
from indicators.boards.passport import Passport, passport, placed
from indicators.boards.peers import parse_comparison_query
from indicators.boards.scoreboard import scoreboard
from indicators.boards.sources import sources_board
from indicators.boards.view import Unknown, View
from indicators.model import Actual, Target
from indicators.session.boards import SessionBoard, at_close, session_board
from indicators.session.markup import session_html, session_rest_html
from indicators.wording import Lang

from .followed import Seen, numbers_seen

BOARDS = [
    {"year": "2025", "as_of": "2025-12-05"},
    {"year": "2025", "as_of": "2025-12-11"},
    {"year": "2025", "as_of": "2025-12-11", "basis": "central"},
    {"year": "2025", "as_of": "2026-01-20"},
    {"year": "2025"},
    {"year": "2026"},
    {"year": "2025", "basis": "strive"},
    {"year": "2024", "area": "HP_OLD"},
    {"year": "2024", "area": "HD_OLD"},
]


@cache
def names() -> frozenset[str]:
    """Return the words of the data that may hold digits."""
    book = real_book()
    words = [w for i in book.indicators.values() for n in (i.name, i.short, i.spoken) if n for w in (n.vi, n.en)]
    units = [w for u in book.units.values() for w in (u.vi, u.en)]
    documents = [t.document for t in book.targets if t.document] + [r.number for r in book.resolutions if r.number]
    publishers = [s.publisher for s in book.sources.values()]
    folded = [w[:1].lower() + w[1:] for w in words]
    listed = (*words, *folded, *units, *documents, *publishers)
    return frozenset(n for n in listed if any(c.isdigit() for c in n))


# ---- what a passport holds


@cache
def records() -> dict[tuple[str, int], Actual | Target]:
    return {(r.file, r.line): r for r in (*real_book().actuals, *real_book().targets)}


def on_record(found: Passport) -> set[Decimal]:
    """Return the numbers of the records a passport names by file and line, each as on file."""
    values: set[Decimal] = set()
    for one in (*found.inputs, *found.beside, *found.contested):
        noun = records().get((one.origin.file, one.origin.line))
        if isinstance(noun, Actual):
            values |= {noun.value} | ({Decimal(noun.of)} if noun.of else set())
        elif noun is not None:
            values |= {v for v in (noun.value, noun.low, noun.high) if v is not None}
    return values


def held(found: Passport, lang: Lang) -> set[Decimal]:
    """Return every number that a passport accounts for: on record, quoted, or computed in a formula from what is."""
    computed = {n for line in (*found.formulas, *found.rivals) for n in numbers_in(line, lang)}
    acts = {
        n for one in found.inputs for words in (one.value, one.printed, *one.details) for n in numbers_in(words, lang)
    }
    return {abs(n) for n in on_record(found) | computed | acts}


def seen_as(asked: dict[str, str], lang: Lang) -> View:
    """Return the view of an address, of the merged city where it names none."""
    return view(None, TODAY, **{"area": "HP", "lang": lang, **asked})


def follow(shown: View, seen: Seen) -> Passport:
    """Return the passport a number leads to; fails where it leads nowhere."""
    found = passport(real_store(), shown, seen.key, TODAY)
    assert found is not None, seen
    return found


def wrong(shown: View, html: str, besides: frozenset[str] = frozenset()) -> Iterator[tuple[str, Decimal, str]]:
    """Yield each number of a page that its passport does not hold."""
    for seen in numbers_seen(html, shown.lang, names(), besides):
        if not seen.key or abs(seen.value) not in held(follow(shown, seen), shown.lang):
            yield seen.key, seen.value, seen.words


# ---- the scoreboard


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asked", BOARDS, ids=lambda asked: " ".join(asked.values()))
def test_every_number_of_the_scoreboard_is_in_its_passport(asked: dict[str, str], lang: Lang):
    shown = seen_as(asked, lang)
    html = markup.scoreboard_html(scoreboard(real_store(), shown, TODAY))
    assert list(wrong(shown, html)) == []


# ---- the other pages

PAGES: list[tuple[dict[str, str], tuple[str, ...]]] = [
    ({"year": "2025", "area": "HP"}, ("grdp_growth", "budget_total", "export", "fdi", "social_housing", "iip_growth")),
    ({"year": "2025", "area": "HP", "as_of": "2025-12-11"}, ("grdp_growth", "budget_total", "tourists")),
    ({"year": "2026", "area": "HP"}, ("grdp_growth", "budget_total", "iip_growth", "port_cargo")),
    ({"year": "2024", "area": "HP_OLD", "basis": "central"}, ("grdp_growth", "budget_total", "tourists")),
]
COMPARED = [
    {"id": "grdp_growth", "period": "2025"},
    {"id": "grdp_growth", "period": "2026-09"},
    {"id": "grdp_growth", "period": "2025", "peers": "22,48"},
    {"id": "export", "period": "2025"},
]
COUNTS = {
    "h1": "counts of documents, figures and doubts, which the page lists",
    "h2": "the same",
    "h3": "the same",
    ".n": "how many records rest on a document",
    ".publisher": "how many documents a publisher has",
    ".about": "the rule of a check: about 10, 1,000 or 1,000,000 times",
    ".found": "how many lines a search leaves",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("asked", "codes"), PAGES, ids=[" ".join(asked.values()) for asked, _ in PAGES])
def test_every_number_of_an_indicator_is_in_its_passport(asked: dict[str, str], codes: tuple[str, ...], lang: Lang):
    shown = seen_as(asked, lang)
    for code in codes:
        board = indicator_board(real_store(), code, shown, TODAY)
        html = markup.head_html(board) + markup.indicator_html(board)
        assert (code, list(wrong(shown, html))) == (code, [])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asked", COMPARED, ids=lambda asked: " ".join(asked.values()))
def test_every_number_of_a_comparison_is_in_its_passport(asked: dict[str, str], lang: Lang):
    shown, store = view(lang=lang, area="HP"), real_store()
    wanted = parse_comparison_query(store, asked, shown)
    assert not isinstance(wanted, Unknown)
    board = comparison(store, shown, wanted, TODAY)
    for seen in numbers_seen(markup.comparison_html(board), lang, names()):
        assert abs(seen.value) in held(placed(store, board, follow(shown, seen), seen.key), lang), seen


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("as_of", ["2025-12-01", "2026-11-15"])
def test_every_number_of_the_communes_is_in_its_passport(as_of: str, lang: Lang):
    shown, store = view(lang=lang, area="HP", as_of=as_of), real_store()
    asked = parse_communes_query(store, {"unit": "10507"}, shown)
    assert not isinstance(asked, Unknown)
    html = markup.communes_html(communes(store, shown, asked, TODAY))
    assert list(wrong(shown, html, frozenset({".found"}))) == []
    assert len(numbers_seen(html, lang, names())) > 100


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asked", [{"area": "HP"}, {"area": "HP", "as_of": "2025-12-11"}, {"area": "HP_OLD"}])
def test_every_number_of_the_sources_is_in_its_passport(asked: dict[str, str], lang: Lang):
    shown = seen_as(asked, lang)
    html = markup.sources_html(sources_board(real_store(), shown, TODAY))
    assert list(wrong(shown, html, frozenset(COUNTS))) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "ends", [("2025-12-05", "2025-12-11"), ("2025-07-25", "2026-01-20"), ("2026-01-01", "2026-11-01")]
)
def test_every_number_of_what_changed_is_in_its_passport(ends: tuple[str, str], lang: Lang):
    store, shown = real_store(), seen_as({"year": ends[0][:4], "as_of": ends[1]}, lang)
    board = changes(store, shown, date.fromisoformat(ends[0]), TODAY)
    html = markup.changes_html(board, (), shown)
    for seen in numbers_seen(html, lang, names()):
        before = replace(shown, as_of=board.since, dated=True)
        found = passport(store, shown, seen.key, TODAY) or follow(before, seen)
        assert abs(seen.value) in held(found, lang), seen


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("no", [s.id for s in real_book().sessions])
def test_every_number_of_a_session_is_in_its_passport(no: str, lang: Lang):
    store, seen = real_store(), seen_as({}, lang)
    board = session_board(store, seen, no, TODAY)
    assert isinstance(board, SessionBoard)
    assert at_close(store, no, seen, TODAY) == board.view
    html = session_html(board) + session_rest_html(board, Markup())
    assert list(wrong(board.view, html)) == []
    assert len(numbers_seen(html, lang, names())) > 10


# ---- the formulas


def formulas(asked: dict[str, str], lang: Lang) -> Iterator[tuple[Passport, str]]:
    """Yield every formula behind a board, with its passport."""
    shown = seen_as(asked, lang)
    for r in scoreboard(real_store(), shown, TODAY).every_row:
        found = passport(real_store(), shown, f"result.{r.indicator}", TODAY)
        if found:
            yield from ((found, line) for line in found.formulas)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asked", BOARDS, ids=lambda asked: " ".join(asked.values()))
def test_every_formula_takes_its_numbers_from_records_and_computes_to_its_result(asked: dict[str, str], lang: Lang):
    for found, line in formulas(asked, lang):
        left, _, right = line.partition(" = ")
        if not right or ":" in left:  # pace: its words are tested with the pace
            continue
        numbers, results = numbers_in(left.replace(" − ", " & "), lang), numbers_in(right, lang)
        assert {abs(n) for n in numbers[:2]} <= {abs(n) for n in on_record(found)}, line
        if "÷" in left:
            exact = numbers[0] / numbers[1] * 100
            assert results[0] == exact.quantize(Decimal("0.0001"), ROUND_HALF_UP), line
        else:
            assert abs(results[0]) == abs(numbers[0] - numbers[1]), line


def test_the_walk_sees_a_number_without_a_passport_and_a_wrong_one():
    shown = view(area="HP", year="2025", as_of="2025-12-11", lang="vi")
    budget, growth = 'data-passport="result.budget_total"', 'data-passport="A0002"'
    html = f"<p>113,8%</p><p {budget}>113,8% 113,9%</p><p {growth}><q>7</q> 11,81</p>"
    assert list(wrong(shown, html)) == [
        ("", Decimal("113.8"), "113,8%"), ("result.budget_total", Decimal("113.9"), "113,8% 113,9%"),
    ]  # fmt: skip


def test_what_is_left_out_is_a_name_a_day_or_a_period():
    names_left = (
        "<p>Nghị quyết 42 ngày 25/7/2025, năm 2025, kỳ họp 32, 9 tháng 2025, quý 3/2025, 42/NQ-HĐND, 57-NQ/TW</p>"
    )
    assert list(numbers_seen(names_left, "vi", frozenset())) == []


def test_a_formula_is_checked_by_its_record():
    found = passport(real_store(), view(area="HP", year="2025", as_of="2025-12-11", lang="vi"), "A0002", TODAY)
    assert found is not None
    assert on_record(found) >= {Decimal("11.81"), Decimal("12.35")}
    assert re.fullmatch(r"11,81 − 12,35 = −0,54", found.formulas[0])
