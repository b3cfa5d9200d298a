"""The page of a session: what it passed and asked, the board as it closed, and the register of all sessions."""

from indicators.boards.session.nouns import Act, Listed, Named, SessionBoard, Topic
from indicators.boards.session.opened import session_board
from indicators.boards.session.standing import at_close, find_session

__all__ = ["Act", "Listed", "Named", "SessionBoard", "Topic", "at_close", "find_session", "session_board"]
