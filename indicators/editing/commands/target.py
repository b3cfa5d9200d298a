"""`indicators target`: add a version of a target, adopt a draft, supersede a version, correct a draft."""

import argparse
from typing import get_args

from indicators.editing import Edit, targets
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
from indicators.editing.edit_requests import AdoptingAct, NewTarget, Why
from indicators.editing.targets import indicator_of
from indicators.files.names import basis_code
from indicators.model.lists import Basis
from indicators.numerals import Typed
from indicators.terminal.answers import Answer
from indicators.terminal.options import Parser
from indicators.wording import say

EXAMPLE = 'indicators target supersede T0006 --value "khoang 54 ty USD" --dry-run'
DOCUMENT = ("document", "adopted_on", "set_by", "title", "url", "source")
WHAT = ("indicator", "area", "period", "basis")
WORDS = ("value", "as_printed", "note")
TAKES = {
    "add": (*WHAT, *WORDS, *DOCUMENT),
    "adopt": DOCUMENT,
    "supersede": (*WORDS, *DOCUMENT),
    "correct": ("period", "basis", *WORDS),
}
NEEDS = {
    "add": (*WHAT, "value"),
    "adopt": ("id", "document", "adopted_on"),
    "supersede": ("id", "value"),
    "correct": ("id",),
}


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    about = say(parser.lang, "cli.editing.verbs", known=" | ".join(TAKES))
    parser.group.add_argument("verb", nargs="?", metavar="VERB", help=about)
    parser.group.add_argument("id", nargs="?", metavar="ID", help=say(parser.lang, "cli.editing.record"))
    add_accept(parser)
    add_editing(parser, *WHAT, *WORDS, *DOCUMENT)


def run(options: argparse.Namespace) -> Answer:
    """Return what the change is and does; raises UsageError where a word or an option is missing."""
    verb = verb_of(options, "target", TAKES)
    if options.basis:
        options.basis = basis_code(options.basis, get_args(Basis)) or options.basis
    needed(options, *NEEDS[verb])

    def ask(held: Held, why: Why) -> tuple[Edit, Said]:

        if verb == "adopt":
            return targets.adopt(held, options.id, _needed_document(options), why), []
        figure, said = _figure(options, held, verb)
        if verb == "correct":
            words = {name: getattr(options, name) for name in ("period", "basis", "as_printed", "note")}
            return targets.correct(held, options.id, figure, why, **words), said
        wanted = _wanted(options, figure)
        edit = targets.add(held, wanted, why) if verb == "add" else targets.supersede(held, options.id, wanted, why)
        return edit, said

    return changed(options, ask)


def _figure(options: argparse.Namespace, held: Held, verb: str) -> tuple[Typed | None, Said]:

    if options.value is None:
        return None, []
    indicator = held.indicator(options.indicator) if verb == "add" else indicator_of(held, options.id)
    return figure_of(options.value, measure_of(held, indicator), options.lang)


def _wanted(options: argparse.Namespace, figure: Typed | None) -> NewTarget:

    assert figure is not None
    return NewTarget(
        options.indicator, options.area, options.period, options.basis, figure,
        _document(options), options.as_printed, options.note,
    )  # fmt: skip


def _document(options: argparse.Namespace) -> AdoptingAct | None:
    """Return the document, nothing where no option names one: a draft."""
    given = any(getattr(options, name) is not None for name in DOCUMENT)
    return _needed_document(options) if given else None


def _needed_document(options: argparse.Namespace) -> AdoptingAct:

    return AdoptingAct(
        options.document or "", options.adopted_on or "", options.set_by, options.title, options.url, options.source
    )
