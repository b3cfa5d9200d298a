"""Who may edit in a browser session: asked when a page is drawn, and through `permit` at the moment of writing."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache

import streamlit as st
from markupsafe import Markup

from indicators.access import Browser, Decision, Key, KeyFile, Server, decide, same_key, state_folder
from indicators.access.markup import key_html, unlocked_html
from indicators.problems import NotSaved
from indicators.wording import LANGS, Lang, say

PARAMETER = "key"  # of the link that carries the key
BROWSER, KEEP, WRONG, STATE = "access browser", "access to keep", "access wrong", "access state"  # in the session
_PRINTED: set[str] = set()  # keys whose link the terminal shows already


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
    found = decide(_server(), _headers(), _browser(), _key)
    st.session_state[STATE] = found
    return found


def permit() -> None:
    """Raise NotAllowed unless this browser may save at this moment; whatever a page writes, it calls this first."""
    if (found := decision()) is not Decision.OPEN:
        raise NotAllowed(found)


def why(lang: Lang) -> str:
    """Return why forms are not shown; nothing where they are, or where a page has its own words: open to others."""
    found = decision()
    return "" if found.fills or found is Decision.ADDRESS else NotAllowed(found).message(lang)


def panel(lang: Lang) -> Markup:
    """Return the field of the key as HTML while it is asked for, and once that it was right."""
    if decision() is Decision.KEY:
        return key_html(lang, st.session_state.get(WRONG, 0))
    return unlocked_html(lang) if KEEP in st.session_state else Markup()


# ---- the key, and what the browser says of itself


def begin() -> None:
    """Print the link with the key when the first page opens, and take the key that a link brings."""
    _key()
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
    """Return the address of the planning page on this machine, with the key where one is given."""
    server, base = _server(), str(st.get_option("server.baseUrlPath") or "").strip("/")
    host = {"::1": "[::1]", "localhost": "localhost"}.get(server.address, "127.0.0.1")
    path = f"{base}/planning" if base else "planning"
    return f"http://{host}:{server.port}/{path}" + (f"?{PARAMETER}={key}" if key else "")


def _browser() -> Browser:
    return st.session_state.get(BROWSER, Browser())


def _server() -> Server:
    return Server(str(st.get_option("server.address") or ""), int(st.get_option("server.port")))


def _headers() -> list[tuple[str, str]]:
    headers = st.context.headers
    return [(name, value) for name in headers for value in headers.get_all(name)]


@cache
def _key_file() -> KeyFile:
    return KeyFile(state_folder())


def _key() -> str:
    """Return the key; none where others are answered too, as nobody may edit there."""
    if not _server().local:
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
