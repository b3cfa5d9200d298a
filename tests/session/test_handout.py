"""The hand-out: every row with its figures on at most two pages, legible in grey, inert, the same bytes each time."""

import re
from ctypes import create_string_buffer
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
from boards.seen import LANGUAGES, TODAY, board, view
from builders import TOWN, on, real_store, report, session_view, small_store, target
from cli.running import DATA, asked
from PIL import Image, ImageChops

from indicators.boards.scoreboard import Scoreboard, scoreboard
from indicators.boards.view import Unknown, View
from indicators.session.boards.sessions import parse_session
from indicators.session.handout import report as handout
from indicators.wording import Lang, first_upper

SESSIONS = ("32", "29", "21", "13", "HD-28")
HURTFUL = ('#read("../data/targets.yaml")', "$x^2$ *bold* _it_ @ref <label>", "\\u{41} // gone", "#panic()", "[#1]")


@cache
def of_session(number: str, lang: Lang) -> Scoreboard:
    return scoreboard(real_store(), session_view(number, lang), TODAY)


def read(pdf: bytes) -> tuple[str, int]:
    """Return the text of a PDF, its spaces and line ends as one space, and the number of its pages."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"\s+", " ", text.replace("\ufffe", "").replace("\u2011", "-")), len(document)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_every_row_stands_on_at_most_two_pages_with_its_figures_and_its_verdict_in_words(number: str, lang: Lang):
    shown = of_session(number, lang)
    text, pages = read(handout(shown))
    assert 1 <= pages <= 2
    for r in shown.every_row:
        for words in (
            r.name,
            r.target_words,
            r.actual_words or r.progress_words,
            r.outcome_words,
            first_upper(r.verdict_words),
        ):
            assert words is None or words in text, (r.indicator, words)
    assert shown.sentence in text
    assert shown.snapshot in text
    assert f"{shown.snapshot} {pages}/{pages}" in text


def test_the_latest_boards_of_every_area_and_basis_fit_on_two_pages():
    for area, year in (("HP", "2026"), ("HP", "2025"), ("HP_OLD", "2025"), ("HP_OLD", "2024"), ("HD_OLD", "2024")):
        for basis in ("council", "central", "strive"):
            assert read(handout(board(area=area, year=year, basis=basis, lang="vi")))[1] <= 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_names_its_source_by_a_number_in_brackets(lang: Lang):
    shown = of_session("32", lang)
    text, _ = read(handout(shown))
    listed = text[text.rindex("Nguồn:" if lang == "vi" else "Sources:") :]
    for r in shown.rows:
        for origin in (r.target_origin, r.actual_origin):
            assert origin is None or origin.publisher in listed
    numbers = set(re.findall(r"\[(\d+)\]", text[: -len(listed)]))
    assert numbers == set(re.findall(r"\[(\d+)\]", listed))


def faces(pdf: bytes) -> set[str]:
    """Return the names of the fonts that the text of a PDF is set in."""
    found = set()
    for page in pypdfium2.PdfDocument(pdf):
        for one in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            name = create_string_buffer(100)
            pypdfium2.raw.FPDFFont_GetBaseFontName(pypdfium2.raw.FPDFTextObj_GetFont(one.raw), name, len(name))
            found.add(name.value.decode())
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_hand_out_has_the_face_of_the_pages_and_says_where_a_target_is_not_public(lang: Lang):
    pdf = handout(of_session("32", lang))
    assert {face.partition("+")[2][:11] for face in faces(pdf)} == {"SourceSans3"}
    hidden = [r for r in of_session("32", lang).every_row if r.target_words is None]
    assert read(pdf)[0].count({"vi": "chưa công khai", "en": "not public"}[lang]) > len(hidden) > 0  # once in a remark


def test_the_same_board_gives_the_same_bytes():
    assert handout(of_session("32", "vi")) == handout(of_session("32", "vi"))
    assert handout(of_session("32", "vi")) != handout(of_session("32", "en"))


def test_in_grey_the_marks_of_two_verdicts_still_differ():
    marks = grey_marks(of_session("32", "vi"))
    assert set(marks) == {"missed", "exceeded", "equals_plan", "no_figure"}
    for one, other in combinations(marks.values(), 2):
        changed = ImageChops.difference(one, other).point(lambda shade: 255 if shade > 60 else 0)
        assert sum(changed.histogram()[200:]) > 40


def grey_marks(shown: Scoreboard) -> dict[str, Image.Image]:
    """Return the drawn mark of each verdict, left of its word in the table, as a grey picture."""
    page = pypdfium2.PdfDocument(handout(shown))[0]
    texts, scale, found = page.get_textpage(), 4, {}
    picture = page.render(scale=scale).to_pil().convert("L")
    for r in shown.rows:
        search = texts.search(r.name)
        index, _ = search.get_next()
        _, _, _, top = texts.get_charbox(index)
        y = (page.get_height() - top) * scale
        found[r.mark] = picture.crop((int(38 * scale), int(y - 2 * scale), int(50 * scale), int(y + 10 * scale)))
    return found


def test_the_mark_of_a_count_is_that_of_its_rows():
    page = pypdfium2.PdfDocument(handout(of_session("32", "vi")))[0]
    texts, picture = page.get_textpage(), page.render(scale=4).to_pil().convert("L")
    found = {}
    for words in ("2 đạt", "Đạt", "2 không đạt", "Không đạt"):  # among the counts, in the first such row
        left, _, _, top = texts.get_charbox(texts.search(words, match_case=True, match_whole_word=True).get_next()[0])
        x, y = int((left - 8) * 4), int((page.get_height() - top + 4) * 4)
        middle = [picture.getpixel((x + dx, y + dy)) for dx in range(-3, 4) for dy in range(-3, 4)]
        found[words] = min(int(shade) for shade in middle if isinstance(shade, int | float))
    assert found["2 đạt"] > 200 < found["Đạt"]  # hollow: estimates equal to their plans
    assert found["2 không đạt"] < 200 > found["Không đạt"]


def test_words_of_the_data_are_set_as_they_are_and_never_run():
    for words in HURTFUL:
        said = {"as_printed": words, "note": words}
        store = small_store([report("9", "2026-01-06", **said)], [target("10", document=words, **said)])
        shown = scoreboard(store, view(store, on("2026-06-30"), year="2025", area=TOWN, lang="en"), on("2026-06-30"))
        assert words in shown.rows[0].exceptions[-1]
        assert words in read(handout(shown))[0]


# ---- sessions


def test_a_session_shows_what_was_known_when_it_closed():
    shown = of_session("32", "en")
    assert (shown.view.area, shown.view.as_of.isoformat(), shown.view.year) == ("HP", "2025-12-11", 2025)
    assert (of_session("13", "en").view.area, of_session("13", "en").view.year) == ("HP_OLD", 2023)


def test_an_unknown_session_names_those_there_are():
    found = parse_session(real_store(), "99", "vi", TODAY)
    assert isinstance(found, Unknown)
    assert found.choices[0] == ("Kỳ họp 32, Hải Phòng (11/12/2025)", {"session": "HP-32", "lang": "vi"})
    for _, query in found.choices:
        assert isinstance(parse_session(real_store(), query["session"], "vi", TODAY), View)


# ---- the command


def test_the_command_writes_the_hand_out_of_a_session(tmp_path: Path):
    path = tmp_path / "board.pdf"
    found = asked("report", "--data", str(DATA), "--session", "32", "--out", str(path), "--lang", "vi")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(f"{path}: Năm 2025 Hải Phòng không đạt 2 chỉ tiêu")
    assert len(pypdfium2.PdfDocument(BytesIO(path.read_bytes()))) == 1
