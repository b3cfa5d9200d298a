"""Tables that are meant: real indicators and figures, and for each column the ways to write its header."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from builders import DATA, real_book
from hypothesis import strategies as st

from indicators.importing.types import Role
from indicators.model.lists import PeriodKind, Stage


@dataclass(frozen=True)
class Meant:
    """What one column holds; the period of what is no figure does not count."""

    role: Role
    period: str = ""
    kind: PeriodKind | None = None
    stage: Stage = "reported"
    headers: tuple[tuple[str, ...], ...] = ()  # ways to write it, each from the outermost group down


@dataclass(frozen=True)
class Row:
    """One indicator with a figure for every column."""

    indicator: str
    name: str
    unit: str
    figures: tuple[Decimal, ...]


@dataclass(frozen=True)
class Meaning:
    """The table that is meant."""

    month: str
    columns: tuple[Meant, ...]
    rows: tuple[Row, ...]


@cache
def real_figures() -> dict[str, tuple[Decimal, ...]]:
    """Return the figures of the record by indicator."""
    found: dict[str, list[Decimal]] = {}
    with (DATA / "actuals.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if line["area"] == "HP":
                found.setdefault(line["indicator"], []).append(Decimal(line["value"]))
    return {code: tuple(values) for code, values in found.items() if code in real_book().indicators}


@st.composite
def meanings(draw: st.DrawFn) -> Meaning:
    """Draw a table of real indicators for one month of 2025."""
    month = draw(st.integers(2, 11))
    known = _columns(2025, month)
    chosen = draw(st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=5, unique=True))
    codes = draw(st.lists(st.sampled_from(sorted(real_figures())), min_size=2, max_size=6, unique=True))
    rows = []
    for code in codes:
        indicator = real_book().indicators[code]
        figures = tuple(draw(st.sampled_from(real_figures()[code])) for _ in chosen)
        rows.append(Row(code, indicator.name.vi, real_book().units[indicator.unit].vi, figures))
    return Meaning(f"2025-{month:02}", tuple(known[key] for key in chosen), tuple(rows))


def _columns(y: int, m: int) -> dict[str, Meant]:
    """Return the columns that a report of a month may have, each with the ways to write its header."""
    english = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[m - 1]
    ytd, month, before = f"{y}-{m:02}", f"{y}-{m:02}", f"{y}-{m - 1:02}"
    return {
        "plan": Meant("plan", headers=(
            (f"Kế hoạch năm {y}",), (f"KH {y}",), (f"Dự toán HĐND giao năm {y}",), (f"Năm {y}", "Kế hoạch"),
            ("Kế hoạch", f"Năm {y}"), (f"Plan {y}",), (f"Năm {y}", "Chỉ tiêu", "HĐND giao"),
        )),
        "month": Meant("figure", month, "month", "reported", (
            (f"Tháng {m}/{y}",), (f"Thực hiện tháng {m} năm {y}",), (f"TH T{m}/{y}",), ("Thực hiện", f"Tháng {m}"),
            (f"Năm {y}", "Thực hiện", f"Tháng {m}"), (f"Năm {y}", f"Tháng {m}"), (f"{english} {y}",),
        )),
        "estimate": Meant("figure", month, "month", "estimate", (
            (f"Ước tháng {m}/{y}",), (f"Ước thực hiện tháng {m}",), (f"Năm {y}", "Ước thực hiện", f"Tháng {m}"),
            ("Ước thực hiện", f"Tháng {m}/{y}"), (f"ƯTH T{m}/{y}",),
        )),
        "before": Meant("figure", before, "month", "reported", (
            (f"Thực hiện tháng {m - 1}",), ("Thực hiện", f"Tháng {m - 1}/{y}"), (f"TH T{m - 1}/{y}",),
        )),
        "official": Meant("figure", before, "month", "official", (
            (f"Chính thức tháng {m - 1}/{y}",), (f"Số chính thức tháng {m - 1}",),
        )),
        "ytd": Meant("figure", ytd, "ytd", "estimate", (
            (f"Ước {m} tháng năm {y}",), (f"Ước lũy kế {m} tháng",), (f"Ước TH {m}T/{y}",),
            ("Ước thực hiện", f"{m} tháng đầu năm"), (f"Năm {y}", "Ước thực hiện", f"Luỹ kế {m} tháng"),
            (f"Ước từ đầu năm đến hết tháng {m}/{y}",), (f"Estimate Jan-{english} {y}",),
        )),
        "last": Meant("figure", f"{y - 1}-{m:02}", "ytd", "reported", (
            (f"Thực hiện {m} tháng năm {y - 1}",), (f"Năm {y - 1}", f"Thực hiện {m} tháng"),
            (f"{m} tháng", f"Cùng kỳ năm {y - 1}"), (f"Cùng kỳ {m} tháng năm {y - 1}",),
        )),
        "year": Meant("figure", str(y), "year", "estimate", (
            (f"Ước năm {y}",), (f"Ước thực hiện cả năm {y}",), (f"Năm {y}", "Ước thực hiện"),
        )),
        "share": Meant("compared", headers=(
            ("So với kế hoạch (%)",), ("So sánh (%)", "KH năm"), ("TH/KH (%)",), ("Tỷ lệ %", f"So với KH năm {y}"),
        )),
        "growth": Meant("compared", headers=(
            ("So với cùng kỳ năm trước",), ("So sánh (%)", "Cùng kỳ"), ("Tăng trưởng so cùng kỳ (%)",),
            (f"{m} tháng", "% so với cùng kỳ"), ("Cùng kỳ năm trước",),
        )),
        "branch": Meant("unknown", headers=(
            ("Khu vực nhà nước",), (f"Tháng {m}/{y}", "Khu vực nhà nước"), (f"Đăng ký tháng {m}",),
            ("Thực hiện", "Quận cũ"),
        )),
    }  # fmt: skip
