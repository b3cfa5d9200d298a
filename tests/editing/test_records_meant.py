"""What planners do to targets and figures: versions stay, drafts change, sources come with documents."""

import csv
from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_data import ACTUALS, SMALL, SOURCES

from indicators.editing import Edit, actuals, targets
from indicators.editing.data_snapshot import Held
from indicators.editing.edit_requests import AdoptingAct, NewActual, NewTarget, Printed, Why
from indicators.editing.rows import append_row, next_number
from indicators.files import read_contents
from indicators.model import Book, Target
from indicators.numerals import Measure, Typed, read
from indicators.problems import NotSaved
from indicators.wording import LANGS

WHY = Why("An", "after the session")
DOCUMENT = AdoptingAct("99/NQ-HĐND", "2026-07-20", title="Điều chỉnh chỉ tiêu", url="https://example.org/99")
COUNCIL = "City People's Council"


def held(changed: Mapping[str, str] | None = None, *used: str) -> Held:
    held_files = {name: text.encode() for name, text in (SMALL | dict(changed or {})).items()}
    book, doubts = read_contents(held_files)
    return Held("data", held_files, book, used, doubts)


def typed(words: str, code: str = "grdp_growth") -> Typed:
    one = held()
    found = read(words, Measure.of(one.indicator(code), one.book.units))
    assert isinstance(found, Typed)
    return found


def wanted(words: str = "12,6", document: AdoptingAct | None = None, **other: str) -> NewTarget:
    what = {"indicator": "grdp_growth", "area": "HP", "period": "2025", "basis": "council"} | other
    return NewTarget(**what, figure=typed(words, what["indicator"]), document=document)


def book_after(one: Held, edit: Edit) -> Book:
    return read_contents({**one.files, **edit.files})[0]


def after(one: Held, edit: Edit) -> Held:
    files = {**one.files, **edit.files}
    return Held("data", files, read_contents(files)[0])


def target(book: Book, code: str) -> Target:
    return next(one for one in (*book.targets, *book.drafts) if one.id == code)


def refused(code: str, make: Callable[[], object]) -> None:
    with pytest.raises(NotSaved) as refusal:
        make()
    assert refusal.value.code == code
    assert all(refusal.value.message(lang) for lang in LANGS)


def test_a_target_without_a_document_is_a_draft_and_touches_one_file():
    edit = targets.add(held(), wanted("khoảng 13%"), WHY)
    draft = target(book_after(held(), edit), "T0005")
    assert draft.draft
    assert (draft.value, draft.comparator, draft.as_printed, draft.supersedes) == (13, "about", "khoảng 13%", ())
    assert (list(edit.files), edit.document, edit.author, edit.reason) == (["targets.yaml"], None, "An", WHY.reason)
    assert edit.summary == "targets.yaml: T0005 grdp_growth HP 2025 council 13"


def test_a_target_with_a_document_is_in_force_names_what_it_replaces_and_brings_its_source():
    edit = targets.add(held(), wanted("12,6", DOCUMENT), WHY)
    book = book_after(held(), edit)
    new = target(book, "T0005")
    assert (new.document, new.adopted_on, new.set_by) == ("99/NQ-HĐND", "2026-07-20", COUNCIL)
    assert new.supersedes == ("T0002",)  # which superseded T0001 itself
    assert target(book, "T0002").value == Decimal("12.35")
    source = book.sources[new.source]
    assert (source.publisher, source.title, source.published_on, source.url) == (
        COUNCIL, "99/NQ-HĐND: Điều chỉnh chỉ tiêu", "2026-07-20", "https://example.org/99",
    )  # fmt: skip
    assert edit.document == "99/NQ-HĐND"


def test_a_second_target_of_the_same_act_rests_on_the_same_source():
    first = after(held(), targets.add(held(), wanted("12,6", DOCUMENT), WHY))
    second = targets.add(first, wanted("9.500 căn", DOCUMENT, indicator="social_housing"), WHY)
    book = book_after(first, second)
    assert list(second.files) == ["targets.yaml"]
    assert target(book, "T0006").source == target(book, "T0005").source


def test_an_older_act_written_down_late_replaces_nothing_newer():
    old = AdoptingAct("01/NQ-HĐND", "2025-01-02")
    assert target(book_after(held(), targets.add(held(), wanted("12,4", old), WHY)), "T0005").supersedes == ()


def test_superseding_writes_a_new_version_beside_the_old_one():
    one = held()
    act = AdoptingAct("7/QĐ-TTg", "2026-01-05", set_by="Prime Minister")
    edit = targets.supersede(one, "T0004", wanted("3,5-5", act, indicator="inflation"), WHY)
    book = book_after(one, edit)
    new = target(book, "T0005")
    assert (new.indicator, new.basis, new.low, new.high) == ("inflation", "central", Decimal("3.5"), 5)
    assert (new.supersedes, target(book, "T0004").high) == (("T0004",), Decimal("4.5"))
    assert b"".join(one.files["targets.yaml"].split()) in b"".join(edit.files["targets.yaml"].split())


def test_a_version_is_superseded_once_and_a_draft_never():
    refused("superseded_already", lambda: targets.supersede(held(), "T0001", wanted(), WHY))
    drafted = after(held(), targets.add(held(), wanted(), WHY))
    refused("draft_superseded", lambda: targets.supersede(drafted, "T0005", wanted(), WHY))
    refused("no_record", lambda: targets.supersede(held(), "T0099", wanted(), WHY))


def test_a_draft_is_corrected_in_place_and_then_adopted():
    drafted = after(held(), targets.add(held(), wanted("12,6"), WHY))
    corrected = after(drafted, targets.correct(drafted, "T0005", typed("12,7-13"), WHY, note="two readings"))
    draft = target(corrected.book, "T0005")
    assert (draft.value, draft.low, draft.as_printed) == (None, Decimal("12.7"), "12,7-13")
    book = book_after(corrected, targets.adopt(corrected, "T0005", DOCUMENT, WHY))
    adopted = target(book, "T0005")
    assert (adopted.draft, adopted.document, adopted.supersedes, adopted.note) == (
        False, "99/NQ-HĐND", ("T0002",), "two readings",
    )  # fmt: skip
    assert adopted.source in book.sources


def test_a_draft_that_shall_supersede_keeps_the_name_of_the_old_version_when_adopted():
    drafted = after(held(), targets.supersede(held(), "T0002", wanted("12,9"), WHY))
    assert (target(drafted.book, "T0005").draft, target(drafted.book, "T0005").supersedes) == (True, ("T0002",))
    late = AdoptingAct("1/NQ-HĐND", "2025-07-26")
    adopted = target(book_after(drafted, targets.adopt(drafted, "T0005", late, WHY)), "T0005")
    assert (adopted.supersedes, adopted.adopted_on) == (("T0002",), "2025-07-26")


def test_what_was_adopted_or_printed_is_never_changed_in_place():
    for code in ("T0001", "T0003"):
        refused("adopted_stays", lambda code=code: targets.correct(held(), code, typed("13"), WHY))
        refused("adopted_stays", lambda code=code: targets.adopt(held(), code, DOCUMENT, WHY))


@pytest.mark.parametrize(
    ("document", "basis", "code"),
    [
        (AdoptingAct("99/NQ-HĐND", ""), "council", "document_and_day"),
        (AdoptingAct("", "2026-07-20"), "council", "document_and_day"),
        (AdoptingAct("1/QĐ-TTg", "2026-07-20"), "central", "set_by_missing"),
        (AdoptingAct("99/NQ-HĐND", "2026-07-20", source="S999"), "council", "unknown_source"),
    ],
)
def test_adopting_needs_number_day_who_and_a_source_on_record(document: AdoptingAct, basis: str, code: str):
    refused(code, lambda: targets.add(held(), wanted("13", document, basis=basis), WHY))


def test_unknown_names_another_unit_and_no_change_are_refused():
    rest, drafted = ("HP", "2025", "council"), after(held(), targets.add(held(), wanted(), WHY))
    refused("unknown_indicator", lambda: targets.add(held(), NewTarget("grdp_grow", *rest, typed("1")), WHY))
    refused("unknown_area", lambda: targets.add(held(), wanted(area="HQ"), WHY))
    refused("other_unit", lambda: targets.add(held(), NewTarget("budget_total", *rest, typed("1")), WHY))
    refused("nothing_changed", lambda: targets.correct(drafted, "T0005", None, WHY))


def test_a_number_once_given_is_never_given_again():
    assert targets.add(held({}, "T0041"), wanted(), WHY).summary.split()[1] == "T0042"
    assert next_number(["T0009", "NT120", "T0010"]) == "T0011"
    assert next_number(["S9"]) == "S10"
    refused("no_number", lambda: next_number(["x"]))


CELLS = st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))), min_size=3, max_size=3)


@given(CELLS, st.sampled_from([b"\n", b"\r\n"]), st.booleans())
def test_a_row_is_added_with_the_line_end_and_the_quotes_of_the_file(cells: list[str], end: bytes, every: bool):
    data = (b'"a","b","c"' if every else b"a,b,c") + end + b'1,"2,5",3' + end
    new = append_row(data, cells)
    assert new.startswith(data)
    assert new.endswith(end)
    added = new[len(data) :].decode()
    assert list(csv.reader([added])) == [cells]
    assert added.startswith('"') or not every


def report(words: str = "11,9%", **other: str) -> NewActual:
    fields = {
        "indicator": "grdp_growth", "area": "HP", "period": "2025", "stage": "preliminary",
        "published_on": "2026-03-29",
    } | other  # fmt: skip
    printed = Printed(fields.pop("source", "S002"))
    return NewActual(**fields, figure=typed(words, fields["indicator"]), printed=printed)


def test_a_figure_is_recorded_as_one_more_report_at_the_end():
    edit = actuals.add(held(), report("hơn 11,9%"), WHY)
    new = book_after(held(), edit).actuals[-1]
    assert (new.id, new.value, new.stage, new.qualifier, new.as_printed) == (
        "A0005", Decimal("11.9"), "preliminary", "over", "hơn 11,9%",
    )  # fmt: skip
    assert (new.period_kind, new.series, new.source) == ("year", "city", ("S002",))
    assert edit.files["actuals.csv"].startswith(ACTUALS.encode())
    assert list(edit.files) == ["actuals.csv"]


def test_a_figure_may_bring_its_source_and_keeps_its_last_printed_digit():
    figure = typed("196,9 nghìn tỷ đồng", "budget_total")
    one = NewActual(
        "budget_total", "HP", "2025", figure, "official", Printed(None, "Statistics", "Book, 2025"), "2026-06"
    )
    edit = actuals.add(held(), one, WHY)
    book = book_after(held(), edit)
    assert (book.actuals[-1].value, book.actuals[-1].quantum) == (196900, 100)
    assert edit.files["sources.csv"].startswith(SOURCES.encode())
    assert book.sources["S003"].title == "Book, 2025"


def test_the_day_of_a_figure_is_that_of_its_source_unless_said():
    figure = typed("11,9%")
    edit = actuals.add(held(), NewActual("grdp_growth", "HP", "2025", figure, "reported", Printed("S002")), WHY)
    assert book_after(held(), edit).actuals[-1].published_on == "2025-12"
    new = NewActual("grdp_growth", "HP", "2025", figure, "reported", Printed(None, "Statistics", "Book"))
    refused("day_missing", lambda: actuals.add(held(), new, WHY))


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (report("11,81", stage="estimate", published_on="2025-12-09"), "figure_twin"),
        (report("11-12"), "one_figure"),
        (report("dưới 12"), "no_qualifier"),
        (report(period="2025-06"), "period_kind"),
        (report(source=""), "source_missing"),
        (report(source="S999"), "unknown_source"),
    ],
)
def test_a_figure_that_cannot_be_recorded_is_refused(wish: NewActual, code: str):
    refused(code, lambda: actuals.add(held(), wish, WHY))


def test_another_figure_of_the_same_day_is_recorded_and_doubted_by_the_loader():
    edit = actuals.add(held(), report("11,9", stage="estimate", published_on="2025-12-09"), WHY)
    _, doubts = read_contents({**held().files, **edit.files})
    assert [doubt.code for doubt in doubts] == ["two_values_one_day"]
