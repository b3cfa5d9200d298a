"""The ledger as HTML: a search, the versions by year, what can be done to each as a link with an address."""

from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.view import View
from indicators.editing.boards.ledger import Ledger, LedgerRow, LedgerYear
from indicators.editing.markup.tabs import planning_tabs_html
from indicators.markup.html import html
from indicators.markup.parts import number_html, search_html, select_html
from indicators.wording import say

COLUMNS = ("indicator", "period", "basis", "value", "document", "adopted", "state", "place", "acts")
STARTS = ("add", "actual")  # what can be done without a record


def planning_html(board: Ledger, above: Markup = Markup(), note: str = "", *, editable: bool, why: str = "") -> Markup:
    """Return the tab where targets are edited; `above` is HTML: what was saved, `note` and `why` are sentences.

    `why` says why the page is for reading only.
    """
    lang = board.view.lang
    snapshot = say(lang, "page.snapshot", snapshot=board.snapshot)
    said = html('<p class="refused" role="alert">{}</p>', note) if note else ""
    closed = html('<p class="refused">{}</p>', why)
    ways = _starts(board.view) if editable else closed
    return html(
        '<div class="board planning" lang="{lang}">{planning_tabs}{controls}<h1 class="sentence">'
        '{heading}</h1>{above}{said}<p class="notes">{about}</p>{ways}{years}<p class="foot">'
        "{kept} · {snapshot}</p></div>",
        lang=lang,
        planning_tabs=planning_tabs_html(board.view, "edit", editable=editable),
        controls=_controls(board),
        heading=board.heading,
        above=above,
        said=said,
        about=board.about,
        ways=ways,
        years=_years(board, editable=editable),
        kept=say(lang, "planning.kept"),
        snapshot=snapshot,
    )


def act_link(view: View, do: str, record: str = "", said: str = "") -> Markup:
    """Return the link that opens a form; `said` names the record for a reader who hears the link alone."""
    query = view.params(do=do, **({"edit": record} if record else {}))
    label = html(' aria-label="{}"', said) if said else ""
    words = say(view.lang, f"planning.do.{do}")
    return html(
        '<a class="act" href="?{query}" data-query="1" data-do="{do}"{label}>{words}</a>',
        query=urlencode(query),
        do=do,
        label=label,
        words=words,
    )


def _starts(view: View) -> Markup:
    return html('<p class="acts">{}</p>', (act_link(view, do) for do in STARTS))


def _controls(board: Ledger) -> Markup:
    lang = board.view.lang
    area = select_html("area", say(lang, "controls.area"), board.areas, lang)
    return html('<div class="controls">{}{}</div>', area, search_html(lang, "planning.search", "planning.found"))


def _years(board: Ledger, *, editable: bool) -> Markup:
    return Markup().join(_year(board, one, editable=editable) for one in board.years)


def _year(board: Ledger, year: LedgerYear, *, editable: bool) -> Markup:
    lang = board.view.lang
    columns = COLUMNS if editable else COLUMNS[:-1]
    heads = [say(lang, f"planning.columns.{name}") for name in columns]
    head = [html('<th scope="col">{}</th>', one) for one in heads]
    rows = [_row(board.view, one, heads, editable=editable) for one in year.rows]
    opened = " open" if year.open else ""
    return html(
        '<details{opened}><summary>{title}</summary><table class="list ledger"><thead><tr>{head}</tr>'
        "</thead><tbody>{rows}</tbody></table></details>",
        opened=opened,
        title=year.title,
        head=head,
        rows=rows,
    )


def _row(view: View, one: LedgerRow, heads: list[str], *, editable: bool) -> Markup:
    lang = view.lang
    cells = [
        one.period,
        one.basis,
        html('<b>{}</b><small><q lang="vi">{}</q></small>', number_html(one.value, one.origin, lang), one.printed),
        one.document,
        one.adopted,
        html('<span class="state {}">{}</span>{}', one.state, one.state_words, _waits(one)),
        html("<code><b>{}</b> {}</code>", one.id, one.place),
    ]
    if editable:
        cells.append(Markup().join(_act(view, one, do) for do in one.acts))
    named = html('<th scope="row" data-head="{}">{}</th>', heads[0], one.name)
    rest = [html('<td data-head="{}">{}</td>', head, cell) for head, cell in zip(heads[1:], cells, strict=True)]
    marks = html('data-row data-fold="{}" data-record="{}" class="{}"', one.folded, one.id, one.state)
    return html("<tr {}>{}{}</tr>", marks, named, rest)


def _waits(one: LedgerRow) -> Markup:
    return Markup().join(html("<small>{}</small>", sentence) for sentence in one.waits)


def _act(view: View, one: LedgerRow, do: str) -> Markup:
    said = say(view.lang, f"planning.do_to.{do}", record=one.id, name=one.name)
    return act_link(view, do, one.id, said)
