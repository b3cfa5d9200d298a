"""The passport of a number as HTML: a panel over the page, with an address of its own."""

from collections.abc import Iterable

from markupsafe import Markup

from indicators.boards.passport import Input, Passport
from indicators.markup.html import html, link
from indicators.markup.parts import CONTESTED, HERE
from indicators.wording import Lang, first_upper, say


def passport_html(found: Passport, lang: Lang) -> Markup:
    """Return the panel that answers 'says who, when, against what'; closing it is an address too."""
    return _panel(found.title, passport_body_html(found, lang), lang)


def passport_body_html(found: Passport, lang: Lang) -> Markup:
    """Return what a passport says below its title: formula, records, rivals, the words to cite it by."""
    lines = [html("<li>{}</li>", one) for one in found.formulas[1:]]
    first = html('<p class="formula">{}</p>', found.formulas[0]) if found.formulas else ""
    rivals = [html("<li>{}</li>", one) for one in found.rivals]
    others = html("<h3>{}</h3><ul>{}</ul>", say(lang, "passport.rivals"), rivals) if rivals else ""
    computed = html("<h3>{}</h3><ul class=lines>{}</ul>", say(lang, "passport.computed"), lines) if lines else ""
    beside = html("<h3>{}</h3>{}", say(lang, "passport.beside"), _inputs(found.beside, lang)) if found.beside else ""
    cited = [
        html(
            '<p class="cite" lang="{lang}"><span>{words}</span> <button type="button" data-copy="{words}">'
            "{copy} {name}</button></p>",
            lang=one,
            words=words,
            copy=say(lang, "passport.copy"),
            name=one.upper(),
        )
        for one, words in found.citations
    ]
    turns = html('<p class="turns">{}{}</p>', CONTESTED, found.turns) if found.turns else ""
    contested = html("<h3>{}</h3>{}{}", say(lang, "passport.contested"), turns, _inputs(found.contested, lang))
    return html(
        "{first}{inputs}{contested}{others}{computed}<h3>{cite_head}</h3>{cited}{beside}",
        first=first,
        inputs=_inputs(found.inputs, lang),
        contested=contested if found.contested else "",
        others=others,
        computed=computed,
        cite_head=say(lang, "passport.cite_head"),
        cited=cited,
        beside=beside,
    )


def no_passport_html(message: str, lang: Lang) -> Markup:
    """Return the panel for a key that names nothing."""
    return _panel(message, Markup(), lang)


def _panel(title: str, body: Markup, lang: Lang) -> Markup:
    shut = say(lang, "passport.close")
    return html(
        '<section class="board passport" role="dialog" aria-modal="true" aria-label="{title}" lang="{lang}">'
        "<h2>{title}</h2>"
        '<a class="shut" href="?{here}" data-query="1" aria-label="{shut}" title="{shut}">×</a>{body}'
        "</section>",
        title=title,
        lang=lang,
        here=HERE,
        shut=shut,
        body=body,
    )


def _inputs(inputs: Iterable[Input], lang: Lang) -> Markup:
    return html("<dl>{}</dl>", (_input(one, lang) for one in inputs))


def _input(one: Input, lang: Lang) -> Markup:
    quoted = html('<q lang="{}">', one.language) if one.language else Markup("<q>")
    source = html("<cite>{}</cite>", link(one.origin.url, one.origin.publisher, one.origin.words))
    details = first_upper(", ".join(one.details))
    printed = html("; {}: {}{}</q>", say(lang, "passport.printed"), quoted, one.printed) if one.printed else ""
    return html(
        "<div><dt>{role}</dt><dd><b>{value}</b> {source}<br>{details}{printed} <code>{file}:{line}</code></dd></div>",
        role=one.role,
        value=one.value,
        source=source,
        details=details,
        printed=printed,
        file=one.origin.file,
        line=one.origin.line,
    )
