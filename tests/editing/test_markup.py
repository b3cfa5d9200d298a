"""The planning page as HTML: hostile text stays text, every field has its label, every mistake its place."""

from dataclasses import replace

import pytest
from builders import DATA, on, real_store, view
from markup.parsed import Parsed, checked
from markup.test_payloads import PAYLOADS

from indicators.boards.view import View
from indicators.editing import Sides
from indicators.editing.boards.conflict import conflict
from indicators.editing.boards.form_schema import FORMS, PlanningQuery, fields_of, fresh, options, source_options
from indicators.editing.boards.form_validation import Reading
from indicators.editing.boards.form_view import FormBoard, Outcome
from indicators.editing.boards.ledger import Ledger, ledger
from indicators.editing.form_flow import EditContext, preview_form
from indicators.editing.markup import form_html, outcome_html, planning_html
from indicators.wording import LANGS, Lang

TODAY = on("2026-08-01")
HOSTILE = "".join(PAYLOADS)
SUPERSEDE = PlanningQuery("supersede", "T0006")


def seen(lang: Lang = "en") -> View:
    return view(None, TODAY, area="HP", lang=lang)


def book(lang: Lang = "en") -> Ledger:
    return ledger(real_store(), seen(lang), TODAY)


def form(asked: PlanningQuery, lang: Lang = "en", **changes: object) -> FormBoard:
    values = fresh(real_store(), asked, seen(lang), TODAY, "An")
    return replace(FormBoard(seen(lang), asked, "", values, 1), **changes)


def drawn(board: FormBoard) -> Parsed:
    """Return the form taken apart; only tags and attributes that the page knows may be in it."""
    found = {name: options(real_store(), name, board.view) for name in fields_of(board.asked.do)}
    choices = {name: listed for name, listed in found.items() if listed}
    sources = tuple((one.value, one.label) for one in source_options(real_store()))[:5]
    return checked(form_html(board, choices, sources))


def previewed(lang: Lang = "en", **changes: str) -> FormBoard:
    typed = {
        "value": "54", "standing": "adopted", "document": "99/NQ", "adopted_on": "2026-07-20", "reason": "x",
        "author": "An", **changes,
    }  # fmt: skip
    return preview_form(EditContext(DATA, real_store(), seen(lang), TODAY), SUPERSEDE, typed, 1).board


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("do", FORMS)
def test_every_field_has_a_label_and_what_it_names_is_there(do: str, lang: Lang):
    errors = dict.fromkeys(fields_of(do), ("wrong",))
    parsed = drawn(form(PlanningQuery(do, "T0006"), lang, errors=errors))
    idents = [node.attributes["id"] for node in parsed.nodes if "id" in node.attributes]
    assert len(idents) == len(set(idents))
    labelled = {node.attributes["for"] for node in parsed.all("label") if "for" in node.attributes}
    for node in (*parsed.all("input"), *parsed.all("select"), *parsed.all("textarea")):
        if node.attributes.get("type") in ("hidden", "radio"):
            continue
        assert node.attributes["id"] in labelled
        assert set(node.attributes["aria-describedby"].split()) <= set(idents)
        assert node.attributes["aria-invalid"] == "true"
    assert sum("data-opened" in node.attributes for node in parsed.nodes) == 1


def test_enter_previews_and_only_what_was_previewed_can_be_saved():
    plain = [node.attributes["value"] for node in drawn(form(SUPERSEDE)).all("button")]
    assert plain == ["preview"]
    parsed = drawn(previewed())
    assert [node.attributes["value"] for node in parsed.all("button")] == ["preview", "save"]
    hidden = {
        n.attributes["name"]: n.attributes["value"] for n in parsed.all("input") if n.attributes["type"] == "hidden"
    }
    assert set(hidden) == {"base", "stamp"}
    assert {one.split(":")[0] for one in hidden["base"].split()} == {"targets.yaml", "sources.csv"}


def test_a_number_on_record_leads_to_its_passport_and_one_that_is_not_does_not():
    linked = [node.text for node in drawn(previewed()).all("a") if node.attributes.get("data-passport") == "T0006"]
    assert linked
    assert set(linked) == {"52 billion USD"}
    rows = {one.id: one for year in book().years for one in year.rows}
    parsed = checked(planning_html(book(), editable=True))
    numbers = [node for node in parsed.all("a") if "data-passport" in node.attributes]
    assert {node.attributes["data-passport"] for node in numbers} == {one.id for one in rows.values() if one.origin}
    for node in numbers:
        assert node.text == rows[node.attributes["data-passport"]].value


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_in_every_part_of_the_form_stays_text(payload: str):
    values = dict.fromkeys(fields_of("add"), payload)
    sides = Sides("targets.yaml", b"a\n", f"{payload}\n".encode(), f"{payload} b\n".encode())
    board = form(
        PlanningQuery("add"), values=values, record=payload, echo=(payload,), readings=(Reading(payload, payload),),
        errors={"value": (payload,), "note": (payload,)}, above=(payload,), conflicts=(conflict(sides),),
    )  # fmt: skip
    parsed = drawn(board)
    assert parsed.text.count(payload) >= 8
    fields = {n.attributes.get("name"): n for n in parsed.nodes if n.tag in ("input", "textarea")}
    assert fields["note"].attributes["value"] == fields["reason"].text == payload
    said = checked(outcome_html(Outcome(payload, payload, payload, payload, payload, "undo", payload), "en"))
    assert said.text.count(payload) >= 4


def test_hostile_text_of_the_ledger_and_of_a_preview_stays_text():
    shown = book()
    row = replace(shown.years[0].rows[0], name=HOSTILE, printed=HOSTILE, document=HOSTILE, folded=HOSTILE, id=HOSTILE)
    year = replace(shown.years[0], rows=(row,), title=HOSTILE)
    parsed = checked(planning_html(replace(shown, years=(year,)), note=HOSTILE, editable=True))
    assert parsed.text.count(HOSTILE) >= 5
    preview = previewed(note=HOSTILE[:400], reason=HOSTILE, title="x").preview
    assert preview is not None
    board = form(SUPERSEDE, preview=replace(preview, doubts=(HOSTILE,), title=HOSTILE))
    assert drawn(board).text.count(HOSTILE) == 2


def test_where_nothing_may_be_edited_there_is_no_form_no_link_to_one_and_a_sentence():
    parsed = checked(planning_html(book(), editable=False, why="for reading only"))
    tabs = [a.text for a in parsed.all("a") if "tab=" in a.attributes["href"] and "do=" not in a.attributes["href"]]
    assert tabs == ["Targets", "History"]
    assert not parsed.all("form")
    assert not [node for node in parsed.all("a") if "data-do" in node.attributes]
    assert "for reading only" in parsed.text
