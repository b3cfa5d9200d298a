"""`indicators actual add`: record one more report of a figure; every earlier one stays."""

import argparse

from indicators.editing import Edit, actuals
from indicators.editing.commands.change import (
    Said,
    add_accept,
    add_editing,
    changed,
    figure_of,
    measure_of,
    needed,
    verb_of,
)
from indicators.editing.data_snapshot import Held
from indicators.editing.edit_requests import NewActual, Printed, Why
from indicators.terminal.answers import Answer
from indicators.terminal.options import Parser
from indicators.wording import say

EXAMPLE = "indicators actual add --indicator fdi --area HP --period 2025 --value 3850 --source S009 --dry-run"
WHAT = ("indicator", "area", "period", "kind", "value", "stage", "published_on")
PRINTED = ("source", "publisher", "title", "url", "as_printed", "note", "series", "of")
UNSAID = "reported"  # the stage of a figure whose source does not say
TAKES = {"add": (*WHAT, *PRINTED)}


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    about = say(parser.lang, "cli.editing.verbs", known=" | ".join(TAKES))
    parser.group.add_argument("verb", nargs="?", metavar="VERB", help=about)
    add_accept(parser)
    add_editing(parser, *WHAT, *PRINTED)


def run(options: argparse.Namespace) -> Answer:
    """Return what the new report is and does; raises UsageError where a word or an option is missing."""
    verb_of(options, "actual", TAKES)
    needed(options, "indicator", "area", "period", "value")

    def ask(held: Held, why: Why) -> tuple[Edit, Said]:

        figure, said = figure_of(options.value, measure_of(held, held.indicator(options.indicator)), options.lang)
        wanted = NewActual(
            options.indicator, options.area, options.period, figure, options.stage or UNSAID,
            Printed(options.source, options.publisher, options.title, options.url), options.published_on, options.kind,
            options.series, options.of, options.as_printed, options.note,
        )  # fmt: skip
        return actuals.add(held, wanted, why), said

    return changed(options, ask)
