"""One indicator across the provinces: rank, distance from the nation, and what is known, against the record."""

from collections import Counter
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

import pytest
from builders import NATION, TOWN, real_store

from indicators.boards.comparison import ComparisonBoard, as_json
from indicators.model import Actual

from .compared import compared, few, growth, place, said_of, small
from .seen import LANGUAGES, numbers_in

KNOWN = ("2025-07-31", "2026-02-01", "2026-11-15")
PAIR = [said_of("A", "7"), said_of("B", "6")]


# ---- the record


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "vi",
            "Năm 2025, tốc độ tăng GRDP của Hải Phòng đạt 11,81%, đứng thứ 2 trong 34, sau Quảng Ninh (11,89); "
            "cao hơn cả nước (8,02) 3,79 điểm phần trăm.",
        ),
        (
            "en",
            "2025: GRDP growth of Hai Phong at 11.81%, rank 2 of 34, after Quang Ninh (11.89); "
            "3.79 percentage points above Viet Nam (8.02).",
        ),
    ],
)
def test_growth_of_2025_stands_second_of_34_and_above_the_nation(lang: str, said: str):
    shown = growth(lang=lang)
    assert shown.sentence == said
    assert "".join(text for text, _ in shown.sentence_parts) == said
    assert [text for text, mark in shown.sentence_parts if mark] == [
        {"vi": "đứng thứ 2 trong 34", "en": "rank 2 of 34"}[lang]
    ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "Bằng 1,473 lần cả nước; hai số đều làm tròn nên tỷ số nằm giữa 1,47 và 1,48."),
        ("en", "1.473 times Viet Nam; both are rounded, so the ratio lies between 1.47 and 1.48."),
    ],
)
def test_the_multiple_of_the_nation_carries_the_interval_that_rounding_allows(lang: str, said: str):
    assert growth(lang=lang).remarks[-1] == said


def test_against_the_eight_of_december_2025_both_1_47_and_1_48_are_possible():
    lines = [said_of(TOWN, "11.81"), *PAIR, said_of(NATION, "8", series="nso")]
    said = small(few(lines, "A", "B")).remarks[-1]
    times, low, high = numbers_in(said, "en")
    assert said == "1.476 times Land; both are rounded, so the ratio lies between 1.38 and 1.58."
    assert low < Decimal("1.47") < times < Decimal("1.48") < high


def test_growth_of_nine_months_of_2026_stands_third_of_the_30_that_are_known():
    shown = growth("2026-09")
    assert shown.sentence == (
        "9 months of 2026: GRDP growth of Hai Phong at 12.08%, rank 3 of 30, led by Quang Ninh (12.54); "
        "3.07 percentage points above Viet Nam (9.01)."
    )
    assert "30 of 34 areas known (the 34 provinces and cities), as of 15 Nov 2026." in shown.remarks
    assert [p.name for p in shown.missing] == ["Dien Bien", "Gia Lai", "Hue", "Quang Tri"]
    assert {(p.rank, p.value, p.origin, p.words, p.share) for p in shown.missing} == {(None, None, None, "–", 0.0)}


@pytest.mark.parametrize(
    ("lang", "sentence", "own"),
    [
        (
            "vi",
            "Năm 2025, kim ngạch xuất khẩu của Hải Phòng đạt 46,55 tỷ USD, "
            "đứng thứ 3 trong 8, dẫn đầu là Bắc Ninh (93,27).",
            "Thành phố tự công bố: 50,14 (thành phố báo cáo); không dùng để xếp hạng.",
        ),
        (
            "en", "2025: exports of Hai Phong at 46.55 billion USD, rank 3 of 8, led by Bac Ninh (93.27).",
            "The city's own figure: 50.14 (reported by the city); not used for the rank.",
        ),
    ],
)  # fmt: skip
def test_exports_are_ranked_by_customs_with_the_citys_own_figure_beside(lang: str, sentence: str, own: str):
    shown = compared(area="HP", id="export", period="2025", lang=lang)
    assert (shown.sentence, shown.remarks[-1], shown.series) == (sentence, own, "customs")
    book = {a.id: a for a in real_store().book.actuals}
    lines = {(a.file, a.line): a for a in book.values()}
    for one in shown.places:
        assert one.origin is not None
        assert lines[one.origin.file, one.origin.line].series == "customs"


@pytest.mark.parametrize(("day", "rank", "of"), [("2026-02-01", 1, 6), ("2026-10-20", 2, 9)])
def test_among_the_centrally_run_cities_the_rank_depends_on_who_was_one(day: str, rank: int, of: int):
    shown = growth(peers="cities", as_of=day)
    assert (place(shown, "HP").rank, shown.of, shown.total) == (rank, of, of)
    assert f"rank {rank} of {of}" in shown.sentence
    assert f"{of} of {of} areas known (centrally-run cities), as of" in shown.remarks[1]


def test_the_first_of_a_set_is_said_without_a_leader():
    assert growth(peers="cities", as_of="2026-02-01").sentence == (
        "2025: GRDP growth of Hai Phong at 11.81%, rank 1 of 6; 3.79 percentage points above Viet Nam (8.02)."
    )


@pytest.mark.parametrize(
    ("peers", "words", "of"),
    [("region", "the same region", 6), ("22,48", "the areas chosen", 3), ("HP", "the areas chosen", 1)],
)
def test_the_set_is_named_with_its_size(peers: str, words: str, of: int):
    shown = growth(peers=peers)
    assert shown.of == shown.total == len(shown.places) == of
    assert f"{of} of {of} areas known ({words}), as of 15 Nov 2026." in shown.remarks


def test_growth_of_half_2025_is_known_from_the_press_for_eight_only_and_says_so():
    shown = growth("2025-06")
    assert (shown.series, shown.of, place(shown, "HP").rank) == ("press", 8, 2)
    assert "[rank 2 of the 8 areas the press quotes]".strip("[]") in shown.sentence
    assert shown.remarks[:3] == (
        "Figures: press, stage: estimate.",
        "8 of 34 areas known (the 34 provinces and cities), as of 15 Nov 2026.",
        "The press quotes 8 areas only; the rank among all 34 is not known.",
    )


def test_the_day_decides_which_periods_are_known():
    def periods(day: str) -> set[str]:
        return {c.value for c in compared(area="HP", id="grdp_growth", as_of=day).periods}

    assert "2025" not in periods("2025-12-31")
    assert "2025" in periods("2026-02-01")
    assert "2026-09" not in periods("2026-09-30")
    assert "2026-09" in periods("2026-11-15")


def test_the_merged_area_has_no_place_among_the_34():
    shown = compared(area="HP_OLD", year="2024", id="grdp_growth", period="2024", lang="en")
    assert shown.sentence == (
        "2024: no figure yet for GRDP growth of Hai Phong (before the merger); 34 of 34 areas are known."
    )
    assert not any(p.marked for p in shown.places)


# ---- what holds for every comparison of the record


@cache
def everything() -> tuple[ComparisonBoard, ...]:
    found = []
    for day in KNOWN:
        first = compared(area="HP", as_of=day)
        for noun in first.indicators:
            for period in compared(area="HP", as_of=day, id=noun.value).periods:
                for peers in ("all", "22,48,79") if day == KNOWN[-1] else ("all",):
                    query = {"area": "HP", "as_of": day, "id": noun.value, "period": period.value, "peers": peers}
                    found += [compared(**query, lang=lang) for lang in LANGUAGES]
    return tuple(found)


def reports() -> dict[tuple[str, int], Actual]:
    return {(a.file, a.line): a for a in real_store().book.actuals}


def test_every_place_is_the_record_its_line_holds_known_by_the_day():
    lines = reports()
    for shown in everything():
        for one in (*shown.places, *([shown.nation] if shown.nation else [])):
            assert one.origin is not None
            record = lines[one.origin.file, one.origin.line]
            assert (record.area, record.indicator, record.period) == (
                one.area,
                shown.asked.indicator,
                shown.asked.period,
            )
            assert (Decimal(one.value or "nan"), one.stage) == (record.value, record.stage)
            assert record.stage != "forecast"
            assert record.known_from is not None
            assert record.known_from <= shown.view.as_of


def test_one_ranking_holds_one_series_and_never_a_figure_ranked_among_63():
    lines = reports()
    framed = Counter(a.of for a in lines.values() if a.of)
    assert framed[63] > 20  # there is something to keep out
    for shown in everything():
        records = [lines[p.origin.file, p.origin.line] for p in shown.places if p.origin]
        assert {r.series for r in records} <= {shown.series}
        assert {r.of for r in records} <= {None, 34}


def test_the_rank_is_one_more_than_the_number_of_better_figures():
    for shown in everything():
        values = [Decimal(p.value or "nan") for p in shown.places]
        assert [p.rank for p in shown.places] == [1 + sum(o > v for o in values) for v in values]
        assert (shown.of, shown.total) == (len(shown.places), len(shown.places) + len(shown.missing))


def test_the_city_is_marked_once_and_nobody_else_is():
    for shown in everything():
        assert [p.area for p in (*shown.places, *shown.missing) if p.marked] == ["HP"]


def test_bars_are_shares_of_the_largest_and_the_nation_is_a_line_only_for_rates_and_per_person():
    for shown in everything():
        largest = max(Decimal(p.value or "nan") for p in shown.places)
        for one in shown.places:
            assert one.share == pytest.approx(float(Decimal(one.value or "nan") / largest))
        noun = real_store().book.indicators[shown.asked.indicator]
        if shown.nation:
            assert noun.nature == "rate" or noun.unit in ("USD", "m_VND")
            assert 0 < shown.nation.share <= 1
            assert shown.nation.share == pytest.approx(float(Decimal(shown.nation.value or "nan") / largest))


def told(shown: ComparisonBoard) -> set[Decimal]:
    """Return every number that the rows of a comparison can answer for."""
    values = {Decimal(p.value or "nan") for p in shown.places}
    numbers = values | {Decimal(p.rank or 0) for p in shown.places}
    numbers |= {Decimal(n) for n in (shown.of, shown.total, 34)}
    numbers |= {Decimal(part) for part in shown.asked.period.split("-")}
    home = place(shown, "HP").value
    nation = [r for r in reports().values() if r.area == "VN" and r.indicator == shown.asked.indicator
              and r.period == shown.asked.period]  # fmt: skip
    own = [r for r in reports().values() if r.area == "HP" and r.indicator == shown.asked.indicator
           and r.period == shown.asked.period and r.series == "city"]  # fmt: skip
    numbers |= {r.value for r in (*nation, *own)}
    if home is not None:
        quantum = Decimal(1).scaleb(int(Decimal(home).as_tuple().exponent))
        for other in nation:  # a difference is no finer than either figure
            gap = abs(Decimal(home) - other.value)
            numbers |= {gap.quantize(max(quantum, other.quantum), ROUND_HALF_UP)}
            numbers |= ratio(Decimal(home), quantum, other)
    return numbers


def ratio(home: Decimal, quantum: Decimal, nation: Actual) -> set[Decimal]:
    """Return the multiple and its interval, reckoned in fractions."""
    a, qa, b, qb = (Fraction(n) for n in (home, quantum, nation.value, nation.quantum))
    cent, ends = Decimal("0.01"), ((a - qa / 2) / (b + qb / 2), (a + qa / 2) / (b - qb / 2))
    low, high, exact = (Decimal(f.numerator) / Decimal(f.denominator) for f in (*ends, a / b))
    return {low.quantize(cent, ROUND_FLOOR), high.quantize(cent, ROUND_CEILING),
            exact.quantize(Decimal("0.001"), ROUND_HALF_EVEN)}  # fmt: skip


def test_every_number_said_is_one_of_the_rows():
    for shown in everything():
        known = told(shown)
        for text in (shown.sentence, *shown.remarks):
            assert set(numbers_in(text, shown.view.lang)) <= known, text


def test_sentences_are_tidy_and_both_languages_say_the_same_numbers():
    by_key: dict[object, list[ComparisonBoard]] = {}
    for shown in everything():
        by_key.setdefault((shown.asked, shown.view.as_of), []).append(shown)
        for text in (shown.sentence, *shown.remarks):
            assert text.endswith(".")
            assert "  " not in text
            assert not {"[", "]", "{", "}", "None"} & set(text)
    for vietnamese, english in by_key.values():
        assert vietnamese.places != ()
        pairs = [{(p.area, p.value, p.rank, p.stage) for p in b.places} for b in (vietnamese, english)]
        assert pairs[0] == pairs[1]
        said = [
            Counter(n for text in (b.sentence, *b.remarks) for n in numbers_in(text, b.view.lang))
            for b in (vietnamese, english)
        ]
        assert said[0] == said[1]


def test_as_plain_data_every_area_has_its_value_rank_and_line():
    shown = growth("2026-09")
    data = as_json(shown)
    rows = data["rows"]
    assert isinstance(rows, list)
    assert len(rows) == 34
    assert rows[2] == {
        "area": "HP", "name": "Hai Phong", "value": "12.08", "rank": 3, "of": 30, "stage": "estimate",
        "source": rows[2]["source"], "file": "data/actuals.csv", "line": rows[2]["line"],
    }  # fmt: skip
    assert {key: rows[-1][key] for key in ("value", "rank", "stage", "source", "file", "line")} == dict.fromkeys(
        ("value", "rank", "stage", "source", "file", "line")
    )
    assert data["nation"] == "9.01"
    assert (data["snapshot"], data["series"], data["sentence"]) == (real_store().snapshot, "nso", shown.sentence)
    assert as_json(compared(area="HP", id="export", period="2025"))["nation"] is None
