"""The commands `indicators check`, `schema`, `attain`, `scoreboard` and those beside it (`COMMANDS`).

Each is a module with an `EXAMPLE`, `add_options(parser)` and `run(options) -> Answer`; only the one that is
called is imported.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module, metadata

from indicators.clock import keep_time_of
from indicators.problems import DataError, shown
from indicators.terminal.answers import BAD_DATA, BAD_USAGE, Answer, UsageError, give
from indicators.terminal.options import Parser, asked_language, asks_for_help, named_folder, nearest_words
from indicators.wording import Lang, say

PROGRAM, PACKAGE = "indicators", "hai-phong-indicators"
VERSION = "--version"
# Each command with its module: in the room of what it is about.
COMMANDS = {
    "check": "cli.check",
    "schema": "cli.schema",
    "attain": "cli.attain",
    "scoreboard": "cli.scoreboard",
    "show": "cli.show",
    "compare": "cli.compare",
    "changes": "cli.changes",
    "doubts": "cli.doubts",
    "build": "cli.build",
    "publish": "publishing.command",
    "report": "session.commands.report",
    "deck": "session.commands.deck",
    "slides": "session.commands.slides",
    "target": "editing.commands.target",
    "actual": "editing.commands.actual",
    "template": "importing.commands.template",
    "import": "importing.commands.import_figures",
    "history": "editing.commands.history",
    "serve": "serving.command",
    "doctor": "serving.doctor",
}
FIRST = next(iter(COMMANDS))  # stands in the examples of the overview
STOPPED = 130  # what a shell reports of a program stopped with Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 problems in the data, 2 wrong usage."""
    try:
        return give(answer(sys.argv[1:] if arguments is None else arguments, os.environ))
    except KeyboardInterrupt:
        return STOPPED


def answer(arguments: Sequence[str], environment: Mapping[str, str]) -> Answer:
    """Return what a command line comes to, without printing it."""
    lang = asked_language(arguments, environment)
    name = arguments[0] if arguments else ""
    if name in COMMANDS:
        return _run(name, arguments[1:], lang)
    if asks_for_help(arguments):
        return Answer(out=_overview(lang))
    if name == VERSION:
        return Answer(out=f"{PACKAGE} {metadata.version(PACKAGE)}\n")
    if not name:
        return Answer(BAD_USAGE, err=_overview(lang))
    message = say(lang, "cli.no_command", found=shown(name), known=nearest_words(name, tuple(COMMANDS)))
    return _refused(message, PROGRAM, lang)


def _run(name: str, arguments: Sequence[str], lang: Lang) -> Answer:
    program, command = f"{PROGRAM} {name}", import_module(f"indicators.{COMMANDS[name]}")
    parser = Parser(program, command.EXAMPLE, say(lang, f"cli.{name}.about"), lang)
    command.add_options(parser)
    if asks_for_help(arguments):
        return Answer(out=parser.format_help())
    try:
        options = parser.read(arguments)
        if "data" in options:
            keep_time_of(named_folder(options))
        return command.run(options)
    except UsageError as error:
        return _refused(str(error), program, lang)
    except DataError as error:
        return Answer(BAD_DATA, err=f"{error:{lang}}\n")
    except OSError as error:
        return Answer(BAD_DATA, err=f"{failure(error, lang)}\n")


def failure(error: OSError, lang: Lang) -> str:
    """Return what the system refused, in one line: the file and its reason."""
    return say(lang, "cli.failed", place=error.filename or PROGRAM, reason=error.strerror or error)


def _refused(message: str, program: str, lang: Lang) -> Answer:
    return Answer(BAD_USAGE, err=f"{program}: {message}\n{say(lang, 'cli.hint', command=f'{program} --help')}\n")


def _overview(lang: Lang) -> str:
    width = max(len(name) for name in COMMANDS)
    lines = (f"  {name:{width}}  {say(lang, f'cli.{name}.about')}" for name in COMMANDS)
    return "\n".join(
        (
            f"{say(lang, 'cli.usage')}: {PROGRAM} {{{','.join(COMMANDS)}}} ...",
            "",
            say(lang, "cli.about"),
            say(lang, "cli.exit"),
            "",
            f"{say(lang, 'cli.commands')}:",
            *lines,
            "",
            say(lang, "cli.more", command=f"{PROGRAM} {FIRST} --help"),
            say(lang, "cli.version", command=f"{PROGRAM} {VERSION}"),
            "",
            f"{say(lang, 'cli.example')}:",
            f"  {PROGRAM} {FIRST}",
            "",
        )
    )
