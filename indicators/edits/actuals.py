"""One more report of a figure: a new vintage at the end of actuals.csv, with its stage, day and source."""

import re
from decimal import Decimal

from indicators import files
from indicators.edits.held import SOURCES, Held
from indicators.edits.nouns import Edit
from indicators.edits.refusals import NotSaved
from indicators.edits.rows import append_row
from indicators.edits.wanted import NewActual, Printed, Why
from indicators.model import Actual, Indicator, Source

TABLE = "actuals.csv"
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
    indicator, area = held.indicator(wanted.indicator), held.area(wanted.area)
    figure, value = wanted.figure, _value(wanted, indicator)
    source, changed = _source(held, wanted)
    day = wanted.published_on or (held.book.sources[source].published_on if not changed else None)
    if not day:
        raise NotSaved("day_missing")
    codes = [actual.id for actual in held.book.actuals]
    fields = {
        "id": held.number(codes),
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
        "as_printed": (wanted.as_printed or figure.words).strip(),
        "published_on": day,
        "source": source,
        "note": wanted.note,
    }
    _refuse_twin(held, fields)
    row = append_row(held.files[TABLE], [fields[name] or "" for name in files.columns(Actual)])
    summary = " ".join(str(fields[name]) for name in ("id", "indicator", "area", "period", "stage", "value"))
    return held.edit({TABLE: row, **changed}, why, f"{TABLE}: {summary}")


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


def _refuse_twin(held: Held, fields: dict[str, str | None]) -> None:
    """Raise NotSaved where the same figure of the same day is on record: key, stage, day and number."""
    names = ("indicator", "area", "period", "period_kind", "series", "stage", "published_on", "qualifier")
    for one in held.book.actuals:
        same = all(getattr(one, name) == fields[name] for name in names)
        if same and format(one.value, "f") == fields["value"]:
            raise NotSaved("figure_twin", found=one.id, line=f"{one.file}:{one.line}")


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
