"""A program that speaks to the server as a page's script does, with any headers: what a browser would never send."""

import json
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any, ClassVar

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.client import ClientProtocol
from websockets.datastructures import Headers
from websockets.frames import Opcode
from websockets.typing import Subprotocol
from websockets.uri import parse_uri

from tests.browser.served import Served

Lines = Sequence[tuple[str, str]]
HANDSHAKE = ("Host", "Origin", "User-Agent")  # taken out, so that only what a test names is sent


class Refused(Exception):  # noqa: N818 - an answer, no error
    """The server did not open the socket."""


class Fields(HTMLParser):
    """The fields of a form in HTML and what stands in them."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind, self.values, self.seen, self.here = kind, dict[str, str](), False, ""
        self.names = set[str]()  # radios without an answer among them
        self._within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field; of radios and options the chosen one, of a list else its first."""
        of = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._within = of.get("data-form") == self.kind
            self.seen |= self._within
        name = of.get("name", "")
        if not self._within or not (name or tag == "option") or tag == "button":
            return
        self.names.add(name)
        if tag in ("select", "textarea"):
            self.here = name
            self.values[name] = ""
        elif tag == "option" and self.here and ("selected" in of or not self.values[self.here]):
            self.values[self.here] = of.get("value", "")
        elif tag == "input" and (of.get("type") != "radio" or "checked" in of):
            self.values[name] = of.get("value", "")

    def handle_data(self, data: str) -> None:
        """Take the words of a text field."""
        if self.lasttag == "textarea" and self.here:
            self.values[self.here] = data

    def handle_endtag(self, tag: str) -> None:
        """Leave a field or the form."""
        if tag in ("select", "textarea"):
            self.here = ""
        if tag == "form":
            self._within = False


class Program:
    """One session on a page; `headers` are lines of its handshake, sent as they are, double ones too."""

    opened: ClassVar[list["Program"]] = []

    def __init__(self, served: Served, headers: Lines, session: str = "", base: str = "") -> None:
        self.served = served
        self.session = session
        self.board = ""  # the id of the component that draws the page
        self.data: dict[str, Any] = {}  # what it was given last
        self.page = self.query = ""
        self._socket = served.connect()
        self._speak = ClientProtocol(parse_uri(f"ws://{served.host}{base}/_stcore/stream"), max_size=None)
        self.opened.append(self)
        self._shake_hands(headers)

    def _shake_hands(self, headers: Lines) -> None:
        request = self._speak.connect()
        for name in HANDSHAKE:
            request.headers.pop(name, None)
        request.headers = Headers([*request.headers.raw_items(), *headers])
        if self.session:
            request.headers["Sec-WebSocket-Protocol"] = f"streamlit, none, {self.session}"
        self._speak.available_subprotocols = [Subprotocol("streamlit")]
        self._speak.send_request(request)
        self._flush()
        while not (events := self._received()):
            pass
        if self._speak.handshake_exc is not None:
            raise Refused(str(events))

    def visit(self, page: str, query: str) -> dict[str, Any]:
        """Open a page; returns what its script is given."""
        self.page, self.query = page, query
        self._run()
        return self.data

    def open(self, page: str, query: str) -> dict[str, Any]:
        """Open a page as a browser does: where it is asked what it holds, it says nothing."""
        self.visit(page, query)
        if self.data["access"]["state"] == "ask":
            self.tell(browser={"framed": False, "key": ""})
        return self.data

    def tell(self, **events: object) -> str:
        """Send what the page's script would: `sent` for a form, `browser` for itself; returns the HTML that comes."""
        payload = [{"event": name, "value": value} for name, value in events.items()]
        name = f"$$STREAMLIT_INTERNAL_KEY_{self.board}__events"
        state = WidgetState(id=self.board, json_value="{}")
        self._run(state, WidgetState(id=name, json_trigger_value=json.dumps(payload)))
        return self.html

    @property
    def html(self) -> str:
        """The page as it was drawn last."""
        return str(self.data["html"])

    def form(self, kind: str) -> dict[str, str]:
        """Return the fields of the one form of a kind on the page, as a browser would send them untouched."""
        return self._fields(kind).values | {"form": kind}

    def field(self, kind: str, part: str) -> str:
        """Return the name of the field of a form whose name holds some words."""
        return next(name for name in self._fields(kind).names if part in name)

    def _fields(self, kind: str) -> Fields:
        found = Fields(kind)
        found.feed(self.html)
        assert found.seen, f"no form {kind} on the page: {self.html}"
        return found

    def close(self) -> None:
        """Break the connection, as a lost network does."""
        self._socket.close()

    @classmethod
    def close_all(cls) -> None:
        """Break every connection that is still open."""
        while cls.opened:
            cls.opened.pop().close()

    def again(self, headers: Lines) -> "Program":
        """Return the same session taken up by a new connection, where the page stood."""
        self.close()
        other = Program(self.served, headers, self.session)
        other.board, other.page, other.query, other.data = self.board, self.page, self.query, self.data
        return other

    def _run(self, *widgets: WidgetState) -> None:
        message = BackMsg()
        message.rerun_script.page_name = self.page
        message.rerun_script.query_string = self.query
        message.rerun_script.widget_states.widgets.extend(widgets)
        self.data = {}  # what comes is drawn by this run
        self._speak.send_binary(message.SerializeToString())
        self._flush()
        while True:
            for frame in self._received():
                if frame.opcode is Opcode.BINARY and self._heard(ForwardMsg.FromString(bytes(frame.data))):
                    return

    def _heard(self, message: ForwardMsg) -> bool:
        """Keep what a message says; returns whether the run has ended."""
        if message.HasField("new_session"):
            self.session = message.new_session.initialize.session_id
        if message.HasField("page_info_changed"):
            self.query = message.page_info_changed.query_string
        element = message.delta.new_element
        if element.HasField("bidi_component"):
            self.board, self.data = element.bidi_component.id, json.loads(element.bidi_component.json)
        return message.HasField("script_finished")

    def _flush(self) -> None:
        for data in self._speak.data_to_send():
            self._socket.sendall(data)

    def _received(self) -> list:
        data = self._socket.recv(1 << 16)
        if not data:
            raise Refused("the server closed the connection")
        self._speak.receive_data(data)
        self._flush()  # answers to pings
        return self._speak.events_received()
