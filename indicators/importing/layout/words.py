"""Words of a header: what a column holds, in which unit, at which stage."""

import re
from collections.abc import Sequence
from functools import lru_cache

from indicators.collation import folded
from indicators.importing import labels
from indicators.importing.layout.periods import plain, spoken
from indicators.importing.types import Role
from indicators.model.lists import Stage
from indicators.numerals.units import SCALES

_LABELS: tuple[tuple[Role, labels.Label], ...] = (
    ("number", labels.NUMBER),
    ("code", labels.CODE),
    ("name", labels.NAME),
    ("unit", labels.UNIT),
    ("note", labels.NOTE),
)

COMPARED = re.compile(
    r"\bso (?:voi|sanh|kh|ke hoach|cung ky|ck|nq|du toan|dt|thang|nam|quy)\b|\bt[yi] le\b|\btoc do\b|\btang\b|\bgiam\b"
    r"|\bchenh lech\b|\bco cau\b|\bt[yi] trong\b|%|\+ ?/ ?-"
    r"|\bth ?/ ?(?:kh|dt)\b|/ ?(?:kh|ke hoach|du toan|dt|cung ky|ck)\b"
    r"|\bhoan thanh (?:ke hoach|kh)\b|\bmuc (?:do )?hoan thanh\b|\bdat (?:kh|ke hoach|du toan)\b|\bvuot\b"
    r"|\bvs\b|\bversus\b|\bcompar\w*|\bgrowth\b|\bchanges?\b|\b(?:in|de)creases?\b|\bratio\b|\bshare\b|\bagainst\b|\byoy\b|\bmom\b"
    r"|\bpercent\w*|\bcompletion\b"
)
# 'Giá so sánh 2010' compares nothing: it says in which prices a figure is.
_PRICES = re.compile(r"\bgia (?:so sanh|co dinh|goc)\b|\b(?:constant|comparable|comparative) prices?\b")
PLAN = re.compile(
    r"\bke hoach\b|\bkh\b|\b(?:mt|dt)(?= (?:nam )?(?:19|20)[0-9]{2}\b)"
    r"|\bchi tieu (?:giao|duoc|nam|nq|nghi quyet|hdnd|ke hoach|phan dau|(?:19|20)[0-9]{2})\b|\bdu toan\b|\bgiao\b"
    r"|\bmuc tieu\b|\bphan dau\b|\bnghi quyet\b|\bnq\b|\bkich ban\b"
    r"|\bplan(?:ned|s)?\b|\btarget(?:s|ed)?\b|\bbudget(?:ed)?\b|\bassigned\b|\bgoals?\b|\bscenario\b"
)
_STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    ("estimate", re.compile(r"\b(?:uoc|uth|estimate[ds]?|est)\b")),
    ("preliminary", re.compile(r"\b(?:so bo|preliminary|prel)\b")),
    ("official", re.compile(r"\b(?:chinh thuc|official|final)\b")),
    ("forecast", re.compile(r"\b(?:du bao|forecasts?|projected)\b")),
)
_REPORTED = re.compile(
    r"\b(?:thuc hien|th|uth|ket qua|dat duoc|thuc te|actual|actuals|reported|result|results|realised)\b"
)
# Words that may stand in the header of a figure and change nothing; any other word makes a column unknown.
_PLAIN = """
    thuc hien th uoc uth nay tinh so lieu bo chinh du bao ket qua dat duoc gia tri tong cong cao cua trong te cung ky da
    tai ngay thoi diem den actual actuals reported result results realised estimate estimated estimates est
    preliminary prel official final forecast forecasts projected value values figure figures data of in the for
"""

_PLAIN_WORDS = frozenset(_PLAIN.split())

_SCALES = frozenset(word for _, vi, en in SCALES for name in (*vi, *en) for word in folded(name).split())
_COUNTED = """
    dong vnd usd us$ $ eur do la my d % phan tram percent diem tan kg ta luot khach hanh nguoi lao ho can du an
    doanh nghiep dn xa phuong truong giuong bac si ha m2 m3 km kwh mwh teu teus chiec con cai vu hang phien lan dan
    nam thang homes home units unit households household people persons person arrivals visitors enterprises firms
    projects tonnes tons fairs targets workers percentage points point passengers rank per tren us dollars phong
"""
_UNIT_WORDS = _SCALES.union(_COUNTED.split())
# Of these the others count things that may be a name too: 'Dự án', 'Doanh nghiệp', 'Lao động'.
_MEASURED = """
    vnd usd us$ $ eur d % phan percent percentage diem tan kg ta ha m2 m3 km kwh mwh teu teus tonnes tons luot dollars
"""
_MEASURES = _SCALES.union(_MEASURED.split())
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LABELLED_UNIT = re.compile(r"^(?:don vi tinh|don vi|dvt|dv tinh|d\.vi tinh|unit of measure|units?)\s*[:=]?\s*")


@lru_cache(maxsize=4096)
def label(words: str) -> Role | None:
    """Return the role of a header that is a label by itself: 'STT', 'Chỉ tiêu', also in both languages."""
    whole = _bare(words)
    for role, kind in _LABELS:
        if whole in _every(kind):
            return role
    pieces = [piece for piece in re.split(r"[\n/()|]|(?<!\w)-(?!\w)", words) if piece.strip()]
    roles = {label(piece) for piece in pieces} if len(pieces) > 1 else set()
    return next(iter(roles)) if len(roles) == 1 else None


@lru_cache(maxsize=16)
def _every(kind: labels.Label) -> frozenset[str]:
    return frozenset(_bare(words) for words in kind.every)


def _bare(words: str) -> str:
    return " ".join(folded(words).strip(" .:*-").split())


def is_unit(words: str) -> bool:
    """Return whether words name a unit and nothing else: 'tỷ đồng', '%', 'nghìn lượt khách'."""
    parts = re.split(r"[\s/,.]+", folded(words).strip(" .:;()"))
    return (
        bool(parts[0])
        and len(parts) <= 6
        and all(part in _UNIT_WORDS for part in parts)
        and parts[0] not in ("nam", "thang", "per")
    )


def is_measure(words: str) -> bool:
    """Return whether words name a unit that is no name of a row: 'Triệu USD', 'tấn', '%', and not 'Dự án'."""
    parts = re.split(r"[\s/,.]+", folded(words).strip(" .:;()"))
    return is_unit(words) and (parts == ["dong"] or not _MEASURES.isdisjoint(parts))


def unit_taken(words: str) -> tuple[str, str]:
    """Return words without the unit in brackets, below or behind a comma, and that unit as written.

    >>> unit_taken("Tháng 10 (tỷ đồng)")
    ('Tháng 10', 'tỷ đồng')
    """
    for found in _BRACKETS.finditer(words):
        inner = found[1].strip()
        behind = _LABELLED_UNIT.match(aligned(inner))
        named = inner[behind.end() :] if behind else inner
        if is_unit(named):
            return " ".join((words[: found.start()] + " " + words[found.end() :]).split()), named.strip()
    if (behind := _LABELLED_UNIT.match(aligned(words))) and is_unit(words[behind.end() :]):
        return "", words[behind.end() :].strip()
    head, comma, tail = words.rpartition(",")
    if comma and head and is_unit(tail):
        return head.strip(), tail.strip()
    if is_unit(words) and words.strip(" .") != "%":
        return "", words.strip()
    return words, ""


@lru_cache(maxsize=4096)
def aligned(words: str) -> str:
    """Return folded words letter by letter, so that a place in one is a place in the other."""
    return "".join(map(_letter, words))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return (folded(letter) or " ")[:1]


def stage_of(words: Sequence[str]) -> set[Stage]:
    """Return the stages that folded words name, more than one where they disagree."""
    return {stage for stage, pattern in _STAGES if any(pattern.search(part) for part in words)}


def says_reported(words: Sequence[str]) -> bool:
    """Return whether folded words speak of what was done."""
    return any(_REPORTED.search(part) for part in words)


def is_compared(words: str) -> bool:
    """Return whether folded words set a figure against another: 'so với', '% KH', 'cùng kỳ năm trước'."""
    said = spoken(words)
    return bool(COMPARED.search(_PRICES.sub(" ", words))) or (said.same and said.same_year is None and not said.years)


def other_words(part: str) -> set[str]:
    """Return what a header says beyond when and at which stage, so that it may hold something else."""
    return set(re.findall(r"[a-z0-9$%&+]+", spoken(part).rest)) - _PLAIN_WORDS


def speaks(words: str) -> bool:
    """Return whether a text may be the header of a figure: it names a time, a plan, a comparison or what was done."""
    said, text = spoken(words), plain(words)
    timed = said.mentions or said.years or said.same or said.cumulative or said.shift is not None or said.annual
    return bool(timed or PLAN.search(text) or is_compared(text) or says_reported([text]) or stage_of([text]))
