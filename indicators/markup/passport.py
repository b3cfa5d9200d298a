"""The passport of a number as HTML: a panel over the page, with an address of its own."""

from collections.abc import Iterable

from indicators.boards.passport import Input, Passport
from indicators.markup.escape import link, text
from indicators.markup.parts import HERE
from indicators.wording import Lang, first_upper, say


def passport_html(found: Passport, lang: Lang) -> str:
    """Return the panel that answers 'says who, when, against what'; closing it is an address too."""
    lines = "".join(f"<li>{text(one)}</li>" for one in found.formulas[1:])
    first = f'<p class="formula">{text(found.formulas[0])}</p>' if found.formulas else ""
    rivals = "".join(f"<li>{text(one)}</li>" for one in found.rivals)
    others = f"<h3>{text(say(lang, 'passport.rivals'))}</h3><ul>{rivals}</ul>" if rivals else ""
    computed = f"<h3>{text(say(lang, 'passport.computed'))}</h3><ul class=lines>{lines}</ul>" if lines else ""
    beside = f"<h3>{text(say(lang, 'passport.beside'))}</h3>{_inputs(found.beside, lang)}" if found.beside else ""
    cited = "".join(
        f'<p class="cite" lang="{one}"><span>{text(words)}</span> '
        f'<button type="button" data-copy="{text(words)}">{text(say(lang, "passport.copy"))} {one.upper()}</button></p>'
        for one, words in found.citations
    )
    contested = f"<h3>{text(say(lang, 'passport.contested'))}</h3>{_inputs(found.contested, lang)}"
    body = (
        f"{first}{_inputs(found.inputs, lang)}{contested if found.contested else ''}{others}{computed}"
        f"<h3>{text(say(lang, 'passport.cite_head'))}</h3>{cited}{beside}"
    )
    return _panel(found.title, body, lang)


def no_passport_html(message: str, lang: Lang) -> str:
    """Return the panel for a key that names nothing."""
    return _panel(message, "", lang)


def _panel(title: str, body: str, lang: Lang) -> str:
    shut = text(say(lang, "passport.close"))
    return (
        f'<section class="board passport" role="dialog" aria-modal="true" aria-label="{text(title)}" lang="{lang}">'
        f"<h2>{text(title)}</h2>"
        f'<a class="shut" href="?{HERE}" data-query="1" aria-label="{shut}" title="{shut}">×</a>{body}</section>'
    )


def _inputs(inputs: Iterable[Input], lang: Lang) -> str:
    return f"<dl>{''.join(_input(one, lang) for one in inputs)}</dl>"


def _input(one: Input, lang: Lang) -> str:
    quoted = f'<q lang="{text(one.language)}">' if one.language else "<q>"
    source = f"<cite>{link(one.origin.url, text(one.origin.publisher), one.origin.words)}</cite>"
    details = text(first_upper(", ".join(one.details)))
    printed = f"; {text(say(lang, 'passport.printed'))}: {quoted}{text(one.printed)}</q>" if one.printed else ""
    return (
        f"<div><dt>{text(one.role)}</dt><dd><b>{text(one.value)}</b> {source}<br>{details}{printed} "
        f"<code>{text(one.origin.file)}:{one.origin.line}</code></dd></div>"
    )
