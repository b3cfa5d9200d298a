"""The address of an indicator's page, and its verdict sentence on the record."""

import pytest
from builders import real_store

from indicators.boards.indicator import indicator_board, parse_indicator
from indicators.boards.view import Unknown, View, parse_view
from indicators.wording import Lang

from .seen import LANGUAGES, TODAY, view


def sentence(code: str, lang: Lang, as_of: str, **params: str) -> str:
    shown = view(year="2025", area="HP", as_of=as_of, lang=lang, basis=params.get("basis", "council"))
    return indicator_board(real_store(), code, shown, TODAY).sentence


@pytest.mark.parametrize(
    ("code", "as_of", "basis", "said"),
    [
        (
            "grdp_growth", "2025-12-11", "council",
            "In 2025 Hai Phong missed the Council's target of 12.35% for GRDP growth: 11.81%, "
            "0.54 percentage points below.",
        ),
        (
            "grdp_growth", "2025-12-11", "central",
            "In 2025 Hai Phong narrowly missed the Government's target of 12.2% for GRDP growth: 11.81%, "
            "0.39 percentage points below.",
        ),
        (
            "grdp_growth", "2025-12-05", "council",
            "In 2025 Hai Phong met the Council's target of 12.35% for GRDP growth: 12.35%.",
        ),
        (
            "income_per_head", "2026-01-20", "council",
            "For 2025 Hai Phong itself reports the target for income per head as missed; there is no public figure.",
        ),
    ],
)  # fmt: skip
def test_the_verdict_of_one_indicator_names_target_basis_and_gap(code: str, as_of: str, basis: str, said: str):
    assert sentence(code, "en", as_of, basis=basis) == said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_address_without_an_indicator_opens_the_first_one(lang: Lang):
    shown = view(lang=lang)
    code = parse_indicator(real_store(), {}, shown)
    assert code == next(iter(real_store().book.indicators))


def test_a_code_or_an_alias_opens_its_indicator():
    shown = view(lang="en")
    assert parse_indicator(real_store(), {"id": "fdi"}, shown) == "fdi"
    for noun in real_store().book.indicators.values():
        for alias in noun.aliases:
            assert parse_indicator(real_store(), {"id": alias}, shown) == noun.code


@pytest.mark.parametrize("asked", ["grdp_grwth", "zzzz", "<script>", "GRDP growht"])
def test_an_unknown_indicator_is_named_and_every_choice_beside_it_opens_a_page(asked: str):
    found = parse_indicator(real_store(), {"id": asked}, view(lang="en", as_of="2025-12-11"))
    assert isinstance(found, Unknown)
    assert asked in found.message
    assert found.choices
    for _, query in found.choices:
        opened = parse_view(real_store(), query, TODAY)
        assert isinstance(opened, View)
        assert parse_indicator(real_store(), query, opened) == query["id"]


def test_the_nearest_code_is_proposed_first():
    found = parse_indicator(real_store(), {"id": "grdp_grwth"}, view(lang="en"))
    assert isinstance(found, Unknown)
    assert found.choices[0][1]["id"] == "grdp_growth"
