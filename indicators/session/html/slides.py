"""One slide as HTML: its message, its parts, the line under it and the presenter's notes."""

import re

from indicators.markup.escape import text
from indicators.markup.parts import sentence_html, symbol
from indicators.session.boards.deck import (
    Counts,
    Deck,
    KeyFigure,
    Part,
    Points,
    Slide,
    SlideChart,
    SlideRow,
    SlideTable,
    SpeakerNote,
)
from indicators.session.html.charts import chart_html
from indicators.wording import first_upper

BELOW, WIDE = 400, 1760  # pixels for a chart that stands under statements, over the whole slide
FEW = 8  # rows: fewer are drawn larger
MANY_COUNTS = 4  # beside each other at the larger size
LONG_TITLE, LONG_VALUE = 90, 9  # letters beyond which the next smaller size is taken
LONG_POINTS, LONG_BESIDE, LONG_FACT = 760, 420, 190  # letters of statements that still fit at the larger size
COUNTED = re.compile(r"(?<=\d) (?=[^\W\d])")  # between a number and its word: no line ends there
LONE = 3  # letters: a shorter unit never stands on a line of its own
SIGN = "†"  # of a part of the year
TONES = {"equals_plan": "met", "official_missed": "missed"}


def slide_html(slide: Slide, n: int, of: int, shown: Deck) -> str:
    """Return one slide as a section; only the one shown is drawn."""
    notes = "".join(_note(note) for note in slide.notes)
    return (
        f'<section class="slide {_kind(slide)}{" on" if n == 1 else ""}" id="s{n}" data-key="{text(slide.key)}">'
        f"{_frame(slide, f'{n}/{of}')}"
        f'<aside class="notes" hidden><h2>{text(shown.session)}</h2><ul>{notes}</ul></aside></section>'
    )


def preview_html(slide: Slide, number: str) -> str:
    """Return a slide as the hall sees it, for a page that shows it small: without notes, under a number of its own."""
    return f'<section class="slide {_kind(slide)} on">{_frame(slide, number)}</section>'


def _kind(slide: Slide) -> str:
    few = any(isinstance(part, SlideTable) and len(part.lines) <= FEW for part in slide.parts)
    return f"{slide.kind}{'' if slide.parts else ' bare'}{' few' if few else ''}"


def _frame(slide: Slide, number: str) -> str:
    """Return what the hall sees of a slide."""
    small = " long" if len(slide.title) > LONG_TITLE else ""
    above = f'<p class="above">{text(slide.above)}</p>' if slide.above else ""
    return (
        f"{above}"
        f'<h1 class="title{small}">{sentence_html(_marked(slide), tone(slide.tone))}</h1>'
        f'<div class="body">{"".join(_part(part, slide) for part in slide.parts)}</div>'
        f'<footer><span>{text(slide.footer.words)}</span><span class="n">{text(number)}</span></footer>'
    )


def _marked(slide: Slide) -> tuple[tuple[str, str], ...]:
    """Return the message cut at the words of its verdict; a deck has no passports to link to."""
    cut = slide.marked or ((slide.title, ""),)
    return tuple((COUNTED.sub("\u00a0", words), "strong" if mark else "") for words, mark in cut)


def _note(note: SpeakerNote) -> str:
    return f"<li>{text(note.words)}{f'<small>{text(note.source)}</small>' if note.source else ''}</li>"


def _part(part: Part, slide: Slide) -> str:
    if isinstance(part, Counts):
        return _counts(part)
    if isinstance(part, SlideTable):
        return _table(part)
    if isinstance(part, KeyFigure):
        return _fact(part)
    if isinstance(part, SlideChart):
        return chart_html(part, BELOW, WIDE) if slide.kind == "rivals" else chart_html(part)
    return _points(part, slide)


def _counts(part: Counts) -> str:
    numbers = "".join(
        f'<div class="count {tone(c.mark)}"><b>{c.n}</b><p>{symbol(c.mark)}<span>{text(c.label)}</span></p>'
        f"<ul>{''.join(f'<li>{text(name)}</li>' for name in c.names)}</ul></div>"
        for c in part.counts
    )
    squares = "".join(f'<i class="{tone(mark)}">{symbol(mark)}</i>' for mark in part.squares)
    many = " many" if len(part.counts) > MANY_COUNTS else ""
    return f'<div class="squares" aria-hidden="true">{squares}</div><div class="counts{many}">{numbers}</div>'


def _table(part: SlideTable) -> str:
    first, *others = part.heads
    heads = f'<th class="name">{text(first)}</th>' + "".join(f"<th>{text(head)}</th>" for head in others)
    remarks = "".join(f"<p>{text(words)}</p>" for words in part.remarks)
    rows = "".join(map(_line, part.lines))
    worded = ' class="worded"' if part.worded else ""
    table = f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>"
    return f'<table{worded}>{table}</table><div class="remarks">{remarks}</div>'


def _line(line: SlideRow) -> str:
    """Return a row; where it has a mark, its last cell is the verdict."""
    mark = symbol(line.mark) if line.mark else ""
    between = "\u00a0" if len(line.unit) < LONE else " "
    said = line.unit and line.unit.casefold() not in line.name.casefold()
    unit = f"{between}<small>{text(line.unit)}</small>" if said else ""
    name = f'<td class="name">{mark}{text(line.name)}{unit} {text(line.remark)}</td>'
    if not line.mark:
        return f"<tr>{name}{''.join(map(_cell, line.cells))}</tr>"
    *numbers, verdict = line.cells
    said = f'<td class="verdict {tone(line.mark)}">{text(first_upper(verdict))}</td>'
    return f"<tr>{name}{''.join(map(_cell, numbers))}{said}</tr>"


def _cell(words: str) -> str:
    first, _, below = words.partition("\n")
    if below:
        return f"{_cell(first).removesuffix('</td>')}<small>{text(below)}</small></td>"
    if words.endswith(SIGN):  # hung beside the column, so that its digits stand under each other
        return f'<td>{text(words.removesuffix(SIGN).rstrip())}<i class="sign">{SIGN}</i></td>'
    return f"<td>{text(words)}</td>" if any(map(str.isdigit, words)) else f'<td class="none">{text(words)}</td>'


def _fact(part: KeyFigure) -> str:
    size = " long" if len(part.value) > LONG_VALUE else ""
    percent = part.unit == "%"
    lines = "".join(f"<p>{text(line)}</p>" for line in part.lines)
    many = " small" if sum(map(len, part.lines)) > LONG_FACT else ""
    unit = " · ".join(words for words in ("" if percent else part.unit, part.about) if words)
    return (
        f'<div class="fact{many}"><b class="value{size}">{text(part.value)}{"%" if percent else ""}</b>'
        f'<span class="unit">{text(unit)}</span>'
        f'<strong class="{tone(part.mark)}">{symbol(part.mark)} {text(first_upper(part.verdict))}</strong>{lines}</div>'
    )


def _points(part: Points, slide: Slide) -> str:
    beside = any(isinstance(one, SlideChart) for one in slide.parts)
    letters = sum(len(item) for one in slide.parts if isinstance(one, Points) for item in one.items)
    size = " small" if letters > (LONG_BESIDE if beside and slide.kind != "rivals" else LONG_POINTS) else ""
    heading = f"<h2>{text(part.heading)}</h2>" if part.heading else ""
    return (
        f'<div class="points{size}">{heading}<ul>{"".join(f"<li>{text(item)}</li>" for item in part.items)}</ul></div>'
    )


def tone(mark: str) -> str:
    """Return the colour class of a mark."""
    return TONES.get(mark, mark)
