"""What changed between two days, in generated sentences: flips with their reason first."""

from collections.abc import Sequence

from indicators.boards.changes.moves import Change, Side
from indicators.boards.context import Context
from indicators.boards.sentences import protected
from indicators.wording import Lang, count, day, listed, say

NAMED = 4  # a sentence names at most four; the rows name them all


def sentence(before: Context, after: Context, found: Sequence[Change]) -> str:
    """Return what changed, with [marks] around each flip."""
    view = after.view
    words = {"since": day(before.view.as_of, view.lang), "until": day(view.as_of, view.lang)}
    words |= {"area": protected(after.area_name), "year": str(view.year)}
    if not found:
        return say(view.lang, "changes.nothing", **words)
    groups = [("flips", tuple(_flip(one, view.lang) for one in found if one.flipped))]
    for key, group in _groups([one for one in found if not one.flipped]).items():
        groups.append((key, tuple(protected(one.spoken) for one in group)))
    said = (say(view.lang, f"changes.{key}", items=_listed(items, view.lang)) for key, items in groups if items)
    return " ".join((say(view.lang, "changes.scope", **words), *said))


def _groups(found: Sequence[Change]) -> dict[str, list[Change]]:
    """Return what is said of those whose verdict did not flip; one indicator may stand in several groups."""
    figures = [one for one in found if one.figure and not one.figure.first]
    targets = [one for one in found if one.target and not one.target.first]
    return {
        "first_figures": [one for one in found if one.figure and one.figure.first],
        "figures": [one for one in figures if one.figure and not one.figure.same_number],
        "stages": [one for one in figures if one.figure and one.figure.same_number],
        "progress": [one for one in found if one.progress],
        "first_targets": [one for one in found if one.target and one.target.first],
        "targets": [one for one in targets if one.target and one.target.moved],
        "documents": [one for one in targets if one.target and not one.target.moved],
        "official": [one for one in found if one.official_before != one.official_after],
    }


def _listed(items: tuple[str, ...], lang: Lang) -> str:
    more = len(items) - NAMED
    return count(lang, "sentence.others", more, items=", ".join(items[:NAMED])) if more > 0 else listed(items, lang)


def _flip(one: Change, lang: Lang) -> str:
    moves = [move for move in (one.figure, one.target) if move and move.moved]
    ends = [(move.before, move.after) for move in moves]
    values = "; ".join(f"{told(old)} → {told(new)}" for old, new in ends if old and new)
    return say(
        lang,
        "changes.flip",
        name=protected(one.spoken),
        before=say(lang, f"verdict.{one.verdict_before}"),
        after=say(lang, f"verdict.{one.verdict_after}"),
        reason=one.reason_words,
        values=values,
    )


def told(side: Side) -> str:
    """Return a number marked with the record it leads to."""
    return f"[{protected(side.words)}]({side.id})"
