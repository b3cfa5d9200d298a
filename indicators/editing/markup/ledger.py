"""The ledger as HTML: a search, the versions by year, what can be done to each as a link with an address."""

from urllib.parse import urlencode

from indicators.boards.view import View
from indicators.editing.boards.ledger import Ledger, LedgerRow, LedgerYear
from indicators.editing.markup.tabs import planning_tabs_html
from indicators.markup.escape import text
from indicators.markup.parts import number_html, select_html
from indicators.wording import say

COLUMNS = ("indicator", "period", "basis", "value", "document", "adopted", "state", "place", "acts")
STARTS = ("add", "actual")  # what can be done without a record


def planning_html(board: Ledger, above: str = "", note: str = "", *, editable: bool, why: str = "") -> str:
    """Return the tab where targets are edited; `above` is HTML: what was saved, `note` and `why` are sentences.

    `why` says why the page is for reading only.
    """
    lang = board.view.lang
    snapshot = text(say(lang, "page.snapshot", snapshot=board.snapshot))
    said = f'<p class="refused" role="alert">{text(note)}</p>' if note else ""
    closed = f'<p class="refused">{text(why)}</p>'
    ways = _starts(board.view) if editable else closed
    return (
        f'<div class="board planning" lang="{lang}">{planning_tabs_html(board.view, "edit")}{_controls(board)}'
        f'<h1 class="sentence">{text(board.heading)}</h1>{above}{said}'
        f'<p class="notes">{text(board.about)}</p>{ways}{_years(board, editable=editable)}'
        f'<p class="foot">{text(say(lang, "planning.kept"))} · {snapshot}</p></div>'
    )


def act_link(view: View, do: str, record: str = "", said: str = "") -> str:
    """Return the link that opens a form; `said` names the record for a reader who hears the link alone."""
    query = view.params(do=do, **({"edit": record} if record else {}))
    label = f' aria-label="{text(said)}"' if said else ""
    words = text(say(view.lang, f"planning.do.{do}"))
    return f'<a class="act" href="?{text(urlencode(query))}" data-query="1" data-do="{do}"{label}>{words}</a>'


def _starts(view: View) -> str:
    return f'<p class="acts">{"".join(act_link(view, do) for do in STARTS)}</p>'


def _controls(board: Ledger) -> str:
    lang = board.view.lang
    label = text(say(lang, "planning.search"))
    words = {key: say(lang, f"planning.found.{key}", n="{n}") for key in ("none", "one", "many")}
    told = "".join(f' data-{key}="{text(one)}"' for key, one in words.items())
    return (
        f'<div class="controls">{select_html("area", say(lang, "controls.area"), board.areas, lang)}'
        f'<input type="search" data-search placeholder="{label}" aria-label="{label}" maxlength="60" '
        f'autocomplete="off" spellcheck="false"><span class="found" role="status"{told}></span></div>'
    )


def _years(board: Ledger, *, editable: bool) -> str:
    return "".join(_year(board, one, editable=editable) for one in board.years)


def _year(board: Ledger, year: LedgerYear, *, editable: bool) -> str:
    lang = board.view.lang
    columns = COLUMNS if editable else COLUMNS[:-1]
    heads = [text(say(lang, f"planning.columns.{name}")) for name in columns]
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    rows = "".join(_row(board.view, one, heads, editable=editable) for one in year.rows)
    opened = " open" if year.open else ""
    return (
        f"<details{opened}><summary>{text(year.title)}</summary>"
        f'<table class="list ledger"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>'
    )


def _row(view: View, one: LedgerRow, heads: list[str], *, editable: bool) -> str:
    lang = view.lang
    cells = [
        text(one.period),
        text(one.basis),
        f'<b>{number_html(one.value, one.origin, lang)}</b><small><q lang="vi">{text(one.printed)}</q></small>',
        text(one.document),
        text(one.adopted),
        f'<span class="state {one.state}">{text(one.state_words)}</span>',
        f"<code><b>{text(one.id)}</b> {text(one.place)}</code>",
    ]
    if editable:
        cells.append("".join(_act(view, one, do) for do in one.acts))
    named = f'<th scope="row" data-head="{heads[0]}">{text(one.name)}</th>'
    rest = "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in zip(heads[1:], cells, strict=True))
    marks = f'data-row data-fold="{text(one.folded)}" data-record="{text(one.id)}" class="{one.state}"'
    return f"<tr {marks}>{named}{rest}</tr>"


def _act(view: View, one: LedgerRow, do: str) -> str:
    said = say(view.lang, f"planning.do_to.{do}", record=one.id, name=one.name)
    return act_link(view, do, one.id, said)
