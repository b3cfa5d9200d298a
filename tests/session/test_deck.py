"""The slides of a session: in order, as known on its day, every number one of the boards, gaps said in words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from boards.seen import LANGUAGES, TODAY, board, numbers_in, view
from builders import on, real_store

from indicators.boards.comparison import comparison
from indicators.boards.doubts import doubts
from indicators.boards.indicator import indicator_board
from indicators.boards.peers import ComparisonQuery, provinces
from indicators.boards.scoreboard import Scoreboard, scoreboard
from indicators.boards.view import View
from indicators.queries.comparison import peer_periods
from indicators.session.boards.deck import Counts, KeyFigure, Points, SlideChart, SlideTable, deck
from indicators.wording import Lang
from session.decks import SESSIONS, of_session, plain, said, slide

PAGE = re.compile(r" \(\d+/\d+\)$")


def words_of(shown: Scoreboard) -> Iterator[str]:
    """Yield everything a board says that a title may repeat."""
    yield from (shown.sentence, *shown.remarks, shown.area_name, f"{shown.view.year} {shown.view.year - 1}")
    yield from (f"{c.n} {c.label}" for c in shown.counts)
    yield f"{sum(c.n for c in shown.counts)} {shown.known} {len(shown.rows)}"
    for r in shown.every_row:
        yield from (r.target_words or "", r.actual_words or "", r.progress_words or "", r.outcome_words or "")
        yield from r.exceptions
        yield from (o.target_words for o in r.other_bases)


def known_numbers(shown: View) -> set[Decimal]:
    """Return the numbers that the boards of a view say: of its year and the next, of each indicator, of the nation."""
    store, lang = real_store(), shown.lang
    boards = [scoreboard(store, replace(shown, year=year), TODAY) for year in (shown.year, shown.year + 1)]
    texts = [words for one in boards for words in words_of(one)]
    texts += [indicator_board(store, r.indicator, shown, TODAY).sentence for r in boards[0].rows]
    if boards[0].rows:
        asked = ComparisonQuery(boards[0].rows[0].indicator, str(shown.year), "year", "all")
        texts.append(comparison(store, shown, asked, TODAY).sentence)
        everyone = tuple(a.code for a in provinces(store))
        months = peer_periods(store, everyone, shown.as_of, len(everyone))
        spans = [p for p in months if p.indicator == asked.indicator and p.period.startswith(str(shown.year))]
        within = [replace(asked, period=p.period, kind=p.kind) for p in spans]
        texts += [comparison(store, shown, one, TODAY).sentence for one in within]
    found = {abs(n) for words in texts for n in numbers_in(words, lang)}
    verdicts = {Decimal(sum(r.verdict == v for r in one.rows)) for one in boards for v in ("missed", "met", "exceeded")}
    in_doubt = sum(
        d.area == shown.area and d.period.startswith(str(shown.year)) and d.indicator in store.book.indicators
        for d in doubts(store, shown.area, shown.as_of)
    )
    judged = sum(r.judged for r in boards[0].rows)
    missing = sum(c.n for c in boards[0].counts) - judged
    plain = sum(r.verdict == "no_figure" for r in boards[0].rows) + len(boards[0].without)
    targets = sum(bool(r.target) for r in boards[1].every_row)
    return found | verdicts | {Decimal(n) for n in (in_doubt, missing, plain, targets)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_a_title_says_only_numbers_that_stand_on_the_boards(number: str, lang: Lang):
    made = of_session(number, lang)
    known = known_numbers(made.view)
    for one in made.slides:
        wrong = [n for n in numbers_in(PAGE.sub("", one.title), lang) if abs(n) not in known and one.kind != "rows"]
        assert wrong == [], (one.key, one.title)


@pytest.mark.parametrize("number", SESSIONS)
def test_the_tally_of_a_page_counts_its_own_rows(number: str):
    for one in of_session(number, "en").slides:
        for part in one.parts:
            if one.kind == "rows" and isinstance(part, SlideTable):
                seen = [line.cells[-1] for line in part.lines]
                assert all(f"{seen.count(verdict)} {verdict}" in one.title for verdict in set(seen)), one.title


def test_the_slides_of_the_december_session_come_in_order():
    kinds = [s.kind for s in of_session("32", "vi").slides]
    assert list(dict.fromkeys(kinds)) == [
        "verdict", "counts", "rows", "indicator", "comparison", "rivals", "ahead", "unknown", "doubts",
    ]  # fmt: skip
    headlines = [s.key for s in of_session("32", "vi").slides if s.kind == "indicator"]
    assert headlines[:5] == [
        f"indicator-{code}" for code in ("grdp_growth", "fdi", "budget_total", "investment_total", "export")
    ]


def test_the_december_deck_made_today_shows_what_was_known_then():
    made = of_session("32", "en")
    words = "\n".join(said(s) for s in made.slides)
    assert all(known in words for known in ("11.81%", "187,766.6", "194,900", "127.4%"))
    assert "3.8% above what is known (187,766.6)" in slide("32", "ahead-1").title
    assert slide("32", "comparison").title.endswith("3.74 percentage points above Viet Nam (7.85).")
    assert not re.search(r"8\.02|[A-Z][a-z]{2} 2026", words)
    assert all(s.footer.as_of == "As of 11 Dec 2025" and s.footer.snapshot.endswith(made.snapshot) for s in made.slides)


def test_a_deck_of_a_later_day_says_its_own():
    later = deck(real_store(), view(year="2025", as_of="2026-01-20", area="HP", lang="en"), TODAY)
    ahead = next(s for s in later.slides if s.key == "ahead-1")
    assert "1.0% below what is known" in ahead.title


def test_a_rank_of_the_year_is_claimed_only_where_every_province_is_known():
    found = slide("32", "comparison")
    assert "rank 2 of the 14 areas the press quotes" in found.title
    points = next(p for p in found.parts if isinstance(p, Points))
    assert points.items[0] == "2025: GRDP growth of Hai Phong at 11.81%, 4 percentage points above Viet Nam (8%)"
    assert points.items[1].startswith("The figures of all 34 provinces and cities for 2025 were not yet public")
    assert "A source gives rank 2 of 34 (Lao Động, 9 Dec 2025); not checked here." in points.items
    assert any("“ranked 2nd nationwide”" in note.words for note in found.notes)


def test_a_quotation_in_another_language_stands_only_in_the_notes():
    assert "nationwide" not in said(slide("32", "comparison", "vi"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_figure_with_two_percentages_shows_how_each_came_about(lang: Lang):
    found = slide("32", "rivals", lang)
    told = next(p for p in found.parts if isinstance(p, Points)).items
    assert [numbers_in(words, lang) for words in told] == [
        [Decimal("187766.6"), Decimal("165011.6"), 100, Decimal("113.7899"), Decimal("113.8")],
        [Decimal("187766.6"), 147400, 100, Decimal("127.3858"), Decimal("127.4")],
        [147400],  # implied
    ]
    bars = next(p for p in found.parts if isinstance(p, SlideChart)).series[0].values
    assert [numbers_in(v.words, lang)[1:] for v in bars if v] == [[], [Decimal("113.8")], [Decimal("127.4")]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_no_table_has_more_than_13_rows_and_each_row_of_the_board_stands_once(number: str, lang: Lang):
    made = of_session(number, lang)
    tables = [(s.kind, p) for s in made.slides for p in s.parts if isinstance(p, SlideTable)]
    assert all(0 < len(table.lines) <= 13 for _, table in tables)
    drawn = [line.indicator for kind, table in tables if kind == "rows" for line in table.lines]
    assert drawn == [r.indicator for r in scoreboard(real_store(), made.view, TODAY).every_row]


@pytest.mark.parametrize("basis", ["council", "central", "strive"])
def test_every_year_and_basis_makes_a_deck(basis: str):
    for area, years in (("HP", "2025 2026"), ("HP_OLD", "2021 2022 2023 2024 2025"), ("HD_OLD", "2024")):
        for year in years.split():
            shown = board(area=area, year=year, basis=basis, lang="vi").view
            made = deck(real_store(), shown, TODAY)
            assert all(len(p.lines) <= 13 for s in made.slides for p in s.parts if isinstance(p, SlideTable))


@pytest.mark.parametrize("number", SESSIONS)
def test_the_numbers_of_a_chart_are_those_of_the_record(number: str):
    made = of_session(number, "en")
    records = {a.value for a in real_store().book.actuals} | {
        end for t in real_store().book.targets for end in (t.value, t.low, t.high) if end is not None
    }
    for one in made.slides:
        for chart in (p for p in one.parts if isinstance(p, SlideChart)):
            assert all(len(s.values) == len(chart.categories) for s in chart.series)
            for value in (v for s in chart.series for v in s.values if v):
                assert value.value in records, (one.key, value)
                assert value.value in numbers_in(value.words, "en")
                assert (value.stage is None) == (value.role in ("target", "other")), value


def test_each_figure_of_a_headline_stands_in_its_chart():
    made, rows = of_session("32", "en"), scoreboard(real_store(), of_session("32", "en").view, TODAY).rows
    for one in (s for s in made.slides if s.kind == "indicator"):
        row = next(r for r in rows if one.key == f"indicator-{r.indicator}")
        assert plain(one.title) == indicator_board(real_store(), row.indicator, made.view, TODAY).sentence
        chart = next((p for p in one.parts if isinstance(p, SlideChart)), None)
        if chart is None:  # two bars would say no more than these two numbers
            alone = next(p for p in one.parts if isinstance(p, KeyFigure))
            assert alone.value == row.actual_words
            assert any((row.target_words or "?") in line for line in alone.lines)
            continue
        drawn = {(v.role, v.value) for s in chart.series for v in s.values if v}
        assert {("actual", Decimal(row.actual or 0)), ("target", Decimal(row.target or 0))} <= drawn


@pytest.mark.parametrize("number", SESSIONS)
def test_the_counts_name_their_targets_and_the_squares_have_the_marks_of_the_rows(number: str):
    made = of_session(number, "en")
    shown = scoreboard(real_store(), made.view, TODAY)
    part = next(p for p in slide(number, "counts").parts if isinstance(p, Counts))
    assert len(part.squares) == len(shown.squares)
    known = {r.name for r in (*shown.rows, *shown.without)}
    for one in part.counts:
        named = [name for name in one.names if name in known]
        told = sum(numbers_in(name, "en")[0] for name in one.names if name not in known)
        assert len(named) + told == one.n
    equal = [mark for mark in part.squares if mark == "equals_plan"]
    assert len(equal) == sum(r.mark == "equals_plan" for r in shown.rows)


def test_a_number_of_a_title_is_tied_to_its_unit():
    assert "1.700\u00a0triệu\u00a0USD" in slide("32", "verdict", "vi").title
    assert "13,828\u00a0billion\u00a0VND" in slide("13", "verdict").title


def test_the_target_of_a_rate_is_set_against_this_year_in_points():
    table = next(p for p in slide("32", "ahead-1").parts if isinstance(p, SlideTable))
    assert next(line for line in table.lines if line.indicator == "grdp_growth").cells[2] == "about +1.19 points"
    assert any(remark.startswith("–: by this day") for remark in table.remarks)


def test_a_part_of_the_year_is_marked_among_whole_years():
    table = next(p for p in slide("32", "rows-1").parts if isinstance(p, SlideTable))
    marked = {line.indicator: line.cells[1] for line in table.lines if "†" in line.cells[1]}
    assert marked == {"iip_growth": "11.51 †"}
    assert any(remark.startswith("† cumulative") for remark in table.remarks)


@pytest.mark.parametrize("number", SESSIONS)
def test_the_notes_name_the_line_of_every_source(number: str):
    for one in of_session(number, "en").slides:
        if one.kind in ("rows", "indicator", "ahead") and any(
            isinstance(p, (SlideTable, KeyFigure)) for p in one.parts
        ):
            assert any(re.search(r"data/\w+\.\w+:\d+", note.source) for note in one.notes), one.key


def test_the_same_deck_on_another_day_is_the_same():
    shown = of_session("32", "vi").view
    assert deck(real_store(), shown, on("2026-11-30")).slides == of_session("32", "vi").slides


def test_what_the_city_alone_reports_as_missed_is_explained_under_its_rows():
    made = deck(real_store(), view(year="2025", area="HP", lang="en"), TODAY)
    table = next(p for s in made.slides if s.key == "rows-1" for p in s.parts if isinstance(p, SlideTable))
    assert "official_missed" in {line.mark for line in table.lines}
    assert "▽ missed by the city's own account, no figure of the year" in table.remarks
