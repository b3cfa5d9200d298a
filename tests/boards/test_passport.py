"""The passport of a result: what it was computed from, who says so, the rival results and the citation."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest
from builders import DATA, real_book, real_store

from indicators import queries
from indicators.boards.passport import Input, Passport, passport
from indicators.boards.rows import Row
from indicators.boards.view import View
from indicators.model import Actual, Target
from indicators.store import Store
from indicators.wording import Lang, day

from .seen import LANGUAGES, TODAY, board, days_in, numbers_in, row_of, view

OPENED: tuple[tuple[str, str, str, str, Lang], ...] = (
    ("HP", "2025", "2025-12-11", "council", "vi"),
    ("HP", "2025", "2026-11-15", "central", "en"),
    ("HP_OLD", "2024", "2026-11-15", "council", "en"),
    ("HD_OLD", "2024", "2026-11-15", "council", "vi"),
)


def of(code: str, lang: str = "en", as_of: str = "2025-12-11", basis: str = "council") -> Passport:
    found = result(real_store(), view(year="2025", area="HP", as_of=as_of, lang=lang, basis=basis), code)
    assert found is not None
    return found


def result(store: Store, shown: View, code: str) -> Passport | None:
    """Return the passport of an indicator's row."""
    return passport(store, shown, f"result.{code}", TODAY)


@cache
def every_row() -> tuple[tuple[View, Row, Passport | None], ...]:
    """Return each row of some boards with its view and its passport."""
    found = []
    for area, year, as_of, basis, lang in OPENED:
        shown = board(area=area, year=year, as_of=as_of, basis=basis, lang=lang)
        found += [(shown.view, r, result(real_store(), shown.view, r.indicator)) for r in shown.every_row]
    return tuple(found)


def every_passport() -> list[tuple[View, Row, Passport]]:
    """Return each passport of a result, with its view and the row."""
    return [(shown, r, found) for shown, r, found in every_row() if found and r.difference is not None]


@cache
def lines_of(name: str) -> list[str]:
    return (DATA.parent / name).read_text(encoding="utf-8").splitlines()


def record(one: Input) -> Actual | Target:
    """Return the record that an input names by its file and line."""
    records = (*real_book().actuals, *real_book().targets)
    return next(r for r in records if (r.file, r.line) == (one.origin.file, one.origin.line))


# ---- the record


@pytest.mark.parametrize(
    ("lang", "title", "formula", "rival"),
    [
        (
            "vi", "113,8%: Tổng thu ngân sách nhà nước trên địa bàn, năm 2025",
            "187.766,6 ÷ 165.011,6 × 100 = 113,7899, in là 113,8%",
            "127,4% so với khoảng 147.400 (Trung ương) (suy ra từ tỷ lệ đã công bố)",
        ),
        (
            "en", "113.8%: Total state budget revenue, 2025",
            "187,766.6 ÷ 165,011.6 × 100 = 113.7899, printed as 113.8%",
            "127.4% against about 147,400 (Government) (implied by published percentages)",
        ),
    ],
)  # fmt: skip
def test_revenue_of_2025_answers_127_percent_of_what(lang: str, title: str, formula: str, rival: str):
    found = of("budget_total", lang)
    assert (found.title, found.formulas[0], found.rivals) == (title, formula, (rival,))


def test_both_inputs_name_source_day_document_and_the_words_as_printed():
    actual, wanted = of("budget_total").inputs
    assert (actual.role, actual.value) == ("Actual", "187,766.6 billion VND")
    assert actual.details == ("estimate", "reported by the city", "published 2 Dec 2025", "reported 3 times")
    assert (actual.origin.publisher, actual.printed) == ("CafeF", "ước đạt 187.766,6 tỷ đồng")
    assert actual.origin.url == real_book().sources[actual.origin.source].url
    assert (wanted.role, wanted.value) == ("Target", "165,011.6 billion VND")
    assert wanted.details == (
        "Council's targets",
        "adopted 25 Jul 2025 (42/NQ-HĐND), quoted by Báo Mới (TTXVN), 24 Jul 2025",
    )
    assert wanted.language == "vi"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "vi",
            "Tổng thu ngân sách nhà nước trên địa bàn của Hải Phòng năm 2025: 187.766,6 tỷ đồng (ước tính; CafeF, "
            "2/12/2025), bằng 113,8% kế hoạch 165.011,6 (HĐND; giao ngày 25/7/2025 (42/NQ-HĐND), "
            "Báo Mới (TTXVN) dẫn lại ngày 24/7/2025). Tính đến 11/12/2025, "
            "bản dữ liệu {}.",
        ),
        (
            "en",
            "Total state budget revenue of Hai Phong in 2025: 187,766.6 billion VND (estimate; CafeF, 2 Dec 2025), "
            "113.8% of the target of 165,011.6 (Council; adopted 25 Jul 2025 (42/NQ-HĐND), "
            "quoted by Báo Mới (TTXVN), 24 Jul 2025). As of 11 Dec 2025, "
            "data snapshot {}.",
        ),
    ],
)
def test_a_result_is_cited_in_one_sentence(lang: str, said: str):
    for page in LANGUAGES:  # both citations stand on the page of either language
        assert {str(one): words for one, words in of("budget_total", page).citations}[lang] == said.format(
            real_store().snapshot
        )


@pytest.mark.parametrize(
    ("lang", "formula"), [("vi", "11,81 − 12,35 = −0,54 điểm"), ("en", "11.81 − 12.35 = −0.54 points")]
)
def test_a_rate_is_told_by_its_difference_and_never_by_a_percentage(lang: str, formula: str):
    found = of("grdp_growth", lang)
    assert found.formulas[0] == formula
    assert not any("%" in rival for rival in found.rivals)
    assert all("11.81%" in said or "11,81%" in said for _, said in found.citations)


def test_the_rivals_of_growth_are_the_governments_and_the_stretch_target():
    assert of("grdp_growth").rivals == (
        "−0.39 points against 12.2 (Government)",
        "−0.54 points against 12.35 (stretch target)",
    )


def test_the_day_decides_which_figure_the_passport_explains():
    assert of("grdp_growth", as_of="2025-12-05").inputs[0].value == "12.35%"
    assert of("grdp_growth", as_of="2025-12-11").inputs[0].value == "11.81%"


# ---- what holds for every passport of the record


def test_a_row_has_a_passport_exactly_where_it_shows_a_number():
    for _, r, found in every_row():
        shown = r.target is not None or r.actual is not None or r.progress_words is not None
        assert (found is not None) == shown, r.indicator
    assert len(every_passport()) > 20


def test_an_open_year_explains_the_share_of_the_plan_and_the_pace():
    shown = board(area="HP", year="2026", as_of="2026-03-05", lang="en")
    assert shown.open
    found = result(real_store(), shown.view, "budget_total")
    assert found is not None
    assert found.title.startswith(f"{row_of(shown, 'budget_total').outcome_words}: ")
    pace = row_of(shown, "budget_total").pace
    assert pace is not None
    assert pace.pace_pct is not None
    assert any(pace.pace_pct.value in line and "đạt 120,8% kịch bản" in line for line in found.formulas)


def test_every_input_stands_in_the_line_it_names():
    for _, r, found in every_passport():
        actual, wanted = (record(one) for one in found.inputs)
        assert isinstance(actual, Actual)
        assert isinstance(wanted, Target)
        assert lines_of(actual.file)[actual.line - 1].startswith(f"{actual.id},")
        assert wanted.id in lines_of(wanted.file)[wanted.line - 1]
        assert (actual.indicator, wanted.indicator) == (r.indicator, r.indicator)
        assert [one.printed for one in found.inputs] == [actual.as_printed, wanted.as_printed]
        assert [one.origin for one in found.inputs] == [r.actual_origin, r.target_origin]


def test_the_formula_computes_to_its_result():
    for shown, r, found in every_passport():
        actual, wanted = (record(one) for one in found.inputs)
        numbers = numbers_in(found.formulas[0], shown.lang)
        assert isinstance(actual, Actual)
        assert isinstance(wanted, Target)
        assert actual.value == numbers[0]
        end = numbers[1] if "−" not in found.formulas[0][:30] or r.percent_of_plan else abs(numbers[1])
        assert end in (wanted.value, wanted.low, wanted.high)
        if r.percent_of_plan:
            exact, printed = numbers[0] / end * 100, Decimal(r.percent_of_plan)
            assert numbers[2:] == [100, exact.quantize(Decimal("0.0001")), exact.quantize(printed, ROUND_HALF_UP)]
            assert numbers[-1] == printed
        else:
            assert numbers[-1] == numbers[0] - end == Decimal(r.difference or "nan")


def test_the_title_and_the_citation_carry_the_result_of_the_row():
    for shown, r, found in every_passport():
        assert found.title.startswith(f"{r.outcome_words}: {r.full_name}")
        assert f"{r.outcome_words}" in dict(found.citations)[shown.lang]
        assert [lang for lang, _ in found.citations] == list(LANGUAGES)


def test_a_citation_names_who_when_against_what_and_which_snapshot():
    for shown, r, found in every_passport():
        actual, wanted = (record(one) for one in found.inputs)
        assert isinstance(wanted, Target)
        said = dict(found.citations)[shown.lang]
        words = [r.full_name, r.actual_words, r.unit_words, r.target_words, str(shown.year), real_store().snapshot]
        words += [real_book().sources[found.inputs[0].origin.source].publisher, wanted.document]
        words += [day(shown.as_of, shown.lang), day(str(actual.published_on), shown.lang)]
        words.append(day(str(wanted.adopted_on or wanted.published_on), shown.lang))
        assert [w for w in words if w and w not in said] == []


def test_the_numbers_of_a_citation_are_those_of_the_row_and_no_others():
    for shown, r, found in every_passport():
        said = dict(found.citations)[shown.lang].rpartition(". ")[0]
        for name in (r.full_name, found.inputs[0].origin.publisher, r.target_document or "\0"):
            said = said.replace(name, "")
        allowed = {Decimal(shown.year), Decimal(r.actual or "nan"), Decimal(r.percent_of_plan or r.difference or "nan")}
        allowed |= {Decimal(n) for n in (r.target or "").split("..")}
        allowed |= {Decimal(n) for d in days_in(said, shown.lang) for n in d.split() if n.isdigit()}
        allowed |= set(numbers_in(r.unit_words, shown.lang))
        assert set(numbers_in(said, shown.lang)) <= allowed, said


def test_the_reports_are_counted_as_the_store_lists_them():
    for shown, r, found in every_passport():
        known = queries.vintages(real_store(), r.indicator, shown.area, str(shown.year), shown.as_of)
        assert str(len(known)) in found.inputs[0].details[-1]
