"""The page of a session: what it passed and asked, the board as it closed, and the register of all sessions."""

from indicators.session.boards.session_lookup import at_close, find_session
from indicators.session.boards.session_page import session_board
from indicators.session.boards.types import Act, Listed, Named, SessionBoard, Topic

__all__ = ["Act", "Listed", "Named", "SessionBoard", "Topic", "at_close", "find_session", "session_board"]
