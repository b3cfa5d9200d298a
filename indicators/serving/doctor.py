"""`indicators doctor`: checks an installation, running or planned, by the options of `indicators serve`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from indicators.access import RoleFile
from indicators.clock import keep_time_of
from indicators.encoding import json_text
from indicators.problems import DataError
from indicators.serving.command import add_plan_options, planned, roles_of
from indicators.serving.findings import CheckState, Finding, mend, ok
from indicators.serving.machine_checks import machine_findings
from indicators.serving.network_checks import network_findings
from indicators.terminal.answers import BAD_DATA, Answer, UsageError
from indicators.terminal.options import Parser
from indicators.wording import Lang, count, say

EXAMPLE = "indicators doctor --listen 0.0.0.0:8501 --read-only"
FORMATS = ("text", "json")


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_plan_options(parser)
    parser.add_choice("--format", "cli.option.format", FORMATS, default=FORMATS[0])
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Return a line for each check; the code is 1 where something is to be mended."""
    lang: Lang = options.lang
    found = list(_findings(options))
    bad = sum(one.state is CheckState.MEND for one in found)
    code = BAD_DATA if bad else 0
    if options.format == "json":
        listed = [{"check": one.check, "state": one.state.value, "message": one.message(lang)} for one in found]
        return Answer(code, out=json_text(listed))
    words = [say(lang, f"doctor.state.{one.state}") for one in found]
    names = [say(lang, f"doctor.{one.check}.name") for one in found]
    wide = max(map(len, words)), max(map(len, names))
    lines = [
        f"{word:{wide[0]}}  {name:{wide[1]}}  {one.message(lang)}\n"
        for word, name, one in zip(words, names, found, strict=True)
    ]
    return Answer(
        code, out="".join(lines) + f"{count(lang, 'doctor.mend', bad) if bad else say(lang, 'doctor.well')}\n"
    )


def _findings(options: argparse.Namespace) -> Iterator[Finding]:
    lang, plan = options.lang, planned(options)
    folder = _folder(options)
    if not folder.is_dir():
        raise UsageError(say(lang, "cli.no_folder", found=str(folder)))
    keep_time_of(folder)
    yield (start := _start(options))
    yield from machine_findings(folder, plan.mode, lang)
    roles = RoleFile(options.access).current() if options.access and start.state is CheckState.OK else None
    yield from network_findings(plan, roles)


def _start(options: argparse.Namespace) -> Finding:
    """Check whether `indicators serve` would start with these options: who may edit, roles, the secret."""
    try:
        roles_of(options)
    except UsageError as error:
        return mend("start", "refused", reason=str(error))
    except DataError as error:
        return mend("start", "refused", reason=f"{error.problems[0]:{options.lang}}")
    plan = planned(options)
    if plan.closed:
        return mend("start", "refused", reason=say(options.lang, "access.refused.closed"))
    return ok("start", plan.mode.name.lower(), address=plan.addresses[0] if plan.addresses else str(plan.listen))


def _folder(options: argparse.Namespace) -> Path:
    from indicators.component.data import data_folder  # loads Streamlit, which no refused option pays

    return options.data or data_folder()
