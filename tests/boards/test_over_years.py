"""The comparison over the years: one series throughout, gaps as gaps, each figure the record's."""

from builders import NATION, TOWN, Line

from .compared import compared, few, said_of, small
from .seen import LANGUAGES


def years_of(area: str, *values: tuple[str, str], series: str = "city") -> list[Line]:
    return [said_of(area, value, series=series) | {"period": year} for year, value in values]


TWO = (("2024", "5"), ("2025", "6"))


def test_growth_over_the_years_names_city_nation_first_and_median():
    for lang in LANGUAGES:
        over = compared(area="HP", id="grdp_growth", period="2025", lang=lang).over
        assert over is not None
        assert over.years[-2:] == ("2024", "2025")
        assert len(over.lines) == 4
        last = [line.points[-1] for line in over.lines]
        comma = str.maketrans(".", ",") if lang == "vi" else {}
        assert [p.words for p in last[:3] if p] == [n.translate(comma) for n in ("11.81", "8.02", "11.89")]
        assert [line.marked for line in over.lines] == [True, False, False, False]


def test_the_median_is_the_figure_in_the_middle_of_an_even_number_the_better_one():
    lines = [
        *years_of(TOWN, *TWO),
        *years_of("A", ("2024", "9"), ("2025", "1")),
        *years_of("B", ("2024", "7"), ("2025", "2")),
    ]
    lines += years_of("C", ("2025", "3"))
    over = small(few(lines, "A", "B", "C")).over
    assert over is not None
    middle = over.lines[-1].points
    assert [(p.words, p.whose) for p in middle if p] == [("7", "Province B"), ("3", "Province C")]
    assert [(p.words, p.whose) for p in over.lines[1].points if p] == [("9", "Province A"), ("6", "Town")]


def test_a_year_without_the_city_is_a_gap_and_one_with_few_areas_is_left_out():
    lines = [
        *years_of(TOWN, ("2023", "1"), ("2025", "6")),
        *years_of("A", ("2023", "1"), *TWO),
        *years_of("B", *TWO),
        *years_of("C", *TWO),
    ]
    over = small(few(lines, "A", "B", "C")).over
    assert over is not None
    assert over.years == ("2024", "2025")
    assert [p.words if p else None for p in over.lines[0].points] == [None, "6"]


def test_the_nation_is_a_line_where_it_compares_and_another_series_is_not_mixed_in():
    lines = [*years_of(TOWN, *TWO), *years_of("A", *TWO), *years_of("B", *TWO)]
    lines += years_of(NATION, ("2025", "4"), series="nso")
    lines += [line for a in (TOWN, "A", "B") for line in years_of(a, ("2023", "9"), series="press")]
    over = small(few(lines, "A", "B")).over
    assert over is not None
    assert over.years == ("2024", "2025")
    assert [p.words if p else None for p in over.lines[1].points] == [None, "4"]


def test_years_without_figures_between_others_are_gaps():
    both = (("2022", "4"), ("2025", "6"))
    over = small(few([line for a in (TOWN, "A", "B") for line in years_of(a, *both)], "A", "B")).over
    assert over is not None
    assert over.years == ("2022", "2023", "2024", "2025")
    for line in over.lines:
        assert [p is None for p in line.points] == [False, True, True, False]


def test_one_year_alone_is_no_line():
    assert small(few([said_of(TOWN, "8"), said_of("A", "7"), said_of("B", "6")], "A", "B")).over is None
