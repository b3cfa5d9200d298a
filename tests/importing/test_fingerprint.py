"""The fingerprint of a template: the same from month to month, another for another template."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing.drawn import column, n, row, table
from indicators.importing import layout_of
from indicators.importing.fingerprint import LENGTH, lasting
from indicators.importing.types import SheetTable


def drawn(month: int = 10, figure: str = "33.37", **of: object) -> SheetTable:
    heads = (column(f"2025-{month:02}", words=f"Ước tháng {month}/2025"), column("2025", "year", words="So với KH (%)"))
    lines = [
        row("Kim ngạch xuất khẩu", n(figure), n(90), unit="tỷ USD"),
        row("Thu nội địa", n(5), unit="tỷ đồng"),
        row(f"Ghi chú: số liệu đến ngày {month}", kind="note"),
    ]
    one = table(heads, lines, title=f"BÁO CÁO THÁNG {month} NĂM 2025", name=f"T{month}")
    return replace(one, **of)


def test_another_month_with_other_figures_has_the_same_one():
    assert layout_of([drawn(10)]) == layout_of([drawn(11, "36.9")])
    assert len(layout_of([drawn()])) == LENGTH


@pytest.mark.parametrize("changed", ["unit", "name", "order", "header", "table", "more"])
def test_another_template_has_another_one(changed: str):
    one = drawn()
    first, *rest = one.lines
    other = {
        "unit": [replace(one, lines=(replace(first, unit="triệu USD"), *rest))],
        "name": [replace(one, lines=(replace(first, name="Kim ngạch nhập khẩu"), *rest))],
        "order": [replace(one, lines=(rest[0], first, *rest[1:]))],
        "header": [replace(one, columns=(replace(one.columns[0], words="Tháng 10/2025"), one.columns[1]))],
        "table": [replace(one, unit="tỷ đồng")],
        "more": [one, one],
    }[changed]
    assert layout_of([one]) != layout_of(other)


@pytest.mark.parametrize(
    ("this", "next_one"),
    [
        ("Ước tháng 10/2025", "Ước tháng 1/2026"),
        ("Lũy kế 9 tháng năm 2025", "LUỸ KẾ 10 THÁNG NĂM 2025"),
        ("Quý III năm 2025", "Quý IV năm 2025"),
        ("Tháng mười một", "Tháng giêng"),
        ("Tháng năm năm 2025", "Tháng sáu năm 2025"),
        ("Estimate October 2025", "Estimate May 2026"),
        ("Q3 2025", "Q4/2025"),
        ("Jan 2025", "Dec. 2025"),
    ],
)
def test_the_same_words_of_another_month_are_alike(this: str, next_one: str):
    assert lasting(this) == lasting(next_one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thực hiện tháng 10", "Ước thực hiện tháng 10"),
        ("Tháng 10", "10 tháng đầu năm"),
        ("Quý III", "Năm 2025"),
        ("tỷ đồng", "triệu đồng"),
    ],
)
def test_other_words_are_not(one: str, other: str):
    assert lasting(one) != lasting(other)


@given(st.integers(1, 12), st.integers(2000, 2099), st.sampled_from(["Tháng {m}/{y}", "{m} tháng {y}", "T{m}-{y}"]))
def test_no_digit_is_left(month: int, year: int, shape: str):
    assert not any(letter.isdigit() for letter in lasting(shape.format(m=month, y=year)))
