"""The log of the operator: one line for each save, sign-in, sign-out and refusal; names, no addresses, no figures.

    2026-12-01T10:12:13+0700 INFO save kind=save by=an files=targets.yaml records=T0006 version=3f2a91c

docs/operations.md is the reference of events and fields.
"""

import json
import logging
import re

LOG = logging.getLogger("indicators")
FORMAT, TIME = "%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"
ADDRESS = re.compile(r"\s*<[^<>]*>")
PLAIN = re.compile(r"[^\s\"=\\]+")
LONGEST = 100  # signs of a value; a name or a host may come from anybody


def start() -> None:
    """Write the log to standard error from now on."""
    if not LOG.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(FORMAT, TIME))
        LOG.addHandler(handler)
        LOG.setLevel(logging.INFO)


def log(event: str, **fields: str) -> None:
    """Write one line: what happened, and its fields but those that are empty."""
    LOG.info("%s", " ".join([event, *(f"{name}={_value(text)}" for name, text in fields.items() if text)]))


def name_of(author: str) -> str:
    """Return the name of an author without the address; of an address alone what stands before the @.

    >>> name_of("Ánh <anh@city.example>"), name_of("anh@city.example")
    ('Ánh', 'anh')
    """
    return ADDRESS.sub("", author).partition("@")[0].strip() or author.strip(" <>").partition("@")[0]


def _value(text: str) -> str:
    """Return a text on one line, in quotes where it does not stand by itself."""
    one = "".join(c if c.isprintable() else " " for c in text)[:LONGEST]
    return one if PLAIN.fullmatch(one) else json.dumps(one, ensure_ascii=False)
