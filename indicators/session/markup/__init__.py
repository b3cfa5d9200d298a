"""The page of a session as HTML: the board as it closed, the slides to choose from, the register of sessions."""

from indicators.session.markup.session import session_html, session_rest_html
from indicators.session.markup.slides import closed_slides_html, slides_html

__all__ = ["closed_slides_html", "session_html", "session_rest_html", "slides_html"]
