"""The targets of several years as lines of text."""

from indicators.boards.several_years import PeriodBoard, PeriodRow
from indicators.terminal.listing import TextRow, heading, table, text
from indicators.terminal.table import BOLD, Screen, wrapped
from indicators.wording import Lang, day, first_upper, say

COLUMNS = ("target", "state")


def period_lines(board: PeriodBoard, screen: Screen | None = None) -> str:
    """Return the board: the sentence, then each target under its basis; of one indicator with its versions."""
    lang, screen = board.view.lang, screen or Screen.here()
    said = [*wrapped(_title(board), screen.width), "", *wrapped(board.sentence, screen.width)]
    heads = (say(lang, "table.indicator"), *(say(lang, f"several.columns.{key}") for key in COLUMNS))
    for group in board.groups:
        said += heading(group.heading, screen)
        said += table(heads, [_row(row, lang) for row in group.rows], screen)
    if board.versions:
        said += heading(say(lang, "several.versions", years=board.years), screen)
        names = tuple(say(lang, f"indicator.columns.{key}") for key in ("basis", "value", "adopted", "state"))
        rows = [
            TextRow((v.basis, v.value, v.adopted, v.state), (f"“{v.printed}” · {v.origin.placed_words}",))
            for v in board.versions
        ]
        said += table(names, rows, screen, right=(1,))
    return text([*said, "", *wrapped(say(lang, "several.legend"), screen.width)])


def _title(board: PeriodBoard) -> str:
    lang = board.view.lang
    parts = (
        say(lang, "several.title", area=board.area_name, years=board.years),
        say(lang, "controls.day", day=day(board.view.as_of, lang)),
        say(lang, "page.snapshot", snapshot=board.snapshot),
    )
    return " · ".join(parts)


def _row(row: PeriodRow, lang: Lang) -> TextRow:
    """Return a target and its result; beneath it what is known, what is needed, and where all of it comes from."""
    name = row.name if row.unit_words.casefold() in row.name.casefold() else f"{row.name}, {row.unit_words}"
    latest = row.latest.words if row.latest else None
    told = "; ".join(words for words in (row.value_words, row.needed_words, latest, *row.notes) if words)
    figures = [f"{one.period}: {one.words} · {one.origin.placed_words}" for one in row.figures]
    figures += [f"{row.latest.period}: {row.latest.origin.placed_words}"] if row.latest else []
    target = f"{say(lang, 'several.columns.target')}: {row.target_origin.placed_words}"
    below = (*([first_upper(told)] if told else []), *figures, target)
    return TextRow((name, row.target_words, row.state_words), below, (BOLD,) if row.state else ())
