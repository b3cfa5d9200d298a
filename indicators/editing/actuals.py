"""One more report of a figure: a new vintage at the end of actuals.csv, with its stage, day and source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from indicators import files
from indicators.editing.data_snapshot import SOURCES, Held
from indicators.editing.edit_requests import NewActual, Printed, Why
from indicators.editing.rows import append_row, next_number
from indicators.editing.types import Edit
from indicators.model import Actual, Indicator, Source
from indicators.problems import NotSaved

TABLE = "actuals.csv"
SAME = ("indicator", "area", "period", "period_kind", "series", "stage", "published_on", "qualifier", "value")
MANY = 4  # periods that a summary does not name one by one
Fields = dict[str, str | None]
Place = tuple[Printed, str | None]  # where it was printed, and the day that was given
KINDS = (
    (r"[0-9]{4}", "year"),
    (r".*-Q[1-4]", "quarter"),
    (r".*-H[12]", "half"),
    (r".*-[0-9]{2}\.\.[0-9]{2}", "months"),
    (r"[0-9]{4}\.\..*", "multi_year"),
)  # a month may be one month or the months up to it: that must be said


def add(held: Held, wanted: NewActual, why: Why) -> Edit:
    """Return the edit that records a figure as printed; every earlier report of it stays.

    Raises NotSaved for a range, for a bound that no printed figure has, for a report that is on
    record already, and where the kind of period or the source cannot be told.
    """
    return add_all(held, (wanted,), why)


def add_all(held: Held, wanted: Sequence[NewActual], why: Why) -> Edit:
    """Return the one edit that records many figures, numbered in their order; all of them or none.

    Those printed in one new place share its one new line of sources.csv. Raises NotSaved as `add`
    does, also for two that are the same report, and where nothing is wanted.
    """
    if not wanted:
        raise NotSaved("nothing_changed")
    sources, with_new = _sources(held, wanted)
    code, rows, data = held.number(actual.id for actual in held.book.actuals), [], held.files[TABLE]
    twins = {_key(one.model_dump()): (one.id, f"{one.file}:{one.line}") for one in held.book.actuals}
    for one in wanted:
        fields = _fields(held, one, code, sources[one.printed, one.published_on])
        if twin := twins.get(_key(fields)):
            raise NotSaved("figure_twin", found=twin[0], line=twin[1])
        twins[_key(fields)] = (code, TABLE)
        rows.append(fields)
        data = append_row(data, [fields[name] or "" for name in files.columns(Actual)])
        code = next_number([code])
    return held.edit({TABLE: data, **with_new}, why, f"{TABLE}: {_summary(rows)}")


def _fields(held: Held, wanted: NewActual, code: str, source: str) -> Fields:
    """Return what the new line says, a field for each column."""
    indicator, area = held.indicator(wanted.indicator), held.area(wanted.area)
    figure, value = wanted.figure, _value(wanted, indicator)
    known = held.book.sources.get(source)
    day = wanted.published_on or (known.published_on if known else None)
    if not day:
        raise NotSaved("day_missing")
    return {
        "id": code,
        "indicator": indicator.code,
        "area": area.code,
        "period": wanted.period,
        "period_kind": wanted.period_kind or _kind(wanted.period),
        "series": wanted.series or area.series or indicator.series,
        "value": format(value, "f"),
        "unit": indicator.unit,
        "stage": wanted.stage,
        "qualifier": figure.qualifier or "",
        "last_digit": format(figure.last_digit, "f") if figure.last_digit else "",
        "of": wanted.of,
        "as_printed": _harmless((wanted.as_printed or figure.words).strip()),
        "published_on": day,
        "source": source,
        "note": wanted.note,
    }


def _harmless(printed: str) -> str:
    """Return words that begin with a hyphen with a minus, and '=13' as 13: the files refuse what a spreadsheet runs."""
    return re.sub("^-(?=[0-9])", "\u2212", re.sub("^= *(?=[-\u2212]?[0-9])", "", printed))


def _summary(rows: Sequence[Fields]) -> str:
    """Return the numbers given, and of one figure what it is, of many how many and of which periods.

    No words: it is kept in the history, which is read in two languages.
    """
    first = rows[0]
    if len(rows) == 1:
        return " ".join(str(first[name]) for name in ("id", "indicator", "area", "period", "stage", "value"))
    periods = sorted({str(row["period"]) for row in rows})
    when = ", ".join(periods) if len(periods) < MANY else f"{periods[0]} .. {periods[-1]}"
    return f"{first['id']}..{rows[-1]['id']} ({len(rows)}): {when}"


def _value(wanted: NewActual, indicator: Indicator) -> Decimal:
    """Return the number of a figure; raises NotSaved where it is none that a report can have."""
    figure = wanted.figure
    if figure.value is None:
        raise NotSaved("one_figure", found=figure.words)
    if figure.qualifier is None:
        raise NotSaved("no_qualifier", found=figure.words)
    if figure.unit != indicator.unit:
        raise NotSaved("other_unit", found=figure.unit, expected=indicator.unit)
    return figure.value


def _kind(period: str) -> str:
    for pattern, kind in KINDS:
        if re.fullmatch(pattern, period):
            return kind
    raise NotSaved("period_kind", found=period)


def _key(fields: Mapping[str, object]) -> tuple[str, ...]:
    """Return what two lines share that are the same report of one day: key, stage, day and number."""
    return tuple(str(fields[name]) for name in SAME)


def _sources(held: Held, wanted: Sequence[NewActual]) -> tuple[dict[Place, str], dict[str, bytes]]:
    """Return the line of sources.csv for each place where a figure was printed, and the file with the new ones."""
    found: dict[Place, str] = {}
    grown, changed = held, {}
    for one in wanted:
        if (one.printed, one.published_on) in found:
            continue
        code, new = _source(grown, one)
        found[one.printed, one.published_on] = code
        if new:
            grown, changed = replace(grown, files={**grown.files, **new}, used=(*grown.used, code)), new
    return found, changed


def _source(held: Held, wanted: NewActual) -> tuple[str, dict[str, bytes]]:
    printed: Printed = wanted.printed
    if printed.source:
        return held.source(printed.source), {}
    if not (printed.publisher and printed.title):
        raise NotSaved("source_missing")
    code = held.number(held.book.sources)
    row = Source.model_construct(
        id=code, publisher=printed.publisher, title=printed.title, url=printed.url, published_on=wanted.published_on
    )
    return code, {SOURCES: held.with_source(row)}
