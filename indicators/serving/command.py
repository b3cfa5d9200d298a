"""`indicators serve`: the dashboard for one machine or for many, as one command."""

import argparse
import errno
import os
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path

from indicators.access import Mode, RoleFile, is_loopback
from indicators.problems import shown
from indicators.publishing.files import MANIFEST
from indicators.serving.plan import Listen, PublicAddress, ServerPlan, parse_listen, parse_public
from indicators.terminal.answers import BAD_DATA, Answer, UsageError
from indicators.terminal.options import Parser
from indicators.wording import Lang, say

EXAMPLE = "indicators serve --listen 0.0.0.0:8501 --read-only"
LISTEN = "127.0.0.1:8501"
SECRET = "INDICATORS_CLIENT_SECRET"  # noqa: S105 - the name of the variable, not what is in it
# What a system says of an address where nothing can listen.
WHY = {errno.EADDRINUSE: "taken", errno.EADDRNOTAVAIL: "elsewhere", errno.EACCES: "low_port"}


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_plan_options(parser)
    parser.add_common()


def add_plan_options(parser: Parser) -> None:
    """Add what says where to listen, under which address, and who may edit."""
    lang = parser.lang
    listen = partial(_parsed, lang, "listen", parse_listen)
    parser.add("--listen", say(lang, "cli.serve.listen", default=LISTEN), metavar="ADDRESS:PORT", parse=listen)
    public = partial(_parsed, lang, "public_address", parse_public)
    parser.add("--public-address", say(lang, "cli.serve.public_address"), metavar="ADDRESS", parse=public)
    parser.add("--access", say(lang, "cli.serve.access"), metavar="FILE", parse=Path)
    parser.add("--site", say(lang, "cli.serve.site"), metavar="DIR", parse=Path)
    parser.group.add_argument("--read-only", action="store_true", help=say(lang, "cli.serve.read_only"))


def run(options: argparse.Namespace) -> Answer:
    """Serve until stopped; refused are a port that is taken, and others reached without a word on who may edit."""
    plan, roles = planned(options), roles_of(options)
    if plan.closed:
        raise UsageError(say(options.lang, "access.refused.closed"))
    if options.data and not options.data.is_dir():
        raise UsageError(say(options.lang, "cli.no_folder", found=shown(str(options.data))))
    if plan.site and not (plan.site / MANIFEST).is_file():
        raise UsageError(say(options.lang, "cli.serve.no_site", found=shown(str(plan.site))))
    if refused := _unavailable(plan.listen, options.lang):
        return Answer(BAD_DATA, err=f"{refused}\n")
    from indicators.serving.server import serve  # Streamlit costs a second, which no refusal pays

    serve(plan, options.data, roles, os.environ.get(SECRET, ""))
    return Answer()


def planned(options: argparse.Namespace) -> ServerPlan:
    """Return what the options ask for."""
    listen: Listen = options.listen or parse_listen(LISTEN)
    public: PublicAddress | None = options.public_address
    mode = Mode.VIEW if options.read_only else Mode.SIGN_IN if options.access else Mode.LOCAL
    return ServerPlan(listen, public, mode, options.site)


def roles_of(options: argparse.Namespace) -> RoleFile | None:
    """Return who may do what, where people sign in; raises UsageError or DataError for what is missing or wrong."""
    lang, file, public = options.lang, options.access, options.public_address
    if file is None:
        return None
    if options.read_only:
        raise UsageError(say(lang, "cli.serve.two_ways"))
    if public is None or (public.scheme == "http" and not is_loopback(public.host)):
        raise UsageError(say(lang, "cli.serve.no_public"))  # without TLS anybody on the way takes the cookie
    try:
        roles = RoleFile(file)
    except OSError as error:
        raise UsageError(
            say(lang, "cli.serve.no_file", found=shown(str(file)), reason=error.strerror or str(error))
        ) from None
    if not os.environ.get(SECRET):
        raise UsageError(say(lang, "cli.serve.no_secret", client=shown(roles.current().client_id)))
    return roles


def _parsed(lang: Lang, option: str, parse: Callable[[str], object], word: str) -> object:
    try:
        return parse(word)
    except ValueError:
        raise UsageError(say(lang, f"cli.serve.no_{option}", found=shown(word))) from None


def _unavailable(listen: Listen, lang: Lang) -> str:
    """Return why nothing can listen there, found before the first page is made; nothing where something can."""
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as Streamlit does
        try:
            tried.bind((listen.host, listen.port))
            tried.listen()
        except OSError as error:
            key = WHY.get(error.errno or 0, "no_socket")
            following = str(Listen(listen.host, listen.port % 65535 + 1))
            return say(lang, f"cli.serve.{key}", at=str(listen), next=following, reason=error.strerror or str(error))
    return ""
