"""Access as HTML: the field that asks a browser for the key once, the sentence once it was right, the closed page."""

from markupsafe import Markup

from indicators.markup.html import html
from indicators.wording import Lang, say


def key_html(lang: Lang, wrong: int) -> Markup:
    """Return the field of the key; `wrong` counts the keys that were not the one, so that the focus moves each time."""
    error = html('<p class="error" id="e-key" role="alert">{}</p>', say(lang, "access.key.wrong")) if wrong else ""
    marks = Markup('type="password" id="f-key" name="key" required autocomplete="off" spellcheck="false"')
    marks += html(' aria-invalid="true" aria-describedby="e-key" data-opened="key {}"', wrong) if wrong else ""
    return html(
        '<div class="board planning access" lang="{lang}"><form class="refused" data-form="key"><p>'
        '{about}</p><div class="field"><label for="f-key">{label}</label><input {marks}></div>'
        '<button type="submit">{button}</button>{error}</form></div>',
        lang=lang,
        about=say(lang, "access.key.about"),
        label=say(lang, "access.key.label"),
        marks=marks,
        button=say(lang, "access.key.button"),
        error=error,
    )


def closed_html(lang: Lang, sentence: str) -> Markup:
    """Return the page of a server that shows nothing: why, and what to do."""
    return html('<div class="board" lang="{}"><p class="refused" role="alert">{}</p></div>', lang, sentence)


def person_html(lang: Lang, address: str, path: str) -> Markup:
    """Return who signed in and the way out, or the way in; `path` is that of the public address."""
    said = html("<span>{}</span> ", say(lang, "access.person", address=address)) if address else ""
    way, word = ("sign-out", "access.sign_out") if address else ("sign-in", "access.sign_in")
    link = html('<a href="{}/{}">{}</a>', path, way, say(lang, word))
    return html('<div class="board planning access" lang="{}"><p class="person">{}{}</p></div>', lang, said, link)


def unlocked_html(lang: Lang) -> Markup:
    """Return the sentence that the key was right."""
    said = say(lang, "access.key.done")
    return html(
        '<div class="board planning access" lang="{}">'
        '<section class="saved" role="status" tabindex="-1" data-opened="key"><p>{}</p></section>'
        "</div>",
        lang,
        said,
    )
