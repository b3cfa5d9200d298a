"""What the commands share that change the data files: the typed figure said back, the preview, the save."""

import argparse
import getpass
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from indicators.editing import Edit, Saved, save, where
from indicators.editing.boards.preview import Preview, RowImpact, preview
from indicators.editing.data_snapshot import Held, numbers_given
from indicators.editing.edit_requests import Why
from indicators.model import Indicator
from indicators.numerals import Ambiguous, Measure, Missing, Typed, echo, read
from indicators.problems import DataError, NotSaved, Problem, shown
from indicators.terminal.answers import BAD_DATA, Answer, UsageError
from indicators.terminal.options import Parser, data_folder, listed_words, nearest_words
from indicators.terminal.views import without_pandas
from indicators.wording import LANGS, Lang, say

OWN = ("author", "reason", "dry_run", "accept_doubts", "data", "lang", "help", "verb", "id")  # every verb takes these
ACCEPT = "--accept-doubts"
Said = list[str]
NAMED = {"period_kind": "kind"}  # the fields of the files whose option has another name


def add_editing(parser: Parser, *names: str) -> None:
    """Add options by name, then those that every change takes: reason, author, dry run."""
    for name in (*names, "reason", "author"):
        parser.add(
            f"--{name.replace('_', '-')}",
            say(parser.lang, f"cli.editing.{name}").replace("%", "%%"),
            metavar=METAVARS[name],
        )
    about = say(parser.lang, "cli.editing.dry_run")
    parser.group.add_argument("--dry-run", action="store_true", help=about)
    parser.add_common()


def add_accept(parser: Parser) -> None:
    """Add the option by which what is in doubt is saved all the same."""
    about = say(parser.lang, "cli.editing.accept_doubts")
    parser.group.add_argument(ACCEPT, action="store_true", help=about)


METAVARS = {
    "indicator": "ID", "area": "AREA", "period": "PERIOD", "basis": "BASIS", "value": "FIGURE", "document": "NUMBER",
    "adopted_on": "DAY", "set_by": "NAME", "title": "TITLE", "url": "ADDRESS", "source": "ID", "as_printed": "WORDS",
    "note": "TEXT", "reason": "TEXT", "author": "NAME", "stage": "STAGE", "published_on": "DAY", "publisher": "NAME",
    "kind": "KIND", "month": "MONTH", "series": "SERIES", "of": "N",
}  # fmt: skip


def verb_of(options: argparse.Namespace, command: str, takes: Mapping[str, Sequence[str]]) -> str:
    """Return what is to be done; raises UsageError for an unknown verb and for an option that it does not take."""
    verb = options.verb
    if verb not in takes:
        known = nearest_words(verb, tuple(takes)) if verb else listed_words(tuple(takes))
        raise UsageError(say(options.lang, "cli.editing.verb", command=command, found=shown(verb or ""), known=known))
    for name, value in vars(options).items():
        if value not in (None, False) and name not in (*takes[verb], *OWN):
            option = f"--{name.replace('_', '-')}"
            raise UsageError(say(options.lang, "cli.editing.not_taken", option=option, command=f"{command} {verb}"))
    return verb


def needed(options: argparse.Namespace, *names: str) -> None:
    """Raise UsageError for the first of some options that is not given."""
    for name in names:
        if not getattr(options, name):
            option = name.upper() if name == "id" else f"--{name.replace('_', '-')}"
            about = say(options.lang, f"cli.editing.{'record' if name == 'id' else name}")
            raise UsageError(say(options.lang, "cli.editing.needed", option=option, about=about))


def figure_of(words: str, measure: Measure, lang: Lang) -> tuple[Typed, Said]:
    """Return a typed figure, and what is said back of it; raises UsageError for what is none or could be two.

    Of two readings each is said with the words that have that meaning only.
    """
    found = read(words, measure, lang)
    if isinstance(found, Missing):
        raise UsageError(say(lang, "cli.editing.no_figure", found=shown(words)))
    if isinstance(found, Ambiguous):
        pairs = zip(found.readings, found.proposals, strict=True)
        meant = (f"\n  {echo(replace(one, words=advised), measure).line(lang)}" for one, advised in pairs)
        raise UsageError(f"--value: {found.problem.message(lang)}{''.join(meant)}")
    if not isinstance(found, Typed):
        raise UsageError(f"--value: {found.problem.message(lang)}")
    back = echo(found, measure)
    said = [back.line(lang), *(back.line(other) for other in LANGS if other != lang)]
    return found, said + [warning.message(lang) for warning in found.warnings]


def measure_of(held: Held, indicator: Indicator) -> Measure:
    """Return what a figure typed for an indicator must fit."""
    return Measure.of(indicator, held.book.units)


def changed(options: argparse.Namespace, ask: Callable[[Held, Why], tuple[Edit, Said]]) -> Answer:
    """Return the answer of an edit: what was read, what it changes, and, unless it is a dry run, that it is saved.

    What is in doubt is asked first: it is saved once the doubts are accepted.
    """
    if not (options.reason or options.dry_run):
        needed(options, "reason")
    folder, lang = data_folder(options), options.lang
    why = Why(options.author or account(), options.reason or "")
    try:
        held = Held.of(folder, numbers_given(folder))
        try:
            edit, said = ask(held, why)
            found = looked_at(held, edit, lang)
        except DataError as error:  # the files load, so it is about what was typed, whose lines nobody has seen
            raise UsageError(about_options(options, error.problems)) from None
        lines = (*said, *preview_lines(found, lang))
        unaccepted = doubted(options, found.doubts)
        if unaccepted and not options.dry_run:
            return Answer(BAD_DATA, out="\n".join((*lines, "")), err=unaccepted)
        return Answer(out="\n".join((*lines, kept_line(options, kept(options, edit)), "")), err=unaccepted)
    except NotSaved as refusal:
        return Answer(BAD_DATA, err=f"{refusal:{lang}}\n")


def about_options(options: argparse.Namespace, problems: Sequence[Problem]) -> str:
    """Return what the loader has against typed options, by their names: `--basis "nosuch": write central, council`."""
    typed, others = [], []
    for one in problems:
        field, message = dict(one.details).get("field", ""), one.message(options.lang)
        name = NAMED.get(field, field)
        if getattr(options, name, None):
            typed.append(message.replace(field, f"--{name.replace('_', '-')}", 1))
        else:  # what follows from it in another line
            others.append(message)
    return "\n".join(dict.fromkeys(typed or others))


def doubted(options: argparse.Namespace, doubts: Sequence[Problem]) -> str:
    """Return why nothing is saved, or would be, where the result is in doubt and that is not accepted; else nothing."""
    if not doubts or options.accept_doubts:
        return ""
    key = "would_doubt" if options.dry_run else "doubted"
    return f"{say(options.lang, f'cli.editing.{key}', option=ACCEPT)}\n"


def account() -> str:
    """Return who works here: as git knows it, else the name of the account."""
    try:
        return os.environ.get("GIT_AUTHOR_NAME") or getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return ""


def kept(options: argparse.Namespace, edit: Edit) -> Saved | None:
    """Save an edit and return what was saved; nothing in a dry run."""
    return None if options.dry_run else save(data_folder(options), edit)


def kept_line(options: argparse.Namespace, saved: Saved | None) -> str:
    """Return under which version an edit is kept and where, or that nothing was written."""
    if saved is None:
        return say(options.lang, "cli.editing.dry")
    at = where(data_folder(options), options.lang)
    return f"{say(options.lang, 'cli.editing.saved', version=saved.version)} {at}"


def looked_at(held: Held, edit: Edit, lang: Lang) -> Preview:
    """Return what an edit changes; raises DataError where the result would not load."""
    with without_pandas():
        return preview(held, edit, date.today(), lang)  # noqa: DTZ011 - the city's own day


def preview_lines(found: Preview, lang: Lang) -> Said:
    """Return a preview in lines: those of the files that change, the rows of the boards, the doubts."""
    said: Said = []
    for diff in found.diffs:
        said += ["", *diff.lines]
    said += ["", *_verdicts(found, lang)]
    if found.doubts:
        said += ["", say(lang, "cli.editing.doubts"), *(f"{doubt:{lang}}" for doubt in found.doubts)]
    return [*said, ""]


def _verdicts(found: Preview, lang: Lang) -> Said:
    if not found.moved:
        return [say(lang, "cli.editing.nothing_moves")]
    key = "moves" if found.verdicts else "no_verdict"
    return [say(lang, f"cli.editing.{key}"), *(f"  {moved_line(one, lang)}" for one in found.moved)]


def moved_line(one: RowImpact, lang: Lang) -> str:
    """Return one row of one board with what moves in it."""
    parts = []
    if one.verdict_moves:
        parts.append(" → ".join(say(lang, f"verdict.{side}") for side in (one.verdict_before, one.verdict_after)))
    if one.pace_moves:
        ends = (say(lang, f"pace.{side}") if side else "–" for side in (one.pace_before, one.pace_after))
        parts.append(" → ".join(ends))
    for key in ("figure", "progress", "target"):
        if move := getattr(one.change, key, None):
            ends = [side.words if side else "–" for side in (move.before, move.after)]
            parts.append(say(lang, f"changes.moved.{key}", before=ends[0], after=ends[1]))
    return f"{one.board} · {one.name}: {'; '.join(parts)}"
