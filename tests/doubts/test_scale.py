"""Figures out of scale with the years beside them: a slipped unit or point."""

import pytest
from builders import TOWN, indicator, report, small_store

from indicators.boards.doubts import doubts

from .asked import TODAY, keys, mended


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


def test_exports_written_ten_times_too_large_are_out_of_scale_until_they_are_mended():
    slipped = ("A0117", ",17.6,", ",176,")
    found = doubts(mended(slipped), "HP", TODAY)
    assert [one.rows[0].id for one in found if one.code == "scale"] == ["A0117"]
    again = mended(slipped, ("A0117", ",176,", ",17.6,"))
    assert "scale" not in {code for code, _ in keys(doubts(again, "HP", TODAY))}
