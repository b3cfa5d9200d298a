"""The passport of a result as HTML."""

from urllib.parse import urlencode

from indicators.boards.passport import Input, Passport
from indicators.markup.inert import link, text
from indicators.wording import Lang, first_upper, say


def passport_html(found: Passport, close: dict[str, str], lang: Lang) -> str:
    """Return the panel that answers 'says who, when, against what'; closing it is an address too."""
    inputs = "".join(_input(one, lang) for one in found.inputs)
    rivals = "".join(f"<li>{text(one)}</li>" for one in found.rivals)
    others = f"<p>{text(say(lang, 'passport.rivals'))}</p><ul>{rivals}</ul>" if rivals else ""
    cited = "".join(
        f'<p class="cite" lang="{one}"><span>{text(words)}</span> '
        f'<button type="button" data-copy="{text(words)}">{text(say(lang, "passport.copy"))} {one.upper()}</button></p>'
        for one, words in found.citations
    )
    shut = text(say(lang, "passport.close"))
    return (
        f'<section class="passport" aria-label="{text(found.title)}"><h2>{text(found.title)}</h2>'
        f'<a class="shut" href="?{text(urlencode(close))}" data-query="1" aria-label="{shut}" title="{shut}">×</a>'
        f'<p class="formula">{text(found.formula)}</p><dl>{inputs}</dl>{others}'
        f"<h3>{text(say(lang, 'passport.cite_head'))}</h3>{cited}</section>"
    )


def _input(one: Input, lang: Lang) -> str:
    quoted = f'<q lang="{text(one.language)}">' if one.language else "<q>"
    source = f"<cite>{link(one.origin.url, text(one.origin.publisher), one.origin.words)}</cite>"
    details = text(first_upper(", ".join(one.details)))
    printed = text(say(lang, "passport.printed"))
    return (
        f"<div><dt>{text(one.role)}</dt><dd><b>{text(one.value)}</b> {source}<br>{details}; "
        f"{printed}: {quoted}{text(one.printed)}</q> <code>{text(one.origin.file)}:{one.origin.line}</code></dd></div>"
    )
