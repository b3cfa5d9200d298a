"""`indicators schema`: the JSON schema of the targets file, made from the model."""

import argparse
from pathlib import Path

from indicators import files
from indicators.encoding import json_text
from indicators.terminal.answers import Answer
from indicators.terminal.options import Parser
from indicators.wording import say

EXAMPLE = "indicators schema"


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add("--out", say(parser.lang, "cli.schema.out"), metavar="FILE", parse=Path)
    parser.add_common(reads_data=False)


def run(options: argparse.Namespace) -> Answer:
    """Return the schema, or write it to a file."""
    text = json_text(files.schema())
    if options.out is None:
        return Answer(out=text)
    options.out.write_text(text, encoding="utf-8")
    return Answer(out=f"{options.out}\n")
