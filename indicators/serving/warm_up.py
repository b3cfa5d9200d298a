"""The pages opened once before anybody can: no visitor pays for imports, the store and the first boards."""

import asyncio
import gc
from contextlib import suppress
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import SessionClient

from indicators.component import ADDRESSES, INDICATOR
from indicators.component.data import live
from indicators.wording import LANGS

PATIENCE = 60  # seconds for one page; a start is never held up for ever


class _Visitor(SessionClient):
    """A session without a browser, which waits until its page has been drawn."""

    def __init__(self) -> None:
        self.drawn = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take what a browser would be sent."""
        if msg.HasField("script_finished"):
            self.drawn.set()


async def warm_up(runtime: Runtime) -> None:
    """Open every page in each language, then take what is there by now out of the garbage collector's sight."""
    store = (await asyncio.to_thread(live().state)).store
    first = next(iter(store.book.indicators), "") if store else ""
    for name, page in ADDRESSES.items():
        for lang in LANGS:
            await _visit(runtime, name, {"lang": lang} | ({"id": first} if page == INDICATOR else {}))
    gc.collect()
    gc.freeze()


async def _visit(runtime: Runtime, page: str, query: dict[str, str]) -> None:
    visitor, asked = _Visitor(), BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, urlencode(query)
    session = runtime.connect_session(visitor, user_info={})
    try:
        runtime.handle_backmsg(session, asked)
        with suppress(TimeoutError):
            await asyncio.wait_for(visitor.drawn.wait(), PATIENCE)
    finally:
        runtime.close_session(session)
