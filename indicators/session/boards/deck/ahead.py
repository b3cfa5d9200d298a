"""The targets of the year after, each beside the figure of this year as it was known on the day."""

from collections.abc import Iterator

from indicators import attainment
from indicators.boards.bases import scale_end
from indicators.boards.judged import actual_words, in_points
from indicators.boards.origins import actual_origin
from indicators.boards.rows import Row
from indicators.model import Actual
from indicators.session.boards.deck.material import Material, row_notes
from indicators.session.boards.deck.opening import pages_of
from indicators.session.boards.deck.types import Footer, Slide, SlideRow, SlideTable, SpeakerNote
from indicators.wording import lower_first, number, percent, points, say

NAMED = 2  # targets in the title


def ahead_slides(of: Material) -> Iterator[Slide]:
    """Yield the pages of next year's targets; nothing where none is known."""
    after = of.next_year()
    rows = [r for r in (*after.board.rows, *after.board.stand_ins, *after.board.others) if r.target]
    pages = pages_of(rows)
    for n, page in enumerate(pages, 1):
        heads = tuple(
            say(of.lang, key, year=year)
            for key, year in (
                ("table.indicator", ""),
                ("deck.ahead.target", after.view.year),
                ("deck.ahead.known", of.view.year),
                ("deck.ahead.change", of.view.year),
            )
        )
        table = SlideTable(heads, tuple(_line(after, r) for r in page), tuple(_remarks(after, page)))
        yield Slide(
            f"ahead-{n}", "ahead", _title(after, page), (table,), _footer(after, page), tuple(_notes(after, page))
        )


def no_target_ahead(of: Material) -> str:
    """Return that no target of the next year was known on the day."""
    return say(of.lang, "deck.ahead.none", year=of.view.year + 1, area=of.board.area_name)


def _before(after: Material, shown: Row) -> Actual | None:
    """Return this year's figure of a target of the next, as known on the day."""
    found = after.context.last_year.get(shown.indicator)
    return found.actual if found and found.stage != "forecast" else None


def change_words(after: Material, shown: Row) -> str | None:
    """Return how a target stands to this year's figure, in per cent of it: only for what adds up, without bounds."""
    before, target = _before(after, shown), after.context.target(shown.indicator)
    if before is None or target is None or shown.nature != "flow" or before.qualifier or before.value <= 0:
        return None
    change = attainment.printed_percent(attainment.ratio(scale_end(target), before.value) * 100) - 100
    key = "equal" if change == 0 else "below" if change < 0 else "above"
    return say(after.lang, f"deck.ahead.{key}", percent=percent(abs(change), after.lang))


def points_words(after: Material, shown: Row) -> str | None:
    """Return how a target of a rate stands to this year's, in points: only where neither is a bound or a range."""
    before, target = _before(after, shown), after.context.target(shown.indicator)
    indicator = after.context.indicator(shown.indicator)
    if before is None or target is None or target.value is None or not in_points(indicator) or before.qualifier:
        return None
    if target.comparator not in ("=", ">=", "about"):
        return None
    gap = attainment.printed_gap(target.value - before.value, before.quantum)
    said = points(gap, after.lang, short=True, sign=True) if gap else say(after.lang, "deck.ahead.equal")
    return say(after.lang, "qualifier.about", value=said) if target.comparator == "about" else said


def _line(after: Material, shown: Row) -> SlideRow:
    before = _before(after, shown)
    known = actual_words(before, after.lang) if before else "–"
    change = change_words(after, shown) or points_words(after, shown)
    cells = (shown.target_words or "", known, change or "–")
    stood = shown.basis != after.view.basis
    return SlideRow("", shown.name, shown.unit_words, cells, shown.indicator, "*" if stood else "")


def _title(after: Material, page: tuple[Row, ...]) -> str:
    """Return the targets that can be set against this year's figure, in words; else how many there are."""
    items = [_item(after, r) for r in page if change_words(after, r)][:NAMED]
    words = {"year": after.view.year, "area": after.board.area_name}
    if not items:
        return say(after.lang, "deck.ahead.title_plain", n=number(len(page), after.lang), **words)
    return say(after.lang, "deck.ahead.title", items="; ".join(items), **words)


def _item(after: Material, shown: Row) -> str:
    before = _before(after, shown)
    assert before is not None
    words = {"name": lower_first(shown.name), "change": change_words(after, shown)}
    words["target"] = f"{shown.target_words} {shown.unit_words}"
    return say(after.lang, "deck.ahead.item", value=actual_words(before, after.lang), **words)


def _remarks(after: Material, page: tuple[Row, ...]) -> Iterator[str]:
    """Yield what a dash and a sign beside a name mean."""
    if any(_before(after, r) is None for r in page):
        yield say(after.lang, "deck.ahead.unknown", year=after.view.year - 1)
    others = sorted({r.basis for r in page if r.basis != after.view.basis})
    for basis in others:
        yield f"* {say(after.lang, 'note.stand_in', basis=say(after.lang, f'basis_short.{basis}'))}"


def _footer(after: Material, page: tuple[Row, ...]) -> Footer:
    befores = [b for b in (_before(after, r) for r in page) if b]
    origins = [r.target_origin for r in page] + [actual_origin(after.store, b, after.lang) for b in befores]
    return after.footer(origins, [b.stage for b in befores])


def _notes(after: Material, page: tuple[Row, ...]) -> Iterator[SpeakerNote]:
    """Yield each target with its source, then this year's figure with its own."""
    for one in page:
        yield from row_notes(one, after.lang)
        if before := _before(after, one):
            words = say(after.lang, "bar.actual", value=actual_words(before, after.lang))
            yield SpeakerNote(
                f"{one.name}, {after.view.year - 1}: {words}", actual_origin(after.store, before, after.lang).words
            )
