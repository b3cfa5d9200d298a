"""The key of the server as HTML: the field that asks a browser for it once, and the sentence once it was right."""

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
