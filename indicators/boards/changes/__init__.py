"""What changed between two days: figures, targets, and the verdicts that flipped because one of them moved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from indicators.boards.changes.moves import BoardState, Change, Move, Side, change
from indicators.boards.changes.sentence import sentence, told
from indicators.boards.context import gather
from indicators.boards.sentences import Part, parts
from indicators.boards.view import Choice, Unknown, View, parse_view, session_days
from indicators.model import last_day
from indicators.store import Store, kept_in_store
from indicators.wording import day, say

__all__ = ["Change", "ChangesBoard", "Move", "Side", "changes", "parse_changes_query", "since_choices", "told"]

NEWS = 6  # days with a new figure that are offered beside the sessions

WRITTEN = re.compile(r"(19|20)[0-9]{2}(-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class ChangesBoard:
    """Everything that changed between two days in the targets of one year."""

    view: View  # of the later day
    since: date
    snapshot: str
    area_name: str
    sentence: str
    sentence_parts: tuple[Part, ...]
    changes: tuple[Change, ...]  # flips first, then in the order of the board
    unchanged: int
    today: date


def parse_changes_query(store: Store, params: Mapping[str, str], today: date) -> tuple[View, date] | Unknown:
    """Return the view of the later day and the earlier day, or what is unknown in an address.

    `since` must be there; without `until` the later day is today.
    """
    asked = {name: value for name, value in params.items() if name not in ("since", "until")}
    days = {name: params[name] for name in ("since", "until") if params.get(name)}
    until = parse_view(store, asked | ({"as_of": days["until"]} if "until" in days else {}), today)
    if isinstance(until, Unknown):
        by_the_day = isinstance(parse_view(store, asked, today), View)
        return _renamed(until, "until", {"since": params["since"]} if by_the_day else days)
    since = _day(params["since"])
    if since is None:
        unknown = parse_view(store, {"area": until.area, "lang": until.lang, "as_of": params["since"]}, today)
        assert isinstance(unknown, Unknown)
        return _renamed(unknown, "since", {"until": until.as_of.isoformat()})
    if since > until.as_of:
        return _reversed(until, since)
    return replace(until, dated=True), since


def _day(text: str) -> date | None:
    try:
        return last_day(text) if WRITTEN.fullmatch(text) else None
    except ValueError:
        return None


def _reversed(until: View, since: date) -> Unknown:
    ends = {"since": until.as_of.isoformat(), "until": since.isoformat()}
    words = {name: day(text, until.lang) for name, text in ends.items()}
    choice = (say(until.lang, "changes.between", **words), {**until.params(), **ends})
    return Unknown(say(until.lang, "changes.reversed", **words), (choice,), until.lang)


def _renamed(unknown: Unknown, name: str, other: Mapping[str, str]) -> Unknown:
    """Return what is unknown with the day of each choice as `since` or `until`, beside the other one."""
    choices = []
    for label, query in unknown.choices:
        days = {name: query["as_of"]} if "as_of" in query else {}
        choices.append((label, {**{key: value for key, value in query.items() if key != "as_of"}, **other, **days}))
    return replace(unknown, choices=tuple(choices))


def since_choices(store: Store, view: View, since: date | None) -> tuple[Choice, ...]:
    """Return the days to compare with: the sessions before the day in view, and the last days with news of the year.

    The first choice is none: nothing is compared until a day is chosen.
    """
    lang, context = view.lang, gather(store, view)
    before = [(s, d) for s, d in session_days(store, view.area) if d < view.as_of]
    sessions = {d: say(lang, "changes.session", number=s.number, day=day(d, lang)) for s, d in before}
    reports = (a.known_from for listed in context.reports.values() for a in listed)
    news = sorted({d for d in reports if d and d < view.as_of}, reverse=True)[:NEWS]
    days = {d: say(lang, "changes.day", day=day(d, lang)) for d in (*news, *([since] if since else []))} | sessions
    known = [Choice(d.isoformat(), days[d], d == since) for d in sorted(days, reverse=True)]
    return (Choice("none", say(lang, "changes.none"), since is None), *known)


@kept_in_store(64)
def changes(store: Store, view: View, since: date, today: date) -> ChangesBoard:
    """Return what changed from a day to the day of a view: two boards of one year, row against row."""
    before = BoardState.on(store, replace(view, as_of=since, dated=True), today)
    after = BoardState.on(store, view, today)
    codes = tuple(dict.fromkeys((*after.rows, *before.rows)))
    found = [one for code in codes if (one := change(before, after, code))]
    found.sort(key=lambda one: not one.flipped)
    said = sentence(before.context, after.context, found)
    return ChangesBoard(
        view=view,
        since=since,
        snapshot=store.snapshot,
        area_name=after.context.area_name,
        sentence="".join(text for text, _ in parts(said)),
        sentence_parts=parts(said),
        changes=tuple(found),
        unchanged=len(codes) - len(found),
        today=today,
    )
