"""The two tabs of the planning page: real addresses that keep the view and its language."""

from urllib.parse import urlencode

from indicators.boards.view import View
from indicators.markup.escape import text
from indicators.wording import say

TABS = ("edit", "import", "history")


def planning_tabs_html(view: View, here: str) -> str:
    """Return the tabs; the one here is marked for eye and ear."""
    links = "".join(
        f'<a href="?{text(urlencode(view.params(tab=tab)))}" data-query="1"'
        f"{' aria-current=true' if tab == here else ''}>{text(say(view.lang, f'planning.tab.{tab}'))}</a>"
        for tab in TABS
    )
    return f'<div class="tabs" role="navigation" aria-label="{text(say(view.lang, "planning.tabs"))}">{links}</div>'
