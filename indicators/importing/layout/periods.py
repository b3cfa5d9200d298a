"""Of which period the words of a header or a title speak; nothing where it cannot be told for sure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from indicators.collation import folded
from indicators.importing.layout.phrases import Mention, mentions
from indicators.model.lists import PeriodKind
from indicators.model.scalars import period_span

# The base year of prices and marks of footnotes name no time.
_NOISE = re.compile(
    r"\b(?:theo )?gia (?:so sanh |co dinh |goc )?(?:nam )?(?:19|20)[0-9]{2}"
    r"|\b(?:so sanh|co dinh|nam goc|ky goc)(?: nam)? (?:19|20)[0-9]{2}"
    r"|\b(?:at )?(?:constant )?(?:19|20)[0-9]{2} (?:constant )?prices|(?:19|20)[0-9]{2} ?= ?100"
    r"|\( ?(?:[0-9]{1,2}|\*+) ?\)|\*"
)
_CUMULATIVE = re.compile(
    r"\b(?:luy ke|lk|cong don|tu dau nam|year[ -]to[ -]date|ytd|cumulative|accumulated)\b"
    r"(?: tu dau nam)?(?: (?:tinh )?(?:den|toi)(?: het| cuoi)?(?: (?:thang|ky) (?:bao cao|nay)| nay)?)?"
    r"(?: thang bao cao)?"
)
_SAME = re.compile(
    r"\bcung (?:ky|thang)\b(?:(?: cua)?(?: nam)? ?(?P<year>(?:19|20)[0-9]{2})(?![0-9/-]))?|\bsame period\b"
)
_LAST_YEAR = re.compile(r"\b(?:nam truoc|nam ngoai|last year|previous year|prior year)\b")
_THIS_YEAR = re.compile(r"\b(?:nam nay|nam bao cao|this year|current year)\b")
_YEAR = re.compile(r"(?<![0-9.,/-])(?:nam )?((?:19|20)[0-9]{2})(?![0-9.,]|/[0-9])")
# What is left of a text that speaks of a time nothing here could read.
_LEFT = re.compile(
    r"[0-9]|\b(?:thang|quy|tuan|thap ky|nien|giai doan|nhiem ky|nua|months?|quarters?|weeks?|half|period|term)\b"
    r"|\b(?:dau|cuoi|het|sau|truoc|khoi cong|hieu luc|since|end of|beginning|before|after|next|toi|tiep|ke tiep)\b"
    r"|\b(?:i|ii|iii|iv|v)\b|(?<!cung )\bky\b"
)
_UNREAD = re.compile(r"\b(?:thang|quy|months?|quarters?)\b")
_UNTIL = re.compile(r"\b(?:den|tai|tinh den|ngay|thoi diem|as of|as at|until|up to|at|by|on)\b")
_BARE_YEAR = re.compile(r"\b(?:nam|year|annual|yearly)\b")

NEXT = 2  # months: December in the report of January is of last year


@dataclass(frozen=True, slots=True)
class Known:
    """What the surroundings of a header say: the year, and the month of the report (`2025-10`)."""

    year: str = ""
    month: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A period and its kind, empty where it cannot be told.

    `several`: more than one is named. `same_as`: a year of which the words name only 'the same
    period', to be told from the columns beside. `named`: some time is spoken of. `is_later`: one without a year, soon
    after the month of the report.
    """

    period: str = ""
    kind: PeriodKind | None = None
    several: bool = False
    same_as: int | None = None
    named: bool = False
    is_later: bool = False


@dataclass(slots=True)
class Spoken:
    """What one piece of text says of time, before it is put together with the rest."""

    mentions: list[Mention] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    same: bool = False  # 'cùng kỳ'
    same_year: int | None = None
    cumulative: str = ""
    shift: int | None = None  # of the year: 'năm trước' is -1, 'năm nay' 0
    annual: bool = False  # 'năm' without a number
    unsure: bool = False
    rest: str = ""


@lru_cache(maxsize=4096)
def spoken(words: str) -> Spoken:
    """Return what words say of time; they may be written in any way that `folded` evens out."""
    text = _NOISE.sub(" ; ", plain(words))
    said = Spoken()
    if same := _SAME.search(text):
        said.same, said.same_year = True, int(same["year"]) if same["year"] else None
        text = _SAME.sub(" ", text)
    said.mentions, text = mentions(text)
    if cumulative := _CUMULATIVE.search(text):
        said.cumulative, text = cumulative[0], _CUMULATIVE.sub(" ; ", text)
    for pattern, shift in ((_LAST_YEAR, -1), (_THIS_YEAR, 0)):
        if pattern.search(text):
            said.shift, text = shift, pattern.sub(" ; ", text)
    said.years = {int(year) for year in _YEAR.findall(text)} | {one.year for one in said.mentions if one.year}
    text = _YEAR.sub(" ; ", text)
    days = any(one.what == "day" for one in said.mentions)
    said.unsure = bool(_LEFT.search(text) or (_UNTIL.search(text) and not days)) or any(
        one.what == "other" for one in said.mentions
    )
    said.annual = bool(_BARE_YEAR.search(text))
    said.rest = " ".join(_UNTIL.sub(" ", _BARE_YEAR.sub(" ", text)).replace(";", " ").split())
    return said


# 'KH2025', 'ƯTH10T', '2025KH': an abbreviation and a number that nobody has parted.
_GLUED = re.compile(r"(?<=[a-z])(?=(?:19|20)[0-9]{2}(?![0-9]))|(?<=[a-z]{2})(?=[0-9])|(?<=\b[12][0-9]{3})(?=[a-z]{2})")


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """Return folded words with one kind of dash, and with letters and digits parted."""
    return _GLUED.sub(" ", re.sub(r"[‐-―−]", "-", folded(words)))


def period_of(parts: Sequence[str], known: Known | None = None) -> When:
    """Return the period that the parts of a header name together, from the top to the bottom."""
    known = known or Known()
    said = [spoken(part) for part in parts]
    named = any(
        one.mentions or one.years or one.same or one.cumulative or one.shift is not None or one.annual for one in said
    )
    if any(one.unsure for one in said):
        several = len({(one.what, one.number) for part in said for one in part.mentions if one.what != "other"}) > 1
        return When(named=True, several=several)
    if not named:
        return When()
    years = _years(said, known)
    if len(years) > 1:
        return When(several=True, named=True)
    stated = bool({year for one in said for year in one.years} or any(one.same_year for one in said))
    year = next(iter(years), None)
    same = any(one.same for one in said)
    found = _resolved(said, year, known, same)
    if len(found) > 1:
        return When(several=True, named=True)
    if not found:
        return When(named=True, same_as=year if same and stated else None)
    period, kind = next(iter(found))
    if not stated and _is_later(period, known.month):
        return When(named=True, is_later=_months_after(period, known.month) <= NEXT)
    return When(period, kind, named=True)


def _years(said: Iterable[Spoken], known: Known) -> set[int]:
    """Return the years that may be meant: those named, else the one of the surroundings."""
    said = list(said)
    base = int(known.year or known.month[:4] or 0)
    named = {year for one in said for year in one.years}
    for one in said:
        if one.same_year is not None:
            # 'Cùng kỳ năm 2024' below 'Tháng 10 năm 2025' is October 2024; beside it in one cell it is both.
            beside = one.years - {one.same_year}
            return {one.same_year} | beside | {other.same_year for other in said if other.same_year}
    named |= {base + one.shift if base else 0 for one in said if one.shift is not None}  # 0: no year to count from
    return named or ({base} if base else set())


def _resolved(said: Iterable[Spoken], year: int | None, known: Known, same: bool) -> set[tuple[str, PeriodKind]]:
    """Return the periods named, each once; a period without a year is none."""
    said = list(said)
    cumulative = " ".join(one.cumulative for one in said if one.cumulative)
    named = [one for part in said for one in part.mentions]
    if cumulative:
        return _summed(cumulative, named, year, known, same)
    found = {code for one in named if (code := _code(one, year, known))}
    if len(found) < len({(one.what, one.number, one.day) for one in named}) and not found:
        return set()
    if named or same:
        return found
    return {(str(year), "year")} if year else set()


def _summed(
    words: str, named: list[Mention], year: int | None, known: Known, same: bool
) -> set[tuple[str, PeriodKind]]:
    """Return what 'lũy kế' names: from January to the month beside it, else to that of the report."""
    if re.search(r"\b(?:den|toi)\b", words):
        named = [one for one in named if one.what != "this_month"]
    if not named:
        ours = known.month[:4] == str(year) or (same and bool(known.month))
        return _ytd(year, int(known.month[5:])) if known.month and ours else set()
    if any(one.what == "this_month" for one in named):
        return set()
    found: set[tuple[str, PeriodKind]] = set()
    for one in named:
        if one.what in ("month", "ytd"):
            found |= _ytd(year, one.number)
        elif one.what == "year":
            found |= {(str(year), "year")} if year else set()
        elif one.what == "day" and "tu dau nam" in words and _is_last(one.day):
            found |= _ytd(int(one.day[:4]), int(one.day[5:7]))
        else:
            return set()
    return found


def _code(one: Mention, year: int | None, known: Known) -> tuple[str, PeriodKind] | None:
    if one.what == "day":
        return one.day, "as_of"
    if one.what in ("this_month", "last_month"):
        if not known.month or (year and known.month[:4] != str(year)):
            return None
        return (known.month if one.what == "this_month" else month_before(known.month)), "month"
    if not year:
        return None
    if one.what == "quarter":
        return f"{year}-Q{one.number}", "quarter"
    if one.what == "half":
        return f"{year}-H{one.number}", "half"
    if one.what == "year":
        return str(year), "year"
    return f"{year}-{one.number:02}", "month" if one.what == "month" else "ytd"


def _ytd(year: int | None, month: int) -> set[tuple[str, PeriodKind]]:
    if not year:
        return set()
    return {(str(year), "year")} if month == 12 else {(f"{year}-{month:02}", "ytd")}


def _is_last(day: str) -> bool:
    return (date.fromisoformat(day) + timedelta(days=1)).day == 1


def month_before(month: str) -> str:
    """Return the month before: 2025-12 before 2026-01."""
    return (date.fromisoformat(f"{month}-01") - timedelta(days=1)).isoformat()[:7]


def _is_later(period: str, month: str) -> bool:
    """Return whether a period begins after the month of the report, so that its year was not meant."""
    return bool(month) and period_span(period)[0] > period_span(month)[1]


def _months_after(period: str, month: str) -> int:
    end, ours = period_span(period)[1], period_span(month)[1]
    return 12 * (end.year - ours.year) + end.month - ours.month


def months_ended(words: str, year: str = "") -> set[str]:
    """Return the last months of the periods that a title names: 'quý III năm 2025' is 2025-09.

    A year alone is its December; nothing stands for a title that names no year.
    """
    said = spoken(words)
    years = said.years or ({int(year)} if year else set())
    if len(years) != 1 or any(one.what in ("other", "day") for one in said.mentions) or _UNREAD.search(said.rest):
        return set()
    only = next(iter(years))
    if not said.mentions:
        return {f"{only}-12"} if said.years and not said.cumulative else set()
    codes = [_code(one, only, Known()) for one in said.mentions]
    return {period_span(code[0])[1].isoformat()[:7] for code in codes if code}
