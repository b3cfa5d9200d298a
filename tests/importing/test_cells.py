"""A cell becomes the number that was meant, or a question; a blank is no zero, and Excel's numbers are no texts."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.importing.types import Broken

from .laid import FACTS, Reading, answered, number, row, table, understood, values

GROWTH, BUDGET, HOMES = "Tốc độ tăng GRDP", "Thu nội địa", "Số căn nhà ở xã hội hoàn thành"
EXPORT = "Kim ngạch xuất khẩu"


# ---- numbers of Excel


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (Decimal("11.81"), "11.81"),
        (Decimal("5500"), "5500"),
        (Decimal("5.5E+3"), "5500"),
        (Decimal("36.0"), "36"),
        (Decimal("9.5"), "9.5"),
        (Decimal("1.453"), "1.453"),  # a number, never the text of 1453
        (Decimal("-5.2"), "-5.2"),
        (Decimal("0"), "0"),
        (Decimal("-0"), "0"),
        (Decimal("1.500"), "1.5"),
    ],
)
def test_a_number_is_never_read_again(cell: Decimal, value: str):
    figure = understood(row(BUDGET, "tỷ đồng", cell)).figure
    assert number(figure) == value
    assert figure.typed.unit == "bn_VND"


def test_a_figure_is_printed_as_a_reader_of_the_workbook_sees_it():
    printed = {
        ("Thu hút vốn FDI", "Tỷ USD", Decimal("33.37")): "33,37 tỷ USD",
        (BUDGET, "tỷ đồng", Decimal("187766.6")): "187.766,6 tỷ đồng",
        (GROWTH, "%", Decimal("11.81")): "11,81%",
        (GROWTH, "%", Decimal("-1.5")): "\u22121,5%",
        (GROWTH, "", " 11,81 % "): "11,81 %",
        (BUDGET, "tỷ đồng", "khoảng 45.123,5"): "khoảng 45.123,5 tỷ đồng",
        (EXPORT, "", "33,37 tỷ USD"): "33,37 tỷ USD",
    }
    for (name, unit, cell), words in printed.items():
        assert understood(row(name, unit, cell)).figure.as_printed == words


def test_a_hyphen_before_a_number_is_a_minus():
    figure = understood(row(BUDGET, "tỷ đồng", "-45.123,5")).figure
    assert (number(figure), figure.as_printed) == ("-45123.5", "-45.123,5 tỷ đồng")


def test_a_formula_kept_as_text_is_no_number():
    found = understood(row(BUDGET, "tỷ đồng", "=45.123,5"))
    assert (found.figures, found.asked, values(found.question)) == ([], ["not_a_number"], ["skip"])


def test_a_figure_knows_its_cell_its_period_and_its_stage():
    figure = answered(table(row(BUDGET, "tỷ đồng", 5), name="Biểu 02")).figure
    assert (figure.cell, figure.period, figure.kind, figure.stage) == ("Biểu 02!C2", "2025-10", "ytd", "reported")
    assert (figure.name, figure.line.at, figure.column.at, figure.table) == (BUDGET, 1, 2, 0)


@pytest.mark.parametrize("value", ["5218.5", "0.5"])
def test_half_a_home_is_asked(value: str):
    found = understood(row(HOMES, "căn", Decimal(value)))
    assert (found.figures, found.asked, values(found.question)) == ([], ["decimals_in_count"], ["skip"])
    assert understood(row(HOMES, "căn", value.replace(".", ",") + " ")).asked[-1] == "decimals_in_count"


def test_a_computed_number_is_rounded_by_an_answer_only():
    rows = (row(GROWTH, "%", Decimal("11.8134567890123")), row("Tốc độ tăng xuất khẩu", "%", Decimal("8.00000001")))
    found = understood(*rows)
    assert (found.figures, found.asked) == ([], ["too_long"])
    assert found.question.cells == ("Biểu 1!C2", "Biểu 1!C3")
    rounded = understood(*rows, too_long="round:2")
    assert rounded.values == [("grdp_growth", "11.81"), ("exports_growth", "8")]
    assert rounded.figures[0].note == "11.8134567890123 rounded to 2 decimals as answered"
    assert rounded.figures[0].as_printed == "11,8134567890123%"


def test_a_number_with_more_digits_than_the_files_take_is_asked():
    assert understood(row(BUDGET, "tỷ đồng", Decimal("1234567890123456"))).asked == ["too_long"]
    assert understood(row(BUDGET, "tỷ đồng", "1.234.567.890.123.456,0")).asked == ["too_long"]


# ---- percent as a fraction


def test_a_fraction_where_percent_is_meant_is_asked():
    found = understood(row(GROWTH, "%", Decimal("0.1181")))
    assert (found.figures, found.asked) == ([], ["percent_fraction"])
    assert values(found.question) == ["factor:100", "as_read", "skip"]
    details = dict(found.question.details)
    assert (details["value"], details["other"]) == ("0.1181", "11.81")


def test_the_answer_to_a_fraction_is_kept_with_the_record():
    cell = row(GROWTH, "%", Decimal("0.1181"))
    figure = understood(cell, percent_fraction="factor:100").figure
    assert (str(figure.typed.value), figure.note) == ("11.81", "0.1181 multiplied by 100 as answered")
    assert figure.as_printed == "0,1181"
    assert understood(cell, percent_fraction="as_read").values == [("grdp_growth", "0.1181")]
    assert understood(cell, percent_fraction="as_read").figure.note == ""
    assert understood(cell, percent_fraction="skip").figures == []


def test_a_fraction_that_would_be_implausible_as_percent_is_read_as_it_is():
    assert understood(row(GROWTH, "%", Decimal("0.5"))).values == [("grdp_growth", "0.5")]  # 50% is no growth


def test_a_share_of_all_may_be_one():
    book = Reading().book
    schools = next(one for one in book.indicators.values() if one.code == "health_insurance")
    actual = next(one for one in book.actuals if one.area == "HP" and one.indicator == "grdp_growth")
    report = actual.model_copy(update={"indicator": schools.code, "value": Decimal(95)})
    more = book.model_copy(update={"actuals": (*book.actuals, report)})
    for cell, asked in ((1, True), (Decimal("0.956"), True), (Decimal("95.6"), False), (3, False)):
        found = Reading(more).of(table(row(schools.name.vi, "%", cell)))
        assert bool(found.asked) == asked


def test_text_with_a_percent_sign_is_no_fraction():
    assert understood(row(GROWTH, "%", "0,5%")).values == [("grdp_growth", "0.5")]


# ---- texts that could be read in two ways


def test_one_question_asks_how_a_column_writes_its_numbers():
    rows = (row(BUDGET, "tỷ đồng", "1.453", "9.500"), row("Thu tiền sử dụng đất", "tỷ đồng", "2.750"))
    found = understood(*rows)
    assert (found.figures, found.asked) == ([], ["two_readings", "two_readings"])
    first = found.questions[0]
    assert (first.cells, first.found) == (("Biểu 1!C2", "Biểu 1!C3"), "1.453")
    assert values(first) == ["style:vi", "style:en", "skip"]
    assert first.lasting
    details = dict(first.details)
    assert (details["value"], details["other"]) == ("1453", "1.453")


@pytest.mark.parametrize(("way", "value"), [("vi", "1453"), ("en", "1.453")])
def test_the_answer_reads_the_column(way: str, value: str):
    found = understood(row(BUDGET, "tỷ đồng", "1.453"), row("Thu khác", "tỷ đồng", None), two_readings=f"style:{way}")
    assert found.values == [("budget_domestic", value)]
    assert "as answered" in found.figure.note


def test_the_other_cells_of_a_column_show_how_it_is_written():
    for text, way in (("45.123,5", "vi"), ("45,123.5", "en")):
        found = understood(row(BUDGET, "tỷ đồng", "1.453"), row("Thu tiền sử dụng đất", "tỷ đồng", text))
        assert found.questions[0].proposed == f"style:{way}"
    assert understood(row(BUDGET, "tỷ đồng", "1.453")).question.proposed == ""


def test_what_only_a_plausible_range_or_a_count_decides_is_asked_all_the_same():
    growth = understood(row(GROWTH, "%", "9.500")).question
    assert (growth.code, growth.proposed) == ("two_readings", "style:en")
    homes = understood(row(HOMES, "căn", "5.218")).question
    assert (homes.code, homes.proposed) == ("two_readings", "style:vi")
    commas = understood(row(BUDGET, "tỷ đồng", "5,500")).question
    assert (commas.code, commas.proposed) == ("two_readings", "")


def test_the_answer_counts_even_against_the_range():
    assert understood(row(GROWTH, "%", "9.500"), two_readings="style:vi").values == [("grdp_growth", "9500")]
    found = understood(row(HOMES, "căn", "5.218"), two_readings="style:en")
    assert (found.figures, found.asked) == ([], ["two_readings", "decimals_in_count"])


def test_what_could_be_read_in_two_ways_may_be_left_out_alone():
    rows = (row(BUDGET, "tỷ đồng", "1.453"), row("Thu tiền sử dụng đất", "tỷ đồng", "45.123,5"))
    assert understood(*rows, two_readings="skip").values == [("budget_land", "45123.5")]


def test_the_english_way_is_asked_once_for_a_column():
    rows = (row(BUDGET, "tỷ đồng", "45,123.5"), row("Thu tiền sử dụng đất", "tỷ đồng", "27.5"))
    found = understood(*rows)
    assert (found.figures, found.asked) == ([], ["other_way"])
    assert (found.question.cells, values(found.question)) == (("Biểu 1!C2", "Biểu 1!C3"), ["style:en", "skip"])
    assert understood(*rows, other_way="style:en").values == [("budget_domestic", "45123.5"), ("budget_land", "27.5")]
    assert understood(*rows, other_way="skip").figures == []


def test_a_column_known_to_be_english_doubts_what_is_not():
    rows = (row(BUDGET, "tỷ đồng", "1,453"), row("Thu tiền sử dụng đất", "tỷ đồng", "27,5"))
    assert understood(*rows, two_readings="style:en").asked == ["two_readings", "other_way"]


def test_plain_texts_ask_nothing():
    texts = ("45.123,5", "45 123,5", "45123,5", "45123", "(5,2)", "\u22125,2", "1.234.567", "khoảng 13", "trên 15")
    for text in texts:
        assert understood(row(BUDGET, "tỷ đồng", text)).questions == []
    figure = understood(row(BUDGET, "tỷ đồng", "trên 187.000,5")).figure
    assert figure.typed.qualifier == "over"


# ---- no figure


def test_blanks_are_told_and_counted_never_zero():
    found = understood(row(BUDGET, "tỷ đồng", None, 0), row("Thu tiền sử dụng đất", "tỷ đồng", "…", "x"))
    assert found.values == [("budget_domestic", "0")]
    told = found.told[0]
    assert (told.code, told.cells, dict(told.details)) == (
        "blanks",
        ("Biểu 1!C2", "Biểu 1!C3", "Biểu 1!D3"),
        {"n": "3"},
    )


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("nhiều", "not_a_number"),
        ("đạt 12,5 so với cùng kỳ", "not_a_number"),
        ("12.34,5", "not_a_number"),
        ("+5,2", "not_a_number"),
        ("11,5 - 12", "range_cell"),
        ("1.453 - 1.500", "range_cell"),
        ("dưới 4", "bound_cell"),
        ("ít nhất 13", "bound_cell"),
        (Broken("#REF!"), "broken_cell"),
        (Broken("=SUM(C4:C8)"), "uncomputed_cell"),
        (date(2025, 5, 1), "day_cell"),
    ],
)
def test_what_is_no_single_number_can_only_be_left_out(cell: str | Broken | date, code: str):
    found = understood(row(BUDGET, "tỷ đồng", cell))
    assert (found.figures, found.asked, values(found.question)) == ([], [code], ["skip"])
    assert found.question.key == f"{code} Biểu 1!C2"
    left = understood(row(BUDGET, "tỷ đồng", cell, 7), **{code: "skip"})
    assert left.values == [("budget_domestic", "7")]


def test_without_an_area_every_fraction_is_asked():
    reading = Reading(facts=FACTS.__class__(month="2025-10"))
    assert reading.of(table(row("Tốc độ tăng xuất khẩu", "%", Decimal("0.5")))).asked == ["percent_fraction"]
