"""What the record puts in doubt: each doubt of the real files is there, and vanishes alone once its row is mended."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import DATA, TOWN, book, cumulative, indicator, on, real_store, report, small_store, target

from indicators import store
from indicators.boards.doubts import KINDS, Doubt, doubts
from indicators.boards.doubts.bounds import ENDLESS, Bounds, bounds, implied_plan
from indicators.boards.doubts.sums import parts_of
from indicators.files import read
from indicators.model import Claim, Source
from indicators.store import Store

TODAY = on("2026-11-21")
AREAS = ("HP", "HP_OLD", "HD_OLD")

Mend = tuple[str, str, str]  # record, what stands there, what to write

MENDS: dict[tuple[str, str], tuple[Mend, ...]] = {
    ("falling", "A0199"): (("A0199", ",33.37,", ",38.37,"),),
    ("contradiction", "A0176"): (("P0737", ",29.48,", ",31.8,"),),
    ("contradiction", "A0043"): (("P0729", ",46.55,", ",50.14,"), ("A0045", ",35,", ",50,")),
    ("contradiction", "A0060"): (("A0061", ",13147,", ",10775,"),),
    ("contradiction", "A0015"): (("P0145", ",734519.0,", ",734420,"),),
    ("contradiction", "A0020"): (("P0247", ",177.0,", ",194.5,"),),
    ("contradiction", "A0215"): (("A0217", ",1.0,", ",0.9,"),),
    ("contradiction", "C0094"): (("A0065", ",1452,", ",1453,"),),
    ("contradiction", "C0151"): (("C0151", ",,contradiction,", ",,consistent,"),),
    ("contradiction", "C0152"): (("C0152", ",,contradiction,", ",,consistent,"),),
    ("contradiction", "C0142"): (("T0130", "value: 13.5", "value: 13"),),
    ("contradiction", "C0140"): (("A0410", ",10.6,", ",10.2,"),),
    ("contradiction", "C0141"): (("A0082", ",11.46,", ",11.59,"),),
    ("denominators", "C0035"): (("C0035", ",33.6,", ",29.1,"),),
    ("denominators", "C0036"): (("C0036", ",34.8,", ",29.1,"),),
    ("denominators", "C0042"): (("C0042", ",134.9,", ",133.9,"),),
    ("plan_on_file", "C0086"): (("C0086", ",20,", ",25,"),),
    ("plan_on_file", "C0110"): (("C0110", ",54.4,", ",54.6,"),),
    ("plan_on_file", "C0114"): (("C0114", ",27.13,", ",24.11,"),),
    ("plan_on_file", "C0123"): (("C0123", ",97.33,", ",101.14,"),),
    ("parts", "A0189"): (("A0189", ",225177,", ",227176,"),),
    ("parts", "A0218"): (("A0218", ",0.517,", ",0.515,"),),
    ("equals_plan", "A0058"): (("A0058", ",213,", ",214,"),),
    ("equals_plan", "A0047"): (("A0047", ",14.43,", ",14.45,"),),
    ("equals_plan", "A0347"): (("A0347", ",42500,", ",42600,"),),
    ("misprint", "T0068"): (("T0068", " (sic)", ""),),
    ("misprint", "A0106"): (("A0106", " (sic)", ""),),
    ("misprint", "A0239"): (("A0239", " (sic)", ""),),
    ("misprint", "A0299"): (("A0299", " (sic)", ""),),
    ("misprint", "A0443"): (("A0443", " (sic)", ""),),
    ("misprint", "A0444"): (("A0444", " (sic)", ""),),
}


def mended(folder: Path, *mends: Mend) -> Store:
    """Return the store of the real files with some records changed, in a copy."""
    copy = folder / "data"
    shutil.copytree(DATA, copy)
    for record, there, wanted in mends:
        file = copy / {"T": "targets.yaml", "C": "claims.csv"}.get(record[0], "actuals.csv")
        text = file.read_text(encoding="utf-8")
        start = text.index(f"id: {record}\n" if record[0] == "T" else f"\n{record},")
        at = text.index(there, start)
        assert at - start < 500, f"{record} does not say {there}"
        file.write_text(text[:at] + wanted + text[at + len(there) :], encoding="utf-8")
    return store.build(read(copy)[0])


def keys(found: tuple[Doubt, ...]) -> set[tuple[str, str]]:
    return {one.key for one in found}


def of(code: str, as_of: str = "2026-11-21", area: str = "HP") -> dict[str, Doubt]:
    return {one.rows[0].id: one for one in doubts(real_store(), area, on(as_of)) if one.code == code}


# ---- the real record


def test_the_real_files_raise_these_doubts_and_no_other():
    assert keys(doubts(real_store(), "HP", TODAY)) == set(MENDS)


def batches() -> list[list[tuple[str, str]]]:
    """Return every doubt once, at most one of a kind in each batch: a copy of the files serves a whole batch."""
    by_kind = [[key for key in MENDS if key[0] == kind] for kind in KINDS]
    longest = max(len(found) for found in by_kind)
    return [[found[n] for found in by_kind if n < len(found)] for n in range(longest)]


@pytest.mark.parametrize("batch", batches(), ids=lambda batch: "-".join(name for _, name in batch))
def test_a_doubt_vanishes_alone_once_its_row_is_mended(batch: list[tuple[str, str]], tmp_path: Path):
    mends = [mend for key in batch for mend in MENDS[key]]
    assert keys(doubts(mended(tmp_path, *mends), "HP", TODAY)) == set(MENDS) - set(batch)


def test_every_doubt_comes_under_the_area_it_is_about():
    for area in AREAS:
        found = doubts(real_store(), area, TODAY)
        family = {area, *real_store().book.areas[area].predecessors}
        assert {one.area for one in found} <= family
    assert keys(doubts(real_store(), "HP_OLD", TODAY)) | keys(doubts(real_store(), "HD_OLD", TODAY)) < set(MENDS)


def test_doubts_come_by_kind_each_with_rows_that_name_their_line():
    found = doubts(real_store(), "HP", TODAY)
    assert [one.code for one in found] == sorted((one.code for one in found), key=KINDS.index)
    for one in found:
        assert one.rows
        assert all(row.printed and row.source and row.place.startswith("data/") for row in one.rows)
        assert one.sentence.vi != one.sentence.en
        assert one.sentence.vi[-1] == one.sentence.en[-1] == "."


def test_nothing_is_doubted_before_it_was_published():
    early = doubts(real_store(), "HP", on("2025-10-31"))
    assert "falling" not in {one.code for one in early}
    assert all((row.published_on or "9") <= "2025-10-31" for one in early for row in one.rows if row.kind != "target")
    assert "falling" in {one.code for one in doubts(real_store(), "HP", on("2025-11-06"))}
    assert doubts(real_store(), "HP", on("2010-01-01")) == ()


def test_the_estimate_of_growth_equals_the_plan_only_until_it_was_withdrawn():
    before = {one.indicator for one in of("equals_plan", "2025-12-05").values() if one.area == "HP"}
    after = {one.indicator for one in of("equals_plan", "2025-12-11").values() if one.area == "HP"}
    assert before == {"grdp_growth", "tourists", "port_cargo"}
    assert after == {"tourists", "port_cargo"}


# ---- word for word


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


def test_the_parts_of_a_total_are_those_a_printed_sum_names():
    assert parts_of(real_store()) == {
        "budget_total": ("budget_customs", "budget_domestic", "budget_other"),
        "investment_total": ("investment_fdi_realised", "investment_nonstate", "investment_state"),
        "tourists_event": ("tourists_event_dom", "tourists_event_intl"),
    }


def test_a_misprint_is_told_with_its_words_and_the_figure_on_file():
    assert of("misprint")["T0068"].sentence.en == (
        "Target for FDI attracted, Hai Phong, 2025: printed “5.500 USD”, on file 5,500 million USD."
    )
    assert of("misprint")["A0299"].sentence.vi.endswith("nguồn in “26,4 triệu USD”, trên hồ sơ là 26,4 tỷ USD.")


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


# ---- a slipped unit


@pytest.mark.parametrize("factor", ["10", "1000", "1000000"])
def test_a_figure_out_of_scale_with_its_years_is_doubted(factor: str):
    lines = [
        report(v, f"{y}-12-20", "official", period=str(y)) for y, v in ((2021, "500"), (2022, "510"), (2024, "520"))
    ]
    slipped = report(str(515 * int(factor)), "2023-12-20", "official", period="2023")
    assert keys(doubts(small_store(lines), TOWN, TODAY)) == set()
    (found,) = doubts(small_store([*lines, slipped]), TOWN, TODAY)
    assert (found.code, found.rows[0].id, found.rows[1].id) == ("scale", "A3", "A1")
    assert f"about {int(factor):,} times beside the 510 of 2022" in found.sentence.en
    assert found.sentence.vi.startswith("Rice, Phố, năm 2023: ")


@pytest.mark.parametrize(
    ("values", "slipped"),
    [
        (("490", "500", "5000", "5100"), []),  # a new level that lasts
        (("500", "1500", "4500"), []),  # growth
        (("500", "510", "5200"), ["A2"]),  # the last one
        (("5000", "510", "520"), ["A0"]),  # the first one
        (("5000", "510"), ["A1"]),  # of two alone the later is asked about
    ],
)
def test_only_a_slip_is_out_of_scale(values: tuple[str, ...], slipped: list[str]):
    lines = [report(v, f"{2020 + n}-12-20", "official", period=str(2020 + n)) for n, v in enumerate(values)]
    assert [one.rows[0].id for one in doubts(small_store(lines), TOWN, TODAY)] == slipped


def test_small_counts_and_rates_may_rise_tenfold():
    nouns = (indicator("homes", unit="place"), indicator("growth", "rate"))
    lines = [
        report(value, f"{year}-12-20", "official", period=str(year), **other)
        for year, value in ((2022, "5"), (2023, "51"), (2024, "5"))
        for other in ({"indicator": "homes", "unit": "place"}, {"indicator": "growth", "unit": "%"})
    ]
    assert doubts(small_store(lines, indicators=nouns), TOWN, TODAY) == ()


# ---- statements


def sharing(*claims: dict[str, Any], **other: Any) -> Store:  # noqa: ANN401 - parts of a book
    """Return a store with statements of the town's paper of 5 December 2025."""
    paper = Source(id="S2", publisher="The Paper", title="A page", published_on="2025-12-05")
    common = {"subject": "rice", "area": TOWN, "period": "2025", "statement": "pct_of_target", "source": ("S2",),
              "as_printed": "so much", "verdict": "consistent", "file": "data/claims.csv", "line": 2}  # fmt: skip
    nouns = tuple(Claim.model_validate({"id": f"C{n}", **common, **one}) for n, one in enumerate(claims))
    return store.build(book(sources=(paper,), **other).model_copy(update={"claims": nouns}))


def test_a_percentage_of_no_reported_figure_is_taken_as_printed():
    plan = target("200", "council", "2025-01-01")
    odd = {"stated": "40.0", "expression": "100/200*100"}
    (found,) = doubts(sharing(odd, targets=[plan]), TOWN, TODAY)
    assert (
        found.sentence.en
        == "Rice, Town, 2025: 40.0% of the plan implies 248.43–251.57 tonnes; the plan on file is 200."
    )
    assert [row.id for row in found.rows] == ["C0", "T0"]


def test_a_figure_that_is_nearly_reached_implies_at_most_a_plan():
    lines, plan = [report("100", "2025-12-05", qualifier="nearly")], target("300", "council", "2025-01-01")
    (found,) = doubts(
        sharing({"stated": "40", "expression": "100/300*100"}, actuals=lines, targets=[plan]), TOWN, TODAY
    )
    assert "implies at most 253.17 tonnes" in found.sentence.en


def test_two_percentages_alone_cannot_say_which_is_odd():
    claims = {"stated": "40.0", "expression": "100/250*100"}, {"stated": "60.0", "expression": "120/250*100"}
    assert doubts(sharing(*claims), TOWN, TODAY) == ()


def test_a_statement_of_an_undated_source_is_never_known():
    lone: dict[str, Any] = {"stated": "40.0", "expression": "100/200*100", "source": ("S1",)}
    assert doubts(sharing(lone, targets=[target("200")]), TOWN, TODAY) == ()


def test_a_sum_that_names_no_figure_on_file_makes_no_parts():
    assert parts_of(sharing({"statement": "sum", "stated": "3", "expression": "1+2"})) == {}


# ---- what a printed number leaves open


@pytest.mark.parametrize(
    ("value", "qualifier", "low", "high"),
    [
        ("11.8", "", "11.75", "11.85"),
        ("35", "about", "33.25", "36.75"),
        ("187000", "over", "187000", "Infinity"),
        ("1300", "nearly", "-Infinity", "1300"),
    ],
)
def test_a_printed_number_stands_for_an_interval(value: str, qualifier: str, low: str, high: str):
    figure = small_store([report(value, "2025-12-11", qualifier=qualifier)]).actuals["A0"]
    assert bounds(figure) == Bounds(Decimal(low), Decimal(high))


def test_numbers_that_only_touch_at_a_half_differ():
    assert not Bounds(Decimal("1452.5"), Decimal("1453.5")).meets(Bounds(Decimal("1451.5"), Decimal("1452.5")))
    assert Bounds(Decimal(187000), ENDLESS).meets(Bounds(Decimal("187766.55"), Decimal("187766.65")))


def test_a_figure_that_was_nearly_reached_implies_a_plan_of_at_most_so_much():
    implied = implied_plan(Decimal(1300), Decimal(100), "nearly", Decimal(26), Decimal("0.5"))
    assert (implied.low, round(implied.high)) == (Decimal(0), 5098)


def test_bounds_are_printed_outward():
    assert Bounds(Decimal("147430.4"), Decimal("147441.2")).outward == Bounds(Decimal(147430), Decimal(147442))
    assert Bounds(Decimal("49.037"), ENDLESS).outward == Bounds(Decimal("49.03"), ENDLESS)


# ---- rivals


def test_a_repeat_of_an_older_report_by_another_series_is_no_rival():
    lines = [
        report("9", "2025-12-02"),
        report("9", "2025-12-20", series="press"),
        report("10", "2026-01-19", "reported"),
    ]
    assert doubts(small_store(lines), TOWN, TODAY) == ()


def test_two_series_that_rounding_reconciles_agree():
    lines = [report("9.4", "2025-12-02"), report("9", "2025-12-20", series="press")]
    assert doubts(small_store(lines), TOWN, TODAY) == ()


def test_two_values_of_one_day_are_rivals():
    lines = [report("9.4", "2025-12-02"), report("9.6", "2025-12-02")]
    assert keys(doubts(small_store(lines), TOWN, TODAY)) == {("contradiction", "A0")}


def test_months_that_rise_raise_no_doubt():
    lines = [cumulative("36", "2025-09", "2025-10-06"), cumulative("37", "2025-10", "2025-11-06")]
    assert doubts(small_store(lines), TOWN, date(2025, 12, 1)) == ()
