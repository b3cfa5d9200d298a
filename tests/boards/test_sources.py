"""The sources page: every document with what rests on it, the doubts by kind, and ways on that lead somewhere."""

import pytest
from builders import TOWN, on, real_book, real_store, report, small_store, target

from indicators.boards.doubts import KINDS, doubts
from indicators.boards.sources import Document, SourcesBoard, sources_board
from indicators.boards.view import View, parse_view
from indicators.model import Source, last_day
from indicators.queries.sources import document_uses

from .seen import TODAY, numbers_in, view


def shown(lang: str = "en", as_of: str = "2026-11-15", area: str = "HP") -> SourcesBoard:
    return sources_board(real_store(), view(lang=lang, as_of=as_of, area=area), TODAY)


def documents(board: SourcesBoard) -> dict[str, Document]:
    return {one.id: one for publisher in board.publishers for one in publisher.documents}


def sentence(board: SourcesBoard) -> str:
    return "".join(text for text, _ in board.sentence_parts)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_sentence_counts_documents_figures_targets_and_doubts(lang: str):
    board = shown(lang)
    known = [a for a in real_book().actuals if a.known_from and a.known_from <= board.view.as_of]
    bound = [t for t in real_book().targets if t.in_force_from and t.in_force_from <= board.view.as_of]
    assert numbers_in(sentence(board), lang) == [board.documents, len(known), len(bound), board.doubted]
    assert board.doubted == len(doubts(real_store(), "HP", board.view.as_of)) > 25


def test_a_town_without_doubts_is_said_to_have_none():
    store = small_store([report("9", "2025-12-02")], [target("10"), target("3", indicator="growth", unit="%")])
    board = sources_board(store, view(store, lang="en", area=TOWN), TODAY)
    assert sentence(board) == "1 documents carry 1 figures and 2 targets; the checks find no doubts about Town."
    assert board.groups == ()


def test_every_document_published_by_the_day_is_listed_once_and_undated_ones_always():
    for day in ("2023-12-10", "2025-12-11", "2026-11-15"):
        area = "HP_OLD" if day < "2025" else "HP"
        listed = documents(shown(as_of=day, area=area))
        wanted = {
            s.id for s in real_book().sources.values() if not s.published_on or last_day(s.published_on) <= on(day)
        }
        assert set(listed) == wanted
        assert {d.published for d in listed.values() if real_book().sources[d.id].published_on is None} == {"no date"}


def test_what_rests_on_a_document_is_counted_anew_from_the_book():
    listed, book = documents(shown()), real_book()
    for one in listed.values():
        assert one.figures == sum(one.id in a.source and a.known_from is not None for a in book.actuals), one.id
        assert one.claims == sum(one.id in c.source for c in book.claims), one.id
        acts = [*book.areas.values(), *book.sessions, *book.resolutions, *book.releases]
        assert one.records == sum(one.id in r.source for r in acts) + sum(one.id == v.source for v in book.verdicts)
        assert one.weight == one.figures + one.targets + one.claims + one.records


def test_a_document_carries_only_what_was_known_on_the_day():
    early, late = document_uses(real_store(), on("2025-10-31")), document_uses(real_store(), on("2026-11-15"))
    assert set(early) < set(late)
    assert all(late[key].figures >= uses.figures for key, uses in early.items())


def test_publishers_come_with_the_most_documents_first_and_the_single_ones_together():
    *several, alone = shown().publishers
    assert [len(p.documents) for p in several] == sorted((len(p.documents) for p in several), reverse=True)
    assert all(len({d.publisher for d in p.documents}) == 1 and not p.shared for p in several)
    assert alone.shared
    assert len({d.publisher for d in alone.documents}) == len(alone.documents)
    for publisher in several:
        assert [d.weight for d in publisher.documents] == sorted((d.weight for d in publisher.documents), reverse=True)


def test_where_no_publisher_stands_alone_there_is_no_common_group():
    twin = Source(id="S2", publisher="The Paper", title="Another page", published_on="2025-12-05")
    store = small_store(
        [report("9", "2025-12-02")], [target("10"), target("3", indicator="growth", unit="%")], sources=(twin,)
    )
    (only,) = sources_board(store, view(store, lang="en", area=TOWN), TODAY).publishers
    assert (only.name, only.shared, len(only.documents)) == ("The Paper", False, 2)


def test_kinds_come_in_their_order_and_hold_every_doubt():
    board = shown()
    assert [g.code for g in board.groups] == [k for k in KINDS if k != "scale"]
    assert all(g.doubts and g.title and g.about for g in board.groups)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("area", "as_of"), [("HP", "2026-11-15"), ("HP", "2025-12-05"), ("HP_OLD", "2025-03-01"), ("HD_OLD", "2025-06-30")]
)
def test_every_way_on_opens_the_page_of_the_indicator_in_the_same_day_and_language(area: str, as_of: str, lang: str):
    board = shown(lang, as_of, area)
    for group in board.groups:
        for doubt in group.doubts:
            if doubt.indicator:
                found = parse_view(real_store(), {**doubt.view.params(), "id": doubt.indicator}, TODAY)
                assert isinstance(found, View), doubt
                assert found == doubt.view
                assert (found.as_of, found.lang) == (board.view.as_of, lang)


def test_what_is_no_indicator_has_no_page():
    (group,) = [g for g in shown().groups if g.code == "contradiction"]
    assert [d.rows[0].printed for d in group.doubts if d.indicator is None] == ["47 nghị quyết", "kỳ họp đầu tiên"]


def test_the_words_of_a_source_are_marked_in_a_sentence():
    (group,) = [g for g in shown().groups if g.code == "misprint"]
    assert group.doubts[0].sentence == (
        ("Target for FDI attracted, Hai Phong, 2025: printed ", ""),
        ("5.500 USD", "quote"),
        (", on record 5,500 million USD.", ""),
    )


def test_rows_say_what_they_are_where_they_stand_and_which_plan_they_imply():
    (group,) = [g for g in shown().groups if g.code == "denominators"]
    first, second, *_ = group.doubts[0].rows
    assert (first.what, first.printed, first.implied) == (
        "Statement, 2025", "vượt 33,6% … Trung ương giao", "142,445–142,553 billion VND",
    )  # fmt: skip
    assert (second.what, second.implied, second.language) == ("2025, reported by the city, estimate", "", "vi")
    assert first.origin.words.endswith(", 12 Jan 2026 · data/claims.csv:36")
    (parts,) = [g for g in shown().groups if g.code == "parts"]
    assert (
        parts.doubts[0].rows[1].what
        == "Realised investment, foreign-invested sector, 9 months of 2025, reported by the city"
    )


def test_the_board_of_a_view_is_made_once():
    asked = view(lang="en", as_of="2026-11-15")
    assert sources_board(real_store(), asked, TODAY) is sources_board(real_store(), asked, TODAY)
