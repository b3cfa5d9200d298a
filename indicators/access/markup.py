"""Access as HTML: the field that asks a browser for the key once, the sentence once it was right, the closed page."""

from indicators.markup.escape import text
from indicators.wording import Lang, say


def key_html(lang: Lang, wrong: int) -> str:
    """Return the field of the key; `wrong` counts the keys that were not the one, so that the focus moves each time."""
    error = f'<p class="error" id="e-key" role="alert">{text(say(lang, "access.key.wrong"))}</p>' if wrong else ""
    marks = 'type="password" id="f-key" name="key" required autocomplete="off" spellcheck="false"'
    marks += f' aria-invalid="true" aria-describedby="e-key" data-opened="key {wrong}"' if wrong else ""
    return (
        f'<div class="board planning access" lang="{lang}"><form class="refused" data-form="key">'
        f"<p>{text(say(lang, 'access.key.about'))}</p>"
        f'<div class="field"><label for="f-key">{text(say(lang, "access.key.label"))}</label><input {marks}></div>'
        f'<button type="submit">{text(say(lang, "access.key.button"))}</button>{error}</form></div>'
    )


def closed_html(lang: Lang, sentence: str) -> str:
    """Return the page of a server that shows nothing: why, and what to do."""
    return f'<div class="board" lang="{lang}"><p class="refused" role="alert">{text(sentence)}</p></div>'


def person_html(lang: Lang, address: str, path: str) -> str:
    """Return who signed in and the way out, or the way in; `path` is that of the public address."""
    said = f"<span>{text(say(lang, 'access.person', address=address))}</span> " if address else ""
    way, word = ("sign-out", "access.sign_out") if address else ("sign-in", "access.sign_in")
    link = f'<a href="{text(path)}/{way}">{text(say(lang, word))}</a>'
    return f'<div class="board planning access" lang="{lang}"><p class="person">{said}{link}</p></div>'


def unlocked_html(lang: Lang) -> str:
    """Return the sentence that the key was right."""
    said = text(say(lang, "access.key.done"))
    return (
        f'<div class="board planning access" lang="{lang}">'
        f'<section class="saved" role="status" tabindex="-1" data-opened="key"><p>{said}</p></section></div>'
    )
