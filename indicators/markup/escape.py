"""Text from the data made inert: for HTML, for attributes and for links."""

from html import escape


def text(words: str | None) -> str:
    """Return words as inert HTML text, fit for an attribute too."""
    return escape(words or "", quote=True)


def link(url: str | None, inner: str, title: str) -> str:
    """Return inner HTML as a link to a source; only the web's own two schemes are ever followed."""
    if not url or not url.startswith(("https://", "http://")):
        return f'<span title="{text(title)}">{inner}</span>'
    away = 'target="_blank" rel="noopener noreferrer"'
    return f'<a class="source" href="{text(url)}" {away} title="{text(title)}">{inner}</a>'
