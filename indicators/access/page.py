"""Who may edit in a browser session: asked when a page is drawn, and through `permit` at the moment of writing."""

import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache

import streamlit as st
from markupsafe import Markup

from indicators.access import (
    Browser,
    Decision,
    Key,
    KeyFile,
    Mode,
    Person,
    RoleFile,
    Server,
    SignOuts,
    confides,
    decide,
    decide_signed_in,
    person,
    same_key,
    standing,
    state_folder,
)
from indicators.access.markup import closed_html, key_html, person_html, unlocked_html
from indicators.event_log import log, name_of
from indicators.problems import NotSaved
from indicators.wording import LANGS, Lang, say

PARAMETER = "key"  # of the link that carries the key
BROWSER, KEEP, WRONG, STATE = "access browser", "access to keep", "access wrong", "access state"  # in the session
_PRINTED: set[str] = set()  # keys whose link the terminal shows already


@dataclass(frozen=True, slots=True)
class SignIn:
    """Where people sign in: the origin of the public address, who of them may do what, and who signed out."""

    origin: str
    roles: RoleFile
    signed_out: SignOuts


@dataclass(frozen=True, slots=True)
class Started:
    """How `indicators serve` started this process; without it, for this machine alone."""

    mode: Mode = Mode.LOCAL
    sign_in: SignIn | None = None


_started = Started()


def start_as(started: Started) -> None:
    """Say how this process serves, before it listens."""
    global _started
    _started = started


class NotAllowed(NotSaved):
    """The browser may not save; the decision says why."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(f"access_{decision}")

    def message(self, lang: Lang = "en") -> str:
        """Return why, and what to do about it."""
        return say(lang, f"access.refused.{self.decision}", address=address())


def decision() -> Decision:
    """Return what this browser may do now."""
    if _started.sign_in:
        found = decide_signed_in(_server(), _headers(), _browser(), _standing)
    else:
        found = decide(_server(), _headers(), _browser(), _key)
    st.session_state[STATE] = found
    return found


def permit() -> None:
    """Raise NotAllowed unless this browser may save at this moment; whatever a page writes, it calls this first."""
    if (found := decision()) is not Decision.OPEN:
        _log(found)
        raise NotAllowed(found)


def log_closed_form() -> None:
    """Log that a form came from a browser that is shown none."""
    if not (found := decision()).fills:
        _log(found)


def sees_drafts() -> bool:
    """Return whether this browser is shown drafts and the addresses of authors."""
    return confides(_server().mode, decision())


def why(lang: Lang) -> str:
    """Return why forms are not shown; nothing where they are."""
    found = decision()
    return "" if found.fills else NotAllowed(found).message(lang)


def closed(lang: Lang) -> Markup:
    """Return the one sentence that every page shows, as HTML, to whom nothing is shown.

    That is everybody, where others reach a server not started for them; where readers are named, whoever is none.
    """
    if not (at := _started.sign_in):
        return closed_html(lang, NotAllowed(Decision.CLOSED).message(lang)) if _server().closed else Markup()
    if not at.roles.current().viewers:
        return Markup()
    found, one = decision(), signed_in()
    if one and at.roles.current().reads(one.address):
        return Markup()
    sentence = say(lang, "access.readers_only") if one or found is Decision.SIGN_IN else NotAllowed(found).message(lang)
    return closed_html(lang, sentence) + person_html(lang, one.address if one else "", _path())


def signed_in() -> Person | None:
    """Return who has signed in here and still counts, whatever they may do."""
    if not (at := _started.sign_in):
        return None
    one = person(st.user.to_dict())
    return one if one and one.lasts(time.time()) and not at.signed_out.has(one) else None


def author(typed: str) -> str:
    """Return the author of a change: who signed in, whatever was typed; else what was typed."""
    if not _started.sign_in:
        return typed
    one = signed_in()
    return one.address if one else ""


def approvers() -> tuple[str, ...]:
    """Return who adopts targets; where nobody is named, whoever may edit does."""
    return _started.sign_in.roles.approvers() if _started.sign_in else ()


def author_fixed() -> bool:
    """Return whether the author is known and not typed."""
    return _started.sign_in is not None


def panel(lang: Lang) -> Markup:
    """Return as HTML who signed in, or the field of the key while it is asked for, and once that it was right."""
    if _started.sign_in:
        one = signed_in()
        return person_html(lang, one.address if one else "", _path())
    if decision() is Decision.KEY:
        return key_html(lang, st.session_state.get(WRONG, 0))
    return unlocked_html(lang) if KEEP in st.session_state else Markup()


# ---- the key, and what the browser says of itself


def announce() -> None:
    """Print the link with the key, once, where somebody at this machine may edit."""
    _key()


def begin() -> None:
    """Announce the key with the first page, where that was not done before, and take the key that a link brings."""
    announce()
    if given := st.query_params.get(PARAMETER):
        offer(given)


def offer(given: str) -> None:
    """Take a key that somebody typed, pasted with its link or opened; a wrong one is counted."""
    found = re.search(rf"[?&]{PARAMETER}=([\w-]+)", given)
    key = found[1] if found else given.strip()
    if same_key(key, _key()):
        st.session_state[BROWSER] = replace(_browser(), key=key)
        st.session_state.pop(WRONG, None)
        if decision() is Decision.OPEN:
            st.session_state[KEEP] = key
    else:
        st.session_state[WRONG] = st.session_state.get(WRONG, 0) + 1


def hear(told: object) -> None:
    """Take what the page's script says: whether it stands in a frame, and the key that this browser keeps."""
    said: Mapping[str, object] = told if isinstance(told, dict) else {}
    kept, before = str(said.get("key") or ""), _browser()
    key = kept if same_key(kept, _key()) else before.key
    st.session_state[BROWSER] = Browser(told=True, framed=before.framed or bool(said.get("framed")), key=key)


def data() -> dict[str, dict[str, str]]:
    """Return what the page's script is told: the decision that it was drawn by, and once the key to keep."""
    return {"access": {"state": st.session_state.get(STATE, ""), "keep": st.session_state.pop(KEEP, "")}}


def address(key: str = "") -> str:
    """Return the address where editing is allowed, with the key where one is given."""
    server = _server()
    host = {"::1": "[::1]", "localhost": "localhost"}.get(server.address, "127.0.0.1")
    origin = server.origin or f"http://{host}:{server.port}"
    return f"{origin}{_path()}/planning" + (f"?{PARAMETER}={key}" if key else "")


def _path() -> str:
    """Return the path of the public address, with the slash before it."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def _log(found: Decision) -> None:
    one = person(st.user.to_dict()) if _started.sign_in else None
    log("refused", what="edit", by=name_of(one.address) if one else "", why=found)


def _standing() -> Decision:
    at = _started.sign_in
    return (
        standing(person(st.user.to_dict()), at.roles.current(), time.time(), at.signed_out.has) if at else Decision.VIEW
    )


def _browser() -> Browser:
    return st.session_state.get(BROWSER, Browser())


def _server() -> Server:
    origin = _started.sign_in.origin if _started.sign_in else ""
    names = tuple(str(name) for name in st.get_option("server.allowedHosts"))
    return Server(
        str(st.get_option("server.address") or ""), int(st.get_option("server.port")), names, _started.mode, origin
    )


def _headers() -> list[tuple[str, str]]:
    headers = st.context.headers
    return [(name, value) for name in headers for value in headers.get_all(name)]


@cache
def _key_file() -> KeyFile:
    return KeyFile(state_folder())


def _key() -> str:
    """Return the key; none where no key lets anybody edit."""
    server = _server()
    if server.mode is not Mode.LOCAL or server.closed:
        return ""
    key = _key_file().current()
    if key.value not in _PRINTED:
        _PRINTED.add(key.value)
        _print(key)
    return key.value


def _print(key: Key) -> None:
    """Print the link and what to know of it, in both languages; a terminal that is gone stops no page."""
    lines = [*(say(lang, "access.printed.link") for lang in LANGS), f"  {address(key.value)}"]
    lines += [say(lang, "access.printed.renewed") for lang in LANGS if key.renewed]
    lines += [say(lang, "access.printed.replaced") for lang in LANGS if _PRINTED - {key.value}]
    kept = {"folder": str(_key_file().folder), "reason": key.unkept}
    lines += [say(lang, "access.printed.unkept", **kept) for lang in LANGS if key.unkept]
    for line in lines:
        with suppress(OSError, ValueError):
            print(line, flush=True)
