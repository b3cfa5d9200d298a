"""Whose targets a headline speaks for, and what must not be read aloud."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from builders import indicator, real_store, report, small_store, target

from indicators import attainment, queries
from indicators.boards.indicator import indicator_board
from indicators.wording import Lang

from .seen import END_OF_RECORD, LANGUAGES, TOWN, board, boards_of_today, numbers_in, seen


def test_the_governments_board_counts_and_names_only_targets_of_the_government():
    for shown in boards_of_today():
        if shown.view.basis == "central":
            assert {r.basis for r in shown.rows} <= {"central"}
            assert {r.basis for r in shown.stand_ins} <= {"council"}
            assert len(shown.squares) == sum(c.n for c in shown.counts) == len(shown.rows)
    central = seen(END_OF_RECORD, basis="central")
    assert [(r.indicator, r.verdict) for r in central.rows] == [
        ("grdp_growth", "near_miss"), ("budget_total", "exceeded"), ("social_housing", "exceeded"),
    ]  # fmt: skip
    assert "fdi" in {r.indicator for r in central.stand_ins}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "For 2024 none of the main targets of Hai Phong (before the merger) known by name is set by the "
            "Government; public investment stands outside them.",
        ),
        (
            "vi",
            "Năm 2024, trong các chỉ tiêu chủ yếu đã biết tên của Hải Phòng (trước hợp nhất), không có chỉ tiêu nào "
            "do Trung ương giao; giải ngân đầu tư công nằm ngoài danh mục.",
        ),
    ],
)
def test_where_no_main_target_is_the_governments_the_sentence_says_so(lang: Lang, said: str):
    shown = board(area="HP_OLD", year="2024", basis="central", as_of=END_OF_RECORD, lang=lang)
    assert (shown.sentence, shown.rows, shown.counts) == (said, (), ())
    assert [r.indicator for r in shown.others] == ["pub_inv_disbursed"]


def test_the_citys_own_count_is_said_of_years_without_a_resolution_on_file_and_only_beside_the_councils():
    old = board(area="HP_OLD", year="2023", as_of=END_OF_RECORD, lang="en")
    assert old.remarks[-1] == (
        "The city's own count, 8 Dec 2023: 14 of 19 targets met or exceeded; 5 not met, their names are not public."
    )
    other = board(area="HD_OLD", year="2024", as_of=END_OF_RECORD, lang="vi")
    assert other.remarks[-1].endswith("đạt và vượt 13/15 chỉ tiêu; 2 chỉ tiêu không đạt, chưa công khai tên.")
    assert all(b.tally is None for b in boards_of_today() if b.view.basis != "council")


# ---- what must not be read aloud

AWKWARD = (
    r"\b0 targets?\b",
    r": neither",
    r"attracted of\b",
    r"\b(of|for) (of|for)\b",
    r"\bcó 0 chỉ tiêu",
    r" ,",
    r"\.\.",
)


def test_no_sentence_of_any_board_is_awkward_or_finer_than_its_figures():
    for shown in boards_of_today():
        for lang in LANGUAGES:
            said = board(area=shown.view.area, year=str(shown.view.year), basis=shown.view.basis, lang=lang,
                         as_of=END_OF_RECORD)  # fmt: skip
            assert not [found for found in AWKWARD if re.search(found, said.sentence)], said.sentence
            counted = {Decimal(n) for n in (shown.view.year, shown.in_resolution or 0, shown.known, len(said.rows))}
            counted |= {Decimal(c.n) for c in said.counts} | {Decimal(n) for n in range(1, 8)} | {Decimal(2025)}
            for r in said.rows:
                if r.standing:  # a figure so far with its months, beside its target
                    counted |= set(numbers_in(f"{r.progress_words}; {r.target_words}; {r.exceptions[0]}", lang))
            gaps = {abs(Decimal(r.printed_difference)) for r in said.rows if r.printed_difference}
            assert set(numbers_in(said.sentence, lang)) <= counted | gaps, said.sentence
        for r in shown.every_row:
            if r.printed_difference and r.actual and not r.qualifier:
                figure = queries.figures_in_force(real_store(), shown.view.area, str(shown.view.year), shown.view.as_of)
                quantum = figure[r.indicator].actual.quantum
                gap = Decimal(r.printed_difference)
                assert attainment.printed_gap(gap, quantum) == gap


def test_a_target_to_be_passed_that_is_only_equalled_is_not_missed_by_nothing():
    noun = [indicator("rice"), indicator("wheat")]
    targets = [target("10", comparator=">"), target("1", indicator="wheat")]
    held = small_store([report("10", "2025-12-02")], targets, indicators=noun)
    shown = board(held, year="2025", area=TOWN, lang="en", as_of="2026-06-30")
    assert shown.sentence == "In 2025 Town narrowly missed 1 target: rice level with a target to be passed."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_of_any_indicator_is_awkward(lang: Lang):
    seen_of = {(b.view.area, b.view.year, b.view.basis): b for b in boards_of_today()}
    codes = queries.indicators_with_figures(real_store(), "HP")
    asked = [(b.view, r.indicator) for b in seen_of.values() for r in b.every_row]
    asked += [(seen_of["HP", 2025, "council"].view, code) for code in codes]
    for of, code in asked:
        said = indicator_board(real_store(), code, replace(of, lang=lang), of.as_of).sentence
        assert not [found for found in AWKWARD if re.search(found, said)], said
        assert said.endswith("."), said
