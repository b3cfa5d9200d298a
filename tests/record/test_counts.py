"""Every row of the record arrived, and nothing else did."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from builders import DATA, real_book

from indicators.files import FILES, fingerprint, read
from indicators.model import Target
from record import ROOT

D = Decimal
BOOK = real_book()
README = (ROOT / "README.md").read_text(encoding="utf-8")
ACTUALS, TARGETS = {a.id: a for a in BOOK.actuals}, {t.id: t for t in BOOK.targets}


def by_series(ids: Iterable[str]) -> dict[str, int]:
    """Return how many ids begin with the same letters: A0001 and A0002 are two of A."""
    return dict(Counter(key.rstrip("0123456789") for key in ids))


def test_every_reported_figure_of_the_record_is_there():
    # 454 of the city and one read out of a claim; 340 national ones and one printed among the plans that is in truth
    # an outcome; 810 provincial.
    assert by_series(ACTUALS) == {"A": 454 + 1, "N": 340 + 1, "P": 810}


def test_the_outcome_printed_among_the_national_plans_is_a_figure():
    found = [a for a in BOOK.actuals if a.indicator == "public_investment_rate_total_plan" and a.id == "N0341"]
    assert [(a.period, a.value, a.stage, a.published_on) for a in found] == [
        ("2023", D("82.47"), "official", "2026-10-07")
    ]
    assert [t.id for t in BOOK.targets if t.indicator == "public_investment_rate_total_plan"] == []


def test_numbers_of_records_run_without_a_gap():
    for series, last in (("A", 455), ("N", 341), ("P", 810)):
        assert {f"{series}{n:04}" for n in range(1, last + 1)} <= ACTUALS.keys()
    assert [c.id for c in BOOK.claims] == [f"C{n:04}" for n in range(1, 157)]


def test_every_target_of_the_city_is_there_in_its_own_ledger():
    city = [t for t in BOOK.targets if t.file == "data/targets.yaml"]
    assert by_series(t.id for t in city) == {"T": 149}
    reference = [t for t in BOOK.targets if t.file == "data/national_targets.yaml"]
    assert {t.id[:2] for t in reference} == {"NT", "PT"}
    assert len(city) + len(reference) == len(BOOK.targets)


def printed_rows(target: Target) -> int:
    """Return for how many printed rows a record stands: a low and a high were two, also where they were equal."""
    return 2 if re.match(r"[\d.]+-[\d.]+ ", target.as_printed) or target.low is not None else 1


def test_the_printed_rows_of_national_plans_are_all_there():
    nation = [t for t in BOOK.targets if t.id.startswith("NT")]
    # 7 values and one range of two rows: 9, and the tenth row is the outcome kept as a figure.
    assert Counter(map(printed_rows, nation)) == {1: 7, 2: 1}
    assert sum(map(printed_rows, nation)) == 10 - 1


def test_the_printed_rows_of_provincial_plans_are_all_there():
    plans = [t for t in BOOK.targets if t.id.startswith("PT")]
    ranges = [t for t in plans if t.low is not None]
    equal = [t for t in plans if printed_rows(t) == 2 and t.low is None]
    # 34 provinces with a low and a high for 2026-2030, the Government's range and the city's own value for 2026.
    assert (len(plans), len(ranges), len(equal)) == (36, 23, 12)
    assert sum(map(printed_rows, plans)) == 2 * 23 + 2 * 12 + 1 == 71


def test_a_value_that_stands_for_two_equal_bounds_is_that_bound():
    equal = [t for t in BOOK.targets if t.id.startswith("PT") and t.low is None and printed_rows(t) == 2]
    for one in equal:
        low, high = map(D, re.findall(r"[\d.]+", one.as_printed)[:2])
        assert low == high == one.value


def test_the_provinces_plans_of_five_years_are_a_draft_for_each_of_the_34():
    plans = [t for t in BOOK.targets if t.id.startswith("PT") and t.period == "2026..2030"]
    assert Counter(t.area for t in plans) == dict.fromkeys(provinces(), 1)
    assert {(t.basis, t.per_year) for t in plans} == {("draft", True)}


def provinces() -> list[str]:
    return [
        a.code for a in BOOK.areas.values()
        if a.kind in ("province", "city") and a.ends is None and "OLD" not in a.code
    ]  # fmt: skip


def test_there_are_34_provinces_with_official_codes_the_city_among_them():
    codes = provinces()
    assert len(codes) == 34
    assert [code for code in codes if not re.fullmatch("[0-9]{2}", code)] == ["HP"]
    assert BOOK.areas["HP"].aliases == ("31",)
    assert {BOOK.areas[code].parent for code in codes} == {"VN"}


def test_the_city_has_114_communes_each_with_its_own_name():
    kinds = ("ward", "commune", "special_zone")
    units = [a for a in BOOK.areas.values() if a.kind in kinds]
    assert Counter(a.kind for a in units) == {"ward": 45, "commune": 67, "special_zone": 2}
    assert {a.parent for a in units} == {"HP"}
    assert len({a.name_vi for a in units}) == 114


def test_two_communes_differ_only_in_their_diacritics():
    units = [a for a in BOOK.areas.values() if a.parent == "HP"]
    bare = Counter(without_marks(a.name_vi) for a in units)
    twins = {a.name_vi for a in units if bare[without_marks(a.name_vi)] > 1}
    assert twins == {"Cẩm Giang", "Cẩm Giàng"}


def without_marks(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def test_every_source_session_and_resolution_is_there():
    assert by_series(BOOK.sources) == {"S": 172, "NS": 63}
    assert (len(BOOK.sessions), len(BOOK.resolutions), len(BOOK.claims)) == (13, 46, 156)
    assert len(BOOK.releases) == 16


def test_the_27_acts_read_out_at_the_close_of_the_13th_session_are_there_in_their_order():
    acts = sorted((r for r in BOOK.resolutions if r.session == "HP-13"), key=lambda r: r.item or 0)
    assert [r.item for r in acts] == list(range(1, 28))
    assert [r.item for r in acts if r.field is None] == [12, 21]  # their titles name only the number of another act


def test_the_questioning_of_the_32nd_session_has_its_topics_and_what_bears_on_them():
    asked = [q for q in BOOK.questions if q.session == "HP-32"]
    assert len(asked) == len(BOOK.questions) == 7
    assert {c for q in asked for c in q.indicators} <= BOOK.indicators.keys()
    assert [q.topic.en for q in asked if q.indicators] == [
        "access to social housing",
        "shortage of public schools and classrooms",
        "digital transformation and administrative procedure reform",
    ]


def test_46_figures_of_the_city_carry_2_to_9_reports():
    keys = Counter((a.indicator, a.area, a.period, a.period_kind) for a in BOOK.actuals if a.id.startswith("A"))
    assert Counter(n for n in keys.values() if n > 1) == {2: 32, 3: 9, 4: 2, 5: 2, 9: 1}
    assert sum(n > 1 for n in keys.values()) == 46


def test_the_files_load_with_the_known_doubts():
    _, doubts = read(DATA)
    assert Counter(p.code for p in doubts) == {"two_values_one_day": 2, "city_figures_differ": 1, "quoted_early": 1}
    assert {p.severity for p in doubts} == {"warning"}


def test_the_snapshot_is_the_fingerprint_of_the_files():
    assert fingerprint(DATA)[:12] == BOOK.snapshot
    assert {path.name for path in DATA.iterdir() if path.suffix in (".csv", ".yaml")} == set(FILES)


def test_the_main_targets_of_three_years_are_on_record():
    lists = [r.main_targets for r in BOOK.resolutions if r.main_targets]
    assert {(m.year, m.area, m.of, len(m.known)) for m in lists} == {
        (2025, "HP", 22, 11),
        (2026, "HP", 22, 6),
        (2024, "HP_OLD", 19, 5),
    }


def test_every_source_has_an_address():
    assert [s.id for s in BOOK.sources.values() if not s.url] == []


def test_what_was_read_in_a_repository_names_the_file_or_the_version():
    kept = {s.id: s.note or "" for s in BOOK.sources.values() if re.search("github|pypi", s.url or "")}
    assert kept.keys() == {"NS01", "NS02", "NS03", "NS04", "NS51", "NS52"}
    assert [key for key, note in kept.items() if not re.search(r"@[0-9a-f]{8}|file ids|1\.1\.0", note)] == []


def test_some_targets_on_record_were_superseded():
    assert {old for one in BOOK.targets for old in one.supersedes} <= TARGETS.keys()
    assert any(one.supersedes for one in BOOK.targets)


def test_the_readme_counts_the_record_as_it_came():
    said = re.search(r"came with ([\d,]+) figures, ([\d,]+) targets and ([\d,]+) sources", README)
    assert said
    counted = (BOOK.actuals, BOOK.targets, BOOK.sources)
    assert [int(number.replace(",", "")) for number in said.groups()] == [len(every) for every in counted]
