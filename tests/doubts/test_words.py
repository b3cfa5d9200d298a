"""What a doubt says, word for word, in both languages."""

from decimal import Decimal

from builders import real_store

from indicators.boards.doubts.sums import parts_of

from .asked import of


def test_the_falling_exports_are_told_with_both_months():
    fallen = of("falling")["A0199"]
    assert fallen.sentence.en == (
        "Exports, Hai Phong, 10 months of 2025: 33.37 billion USD, less than the 36 of 9 months of 2025."
    )
    assert fallen.sentence.vi == (
        "Kim ngạch xuất khẩu, Hải Phòng, 10 tháng 2025: 33,37 tỷ USD, thấp hơn 36 của 9 tháng 2025."
    )
    assert [row.id for row in fallen.rows] == ["A0199", "A0186"]


def test_the_central_estimate_is_known_only_as_an_interval_and_two_percentages_miss_it():
    odd = of("denominators")["C0035"]
    assert odd.sentence.en == (
        "State budget revenue, Hai Phong, 2025: 133.6% of the plan implies 142,445–142,553 billion VND; "
        "6 other percentages of the same plan imply 147,430–147,442."
    )
    assert [row.id for row in odd.rows if row.implied] == [
        "C0035",
        "C0030",
        "C0031",
        "C0032",
        "C0033",
        "C0034",
        "C0037",
    ]
    last = next(row.implied for row in odd.rows if row.id == "C0037")
    assert last is not None
    # 196,911.318 of 133.55 to 133.65 %, by hand
    assert (round(last.low, 1), round(last.high, 1)) == (Decimal("147333.6"), Decimal("147443.9"))


def test_a_bound_implies_a_plan_of_at_least_so_much():
    assert "54.4% of the plan implies at least 129,836 billion VND" in of("plan_on_file")["C0110"].sentence.en
    assert "ít nhất 129.836 tỷ đồng" in of("plan_on_file")["C0110"].sentence.vi


def test_the_three_exports_of_2025_stand_beside_each_other():
    assert of("contradiction")["A0043"].sentence.en == (
        "Exports, Hai Phong, 2025: 50.14 (reported by the city); about 35 (origin unclear); 46.55 (customs)."
    )


def test_a_figure_of_the_area_before_the_merger_is_named_as_such():
    assert of("contradiction")["C0094"].sentence.en.endswith(
        ": 1,453 (reported by the city); 1,452 for Hai Duong (before the merger)."
    )


def test_the_parts_of_investment_exceed_their_total_though_each_is_only_a_bound():
    assert of("parts")["A0189"].sentence.en.endswith(
        "the parts printed beside it add up to over 227,176, more than the total of 225,177 billion VND."
    )


def test_the_other_source_of_a_statement_is_named_in_the_language_of_the_reader():
    found = of("contradiction")
    assert found["C0151"].sentence == (
        "“47 nghị quyết” mâu thuẫn với nguồn khác: 48 (PLO, 11/12/2025).",
        "“47 nghị quyết” is contradicted by another source: 48 (PLO, 11 Dec 2025).",
    )
    assert found["C0152"].sentence.vi == "“kỳ họp đầu tiên” mâu thuẫn với nguồn khác: Lao Động, 1/7/2025."


def test_the_parts_of_a_total_are_those_a_printed_sum_names():
    assert parts_of(real_store()) == {
        "budget_total": ("budget_customs", "budget_domestic", "budget_other"),
        "investment_total": ("investment_fdi_realised", "investment_nonstate", "investment_state"),
        "tourists_event": ("tourists_event_dom", "tourists_event_intl"),
    }


def test_a_misprint_is_told_with_its_words_and_the_figure_on_file():
    assert of("misprint")["T0068"].sentence.en == (
        "Target for FDI attracted, Hai Phong, 2025: printed “5.500 USD”, on record 5,500 million USD."
    )
    assert of("misprint")["A0299"].sentence.vi.endswith("nguồn in “26,4 triệu USD”, đã ghi nhận là 26,4 tỷ USD.")


def test_a_doubt_as_plain_data_names_every_row():
    plain = of("denominators")["C0035"].plain()
    first = plain["rows"][0]
    assert (plain["code"], plain["indicator"], plain["area"], plain["period"]) == (
        "denominators", "budget_total", "HP", "2025",
    )  # fmt: skip
    assert set(plain["sentence"]) == {"vi", "en"}
    assert (first["kind"], first["as_printed"], first["source"]) == ("claim", "vượt 33,6% … Trung ương giao", "S018")
    assert (first["file"], first["line"], first["published_on"]) == ("data/claims.csv", 36, "2026-01-12")
    assert Decimal(first["implied_low"]) < Decimal(first["implied_high"])
    bound = next(row for row in plain["rows"] if row["id"] == "C0034")
    assert bound["implied_high"] is None
    assert plain["rows"][1]["implied_low"] is None
