"""The slides that open a deck: the verdict, the counts, and the rows page by page."""

from collections.abc import Iterator, Sequence

from indicators.attainment import Verdict
from indicators.boards.origins import LIST
from indicators.boards.passport import passport
from indicators.boards.rows import EQUALS_PLAN, Row
from indicators.boards.scoreboard import groups
from indicators.session.boards.deck.material import Material, row_notes
from indicators.session.boards.deck.types import Counts, Points, Slide, SlideCount, SlideRow, SlideTable, SpeakerNote
from indicators.session.boards.sessions import session_of
from indicators.wording import count, first_upper, listed, lower_first, say

NAMES = 6  # of targets under their count
LINES = 13  # of a page, at the size that the last row of the hall can read
LONG = 50  # letters of a name and its unit; a longer one takes two lines
REMARK, PART, DIFFER = "*", "†", "≠"  # a target that stands in; a part of the year; contested
WATCHED = Verdict.WATCHED
HOLLOW, TOLD = "○", "▽"  # an estimate equal to its plan; missed by the city's own account


def verdict_slide(of: Material) -> Slide:
    """Return the first slide: the sentence of the board."""
    board = of.board
    origins = [o for r in board.rows for o in (r.actual_origin, r.target_origin)]
    notes = tuple(SpeakerNote(note.words, note.source) for r in board.rows for note in row_notes(r, of.lang))
    footer, tone = of.footer(origins, _stages(board.rows)), board.rows[0].mark if board.rows else ""
    parts = (Points("", board.remarks),) if board.remarks else ()
    above = session_of(of.store, of.view)
    return Slide("verdict", "verdict", board.sentence, parts, footer, notes, board.sentence_parts, tone, above)


def counts_slide(of: Material) -> Slide:
    """Return the counts of the main targets, misses first, with one square each."""
    board, lang = of.board, of.lang
    counts = tuple(SlideCount(_mark(of, c.verdict), c.n, c.label, _names(of, c.verdict, c.n)) for c in board.counts)
    total = sum(c.n for c in counts)
    items = listed(tuple(f"{c.n} {c.label}" for c in counts), lang)
    words = {"area": board.area_name, "year": of.view.year, "items": items}
    title = (
        count(lang, "deck.counts" if board.in_resolution else "deck.counts_plain", total, **words)
        if counts
        else board.sentence
    )
    behind = passport(of.store, of.view, LIST, of.today)
    notes = [SpeakerNote(first_upper(words)) for words in (behind.formulas if behind else ())]
    notes += [SpeakerNote(f"{i.role}: {i.value}", i.origin.placed_words) for i in (behind.inputs if behind else ())]
    origins = [i.origin for i in (behind.inputs if behind else ())]
    origins = origins or [o for r in board.rows for o in (r.target_origin, r.actual_origin) if o]
    return Slide("counts", "counts", title, (Counts(counts, _squares(of)),), of.footer(origins), tuple(notes))


def _names(of: Material, kind: str, n: int) -> tuple[str, ...]:
    """Return the names of the targets that a count counts; how many more there are where not all fit or are known."""
    mine = [_named(of, r) for r in (*of.board.rows, *of.board.without) if _counted(r) == kind]
    named = mine if len(mine) <= NAMES else mine[: NAMES - 1]
    if n == len(named):
        return tuple(named)
    key = "deck.others_unnamed" if len(named) == len(mine) else "deck.others"
    return (*named, count(of.lang, key, n - len(named)))


def _named(of: Material, shown: Row) -> str:
    return f"{shown.name} ({say(of.lang, 'contested.short')})" if shown.flips else shown.name


def _counted(shown: Row) -> str:
    """Return the count that a row belongs to."""
    return "no_figure" if shown.verdict == WATCHED else shown.counted


def _mark(of: Material, kind: str) -> str:
    """Return the mark of a count: that of its rows where they all share one."""
    marks = {r.mark for r in of.board.rows if _counted(r) == kind}
    return marks.pop() if len(marks) == 1 else kind


def _squares(of: Material) -> tuple[str, ...]:
    """Return the marks of the main targets as their rows have them: an estimate equal to its plan is hollow."""
    waiting = {kind: [r.mark for r in of.board.rows if _counted(r) == kind] for kind in of.board.squares}
    return tuple(waiting[kind].pop(0) if waiting[kind] else kind for kind in of.board.squares)


def row_slides(of: Material) -> Iterator[Slide]:
    """Yield the pages of the scoreboard: the main targets first, then those without a target, then the others."""
    board, lang = of.board, of.lang
    key = "main" if board.in_resolution == board.known else "main_known" if board.in_resolution else "main_plain"
    main = say(lang, f"deck.{key}", year=of.view.year, n=board.known, of=board.in_resolution)
    yield from _pages(of, "rows", main, (*board.rows, *board.without))
    for group in groups(board):
        yield from _pages(of, group.key, group.heading, group.rows)


def _pages(of: Material, key: str, heading: str, rows: Sequence[Row]) -> Iterator[Slide]:
    pages = pages_of(rows)
    for n, page in enumerate(pages, 1):
        number = say(of.lang, "deck.page", n=n, of=len(pages)) if len(pages) > 1 else ""
        origins = [o for r in page for o in (r.actual_origin, r.target_origin)]
        notes = tuple(note for r in page for note in row_notes(r, of.lang))
        title = " ".join((say(of.lang, "deck.rows", heading=heading, items=_tally(of, page)), number)).strip()
        yield Slide(f"{key}-{n}", "rows", title, (_table(of, page),), of.footer(origins, _stages(page)), notes)


def pages_of(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """Return the rows page by page, no more than fit; where pages are many, they are as even as can be."""
    return tuple(_cut(rows))


def _cut(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    total = sum(map(_height, rows))
    pages = -(-total // LINES)
    page: list[Row] = []
    for one in rows:
        full = sum(map(_height, page)) + _height(one) > max(-(-total // pages), LINES // 2)
        if page and full:
            yield tuple(page)
            page = []
        page.append(one)
    if page:
        yield tuple(page)


def _height(shown: Row) -> int:
    return 2 if len(f"{shown.name}, {shown.unit_words}") > LONG else 1


def _tally(of: Material, rows: Sequence[Row]) -> str:
    """Return how many rows share each verdict, in the order of the rows."""
    seen: dict[str, int] = {}
    for one in rows:
        seen[one.verdict_words] = seen.get(one.verdict_words, 0) + 1
    return listed(tuple(f"{n} {lower_first(words)}" for words, n in seen.items()), of.lang)


def _table(of: Material, rows: Sequence[Row]) -> SlideTable:
    lang, ending = of.lang, "_open" if of.board.open else ""
    heads = ("table.indicator", "table.target", f"table.actual{ending}", f"table.against{ending}", "changes.verdict")
    stood_in = {r.basis for r in rows if r.target and r.basis != of.view.basis}
    remarks = [say(lang, "note.stand_in", basis=say(lang, f"basis_short.{basis}")) for basis in sorted(stood_in)]
    said = [f"{REMARK} {words}" for words in remarks]
    if any(r.mark == EQUALS_PLAN for r in rows):
        said.append(f"{HOLLOW} {say(lang, 'verdict.met')}: {say(lang, 'note.estimate_equals_plan')}")
    said += [f"{DIFFER} {r.name}: {rival.words}" for r in rows for rival in r.flips]
    if any(r.official_missed for r in rows):
        said.append(f"{TOLD} {say(lang, 'counts.official_missed')}")
    if any(_partial(of, r) for r in rows):
        said.append(f"{PART} {say(lang, 'deck.part')}")
    return SlideTable(tuple(say(lang, key) for key in heads), tuple(_line(of, one) for one in rows), tuple(said))


def _partial(of: Material, shown: Row) -> bool:
    """Return whether a row shows a part of the year where the head of the column promises the whole."""
    return not of.board.open and shown.actual_words is None and shown.progress_words is not None


def _line(of: Material, shown: Row) -> SlideRow:
    lang = of.lang
    return SlideRow(
        mark=shown.mark,
        name=shown.name,
        unit=shown.unit_words,
        cells=(
            shown.target_words or say(lang, "table.no_target"),
            f"{shown.actual_words or shown.progress_words or '–'}{f' {PART}' if _partial(of, shown) else ''}",
            shown.outcome_words or "–",
            shown.verdict_words,
        ),
        indicator=shown.indicator,
        remark=(REMARK if shown.target and shown.basis != of.view.basis else "") + (DIFFER if shown.flips else ""),
    )


def _stages(rows: Sequence[Row]) -> list[str | None]:
    return [r.stage for r in rows]
