"""`indicators template`: the workbook that offices fill in each month."""

import argparse
from datetime import date

from indicators.boards.view import Unknown, parse_view
from indicators.importing.boards.template import Template, template
from indicators.importing.template_sheet import template_bytes
from indicators.model.scalars import MONTH
from indicators.problems import shown
from indicators.store import Store
from indicators.terminal.answers import Answer, UsageError
from indicators.terminal.options import Parser
from indicators.terminal.sheet import add_out, check_out
from indicators.terminal.views import add_view, answered, given
from indicators.wording import count, period, say

EXAMPLE = "indicators template --month 2026-11 --out report.xlsx"
STAGES = ("reported", "estimate")


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_out(parser)
    add_view(parser, "area")
    parser.add("--month", say(parser.lang, "cli.template.month"), metavar="MONTH")
    parser.add_choice("--stage", "cli.template.stage", STAGES, default=STAGES[0])
    parser.group.add_argument("--all", action="store_true", help=say(parser.lang, "cli.template.every"))
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Write the workbook and say what it is of; raises UsageError without a file to write or for what is no month."""
    lang = options.lang
    if options.out is None:
        raise UsageError(say(lang, "cli.template.needed"))
    check_out(argparse.Namespace(out=options.out, lang=lang, format="xlsx"))
    if options.month and not MONTH.fullmatch(options.month):
        raise UsageError(say(lang, "cli.template.bad_month", found=shown(options.month)))

    def ask(store: Store, today: date) -> Template | Unknown:

        view = parse_view(store, {"lang": lang, **given(options, "area")}, today)
        if isinstance(view, Unknown):
            return view
        month = options.month or f"{today:%Y-%m}"
        return template(store, store.book.areas[view.area], month, lang, options.stage, every=options.all)

    def form(found: Template) -> str:

        options.out.write_bytes(template_bytes(found))
        words = {"file": options.out, "month": period(found.month, "month", lang), "area": found.facts[0].value}
        return f"{count(lang, 'cli.template.well', len(found.rows), **words)}\n"

    return answered(options, "template", ask, form, {"out": str(options.out)})
