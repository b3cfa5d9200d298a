"""`indicators compare`: the record of the provinces, its forms and its refusals."""

import csv
import shlex
from io import StringIO
from typing import Any

import pytest
from builders import on, real_store, view

from cli import running
from indicators.boards.comparison import ComparisonBoard, as_json, comparison
from indicators.boards.peers import PEERS as BOARD_PEERS
from indicators.boards.peers import parse_comparison_query
from indicators.boards.view import Unknown
from indicators.cli.compare import PEERS, lines
from indicators.terminal.table import Screen, width

from .running import DATA, asked

DAY = "2026-11-01"


def plain(*arguments: str) -> dict[str, Any]:
    return running.plain("compare", "--as-of", DAY, *arguments)


def by_area(*arguments: str) -> dict[str, dict[str, Any]]:
    return {row["area"]: row for row in plain(*arguments)["rows"]}


def board(lang: str = "en", **params: str) -> ComparisonBoard:
    store, today = real_store(), on("2026-11-15")
    seen = view(store, today, as_of=DAY, lang=lang)
    found = parse_comparison_query(store, params, seen)
    assert not isinstance(found, Unknown)
    return comparison(store, seen, found, today)


def test_growth_of_2025_is_second_after_quang_ninh():
    found = plain("grdp_growth", "--period", "2025")
    first, second = found["rows"][:2]
    assert (first["name"], first["value"], first["rank"]) == ("Quang Ninh", "11.89", 1)
    assert (second["area"], second["value"], second["rank"], second["of"]) == ("HP", "11.81", 2, 34)
    assert found["nation"] == "8.02"


def test_growth_of_nine_months_of_2026_is_third_of_the_thirty_known():
    home = by_area("grdp_growth", "--period", "2026-09")["HP"]
    assert (home["value"], home["rank"], home["of"]) == ("12.08", 3, 30)
    assert [row["rank"] for row in plain("grdp_growth", "--period", "2026-09")["rows"]][-4:] == [None] * 4


def test_exports_are_ranked_by_customs_with_the_citys_own_figure_beside():
    found = plain("export", "--period", "2025")
    home = {row["area"]: row for row in found["rows"]}["HP"]
    assert (found["series"], home["value"], home["rank"], home["of"]) == ("customs", "46.55", 3, 8)
    assert [remark for remark in found["remarks"] if "50.14" in remark]


def test_the_json_is_the_board():
    assert plain("grdp_growth", "--period", "2025") == as_json(board(id="grdp_growth", period="2025"))


def test_the_sets_of_peers_are_those_of_the_board():
    assert PEERS == BOARD_PEERS
    of = {one: len(board(id="grdp_growth", period="2025", peers=one).places) for one in PEERS}
    assert of["all"] > of["cities"] > 1 < of["region"]


def test_chosen_areas_stand_beside_the_city():
    assert by_area("grdp_growth", "--period", "2025", "--peers", "22").keys() == {"22", "HP"}


def test_the_csv_repeats_what_it_is_of_on_each_line():
    found = asked("compare", "grdp_growth", "--period", "2025", "--as-of", DAY, "--data", str(DATA), "--format", "csv")
    rows = list(csv.DictReader(StringIO(found.out)))
    assert (len(rows), {row["period"] for row in rows}, {row["series"] for row in rows}) == (34, {"2025"}, {"nso"})
    assert [row["rank"] for row in rows if row["area"] == "HP"] == ["2"]


def test_the_csv_leaves_what_is_unknown_empty():
    found = asked("compare", "export", "--period", "2025", "--as-of", DAY, "--data", str(DATA), "--format", "csv")
    last = list(csv.DictReader(StringIO(found.out)))[-1]
    assert (last["value"], last["rank"], last["of"]) == ("", "", "8")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("query", [("grdp_growth", "2026-09"), ("export", "2025")])
def test_the_table_says_everything_within_100_columns(lang: str, query: tuple[str, str]):
    shown = board(lang, id=query[0], period=query[1])
    text, said = lines(shown), " ".join(lines(shown).split())
    assert shown.sentence in said
    assert [remark for remark in shown.remarks if remark not in said] == []
    assert [place.name for place in (*shown.places, *shown.missing) if place.name not in said] == []
    assert [line for line in text.splitlines() if width(line) > 100] == []


def test_the_nation_stands_without_a_rank_and_the_city_is_marked():
    said = [" ".join(line.split()) for line in lines(board(id="grdp_growth", period="2025")).splitlines()]
    assert [line for line in said if line.startswith("Viet Nam – 8.02")]
    assert [line for line in said if line.startswith("> Hai Phong 2 11.81")]
    assert "\x1b[1m> Hai Phong" in lines(board(id="grdp_growth", period="2025"), Screen(colour=True))


def test_a_ranking_without_gaps_names_none_missing():
    assert "No figure yet" not in lines(board(id="grdp_growth", period="2025"))


def test_the_table_is_the_form_unless_another_is_asked_for():
    found = asked("compare", "grdp_growth", "--period", "2025", "--as-of", DAY, "--data", str(DATA))
    assert found.out == lines(board(id="grdp_growth", period="2025"))


def test_another_province_can_be_marked_in_place_of_the_city():
    said = asked("compare", "grdp_growth", "--period", "2025", "--as-of", DAY, "--area", "01", "--data", str(DATA),
                 "--lang", "en")  # fmt: skip
    assert said.code == 0
    assert "GRDP growth of Hanoi at 8.16%" in " ".join(said.out.split())
    assert "> Hanoi" in said.out


def test_an_alias_of_the_indicator_is_taken():
    assert plain("gdp_growth", "--period", "2025") == plain("grdp_growth", "--period", "2025")


def test_what_is_listed_by_size_says_so_in_its_head():
    shown = board(
        id=next(c.value for c in board().indicators if real_store().book.indicators[c.value].direction == "neutral")
    )
    assert "By size" in lines(shown)
    assert "Rank" not in lines(shown).replace(shown.sentence, "")


def test_without_an_indicator_the_ones_that_can_be_compared_are_named():
    found = asked("compare", "--data", str(DATA), "--peers", "nobody")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("indicators compare: the indicator is missing: write its code, one of grdp_growth | ")


def test_a_day_without_anything_to_compare_names_no_other_command():
    found = asked("compare", "grdp_growth", "--data", str(DATA), "--as-of", "2018", "--area", "HP_OLD")
    assert (found.code, found.out) == (2, "")


@pytest.mark.parametrize(
    "arguments",
    [("grpd",), ("export", "--peers", "XX"), ("export", "--area", "HPP")],
)
def test_each_of_the_nearest_commands_can_be_run_as_it_stands(arguments: tuple[str, ...]):
    found = asked("compare", *arguments, "--data", str(DATA))
    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines()[1] == "You can open:"
    program, name, *rest = shlex.split(found.err.splitlines()[2].partition(": ")[2])
    assert (program, name) == ("indicators", "compare")
    assert asked(name, *rest, "--data", str(DATA)).code == 0
