"""One slide as HTML: its message, its parts, the line under it and the presenter's notes."""

import re

from markupsafe import Markup

from indicators.markup.html import html
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


def slide_html(slide: Slide, n: int, of: int, shown: Deck) -> Markup:
    """Return one slide as a section; only the one shown is drawn."""
    notes = [_note(note) for note in slide.notes]
    return html(
        '<section class="slide {kind}{on}" id="s{n}" data-key="{key}">{frame}'
        '<aside class="notes" hidden><h2>{session}</h2><ul>{notes}</ul></aside></section>',
        kind=_kind(slide),
        on=" on" if n == 1 else "",
        n=n,
        key=slide.key,
        frame=_frame(slide, f"{n}/{of}"),
        session=shown.session,
        notes=notes,
    )


def preview_html(slide: Slide, number: str) -> Markup:
    """Return a slide as the hall sees it, for a page that shows it small: without notes, under a number of its own."""
    return html('<section class="slide {} on">{}</section>', _kind(slide), _frame(slide, number))


def _kind(slide: Slide) -> str:
    few = any(isinstance(part, SlideTable) and len(part.lines) <= FEW for part in slide.parts)
    return f"{slide.kind}{'' if slide.parts else ' bare'}{' few' if few else ''}"


def _frame(slide: Slide, number: str) -> Markup:
    """Return what the hall sees of a slide."""
    small = " long" if len(slide.title) > LONG_TITLE else ""
    above = html('<p class="above">{}</p>', slide.above) if slide.above else ""
    return html(
        '{above}<h1 class="title{small}">{sentence}</h1><div class="body">{part}</div><footer><span>'
        '{words}</span><span class="n">{number}</span></footer>',
        above=above,
        small=small,
        sentence=sentence_html(_marked(slide), tone(slide.tone)),
        part=(_part(part, slide) for part in slide.parts),
        words=slide.footer.words,
        number=number,
    )


def _marked(slide: Slide) -> tuple[tuple[str, str], ...]:
    """Return the message cut at the words of its verdict; a deck has no passports to link to."""
    cut = slide.marked or ((slide.title, ""),)
    return tuple((COUNTED.sub("\u00a0", words), "strong" if mark else "") for words, mark in cut)


def _note(note: SpeakerNote) -> Markup:
    return html("<li>{}{}</li>", note.words, html("<small>{}</small>", note.source) if note.source else "")


def _part(part: Part, slide: Slide) -> Markup:
    if isinstance(part, Counts):
        return _counts(part)
    if isinstance(part, SlideTable):
        return _table(part)
    if isinstance(part, KeyFigure):
        return _fact(part, alone=len(slide.parts) == 1)
    if isinstance(part, SlideChart):
        return chart_html(part, BELOW, WIDE) if slide.kind == "rivals" else chart_html(part)
    return _points(part, slide)


def _counts(part: Counts) -> Markup:
    numbers = [
        html(
            '<div class="count {tone}"><b>{n}</b><p>{symbol}<span>{label}</span></p><ul>{name}</ul></div>',
            tone=tone(c.mark),
            n=c.n,
            symbol=symbol(c.mark),
            label=c.label,
            name=(html("<li>{}</li>", name) for name in c.names),
        )
        for c in part.counts
    ]
    squares = [html('<i class="{}">{}</i>', tone(mark), symbol(mark)) for mark in part.squares]
    many = " many" if len(part.counts) > MANY_COUNTS else ""
    return html(
        '<div class="squares" aria-hidden="true">{}</div><div class="counts{}">{}</div>', squares, many, numbers
    )


def _table(part: SlideTable) -> Markup:
    first, *others = part.heads
    heads = html('<th class="name">{}</th>', first) + Markup().join(html("<th>{}</th>", head) for head in others)
    remarks = [html("<p>{}</p>", words) for words in part.remarks]
    rows = list(map(_line, part.lines))
    worded = Markup(' class="worded"') if part.worded else ""
    table = html("<thead><tr>{}</tr></thead><tbody>{}</tbody>", heads, rows)
    return html('<table{}>{}</table><div class="remarks">{}</div>', worded, table, remarks)


def _line(line: SlideRow) -> Markup:
    """Return a row; where it has a mark, its last cell is the verdict."""
    mark = symbol(line.mark) if line.mark else ""
    between = "\u00a0" if len(line.unit) < LONE else " "
    said = line.unit and line.unit.casefold() not in line.name.casefold()
    unit = html("{}<small>{}</small>", between, line.unit) if said else ""
    name = html(
        '<td class="name">{mark}{name}{unit} {remark}</td>', mark=mark, name=line.name, unit=unit, remark=line.remark
    )
    if not line.mark:
        return html("<tr>{}{}</tr>", name, map(_cell, line.cells))
    *numbers, verdict = line.cells
    said = html('<td class="verdict {}">{}</td>', tone(line.mark), first_upper(verdict))
    return html("<tr>{}{}{}</tr>", name, map(_cell, numbers), said)


def _cell(words: str) -> Markup:
    first, _, below = words.partition("\n")
    if below:
        return html("{}<small>{}</small></td>", _cell(first).removesuffix(Markup("</td>")), below)
    if words.endswith(SIGN):  # hung beside the column, so that its digits stand under each other
        return html('<td>{}<i class="sign">{}</i></td>', words.removesuffix(SIGN).rstrip(), SIGN)
    return html("<td>{}</td>", words) if any(map(str.isdigit, words)) else html('<td class="none">{}</td>', words)


def _fact(part: KeyFigure, *, alone: bool) -> Markup:
    size = " long" if len(part.value) > LONG_VALUE else ""
    percent = part.unit == "%"
    lines = [html("<p>{}</p>", line) for line in part.lines]
    many = " alone" if alone else " small" if sum(map(len, part.lines)) > LONG_FACT else ""
    unit = " · ".join(words for words in ("" if percent else part.unit, part.about) if words)
    return html(
        '<div class="fact{many}"><b class="value{size}">{value}{sign}</b><span class="unit">{unit}'
        '</span><strong class="{tone}">{symbol} {verdict}</strong>{lines}</div>',
        many=many,
        size=size,
        value=part.value,
        sign="%" if percent else "",
        unit=unit,
        tone=tone(part.mark),
        symbol=symbol(part.mark),
        verdict=first_upper(part.verdict),
        lines=lines,
    )


def _points(part: Points, slide: Slide) -> Markup:
    beside = any(isinstance(one, SlideChart) for one in slide.parts)
    letters = sum(len(item) for one in slide.parts if isinstance(one, Points) for item in one.items)
    size = " small" if letters > (LONG_BESIDE if beside and slide.kind != "rivals" else LONG_POINTS) else ""
    heading = html("<h2>{}</h2>", part.heading) if part.heading else ""
    return html(
        '<div class="points{}">{}<ul>{}</ul></div>', size, heading, (html("<li>{}</li>", item) for item in part.items)
    )


def tone(mark: str) -> str:
    """Return the colour class of a mark."""
    return TONES.get(mark, mark)
