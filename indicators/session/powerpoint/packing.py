"""The same slides as the same bytes: every time that a package keeps of its writing becomes the deck's own day."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WORKBOOK = ".xlsx"  # of a chart: a package within the package
PROPERTIES = "docProps/core.xml"
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)")


def fixed(package: bytes, on: date) -> bytes:
    """Return a package of Office with every time in it set to the start of a day; parts and their order stay."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(_entry(name, on), _part(name, source.read(name), on))
    return out.getvalue()


def _entry(name: str, on: date) -> ZipInfo:
    """Return how a part is kept; no machine's own rights or system on it."""
    entry = ZipInfo(name, (max(on.year, 1980), on.month, on.day, 0, 0, 0))  # the format begins in 1980
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 0, 0
    return entry


def _part(name: str, content: bytes, on: date) -> bytes:
    if name.endswith(WORKBOOK):
        return fixed(content, on)
    if name == PROPERTIES:
        return MOMENT.sub(rb"\g<1>" + f"{on.isoformat()}T00:00:00Z".encode(), content)
    return content
