"""The permanent link of a live page: the file of the site that never changes."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from indicators.boards.view import View
from indicators.publishing.addresses import Link, Scope
from indicators.store import Store
from indicators.wording import LANGS


class PermanentLink(NamedTuple):
    """The file that a live page leads to, and the day it is of where that is another one."""

    link: Link
    on: date | None


def permanent_link(store: Store, today: date, page: str, query: Mapping[str, str], view: View) -> PermanentLink | None:
    """Return the file of a live page that never changes: of its own day, else of the last session before.

    A page without such a day leads to the file of today.
    """
    scope = Scope(store, today, LANGS)
    for on in sorted(scope.days(view.area), reverse=True):
        if on <= view.as_of and (link := scope.resolve(page, {**query, "as_of": on.isoformat()})):
            return PermanentLink(link, None if on == view.as_of else on)
    found = scope.resolve(page, {key: one for key, one in query.items() if key != "as_of"})
    return PermanentLink(found, today) if found else None
