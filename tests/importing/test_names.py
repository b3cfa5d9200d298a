"""A row is an indicator by its exact name in a unit that fits, else it is asked which one; never guessed."""

import unicodedata

import pytest
from builders import real_book

from .laid import Reading, answered, row, table, understood, values

SHORT_OF_ANYTHING = {"va_agri_growth", "va_indcon_growth", "va_mfg_growth", "va_serv_growth"}  # growth or share


def units() -> dict[str, str]:
    book = real_book()
    return {code: book.units[one.unit].vi for code, one in book.indicators.items()}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_indicator_is_known_by_its_full_name(lang: str):
    book = real_book()
    rows = [row(getattr(one.name, lang), units()[code], 5) for code, one in book.indicators.items()]
    found = answered(table(*rows))
    assert [one.indicator for one in found.figures] == list(book.indicators)
    assert found.questions == []


def test_every_short_name_is_known_but_those_that_may_be_growth_or_share():
    short = {code: one.short for code, one in real_book().indicators.items() if one.short}
    for code, name in short.items():
        found = understood(row(name.vi, units()[code], 5))
        assert (found.asked == ["name_ambiguous"]) == (code in SHORT_OF_ANYTHING)
        assert [one.indicator for one in found.figures] == [code] * (code not in SHORT_OF_ANYTHING)


@pytest.mark.parametrize(
    ("name", "unit", "code"),
    [
        ("TONG THU NGAN SACH NHA NUOC TREN DIA BAN", "tỷ đồng", "budget_total"),
        (unicodedata.normalize("NFD", "Tổng thu ngân sách nhà nước"), "tỷ đồng", "budget_total"),
        ("Tổng thu ngân sách nhà nước trên địa bàn thành phố", "tỷ đồng", "budget_total"),
        ("Tổng thu ngân sách nhà nước Hải Phòng", "tỷ đồng", "budget_total"),
        ("Trong đó: Thu nội địa", "tỷ đồng", "budget_domestic"),
        ("Kim ngạch xuất khẩu (tỷ USD)", "tỷ USD", "export"),
        ("Kim ngạch xuất khẩu (1)", "tỷ USD", "export"),
        ("Công nghiệp: chế biến - chế tạo, IIP", "%", ""),
        ("Tốc độ tăng tổng sản phẩm trên địa bàn", "%", "grdp_growth"),
        ("Thu hút vốn FDI", "triệu USD", "fdi"),
        ("fdi_disbursed", "triệu USD", "fdi_disbursed"),
        ("social_investment_fdi", "tỷ đồng", "investment_fdi_realised"),
        ("GRDP bình quân đầu người", "USD/người", "grdp_pc_usd"),
        ("GRDP bình quân đầu người", "triệu đồng/người", "grdp_pc_mvnd"),
    ],
)
def test_a_name_is_known_whatever_its_letters_and_the_words_of_place(name: str, unit: str, code: str):
    found = understood(row(name, unit, 5))
    assert [one.indicator for one in found.figures] == ([code] if code else [])


@pytest.mark.parametrize(
    ("name", "unit", "proposed"),
    [
        ("GRDP", "%", "code:grdp_growth"),  # as it is said, not as it is named
        ("FDI", "triệu USD", "code:fdi"),
        ("Tỷ lệ hộ nghèo", "%", "code:poverty_rate"),  # by which standard
        ("Tổng thu ngân sách", "tỷ đồng", "code:budget_total"),
        ("Tổng thu ngân sách nhà nước (không kể đất)", "tỷ đồng", ""),  # says what no name of it says
        ("Đường thủy nội địa", "tỷ đồng", ""),
        ("Thuế thu nhập cá nhân", "tỷ đồng", ""),
        ("Thu từ khu vực doanh nghiệp nhà nước", "tỷ đồng", ""),
        ("Khách quốc tế đến bằng đường biển", "nghìn lượt", ""),
        ("Xuất khẩu dịch vụ", "triệu USD", ""),
        ("Số lượng tàu cá", "hộ", ""),
    ],
)
def test_a_name_that_is_not_exact_is_asked_with_the_nearest_first(name: str, unit: str, proposed: str):
    question = understood(row(name, unit, 5, 6)).question
    assert (question.code, question.found, question.proposed) == ("name_unknown", name, proposed)
    assert question.cells == ("Biểu 1!C2", "Biểu 1!D2")
    assert question.lasting
    assert values(question)[-1] == "skip"
    if proposed:
        assert values(question)[0] == proposed


def test_only_indicators_that_the_unit_counts_are_offered():
    offered = values(understood(row("GRDP", "tỷ đồng", 5)).question)
    fitting = {f"code:{code}" for code, unit in units().items() if unit == "tỷ đồng"}
    assert set(offered) == fitting | {"skip"}
    assert "code:grdp_growth" not in offered


def test_an_answer_names_the_row_and_the_last_choice_leaves_it_out():
    assert understood(row("GRDP", "%", 5), name_unknown="code:grdp_growth").values == [("grdp_growth", "5")]
    assert understood(row("GRDP", "%", 5), name_unknown="skip").figures == []


def test_an_answer_is_remembered_for_the_next_month():
    asked = understood(row("FDI", "triệu USD", 5)).question
    again = Reading().of(table(row("FDI", "triệu USD", 7)), remembered={asked.key: "code:fdi"})
    assert again.values == [("fdi", "7")]
    assert again.questions[0].remembered


def test_two_rows_of_one_name_are_two_questions():
    found = understood(row("Khác", "tỷ đồng", 5), row("Khác", "tỷ đồng", 6))
    assert len({one.key for one in found.questions}) == 2


def test_rows_of_one_name_in_two_tables_are_two_questions():
    found = answered(table(row("FDI", "triệu USD", 5)), table(row("FDI", "triệu USD", 6), name="Biểu 2"))
    assert [one.cells for one in found.questions] == [("Biểu 1!C2",), ("Biểu 2!C2",)]
    assert found.questions[1].key == f"{found.questions[0].key} #2"


def test_one_name_of_two_indicators_is_asked():
    book = real_book()
    twin = book.indicators["export"].model_copy(update={"code": "export_twin", "short": None})
    both = book.model_copy(update={"indicators": {**book.indicators, "export_twin": twin}})
    question = Reading(both).of(table(row("Kim ngạch xuất khẩu", "tỷ USD", 5))).question
    assert (question.code, question.proposed) == ("name_ambiguous", "")
    assert values(question)[:2] == ["code:export", "code:export_twin"]


def test_a_row_without_a_figure_asks_nothing():
    found = understood(row("Chỉ tiêu khác", "tỷ đồng", None, "-"))
    assert found.questions == []
    assert [(one.code, dict(one.details)["n"]) for one in found.told] == [("blanks", "2")]


# ---- children, and names that lost what tells growth from share


def test_a_child_is_known_by_the_words_of_its_parent():
    budget = row("Tổng thu ngân sách nhà nước", "tỷ đồng", 5)
    assert understood(budget, row("Nội địa", "tỷ đồng", 4, under=0)).values[1] == ("budget_domestic", "4")
    tourists = row("Tổng lượt khách du lịch", "triệu lượt", 5)
    assert understood(tourists, row("Quốc tế", "triệu lượt", 1, under=0)).values[1] == ("tourists_intl", "1")
    exports = row("Kim ngạch xuất khẩu", "tỷ USD", 5)
    assert understood(exports, row("Tốc độ tăng", "%", 4, under=0)).values[1] == ("exports_growth", "4")


def test_a_child_of_other_words_is_asked():
    budget = row("Tổng thu ngân sách nhà nước", "tỷ đồng", 5)
    assert understood(budget, row("Nhà nước", "tỷ đồng", 4, under=0)).asked == ["name_unknown"]
    assert understood(budget, row("Quốc tế", "triệu lượt", 4, under=0)).asked == ["name_unknown"]


def test_a_short_name_is_growth_below_growth():
    growth = row("Tốc độ tăng GRDP", "%", 8)
    below = understood(growth, row("Công nghiệp - xây dựng", "%", 9, under=0), row("Khu vực dịch vụ", "%", 7, under=0))
    assert [one.indicator for one in below.figures] == ["grdp_growth", "va_indcon_growth", "va_serv_growth"]
    assert below.questions == []


@pytest.mark.parametrize(
    ("name", "section", "proposed"),
    [
        ("Khu vực dịch vụ", "Cơ cấu GRDP", "code:serv_share"),
        ("Công nghiệp - xây dựng", "Tỷ trọng trong GRDP", "code:indcon_share"),
        ("Công nghiệp chế biến, chế tạo", "Chỉ số sản xuất công nghiệp (IIP)", "code:iip_mfg_growth"),
        ("Công nghiệp chế biến, chế tạo", "Tốc độ tăng chỉ số sản xuất công nghiệp (IIP)", "code:iip_mfg_growth"),
        ("Tốc độ tăng GRDP", "Vùng Đồng bằng sông Hồng", "code:grdp_growth_region_RRD"),
        ("Khách quốc tế", "Dịp lễ Tết", "code:tourists_event_intl"),
    ],
)
def test_a_name_under_words_of_another_indicator_is_asked(name: str, section: str, proposed: str):
    unit = "triệu lượt" if "Khách" in name else "%"
    found = understood(row(name, unit, 5, section=(section,)))
    assert (found.figures, found.asked) == ([], ["name_ambiguous"])
    assert found.question.proposed == proposed
    assert understood(row(name, unit, 5, section=(section,)), name_ambiguous=proposed).values == [(proposed[5:], "5")]


# ---- codes


def test_a_known_code_decides_alone():
    assert understood(row("Tiền đất", "tỷ đồng", 5, code="budget_land")).values == [("budget_land", "5")]
    assert understood(row("Tiền đất", "triệu USD", 5, code="fdi")).figure.name == "Tiền đất"


def test_an_alias_is_a_code():
    assert understood(row("Khách", "triệu lượt", 5, code="tourists_international")).figure.indicator == "tourists_intl"


def test_a_code_of_the_office_says_nothing():
    assert understood(row("Thu nội địa", "tỷ đồng", 5, code="0102")).values == [("budget_domestic", "5")]


def test_a_code_that_contradicts_the_name_is_asked():
    question = understood(row("Thu nội địa", "tỷ đồng", 5, code="budget_land")).question
    assert question.code == "name_ambiguous"
    assert values(question)[:2] == ["code:budget_land", "code:budget_domestic"]


# ---- names in another unit


def test_a_name_in_a_unit_of_something_else_is_asked_with_what_the_unit_counts():
    question = understood(row("Kim ngạch xuất khẩu", "%", 5)).question
    assert (question.code, question.found) == ("unit_other", "%")
    assert values(question)[0] == "code:exports_growth"
    assert "code:export" not in values(question)
    assert dict(question.details)["indicator"] == "export"


def test_the_same_quantity_of_other_prices_is_not_taken_for_it():
    question = understood(row("Quy mô GRDP", "tỷ đồng", 5)).question  # in dollars, at current or at constant prices
    assert (question.code, question.proposed) == ("unit_other", "code:grdp_current")


def test_money_is_never_growth():
    found = understood(row("Tốc độ tăng GRDP", "tỷ đồng", 5))
    assert (found.figures, found.asked) == ([], ["unit_other"])


def test_a_unit_of_the_whole_table_may_not_be_that_of_a_row():
    growth = table(row("Tốc độ tăng GRDP", "", 8), unit="tỷ đồng")
    assert answered(growth).asked == ["unit_other"]
    taken = answered(growth, unit_other="unit:%")
    assert taken.values == [("grdp_growth", "8")]
    assert taken.figure.note == "unit answered: %"
    assert taken.figure.as_printed == "8"


# ---- hidden rows


def test_a_hidden_row_is_asked_before_anything_else_of_it():
    hidden = row("Chỉ tiêu khác", "tỷ đồng", 5, 6, hidden=True)
    question = understood(hidden).question
    assert (question.code, question.cells) == ("hidden_row", ("Biểu 1!C2", "Biểu 1!D2"))
    assert values(question) == ["include", "skip"]
    assert understood(hidden, hidden_row="include").asked == ["hidden_row", "name_unknown"]
    assert understood(hidden, hidden_row="skip").asked == ["hidden_row"]
