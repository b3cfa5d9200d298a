"""A figure whose next stage was due by the calendar and is not on file, until it is."""

from typing import Any

import pytest
from builders import NATION, OLD_TOWN, TOWN, on, real_store, report, small_store

from indicators.boards.doubts import Doubt, doubts
from indicators.model import Release, Source
from indicators.store import Store

from .asked import TODAY, keys, mended, of

PAGE = Source(id="S9", publisher="The Gazette", title="Days of release", published_on="2024-06-01")


def rule(stage: str = "preliminary", **other: Any) -> Release:  # noqa: ANN401 - fields of a rule
    """Return the rule by which a stage of the year's rice is due on 29 September of the next year."""
    words = {
        "id": f"R-{stage}", "indicators": ["rice"], "kinds": ["city"], "stage": stage, "due": "09-29",
        "years_after": "1", "since": "2024-08-01", "standing": "in_force", "document": "13/2026",
        "as_printed": "on the 29th", "source": ["S9"], "file": "data/releases.yaml", "line": 3,
    }  # fmt: skip
    return Release.model_validate(words | other)


def found_in(lines: list[dict[str, Any]], *rules: Release, as_of: str = "2026-11-21", area: str = TOWN) -> list[Doubt]:
    store = small_store(lines, releases=rules or (rule(),), sources=(PAGE,))
    return [one for one in doubts(store, area, on(as_of)) if one.code == "overdue"]


ESTIMATE = report("9", "2025-12-02")


# ---- the real record


def test_growth_of_2025_is_still_an_estimate_for_the_city_and_the_nation():
    found = of("overdue")
    assert found["A0005"].sentence.en == (
        "GRDP growth, Hai Phong, 2025: 11.81%; the preliminary figure was due on 29 Sep 2026 "
        "(draft of 13/2026/NĐ-CP) and is not on record."
    )
    assert found["A0005"].sentence.vi == (
        "Tốc độ tăng GRDP, Hải Phòng, năm 2025: 11,81%; số sơ bộ đến hạn công bố ngày 29/9/2026 "
        "(dự thảo 13/2026/NĐ-CP), chưa ghi nhận được."
    )
    assert "due on 3 Oct 2026 (13/2026/NĐ-CP)" in found["N0011"].sentence.en
    assert [(row.id, row.kind, row.source) for row in found["A0005"].rows] == [
        ("A0005", "figure", "S018"),
        ("RL15", "release", "NS65"),
    ]


def test_the_day_it_is_due_a_figure_is_not_yet_overdue():
    assert "A0005" not in of("overdue", "2026-09-29")
    assert "A0005" in of("overdue", "2026-09-30")


@pytest.mark.parametrize("series", ["city", "nso"])
def test_it_vanishes_when_the_preliminary_figure_is_added_by_whatever_series(series: str):
    line = f"A9999,grdp_growth,HP,2025,year,{series},11.7,%,preliminary,,,,11.7,2026-11-01,S018,"
    last = "A0005", "year-end review\n", f"year-end review\n{line}\n"
    found = keys(doubts(mended(last), "HP", TODAY))
    assert ("overdue", "A0005") not in found
    assert ("overdue", "A0015") in found


def test_it_comes_back_on_a_day_before_the_preliminary_figure_was_known():
    line = "A9999,grdp_growth,HP,2025,year,nso,11.7,%,preliminary,,,,11.7,2026-11-01,S018,"
    copy = mended(("A0005", "year-end review\n", f"year-end review\n{line}\n"))
    assert ("overdue", "A0005") in keys(doubts(copy, "HP", on("2026-10-31")))


def test_no_province_of_today_is_asked_for_figures_of_an_area_that_was_merged():
    assert {one.area for one in of("overdue").values()} == {"HP", "VN"}


# ---- the rules


def test_the_next_stage_is_asked_for_and_only_that():
    rules = rule(), rule("official", years_after="1", due="10-30")
    (one,) = found_in([ESTIMATE], *rules)
    assert "the preliminary figure was due on 29 Sep 2026" in one.sentence.en
    (one,) = found_in([report("9", "2026-09-01", "preliminary")], *rules)
    assert "the official figure was due on 30 Oct 2026" in one.sentence.en
    assert found_in([report("9", "2026-09-01", "official")], *rules) == []


def test_a_forecast_or_nothing_at_all_raises_no_doubt():
    assert found_in([report("9", "2024-12-01", "forecast")]) == []
    assert found_in([]) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"indicators": ["growth"]},
        {"kinds": ["province"]},
        {"months": "9"},
        {"since": "2026-09-30"},
        {"until": "2026-09-28"},
        {"stage": "estimate"},
    ],
)
def test_a_rule_that_does_not_reach_the_figure_asks_for_nothing(changed: dict[str, Any]):
    assert len(found_in([ESTIMATE], rule())) == 1
    assert found_in([ESTIMATE], rule(**changed)) == []


def test_a_rule_is_unknown_before_all_its_sources_were_published():
    late = PAGE.model_copy(update={"published_on": "2026-11-01"})
    early = PAGE.model_copy(update={"id": "S8"})
    store = small_store([ESTIMATE], releases=(rule(source=["S8", "S9"]),), sources=(early, late))
    assert doubts(store, TOWN, on("2026-10-31")) == ()
    assert len(doubts(store, TOWN, on("2026-11-01"))) == 1


def test_an_end_still_to_come_is_not_known_yet():
    ended = rule(until="2026-01-12")
    assert ended.due_on(2025, on("2026-01-11")) == on("2026-09-29")
    assert ended.due_on(2025, on("2026-01-13")) is None


def test_months_of_an_open_year_have_their_own_rule():
    lines = [report("5", "2026-07-01", period="2026-06", period_kind="ytd")]
    half = rule(months="6", years_after="0")
    assert found_in(lines, half, as_of="2026-09-29") == []
    (one,) = found_in(lines, half, as_of="2026-09-30")
    assert (one.period, one.rows[0].id) == ("2026-06", "A0")


def test_an_area_that_ended_before_the_day_due_owes_nothing():
    assert found_in([report("9", "2025-01-02", area=OLD_TOWN, period="2024")], area=OLD_TOWN, as_of="2025-11-01") == []
    lines = [report("9", "2024-01-02", area=OLD_TOWN, period="2023")]
    assert len(found_in(lines, area=OLD_TOWN, as_of="2024-11-01")) == 1


def test_the_nation_comes_with_its_areas():
    lines = [report("9", "2025-12-02", area=NATION)]
    (one,) = found_in(lines, rule(kinds=["nation"]))
    assert (one.area, one.indicator) == (NATION, "rice")


@pytest.mark.parametrize(
    ("standing", "words"),
    [("in_force", "(13/2026)"), ("draft", "(draft of 13/2026)"), ("observed", "not an official calendar")],
)
def test_the_sentence_says_what_the_rule_rests_on(standing: str, words: str):
    (one,) = found_in([ESTIMATE], rule(standing=standing))
    assert words in one.sentence.en


def test_an_act_without_a_number_is_said_to_have_none():
    (one,) = found_in([ESTIMATE], rule(document=None))
    assert "(no number)" in one.sentence.en


def test_the_real_rules_say_of_each_day_what_it_rests_on():
    rules = real_store().book.releases
    assert {one.standing for one in rules} == {"in_force", "draft"}
    assert all(one.as_printed and one.document for one in rules)
    assert {one.id for one in rules if one.standing == "draft"} == {"RL14", "RL15", "RL16"}


def stages(store: Store) -> set[str]:
    return {one.stage for one in store.book.releases}


def test_every_stage_after_the_forecast_has_a_rule():
    assert stages(real_store()) == {"estimate", "preliminary", "official"}
