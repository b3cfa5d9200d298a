"""The name of a row to an indicator: an exact name whose unit fits decides, anything else is asked once for the row."""

from collections.abc import Sequence

from indicators.importing.fingerprint import lasting
from indicators.importing.mapping.context import FigureRow, MappingContext
from indicators.importing.mapping.names import words_of
from indicators.importing.mapping.units import choices, is_known, of_row, of_table
from indicators.importing.questions import SKIP
from indicators.importing.types import AnswerChoice
from indicators.numerals.units import shift, taken_apart

NEAR = 0.55  # from here on the nearest name is proposed


def named(desk: MappingContext, row: FigureRow) -> str:
    """Return the indicator of a row; empty while a question is open, and where the row is to be left out."""
    unit = of_row(row)
    fitting, context = _fitting(desk, unit), _context(row)
    coded = desk.names.code(row.line.code) if row.line.code else ""
    names, misfits = desk.names.exact(row.line.name, unit, fitting)
    found = [name.code for name in names]
    if coded:
        others = [code for code in (*found, *misfits) if code != coded]
        if others and coded not in (*found, *misfits):
            return _asked(desk, row, "name_ambiguous", unit, (coded, *others), fitting)
        return coded if coded in fitting else _other(desk, row, unit, coded, fitting)
    likely = ""
    if len(names) == 1:
        ranked = desk.names.readings(names[0], context, fitting)
        found = [code for _, code in ranked]
        likely = found[0] if len(ranked) > 1 and ranked[0][0] > ranked[1][0] else ""
    if not found and row.context:
        found = list(desk.names.child(row.line.name, context, fitting))
    if len(found) == 1:
        return found[0]
    if found:
        return _asked(desk, row, "name_ambiguous", unit, found, fitting, likely)
    if misfits:
        return _other(desk, row, unit, misfits[0], fitting)
    return _asked(desk, row, "name_unknown", unit, (), fitting)


def _fitting(desk: MappingContext, unit: str) -> frozenset[str]:
    """Return the indicators that a unit may count: all of them where it says nothing that is known."""
    if unit not in desk.fitting:
        every = desk.book.indicators.values()
        says = bool(unit and taken_apart(unit).counted and is_known(desk, unit))
        units = desk.book.units
        fits = (one.code for one in every if not says or shift(unit, units[one.unit]) is not None)
        desk.fitting[unit] = frozenset(fits)
    return desk.fitting[unit]


def _context(row: FigureRow) -> frozenset[str]:
    return frozenset(word for name in row.context for word in words_of(name))


def _key(desk: MappingContext, row: FigureRow, code: str, unit: str) -> str:
    """Return the key of a row: its name under what it stands under; of twins under all there is, up to the sheet."""
    above = row.near[:-1]
    if row.line.name and row.near in desk.twins:
        sheet, title = lasting(row.table.sheet.name), lasting(row.table.title)
        above = tuple(filter(None, (sheet, title, *reversed(row.context))))
    return desk.key(code, f"{' / '.join((*above, row.line.name))}|{unit}", row.place)


def _choice(code: str) -> AnswerChoice:
    return AnswerChoice(f"code:{code}", "indicator", (("indicator", code),))


def _ranked(desk: MappingContext, row: FigureRow, fitting: frozenset[str]) -> list[tuple[float, str]]:
    every = [code for code in desk.book.indicators if code in fitting]
    return desk.names.nearest(row.line.name, _context(row), every)


def _likely(desk: MappingContext, row: FigureRow, ranked: Sequence[tuple[float, str]]) -> str:
    """Return the nearest indicator where it is to be proposed: near, and every word of the row is one of its own."""
    near = bool(ranked) and ranked[0][0] >= NEAR
    return ranked[0][1] if near and desk.names.agrees(row.line.name, of_row(row), ranked[0][1]) else ""


def _asked(
    desk: MappingContext,
    row: FigureRow,
    code: str,
    unit: str,
    first: Sequence[str],
    fitting: frozenset[str],
    likely: str = "",
) -> str:
    """Ask which indicator a row is: those that it may well be first, then the nearest, then all that its unit fits."""
    ranked = _ranked(desk, row, fitting)
    offered = dict.fromkeys((*first, *(one for _, one in ranked)))
    if not first:
        likely = _likely(desk, row, ranked)
    answer = desk.ask(
        _key(desk, row, code, unit),
        row.refs,
        row.line.name,
        (*map(_choice, offered), SKIP),
        f"code:{likely}" if likely else "",
        lasting=True,
        words=unit or "-",
    )
    return answer.removeprefix("code:") if answer.startswith("code:") else ""


def _other(desk: MappingContext, row: FigureRow, unit: str, meant: str, fitting: frozenset[str]) -> str:
    """Ask about a row whose name is that of an indicator counted in something else."""
    ranked = _ranked(desk, row, fitting)
    own = choices((desk.measure(meant).name.vi,))[:1] if all(map(of_table, row.cells)) else ()
    likely = _likely(desk, row, ranked)
    answer = desk.ask(
        _key(desk, row, "unit_other", unit),
        row.refs,
        unit,
        (*own, *(_choice(one) for _, one in ranked), SKIP),
        f"code:{likely}" if likely else "",
        lasting=True,
        indicator=meant,
        unit=desk.measure(meant).unit,
    )
    if answer.startswith("unit:"):
        desk.answered[row.place] = answer.removeprefix("unit:")
        return meant
    return answer.removeprefix("code:") if answer.startswith("code:") else ""
