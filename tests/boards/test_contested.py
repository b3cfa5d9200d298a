"""What the next question would bring up: rivals of a row, on the record and rule by rule."""

import pytest
from builders import Line, real_store, report, target, town_store

from indicators import store
from indicators.boards.json_view import row_json
from indicators.boards.passport import passport
from indicators.boards.rows import Row
from indicators.model import Book, Claim, Source
from indicators.store import Store
from indicators.wording import Lang

from .seen import END_OF_RECORD, LANGUAGES, TODAY, TOWN, board, boards_of_today, row_of, seen, small_row, view

SAID = {
    "en": {
        "export": "contested: 46.55 (93.7%) by Customs, missed",
        "social_housing": "13,147 (122.9%) by the ministry, the same verdict",
        "new_enterprises": "its source also prints 120% (7,200)",
        "investment_total": "a margin of 150 billion VND, below the apparent rounding to thousands",
    },
    "vi": {
        "export": "số liệu chưa thống nhất: theo hải quan là 46,55 (93,7%), không đạt",
        "social_housing": "theo bộ, ngành là 13.147 (122,9%), kết luận như nhau",
        "new_enterprises": "cùng nguồn còn ghi 120% (7.200)",
        "investment_total": "chênh 150 tỷ đồng, dưới mức làm tròn của số công bố (có vẻ đến hàng nghìn)",
    },
}


def test_of_all_judged_rows_since_2021_only_exports_flip_and_two_more_move():
    judged = [(b.view.year, r) for b in boards_of_today() for r in b.every_row if r.judged]
    contested = {(year, r.indicator): r.verdict_holds for year, r in judged if r.contested}
    assert contested == {
        (2025, "export"): False,
        (2025, "new_enterprises"): True,
        (2025, "social_housing"): True,
    }
    assert len(judged) == 60


def test_each_rival_carries_who_says_so_and_what_follows():
    exports = row_json(row_of(seen(END_OF_RECORD), "export"))
    assert exports["verdict_holds"] is False
    assert exports["contested"] == [
        {
            "by": "series", "verdict": "missed", "value": "46.55", "percent_of_plan": "93.7", "difference": "-3.15",
            "series": "customs", "stage": "preliminary", "source": "NS13", "published_on": "2026-01",
            "file": "data/actuals.csv", "line": 1526,
        }
    ]  # fmt: skip
    printed = row_json(row_of(seen(END_OF_RECORD), "new_enterprises"))
    assert printed["verdict_holds"] is True
    assert [(r["by"], r["value"], r["percent_of_plan"], r["source"], r["file"]) for r in printed["contested"]] == [
        ("printed", "7200", "120.0", "S146", "data/claims.csv")
    ]


def test_a_rival_is_none_before_it_was_published():
    assert row_of(seen("2026-01-20"), "export").contested == ()
    assert row_of(seen("2026-01-31"), "export").verdict_holds is False


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_row_says_its_rivals_in_one_line_the_one_that_flips_first(lang: Lang):
    shown = seen(END_OF_RECORD, lang)
    for code, words in SAID[lang].items():
        assert words in row_of(shown, code).exceptions
    assert row_of(shown, "export").exceptions[0] == SAID[lang]["export"]
    assert [c.label for c in shown.counts if c.verdict == "exceeded"] == [
        {"en": "exceeded (1 contested)", "vi": "vượt (1 chưa thống nhất)"}[lang]
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_passport_lists_every_rival_with_its_source(lang: Lang):
    asked = view(year="2025", as_of=END_OF_RECORD, area="HP", lang=lang)
    for code, value, line in (("export", "46", 1526), ("social_housing", "13", 62), ("new_enterprises", "7", 87)):
        found = passport(real_store(), asked, f"result.{code}", TODAY)
        assert found is not None
        assert [(i.value.startswith(value), i.origin.line) for i in found.contested] == [(True, line)]
        why = {"en": "keeps to one series in every year (reported by the city)", "vi": "chỉ xét theo một nguồn"}[lang]
        assert (why in found.turns) == (code == "export")


def test_a_year_end_figure_that_asks_an_unlikely_rest_is_said():
    note = "cumulative 9 months: 36, then 10 months: 33.37; the last 2 need 2.5 times the pace"
    assert note in row_of(seen(END_OF_RECORD), "export").exceptions
    vietnamese = "lũy kế 9 tháng: 36, rồi 10 tháng: 33,37; 2 tháng cuối phải gấp 2,5 lần nhịp độ trước đó"
    assert vietnamese in row_of(seen(END_OF_RECORD, "vi"), "export").exceptions
    old = row_of(board(area="HP_OLD", year="2023", as_of=END_OF_RECORD, lang="en"), "budget_domestic")
    assert "32,479.8 after 11 months: the last month would need 3.4 times the pace until then" in old.exceptions


# ---- rule by rule

OWN = report("110", "2025-12-02")


def rivals(*others: Line, wanted: str = "100", as_of: str = "2026-06-30") -> list[tuple[str, str, bool]]:
    r = small_row([OWN, *others], [target(wanted)], as_of=as_of)
    return [(rival.by, rival.value, rival.flips) for rival in r.contested]


def test_the_figure_in_force_of_each_office_stands_beside_the_declared_series():
    customs = [
        report("90", "2026-01-02", series="customs"),
        report("95", "2026-02-02", "preliminary", series="customs"),
    ]
    ministry = report("120", "2026-01-02", series="ministry")
    assert rivals(*customs, ministry) == [("series", "95", True), ("series", "120", False)]
    assert rivals(*customs, as_of="2026-01-15") == [("series", "90", True)]


@pytest.mark.parametrize(
    "other",
    [
        {"series": "press"},
        {"series": "unknown"},
        {"series": "customs", "stage": "forecast"},
        {"series": "customs", "note": "unit misprint corrected"},
        {"series": "customs", "published_on": "2026-12-02"},
        {"series": "customs", "value": "110.0"},
        {"series": "customs", "qualifier": "over"},
        {"series": "customs", "period": "2025-10", "period_kind": "ytd"},
        {"published_on": "2025-12-01"},
        {"published_on": "2025-12"},
        {"stage": "forecast"},
    ],
)
def test_press_forecasts_misprints_repeats_bounds_other_periods_and_earlier_reports_are_no_rivals(other: Line):
    assert rivals({**report("90", "2025-12-02"), **other}) == []


def test_an_office_that_repeats_what_the_city_had_said_before_is_no_rival():
    earlier, later = report("90", "2025-11-02"), report("90", "2026-01-02", series="customs")
    assert rivals(earlier, later) == []
    assert rivals(report("90", "2025-11-02", "forecast"), later) == [("series", "90", True)]


def test_another_report_of_the_same_series_stage_and_day_is_a_rival_either_way():
    assert rivals(report("90", "2025-12-02")) == [("same_day", "110", True)]  # of two on one day the later line counts
    assert rivals(report("90", "2025-12-02", "official")) == []  # another stage
    month = small_row([report("90", "2025-12"), report("110", "2025-12")], [target("100")])
    assert month.contested == ()


# ---- printed percentages


def with_statement(statement: str, stated: str, reference: str, as_printed: str = "x", source: str = "S1") -> Row:
    """Return the row of a figure of 7,500 beside a printed percentage of a plan, by its own source S1 or another."""
    printed = [Source(id=key, publisher="P", title="T", published_on="2025-12-02") for key in ("S1", "S2")]
    plans = [target("6000"), target("5000", "central")]
    held = town_store([report("7500", "2025-12-02")], plans, sources=printed).book
    claim = Claim(
        id="C1", subject="rice", area=TOWN, period="2025", statement=statement, stated=stated, reference=reference,
        source=(source,), as_printed=as_printed, verdict="inconsistent", file="data/claims.csv", line=2,
    )  # fmt: skip
    return row_of(board(stated_in(held, claim), year="2025", area=TOWN, lang="en", as_of="2026-06-30"), "rice")


def stated_in(book: Book, claim: Claim) -> Store:
    """Return the store of a book with one statement."""
    return store.build(book.model_copy(update={"claims": (claim,)}))


@pytest.mark.parametrize(
    ("statement", "stated", "reference", "value"),
    [
        ("pct_over_target", "20", "target 6,000; with 7,500", "7200"),
        ("pct_of_target", "120", "Council plan", None),
        ("pct_of_target", "120", "council plan", "7200"),
        ("pct_of_target", "120", "central estimate", "6000"),
        ("pct_of_target", "120", "5,000", "6000"),
        ("pct_of_target", "120", "another plan", None),
        ("pct_of_target", "125", "6,000", None),  # agrees
        ("yoy_pct", "20", "6,000", None),  # growth is not recomputed yet
    ],
)
def test_a_printed_percentage_is_of_the_plan_it_names_never_of_the_rows_own_if_it_names_another(
    statement: str, stated: str, reference: str, value: str | None
):
    found = with_statement(statement, stated, reference).contested
    assert [rival.value for rival in found] == ([value] if value else [])


def test_a_bound_or_another_source_prints_no_rival():
    assert with_statement("pct_of_target", "120", "6,000", "hơn 120% kế hoạch").contested == ()
    assert with_statement("pct_of_target", "120", "6,000", source="S2").contested == ()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "In 2025 Town missed 1 target: rice by 10 tonnes (contested)."),
        ("vi", "Năm 2025 Phố không đạt 1 chỉ tiêu: rice kém 10 tấn (chưa thống nhất)."),
    ],
)
def test_a_sentence_says_so_where_it_names_a_contested_row(lang: Lang, said: str):
    lines = [report("90", "2025-12-02"), report("101", "2026-01-02", series="customs")]
    held = town_store(lines, [target("100")])
    assert board(held, year="2025", area=TOWN, lang=lang, as_of="2026-06-30").sentence == said
