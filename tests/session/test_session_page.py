"""The page of a session: which one an address opens, what rests on its acts, what it asked, what came before it."""

from datetime import date

import pytest
from boards.seen import LANGUAGES, TODAY, board, view
from builders import TOWN, real_store, small_store, target

from indicators.boards.passport import passport
from indicators.boards.view import Unknown
from indicators.model import Question, Resolution, Session
from indicators.session.boards import SessionBoard, at_close, find_session, session_board
from indicators.store import Store
from indicators.wording import Lang


def opened(no: str = "", lang: Lang = "en", store: Store | None = None, **params: str) -> SessionBoard:
    store = store or real_store()
    found = session_board(store, view(store, TODAY, lang=lang, **params), no, TODAY)
    assert isinstance(found, SessionBoard), found
    return found


def unknown(no: str, lang: Lang = "en") -> Unknown:
    found = session_board(real_store(), view(lang=lang), no, TODAY)
    assert isinstance(found, Unknown), found
    return found


# ---- which session


@pytest.mark.parametrize("asked", ["32", "HP-32"])
def test_a_session_opens_by_its_number_and_by_its_code_under_one_address(asked: str):
    assert (opened(asked).no, opened(asked).label) == ("32", "Session 32")


def test_without_a_number_the_newest_closed_session_of_the_area_opens():
    assert opened(area="HP").label == "Session 32"
    assert opened(area="HP_OLD").label == "Session 21"


def test_the_sentence_is_that_of_the_board_as_the_session_closed():
    shown = opened("32").board
    assert shown is not None
    assert shown.sentence == board(year="2025", area="HP", as_of="2025-12-11", lang="en").sentence
    assert opened("13").view.as_of == date(2023, 12, 8)


def test_a_session_without_a_last_day_has_no_board_and_says_so():
    assert (opened("26").board, opened("26").days) == (None, "day not known")
    assert opened("HP-2025-07-01").label == "Session without a number on record (first after the merger)"


def test_a_session_that_is_still_to_close_has_no_board_yet():
    assert at_close(real_store(), "32", view(lang="en"), date(2025, 12, 10)).as_of == TODAY
    assert at_close(real_store(), "32", view(lang="en"), date(2025, 12, 11)).as_of == date(2025, 12, 11)


def test_an_unknown_number_names_the_nearest_sessions_and_each_opens():
    assert next(label for label, _ in unknown("33").choices).startswith("Session 32")
    assert [label.split(" · ")[0] for label, _ in unknown("14").choices] == ["Session 13", "Session 21", "Session 26"]
    for no in ("33", "HP-3", "nothing", "²", "9" * 5000):
        for _, query in unknown(no).choices:
            assert opened(query["no"]).no == query["no"]


# ---- its acts


def test_targets_rest_on_the_act_whose_number_they_name():
    acts = {one.number: one.targets for one in opened("29").acts}
    assert acts["42/NQ-HĐND"] == sum(t.document == "42/NQ-HĐND" for t in real_store().book.targets) == 14
    assert acts[""] == 0


def test_the_same_number_in_another_year_or_of_another_council_is_another_act():
    days = ("2025-07-25", "2024-07-25")
    lines = [target("1", document="42/NQ", adopted_on=on) for on in days]
    lines.append(target("3", document="42/NQ", adopted_on=days[0], area="OLD"))
    act = {"issuer": "Council", "number": "42/NQ", "title": "Tasks", "session": "S", "area": TOWN}
    acts = [Resolution.model_validate({"id": f"R{on[:4]}", "date": on, **act}) for on in days]
    shown = opened("9", store=small_store([], lines, sessions=[session()], resolutions=acts))
    assert [one.targets for one in shown.acts] == [1, 1]


def session(**other: str) -> Session:
    words = {"id": "S", "number": "9", "term": "T", "area": TOWN, "start": "2025-07-24", "end": "2025-07-25"}
    return Session.model_validate(words | {"kind": "k", "about": "a", "source": "S1"} | other)


def test_targets_adopted_on_its_days_without_a_document_are_named_apart():
    lines = [target("1", adopted_on="2025-07-25"), target("2", adopted_on="2025-07-26", indicator="growth")]
    shown = opened("9", store=small_store([], lines, sessions=[session()]))
    assert [one.code for one in shown.loose] == ["rice"]


def test_the_acts_of_the_13th_stand_by_field_and_then_as_read_out_the_unknown_last():
    acts = opened("13").acts
    assert [one.field for one in acts][-2:] == ["", ""]
    assert [one.item for one in acts if one.field == "Budget"] == ["24", "25"]
    fields = [one.field for one in acts]
    assert len(dict.fromkeys(fields)) == sum(a != b for a, b in zip(["-", *fields], fields, strict=False)) == 12


# ---- what was asked, and what came before


def test_a_topic_of_questioning_leads_to_the_indicators_that_bear_on_it():
    topics = {one.words: [i.code for i in one.indicators] for one in opened("32").topics}
    assert "social_housing" in topics["access to social housing"]
    assert topics["traffic congestion"] == []
    assert opened("13").topics == ()


def test_a_question_is_worded_in_the_language_of_the_page():
    asked = Question.model_validate({"id": "Q", "session": "S", "topic": {"vi": "nhà", "en": "homes"}, "source": "S1"})
    store = small_store([], [target("1")], sessions=[session()], questions=[asked])
    assert [opened("9", lang, store=store).topics[0].words for lang in LANGUAGES] == ["nhà", "homes"]


def test_the_session_before_is_that_of_the_same_term_not_of_the_other_council_that_merged():
    assert opened("29").previous == date(2024, 12, 6)
    assert opened("32").previous == date(2025, 11, 20)
    assert opened("1").previous is None


# ---- the register


def test_the_register_lists_every_session_the_newest_first_and_marks_the_one_opened():
    listed = opened("32").listed
    assert len(listed) == len(real_store().book.sessions)
    assert [one.no for one in listed if one.here] == ["32"]
    assert [one.label for one in listed[:3]] == ["Session 32", "Session 31", "Session 30"]
    assert all(one.origin.line > 1 and one.origin.file == "data/sessions.yaml" for one in listed)


# ---- passports


@pytest.mark.parametrize("key", ["session.HP-99", "act.HP-99", "session.", "act."])
def test_what_is_on_no_record_has_no_passport(key: str):
    assert passport(real_store(), view(lang="en"), key, TODAY) is None


def test_the_passport_of_an_act_lists_the_targets_that_name_it():
    found = passport(real_store(), view(lang="en"), "act.HP-42-2025", TODAY)
    assert found is not None
    assert found.formulas[-1] == "14 targets name it"
    assert len(found.beside) == 14


def test_the_last_session_on_file_says_that_none_is_on_file_since():
    assert opened(area="HP").since == "none is on record from then to 15 Nov 2026"
    assert opened("31").since == ""
    assert opened("32", lang="vi").since == "từ đó đến 15/11/2026 chưa ghi nhận kỳ họp nào"


def test_a_session_to_come_is_opened_before_the_last_one_and_says_nothing_of_the_time_since():
    model = next(one for one in real_store().book.sessions if one.number == 32)
    held, later, coming = (
        model.model_copy(update={"id": f"T{n}", "area": TOWN, "number": n, "start": day, "end": day, "source": ()})
        for n, day in ((1, "2025-12-02"), (3, "2027-07-10"), (2, "2026-12-10"))
    )
    store = small_store([], [target("1")], sessions=[held, later, coming])
    assert find_session(store, "", TOWN, TODAY) == coming
    assert opened(store=store, area=TOWN).since == ""
