"""Options of the commands, read strictly: help and refusals in the reader's language, never a guess."""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from indicators.collation import composed
from indicators.problems import nearest, shown
from indicators.terminal.answers import UsageError
from indicators.wording import LANGS, Lang, say

HELP = ("-h", "--help")
PACKAGE_DATA = Path(__file__).resolve().parents[2] / "data"  # beside the installed package


class Parser(argparse.ArgumentParser):
    """The options of one command, with those that every command takes."""

    def __init__(self, program: str, example: str, about: str, lang: Lang) -> None:
        """Make the parser of `indicators check` and the like; its help ends in the example."""
        super().__init__(
            prog=program,
            description=about,
            epilog=f"{say(lang, 'cli.example')}:\n  {example}",
            formatter_class=partial(_Layout, usage_word=say(lang, "cli.usage")),
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.lang: Lang = lang
        self.group = self.add_argument_group(say(lang, "cli.options"))

    def add(self, option: str, about: str, *, metavar: str, parse: Callable[[str], object] = composed) -> None:
        """Add an option that takes one value, read by `parse`; a text that was pasted in parts is put together."""
        self.group.add_argument(option, help=about, metavar=metavar, type=parse)

    def add_choice(self, option: str, about: str, words: Sequence[str], default: str | None = None) -> None:
        """Add an option that takes one of a few words."""
        known = listed_words(words)

        def one_of(word: str) -> str:
            if word in words:
                return word
            raise UsageError(say(self.lang, "cli.not_one_of", option=option, found=shown(word), known=known))

        self.group.add_argument(
            option,
            help=say(self.lang, about, known=known),
            metavar=option.lstrip("-").upper(),
            type=one_of,
            default=default,
        )

    def add_common(self, *, reads_data: bool = True) -> None:
        """Add what every command takes: the data folder, the language, help."""
        about = say(self.lang, "cli.option.data" if reads_data else "cli.option.data_unused")
        self.add("--data", about, metavar="DIR", parse=Path)
        self.add_choice("--lang", "cli.option.lang", LANGS, default=self.lang)
        self.group.add_argument(*HELP, action="store_true", help=say(self.lang, "cli.option.help"))

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Return the options; raises UsageError for one that is unknown, has no value or stands alone."""
        try:
            options, rest = self.parse_known_args(list(arguments))
        except argparse.ArgumentError as error:
            raise UsageError(say(self.lang, "cli.one_value", option=error.argument_name)) from None
        if rest:
            self._refuse(rest[0])
        return options

    def _refuse(self, word: str) -> NoReturn:
        """Say what is wrong with a word that belongs to no option."""
        found = word.split("=")[0]
        known = [option for action in self._actions for option in action.option_strings]
        near = nearest(found, known)
        key = "cli.no_word" if not found.startswith("-") else "cli.no_option" if near else "cli.no_option_like"
        raise UsageError(say(self.lang, key, found=shown(found), known=near or listed_words(known)))


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Help in the reader's language: argparse itself would begin it in English."""

    def __init__(self, prog: str, usage_word: str) -> None:
        super().__init__(prog, max_help_position=28, width=100)
        self._usage_word = usage_word

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Write the line of usage."""
        super().add_usage(usage, actions, groups, prefix or f"{self._usage_word}: ")


def asked_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Return the language named by `--lang`, else that of the environment: Vietnamese where LANG begins with vi."""
    asked: Lang | None = None
    for word, following in pairwise([*arguments, ""]):
        wanted = following if word == "--lang" else word.removeprefix("--lang=")
        for lang in LANGS:
            if word.startswith("--lang") and wanted == lang:
                asked = lang
    return asked or ("vi" if environment.get("LANG", "").casefold().startswith("vi") else "en")


def asks_for_help(arguments: Sequence[str]) -> bool:
    """Return whether help is wanted, wherever in the line it stands and whatever else is wrong."""
    return any(word.split("=")[0] in HELP for word in arguments)


def listed_words(words: Sequence[str]) -> str:
    """Return words to choose from, as they are typed: `text | json`."""
    return " | ".join(word or '""' for word in words)


def nearest_words(word: str, known: Sequence[str]) -> str:
    """Return the word most likely meant, or all there are."""
    return nearest(word, known) or listed_words(known)


def named_folder(options: argparse.Namespace) -> Path:
    """Return the folder that options name, whether it is there or not."""
    return options.data or (Path("data") if Path("data").is_dir() else PACKAGE_DATA)


def data_folder(options: argparse.Namespace) -> Path:
    """Return the folder to read: the one named, else ./data, else the one that came with the program.

    Raises UsageError where there is none.
    """
    folder = named_folder(options)
    if not folder.is_dir():
        raise UsageError(say(options.lang, "cli.no_folder", found=shown(str(folder))))
    return folder
