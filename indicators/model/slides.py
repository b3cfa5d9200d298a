"""The keys of slides, by which a session keeps which of its deck are shown and in which order.

Which pages and indicators a deck has is known only where it is made; here a key must look like one.
"""

import re
from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from indicators.model.scalars import Text, refuse

ALONE = ("verdict", "counts", "comparison", "rivals", "unknown", "doubts")  # the first page of these has no number
PAGED = ("rows", "beside", "others", "ahead")
OF_INDICATOR = "indicator-"  # and then the code of an indicator
PAGE = "-[1-9][0-9]?"
KEY = re.compile(rf"({'|'.join(ALONE)})({PAGE})?|({'|'.join(PAGED)}){PAGE}|{OF_INDICATOR}[A-Za-z0-9_]+")


def _key(text: str) -> str:
    if KEY.fullmatch(text):
        return text
    known = (*ALONE, *(f"{kind}-1" for kind in PAGED))
    near = get_close_matches(text, known, n=1)
    raise refuse("not_a_slide", write=near[0] if near else ", ".join((*known, f"{OF_INDICATOR}CODE")))


def _once(keys: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((key for n, key in enumerate(keys) if key in keys[:n]), None)
    if twice:
        raise refuse("slide_twice", write=twice)
    return keys


def _one_or_more(words: object) -> object:
    return (words,) if isinstance(words, str) else words


SlideKey = Annotated[Text, AfterValidator(_key)]
SlideKeys = Annotated[tuple[SlideKey, ...], BeforeValidator(_one_or_more), AfterValidator(_once)]
