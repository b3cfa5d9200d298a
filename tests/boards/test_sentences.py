"""The verdict of a year in one sentence, word for word in both languages."""

from decimal import Decimal

import pytest
from builders import TOWN, Line, indicator, report, small_store, target, town_store

from indicators.boards.scoreboard import Scoreboard
from indicators.boards.sentences import parts
from indicators.model import Indicator, OfficialVerdict
from indicators.wording import Lang

from .seen import DAYS, LANGUAGES, board, number_of, numbers_in, seen

SAID = [
    ("2025-12-05", "council", "en", "In 2025 Hai Phong missed 1 target: FDI by 1,700 million USD. Exceeded 2, met 3."),
    (
        "2025-12-05", "council", "vi",
        "Năm 2025 Hải Phòng không đạt 1 chỉ tiêu: FDI kém 1.700 triệu USD. Vượt 2, đạt 3.",
    ),
    (
        "2025-12-11", "council", "en",
        "In 2025 Hai Phong missed 2 targets: GRDP growth by 0.54 percentage points and FDI by 1,700 million USD. "
        "Exceeded 5, met 2.",
    ),
    (
        "2025-12-11", "council", "vi",
        "Năm 2025 Hải Phòng không đạt 2 chỉ tiêu: GRDP kém 0,54 điểm phần trăm, FDI kém 1.700 triệu USD. "
        "Vượt 5, đạt 2.",
    ),
    (
        "2026-01-20", "council", "en",
        "In 2025 Hai Phong missed 2 targets: GRDP growth by 0.54 percentage points and FDI by 1,700 million USD; "
        "the city reports 2 more missed. Exceeded 5, met 2.",
    ),
    (
        "2026-01-20", "council", "vi",
        "Năm 2025 Hải Phòng không đạt 2 chỉ tiêu: GRDP kém 0,54 điểm phần trăm, FDI kém 1.700 triệu USD; "
        "thành phố báo cáo thêm 2 chỉ tiêu không đạt. Vượt 5, đạt 2.",
    ),
    (
        "2025-12-11", "central", "en",
        "In 2025, against the Government's targets, Hai Phong narrowly missed 1 target: "
        "GRDP growth by 0.39 percentage points. Exceeded 2.",
    ),
    (
        "2025-12-11", "central", "vi",
        "Năm 2025, so với chỉ tiêu Trung ương giao, Hải Phòng chưa đạt (sát) 1 chỉ tiêu: "
        "GRDP kém 0,39 điểm phần trăm. Vượt 2.",
    ),
    (
        "2026-01-20", "central", "vi",
        "Năm 2025, so với chỉ tiêu Trung ương giao, Hải Phòng chưa đạt (sát) 1 chỉ tiêu: "
        "GRDP kém 0,39 điểm phần trăm. Vượt 2.",
    ),
    (
        "2025-12-11", "scenario", "en",
        "In 2025, against the growth scenario, Hai Phong fell short of no target with a figure so far. Exceeded 1.",
    ),
    (
        "2025-12-11", "strive", "en",
        "In 2025, against the stretch targets, Hai Phong missed 1 target: GRDP growth by 0.54 percentage points.",
    ),
]  # fmt: skip

FRAMED = {
    "en": {
        "open": "For 2026 Hai Phong has 22 main targets, 6 known by name; no figure of the year is known yet.",
        "merged": (
            "Hai Phong (before the merger) was merged on 1 Jul 2025; 2025 has no whole-year figure to set against "
            "its 6 targets set by the Council."
        ),
    },
    "vi": {
        "open": "Năm 2026, Hải Phòng có 22 chỉ tiêu chủ yếu, 6 đã biết tên; chưa có số liệu nào trong năm.",
        "merged": (
            "Hải Phòng (trước hợp nhất) đã hợp nhất ngày 1/7/2025; năm 2025 không có số liệu cả năm để so với "
            "6 chỉ tiêu do HĐND giao."
        ),
    },
}


@pytest.mark.parametrize(("day", "basis", "lang", "sentence"), SAID)
def test_the_sentence_of_2025_is_said_word_for_word(day: str, basis: str, lang: Lang, sentence: str):
    assert seen(day, lang, basis).sentence == sentence


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_open_year_and_a_merged_area_are_said_word_for_word(lang: Lang):
    # How far the year has come is said after it, and tested with the pace.
    assert seen("2026-01-15", lang, year="2026").sentence.startswith(FRAMED[lang]["open"])
    merged = board(area="HP_OLD", year="2025", as_of="2026-01-20", lang=lang)
    assert merged.sentence == FRAMED[lang]["merged"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("basis", ["council", "central"])
@pytest.mark.parametrize("day", DAYS)
def test_a_sentence_holds_no_number_that_its_board_does_not(day: str, basis: str, lang: Lang):
    shown = seen(day, lang, basis)
    counted = {Decimal(c.n) for c in shown.counts}
    differences = {abs(Decimal(r.difference)) for r in shown.rows if r.difference}
    assert set(numbers_in(shown.sentence, lang)) <= counted | differences | {Decimal(2025)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_that_carry_the_verdict_are_marked(lang: Lang):
    marked = [text for text, mark in seen("2025-12-11", lang).sentence_parts if mark == "strong"]
    assert marked == [{"en": "missed 2 targets", "vi": "không đạt 2 chỉ tiêu"}[lang]]


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        ("A [missed] B.", (("A ", ""), ("missed", "strong"), (" B.", ""))),
        ("[one] [two]", (("one", "strong"), (" ", ""), ("two", "strong"))),
        ("none", (("none", ""),)),
        ("", ()),
        ("an open [ bracket", (("an open [ bracket", ""),)),
    ],
)
def test_a_sentence_is_cut_at_its_marked_words(sentence: str, cut: tuple[tuple[str, str], ...]):
    assert parts(sentence) == cut


def test_brackets_in_a_name_are_no_mark():
    named = indicator("rice", name={"vi": "Lúa [vụ mùa]", "en": "Rice [autumn]"})
    shown = small([report("9", "2025-12-02")], [target("10")], [named, indicator("growth", "rate")])
    assert "rice [autumn]" in shown.sentence
    assert [(text, mark) for text, mark in shown.sentence_parts if mark] == [
        ("missed 1 target", "strong"), ("rice [autumn] by 1 tonnes", "result.rice"),
    ]  # fmt: skip


# ---- sentences the record has no example of

GRAINS = ("rice", "wheat", "maize", "oats")


def small(
    lines: list[Line], targets: list[Line], nouns: list[Indicator], lang: Lang = "en", **other: object
) -> Scoreboard:
    return board(town_store(lines, targets, nouns, **other), year="2025", area=TOWN, lang=lang, as_of="2026-06-30")


def harvest(values: tuple[str, ...], lang: Lang = "en", **other: object) -> str:
    """Return the sentence of targets of 100 each, against figures in the order of the grains."""
    nouns = [indicator(code) for code in GRAINS[: len(values)]]
    lines = [report(value, "2025-12-02", indicator=code) for code, value in zip(GRAINS, values, strict=False)]
    targets = [target("100", indicator=noun.code) for noun in nouns]
    if len(nouns) == 1:  # an area is on the board with two kinds of targets
        nouns.append(indicator("oats"))
    return small(lines, targets, nouns, lang, **other).sentence


@pytest.mark.parametrize(
    ("values", "lang", "sentence"),
    [
        (("50", "60", "70"), "en", "In 2025 Town missed 3 targets: rice by 50 tonnes, wheat by 40 tonnes and 1 other."),
        (
            ("50", "60", "70", "80"), "en",
            "In 2025 Town missed 4 targets: rice by 50 tonnes, wheat by 40 tonnes and 2 others.",
        ),
        (
            ("50", "60", "70"), "vi",
            "Năm 2025 Phố không đạt 3 chỉ tiêu: rice kém 50 tấn, wheat kém 40 tấn và 1 chỉ tiêu khác.",
        ),
        (("98", "110"), "en", "In 2025 Town narrowly missed 1 target: rice by 2 tonnes. Exceeded 1."),
        (("98", "97"), "en", "In 2025 Town narrowly missed 2 targets: rice by 2 tonnes and wheat by 3 tonnes."),
        (("98", "97"), "vi", "Năm 2025 Phố chưa đạt (sát) 2 chỉ tiêu: rice kém 2 tấn, wheat kém 3 tấn."),
        (("110", "120"), "en", "In 2025 Town fell short of no target with a figure so far. Exceeded 2."),
        (("100", "120"), "en", "In 2025 Town fell short of no target with a figure so far. Exceeded 1, met 1."),
        (("50", "98", "100"), "en", "In 2025 Town missed 1 target: rice by 50 tonnes. Near miss 1, met 1."),
    ],
)  # fmt: skip
def test_every_mix_of_verdicts_has_its_sentence(values: tuple[str, ...], lang: Lang, sentence: str):
    assert harvest(values, lang) == sentence


def test_misses_are_named_in_the_order_of_the_registry_and_read_back():
    said = harvest(("50", "60"))
    assert [number_of(n, "en") for n in ("50", "40")] == numbers_in(said, "en")[-2:]


def test_where_lower_is_better_a_miss_is_too_high():
    noun = [indicator("poverty", direction="lower"), indicator("rice")]
    wanted = target("3", indicator="poverty", comparator="<=")
    lines = [report("5", "2025-12-02", indicator="poverty")]
    before = target("1", indicator="poverty", comparator="<=", period="2024", adopted_on="2024-01-01")
    store = small_store(lines, [wanted, before, target("1", period="2024", adopted_on="2024-01-01")], indicators=noun)
    shown = board(store, year="2025", area=TOWN, lang="en", as_of="2026-06-30")
    assert shown.sentence == "In 2025 Town missed 1 target: poverty by 2 tonnes too high."
    shown = board(store, year="2025", area=TOWN, lang="vi", as_of="2026-06-30")
    assert shown.sentence == "Năm 2025 Phố không đạt 1 chỉ tiêu: poverty cao hơn 2 tấn."


@pytest.mark.parametrize(
    ("value", "gap"), [("6.0", "1.5 percentage points"), ("6", "2 percentage points"), ("2", "1 percentage point")]
)
def test_outside_a_band_a_miss_is_said_to_lie_outside(value: str, gap: str):
    nouns = [indicator("prices", "rate", "band"), indicator("rice")]
    band = target("", indicator="prices", unit="%", low="3", high="4.5", comparator="=")
    lines = [report(value, "2025-12-02", indicator="prices", unit="%")]
    store = small_store(lines, [band, target("1", period="2024", adopted_on="2024-01-01")], indicators=nouns)
    shown = board(store, year="2025", area=TOWN, lang="en", as_of="2026-06-30")
    assert shown.sentence == f"In 2025 Town missed 1 target: prices outside its range by {gap}."


def test_misses_by_the_citys_own_account_stand_after_the_others_and_are_no_target_too_many():
    own = OfficialVerdict(id="V1", area=TOWN, year=2025, published_on="2026-01-01", source="S1", missed=("wheat",))
    nouns = [indicator("rice"), indicator("wheat")]
    lines, targets = [report("110", "2025-12-02")], [target("100"), target("100", indicator="wheat")]
    shown = small(lines, targets, nouns, verdicts=[own])
    assert shown.sentence == (
        "In 2025 Town fell short of no target with a figure so far; the city reports 1 more missed. Exceeded 1."
    )


def test_an_open_year_without_a_known_list_counts_its_own_targets():
    shown = small([], [target("100"), target("5", indicator="wheat")], [indicator("rice"), indicator("wheat")])
    assert shown.sentence == "For 2025 Town has 2 targets set by the Council; no figure of the year is known yet."
    one = small([], [target("100")], [indicator("rice"), indicator("wheat")])
    assert one.sentence == "For 2025 Town has 1 target set by the Council; no figure of the year is known yet."
