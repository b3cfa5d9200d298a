"""Every number of every page, in both languages, leads to a passport that holds it, with the record it comes from."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest
from builders import real_book, real_store
from test_boards.seen import LANGUAGES, TODAY, numbers_in, view

from indicators import markup
from indicators.boards.passport import Passport, passport
from indicators.boards.scoreboard import scoreboard
from indicators.boards.view import View
from indicators.model import Actual, Target
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
    for one in (*found.inputs, *found.beside):
        noun = records().get((one.origin.file, one.origin.line))
        if isinstance(noun, Actual):
            values |= {noun.value} | ({Decimal(noun.of)} if noun.of else set())
        elif noun is not None:
            values |= {v for v in (noun.value, noun.low, noun.high) if v is not None}
    return values


def held(found: Passport, lang: Lang) -> set[Decimal]:
    """Return every number that a passport accounts for: on record, or computed in a formula from what is."""
    computed = {n for line in (*found.formulas, *found.rivals) for n in numbers_in(line, lang)}
    acts = {n for one in found.inputs for n in numbers_in(one.value, lang)}
    return {abs(n) for n in on_record(found) | computed | acts}


def follow(shown: View, seen: Seen) -> Passport:
    """Return the passport a number leads to; fails where it leads nowhere."""
    found = passport(real_store(), shown, seen.key, TODAY)
    assert found is not None, seen
    return found


def wrong(shown: View, html: str) -> Iterator[tuple[str, Decimal, str]]:
    """Yield each number of a page that its passport does not hold."""
    for seen in numbers_seen(html, shown.lang, names()):
        if not seen.key or abs(seen.value) not in held(follow(shown, seen), shown.lang):
            yield seen.key, seen.value, seen.words


# ---- the scoreboard


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asked", BOARDS, ids=lambda asked: " ".join(asked.values()))
def test_every_number_of_the_scoreboard_is_in_its_passport(asked: dict[str, str], lang: Lang):
    shown = view(lang=lang, **{"area": "HP", **asked})
    html = markup.scoreboard_html(scoreboard(real_store(), shown, TODAY))
    assert list(wrong(shown, html)) == []


# ---- the formulas


def formulas(asked: dict[str, str], lang: Lang) -> Iterator[tuple[Passport, str]]:
    """Yield every formula behind a board, with its passport."""
    shown = view(lang=lang, **{"area": "HP", **asked})
    for r in scoreboard(real_store(), shown, TODAY).every_row:
        found = passport(real_store(), shown, f"result.{r.indicator}", TODAY)
        yield from ((found, line) for line in (found.formulas if found else ()))


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
