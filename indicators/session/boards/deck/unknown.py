"""What is not known: for which main targets, who set them, what was known instead, and what would answer it."""

from collections.abc import Iterator

from indicators.boards.doubts import Doubt, doubts
from indicators.boards.origins import cited
from indicators.boards.rows import Row
from indicators.queries.releases import due_stages
from indicators.session.boards.deck.material import Material, row_notes
from indicators.session.boards.deck.types import Points, Slide, SlideRow, SlideTable, SpeakerNote
from indicators.wording import count, day, first_upper, number, say

ROWS = 6  # of two lines each, at the size that the last row of the hall can read; one fewer above statements
FEW_DOUBTS, FEW_ROWS = 2, 3  # so few doubts stand below so few rows
DOUBTS = 7  # lines on the slide; where doubts are more, the last line counts the others, which stand in the notes


def unknown_slides(of: Material, absent: tuple[str, ...]) -> Iterator[Slide]:
    """Yield what the record does not hold: targets without a whole-year figure, what could not be shown, doubts."""
    rows, doubted = _bare(of), _of_year(of)
    lines = [*_unnamed(of), *(_line(of, r) for r in rows)]
    folded = len(doubted) <= FEW_DOUBTS and len(lines) <= FEW_ROWS
    if folded:
        absent += tuple(say(of.lang, "deck.doubts.one", sentence=d.sentence.in_(of.lang)) for d in doubted)
    pages = _pages(lines)
    heads = tuple(say(of.lang, f"deck.unknown.{key}") for key in ("head", "set", "known", "needed"))
    for n, page in enumerate(pages, 1):
        number_words = say(of.lang, "deck.page", n=n, of=len(pages)) if len(pages) > 1 else ""
        tables = (SlideTable(heads, page, worded=True),) if page else ()
        said = (Points("", absent),) if absent and n == len(pages) else ()
        shown = [r for r in rows if r.indicator in {line.indicator for line in page}]
        notes = tuple(note for r in shown for note in row_notes(r, of.lang))
        yield Slide(
            "unknown" if n == 1 else f"unknown-{n}",
            "unknown",
            f"{_title(of)} {number_words}".strip(),
            (*tables, *said),
            of.footer([o for r in shown for o in (r.target_origin, r.actual_origin)]),
            (*notes, *(SpeakerNote(words) for words in said and absent)),
        )
    if doubted and not folded:
        yield _doubts_slide(of, doubted)


def _pages(lines: list[SlideRow]) -> tuple[tuple[SlideRow, ...], ...]:
    """Return the rows page by page, as even as can be; the last page has room for statements below."""
    pages = -(-(len(lines) + 1) // ROWS)
    size = -(-len(lines) // pages)
    return tuple(tuple(lines[n * size : (n + 1) * size]) for n in range(pages))


def _title(of: Material) -> str:
    """Return how many main targets have no figure of the whole year."""
    missing, total = _without_figure(of), sum(c.n for c in of.board.counts)
    return say(of.lang, f"deck.unknown.{'figures' if missing else 'all'}", n=missing, of=total, year=of.view.year)


def _without_figure(of: Material) -> int:
    return sum(c.n for c in of.board.counts) - sum(r.judged for r in of.board.rows)


def _bare(of: Material) -> list[Row]:
    """Return the main targets known by name of which the whole year is not known, those with a target first."""
    rows = (r for r in (*of.board.rows, *of.board.without) if not r.actual_words)
    return sorted(rows, key=lambda r: r.target_words is None)


def _line(of: Material, shown: Row) -> SlideRow:
    """Return the row of one target: who set it, the latest part of the year on record, what would answer it."""
    lang = of.lang
    known = say(lang, "deck.unknown.nothing")
    if shown.progress_words:
        known = f"{shown.progress_words}\n{shown.exceptions[0]}"
    return SlideRow("", shown.name, shown.unit_words, (_set(of, shown), known, _needed(of, shown)), shown.indicator)


def _set(of: Material, shown: Row) -> str:
    """Return a target with the act that set it; with its source alone where that does not say who did."""
    lang, target = of.lang, of.context.target(shown.indicator)
    if target is None or not shown.target_words:
        return say(lang, "table.no_target")
    origin = shown.target_origin
    printed = (cited(origin, lang),) if origin else ()
    by = () if target.level_inferred else (say(lang, f"basis_short.{shown.basis}"),)
    said = (*by, shown.target_document) if shown.target_document else (*by, *printed)
    return f"{shown.target_words}\n{', '.join(words for words in said if words)}"


def _needed(of: Material, shown: Row) -> str:
    """Return what would answer it, and by when a calendar of releases on record has it due."""
    key = "figure" if shown.target_words else "both"
    words = say(of.lang, f"deck.unknown.need.{key}", year=of.view.year)
    due = due_stages(of.store, of.view.area, of.view.year, of.view.as_of)
    waited = next((d for d in due if d.indicator == shown.indicator and d.rule.whole_year and not d.first), None)
    return f"{words}\n{say(of.lang, 'deck.unknown.due', day=day(waited.day, of.lang))}" if waited else words


def _unnamed(of: Material) -> Iterator[SlideRow]:
    """Yield one row for all main targets that are not known by name."""
    board, lang = of.board, of.lang
    if not board.in_resolution or board.known >= board.in_resolution:
        return
    n = board.in_resolution - board.known
    needed = say(lang, "deck.unknown.need.list", of=number(board.in_resolution, lang))
    cells = (
        f"{say(lang, 'table.no_target')}\n{_act(of)}".removesuffix("\n"),
        say(lang, "deck.unknown.nothing"),
        needed,
    )
    yield SlideRow("", count(lang, "deck.unknown.unnamed", n), "", cells)


def _act(of: Material) -> str:
    """Return the act that has the list, in words; nothing where it is not on record."""
    act = of.context.resolution
    if act is None or act.name is None:
        return ""
    return act.name.in_(of.lang)


# ---- what is in doubt


def _doubts_slide(of: Material, found: list[Doubt]) -> Slide:
    """Return what the record puts in doubt about the figures of the year."""
    lang = of.lang
    worded = found if len(found) <= DOUBTS else found[: DOUBTS - 1]
    doubted = [d.sentence.in_(lang) for d in worded]
    if more := len(found) - len(worded):
        doubted.append(first_upper(count(lang, "deck.doubts.more", more)))
    notes = tuple(
        SpeakerNote(d.sentence.in_(lang), "; ".join(f"{r.printed} · {r.place}" for r in d.rows)) for d in found
    )  # fmt: skip
    title = count(lang, "deck.doubts.title", len(found), area=of.board.area_name, year=of.view.year)
    return Slide("doubts", "doubts", title, (Points("", tuple(doubted)),), of.footer(()), notes)


def _of_year(of: Material) -> list[Doubt]:
    """Return what is in doubt about the indicators of the area in the year in view, those of the board first."""
    shown = {r.indicator for r in of.board.every_row}
    known = doubts(of.store, of.view.area, of.view.as_of)
    mine = (d for d in known if d.area == of.view.area and d.period.startswith(str(of.view.year)))
    return sorted((d for d in mine if d.indicator in of.store.book.indicators), key=lambda d: d.indicator not in shown)
