"""The unit of a figure is the nearest one written; a scale is converted exactly, anything else is asked."""

import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest

from .laid import MONTH, YTD, Written, answered, number, row, table, understood, values

BUDGET, EXPORT, FDI = "Thu nội địa", "Kim ngạch xuất khẩu", "Thu hút vốn FDI"


@pytest.mark.parametrize(
    ("name", "unit", "cell", "value", "last_digit"),
    [
        (BUDGET, "triệu đồng", 45123456, "45123.456", None),
        (BUDGET, "trieu dong", 45123456, "45123.456", None),
        (BUDGET, unicodedata.normalize("NFD", "Triệu đồng"), 45123456, "45123.456", None),
        (BUDGET, "Tỷ\nđồng", 45123.5, "45123.5", None),
        (BUDGET, "(tỉ đồng)", 45123.5, "45123.5", None),
        (BUDGET, "nghìn tỷ đồng", 45.12, "45120", "10"),
        (BUDGET, "billion VND", 45123.5, "45123.5", None),
        (FDI, "tỷ USD", 3.84, "3840", "10"),
        (FDI, "nghìn USD", 3840500, "3840.5", "0.001"),
        (EXPORT, "triệu USD", 33370, "33.37", "0.001"),
        (EXPORT, "triệu USD", 33371, "33.371", None),
        ("Tổng lượt khách du lịch", "nghìn lượt", 12500, "12.5", "0.001"),
        ("Tổng lượt khách du lịch", "lượt", 12500123, "12.500123", None),
        ("Số căn nhà ở xã hội hoàn thành", "nghìn căn", 5.218, "5218", None),
        ("Tốc độ tăng GRDP", "phần trăm", 11.81, "11.81", None),
        ("Doanh nghiệp công nghệ số trên 1.000 dân", "trên 1.000", 1.2, "1.2", None),
    ],
)
def test_a_scale_is_converted_exactly(name: str, unit: str, cell: float, value: str, last_digit: str | None):
    figure = understood(row(name, unit, cell)).figure
    assert number(figure) == value
    assert figure.typed.last_digit == (None if last_digit is None else Decimal(last_digit))
    assert figure.note == ""


def test_the_text_of_a_cell_is_converted_as_its_number():
    for cell in ("33.370,5", "33 370,5", "33\u00a0370,5", "33370,5"):
        assert understood(row(EXPORT, "triệu USD", cell)).values == [("export", "33.3705")]


def test_the_unit_of_the_cell_goes_before_that_of_the_table():
    assert answered(table(row(EXPORT, "", "33,37 tỷ USD"), unit="triệu USD")).values == [("export", "33.37")]


def test_the_unit_of_the_row_goes_before_that_of_the_table():
    assert answered(table(row(EXPORT, "tỷ USD", 33.37), unit="triệu USD")).values == [("export", "33.37")]


def test_the_unit_of_the_column_goes_before_that_of_the_table():
    column = replace(YTD, unit="triệu USD")
    assert answered(table(row(EXPORT, "", 33370), columns=(column,), unit="tỷ USD")).values == [("export", "33.37")]


def test_the_unit_of_the_table_counts_where_no_other_is_written():
    for none in ("", "-", "x"):
        assert answered(table(row(BUDGET, none, 45123456), unit="triệu đồng")).values == [
            ("budget_domestic", "45123.456")
        ]


def test_two_columns_may_have_two_units():
    columns = (replace(YTD, unit="tỷ USD"), replace(MONTH, unit="triệu USD"))
    assert answered(table(row(EXPORT, "", 33.37, 3370), columns=columns)).values == [
        ("export", "33.37"),
        ("export", "3.37"),
    ]


# ---- none, or not enough of one


def test_a_missing_unit_is_asked_with_that_of_the_indicator_first():
    question = understood(row(FDI, "", 3840)).question
    assert (question.code, question.proposed, question.lasting) == ("unit_missing", "unit:triệu USD", True)
    assert values(question) == ["unit:triệu USD", "unit:nghìn USD", "unit:tỷ USD", "unit:USD", "skip"]
    answer = understood(row(FDI, "", 3.84), unit_missing="unit:tỷ USD").figure
    assert (str(answer.typed.value), answer.note) == ("3840", "unit answered: billion USD")
    assert answer.as_printed == "3,84"
    assert understood(row(FDI, "", 3.84), unit_missing="skip").figures == []


def test_a_rate_and_a_rank_have_no_other_scale():
    assert values(understood(row("Tốc độ tăng GRDP", "", 8)).question) == ["unit:%", "skip"]
    assert values(understood(row("Xếp hạng PCI", "", 8)).question) == ["unit:hạng", "skip"]


def test_a_missing_unit_is_asked_once_for_the_row():
    question = understood(row(FDI, "", 3840, 120)).question
    assert question.cells == ("Biểu 1!C2", "Biểu 1!D2")


@pytest.mark.parametrize("unit", ["triệu", "Tỷ"])
def test_a_scale_alone_does_not_say_what_is_counted(unit: str):
    found = understood(row(FDI, unit, 3840))
    assert (found.figures, found.asked) == ([], ["unit_missing"])
    assert found.question.found == unit
    assert found.question.proposed.casefold() == f"unit:{unit} USD".casefold()


def test_a_scale_alone_in_a_cell_is_that_of_its_row_or_asked():
    assert understood(row(EXPORT, "tỷ USD", "33,37 tỷ")).values == [("export", "33.37")]
    bare = understood(row(EXPORT, "", "33,37 tỷ")).question
    assert (bare.code, bare.proposed) == ("unit_missing", "unit:tỷ USD")
    assert understood(row(EXPORT, "", "33.370,5 triệu"), unit_missing="unit:triệu USD").values == [
        ("export", "33.3705")
    ]
    other = understood(row(EXPORT, "triệu USD", "33,37 tỷ"))
    assert (other.figures, other.asked) == ([], ["units_disagree"])
    assert values(other.question) == ["unit:tỷ USD", "unit:triệu USD", "skip"]


def test_a_short_unit_counts_and_is_printed_so_that_its_digits_are_no_part_of_the_number():
    found = understood(row(FDI, "1000 USD", "3.840.000,5"))
    assert found.values == [("fdi", "3840.0005")]
    assert [one.as_printed for one in found.figures] == ["3.840.000,5 (1000 USD)"]
    assert understood(row(FDI, "Tr.USD", 3840)).values == [("fdi", "3840")]


# ---- another one


@pytest.mark.parametrize("unit", ["triệu EUR", "Tr.EUR", "thùng"])
def test_a_unit_that_is_not_understood_is_asked(unit: str):
    found = understood(row(FDI, unit, 3840))
    assert (found.figures, found.asked) == ([], ["unit_unknown"])
    assert (found.question.found, found.question.proposed) == (unit, "")
    assert "unit:triệu USD" in values(found.question)


def test_money_of_another_currency_is_no_fdi():
    found = understood(row(FDI, "tỷ đồng", 3840))
    assert (found.figures, found.asked) == ([], ["unit_other"])
    assert not [value for value in values(found.question) if value.startswith("unit:")]


def test_a_cell_that_names_another_unit_than_its_row_is_asked():
    found = understood(row(EXPORT, "triệu USD", "33,37 tỷ USD"))
    assert (found.figures, found.asked) == ([], ["units_disagree"])
    assert found.question.found == "tỷ USD / triệu USD"
    assert values(found.question) == ["unit:tỷ USD", "unit:triệu USD", "skip"]
    for unit, value in (("tỷ USD", "33.37"), ("triệu USD", "0.03337")):
        answer = understood(row(EXPORT, "triệu USD", "33,37 tỷ USD"), units_disagree=f"unit:{unit}")
        assert answer.values == [("export", value)]


def test_a_cell_that_counts_something_else_can_only_be_left_out():
    found = understood(row(EXPORT, "tỷ USD", "12,5%"))
    assert (found.figures, found.asked, values(found.question)) == ([], ["unit_other"], ["skip"])


def test_words_behind_a_number_that_are_no_unit_are_asked():
    found = understood(row("Dân số", "triệu người", "4,1 triệu dân"))
    assert (found.figures, found.asked, found.question.found) == ([], ["unit_unknown"], "triệu dân")
    assert values(found.question) == ["unit:triệu người", "skip"]
    taken = understood(row("Dân số", "triệu người", "4,1 triệu dân"), unit_unknown="unit:triệu người").figure
    assert (str(taken.typed.value), taken.as_printed) == ("4.1", "4,1 triệu dân")
    bare = understood(row("Dân số", "", "4,1 triệu dân")).question
    assert "unit:nghìn người" in values(bare)
    assert understood(row("Tốc độ tăng GRDP", "%", "11,81*"), unit_unknown="unit:%").values == [
        ("grdp_growth", "11.81")
    ]


def test_the_same_unit_in_two_languages_is_no_doubt():
    assert understood(row(EXPORT, "tỷ USD", "33,37 billion USD")).values == [("export", "33.37")]


def test_a_row_and_its_column_that_name_two_units_are_asked_once_for_the_column():
    rows: list[Written] = [row(EXPORT, "tỷ USD", 33.37), row("Kim ngạch nhập khẩu", "tỷ USD", 22.5)]
    found = answered(table(*rows, columns=(replace(YTD, unit="triệu USD"),)))
    assert (found.figures, found.asked) == ([], ["units_disagree"])
    assert found.question.cells == ("Biểu 1!C2", "Biểu 1!C3")
    taken = answered(table(*rows, columns=(replace(YTD, unit="triệu USD"),)), units_disagree="unit:tỷ USD")
    assert taken.values == [("export", "33.37"), ("import", "22.5")]


def test_a_column_of_percentages_is_never_read_in_the_unit_of_the_row():
    found = answered(table(row(EXPORT, "tỷ USD", 112.5), columns=(replace(YTD, unit="%"),)))
    assert (found.figures, found.asked) == ([], ["units_disagree"])
    assert values(found.question) == ["unit:tỷ USD", "skip"]


def test_a_second_column_in_a_unit_of_something_else_is_asked():
    columns = (replace(YTD, unit="tỷ USD"), replace(MONTH, unit="%"))
    found = answered(table(row(EXPORT, "", 33.37, 112.5), columns=columns))
    assert (found.values, found.asked) == ([("export", "33.37")], ["unit_other"])
    assert values(found.question) == ["skip"]


def test_percent_may_stand_in_the_cells():
    assert understood(row("Tốc độ tăng GRDP", "", "11,81%")).values == [("grdp_growth", "11.81")]
    assert understood(row("Tốc độ tăng GRDP", "%", "11,81 %")).values == [("grdp_growth", "11.81")]
