"""Each doubt of the record is there, and vanishes alone once its row is mended."""

import pytest
from builders import on, real_store

from indicators.boards.doubts import KINDS, doubts

from .asked import TODAY, Mend, keys, mended, of

AREAS = ("HP", "HP_OLD", "HD_OLD")

MENDS: dict[tuple[str, str], tuple[Mend, ...]] = {
    ("falling", "A0199"): (("A0199", ",33.37,", ",38.37,"),),
    ("contradiction", "A0176"): (("P0737", ",29.48,", ",31.8,"),),
    ("contradiction", "A0043"): (("P0729", ",46.55,", ",50.14,"), ("A0045", ",35,", ",50,")),
    ("contradiction", "A0060"): (("A0061", ",13147,", ",10775,"),),
    ("contradiction", "A0015"): (("P0145", ",734519.0,", ",734420,"),),
    ("contradiction", "A0020"): (("P0247", ",177.0,", ",194.5,"),),
    ("contradiction", "A0215"): (("A0217", ",1,m_", ",0.9,m_"),),
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
    ("below_last_year", "T0011"): (("T0011", "value: 194900", "value: 197000"),),
    ("below_last_year", "T0013"): (("T0013", "value: 103200", "value: 104200"),),
    ("below_last_year", "T0081"): (("T0081", "value: 118079", "value: 118400"),),
    ("below_last_year", "T0079"): (("A0249", ",4600,", ",4400,"),),
    ("below_last_year", "T0116"): (("T0116", "low: 2000", "low: 3500"), ("T0116", "high: 2500", "high: 3600")),
    ("overdue", "A0005"): (("A0005", ",reported,", ",preliminary,"),),
    ("overdue", "A0015"): (("A0015", ",estimate,", ",preliminary,"),),
    ("overdue", "P0047"): (("P0047", ",preliminary,", ",official,"),),
    ("overdue", "P0179"): (("P0179", ",preliminary,", ",official,"),),
    ("overdue", "N0011"): (("N0011", ",estimate,", ",preliminary,"),),
    ("overdue", "N0022"): (("N0022", ",estimate,", ",preliminary,"),),
    ("overdue", "N0010"): (("N0010", ",preliminary,", ",official,"),),
    ("overdue", "N0021"): (("N0021", ",preliminary,", ",official,"),),
    ("turn", "A0175"): (("A0175", ",11.51,", ",14.51,"),),
    ("misprint", "T0068"): (("T0068", " (sic)", ""),),
    ("misprint", "A0106"): (("A0106", " (sic)", ""),),
    ("misprint", "A0239"): (("A0239", " (sic)", ""),),
    ("misprint", "A0299"): (("A0299", " (sic)", ""),),
    ("misprint", "A0443"): (("A0443", " (sic)", ""),),
    ("misprint", "A0444"): (("A0444", " (sic)", ""),),
}


def test_the_real_files_raise_these_doubts_and_no_other():
    assert keys(doubts(real_store(), "HP", TODAY)) == set(MENDS)


def batches() -> list[list[tuple[str, str]]]:
    """Return every doubt once, at most one of a kind in each batch: a copy of the files serves a whole batch."""
    by_kind = [[key for key in MENDS if key[0] == kind] for kind in KINDS]
    longest = max(len(found) for found in by_kind)
    return [[found[n] for found in by_kind if n < len(found)] for n in range(longest)]


@pytest.mark.parametrize("batch", batches(), ids=lambda batch: "-".join(name for _, name in batch))
def test_a_doubt_vanishes_alone_once_its_row_is_mended(batch: list[tuple[str, str]]):
    mends = [mend for key in batch for mend in MENDS[key]]
    assert keys(doubts(mended(*mends), "HP", TODAY)) == set(MENDS) - set(batch)


def test_every_doubt_comes_under_the_area_it_is_about():
    for area in AREAS:
        found = doubts(real_store(), area, TODAY)
        place = real_store().book.areas[area]
        assert {one.area for one in found if one.code != "overdue"} <= {area, *place.predecessors}
        assert {one.area for one in found if one.code == "overdue"} <= {area, *place.predecessors, place.parent}
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


def test_a_target_is_held_against_what_was_known_of_the_year_before():
    assert "T0011" in of("below_last_year")
    assert of("below_last_year")["T0011"].sentence.en == (
        "State budget revenue, Hai Phong, 2026: "
        "the target of 194,900 billion VND (Council) is below the 196,911.318 of 2025."
    )
    assert "T0011" not in of("below_last_year", "2025-12-11")  # the result of 2025 came later
