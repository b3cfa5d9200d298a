"""Files within a zip file, taken out within limits, whatever it says of their sizes; and written without the rest.

The library that reads a workbook would believe the zip file. It is given only what was unpacked
here, and of that only the parts that it needs.
"""

import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from indicators.importing.workbook.limits import MAX_PARTS, MAX_RATIO, MAX_UNPACKED, MB, FileRefusal

ENCRYPTED = 1  # bit of the flags of a part
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, UnicodeError)


class Package:
    """A zip file whose parts are unpacked when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Read the list of parts; raises Refusal for one that is damaged, locked or would grow too large."""
        try:
            self._zip = ZipFile(BytesIO(data))
        except BROKEN as error:
            raise FileRefusal("workbook_damaged") from error
        parts = self._zip.infolist()
        if len(parts) > MAX_PARTS:
            raise FileRefusal("workbook_bomb", expected=f"{MAX_UNPACKED // MB}")
        self._left = min(MAX_UNPACKED, max(len(data) * MAX_RATIO, MB))
        if sum(part.file_size for part in parts) > self._left:
            raise FileRefusal("workbook_bomb", expected=f"{MAX_UNPACKED // MB}")
        # As in the library: the case of a name does not matter, and neither does a leading slash.
        self._parts = {part.filename.replace("\\", "/").lstrip("/").lower(): part for part in parts}
        self._kept: dict[str, bytes] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts in small letters."""
        return tuple(self._parts)

    @property
    def locked(self) -> bool:
        """Whether a part is encrypted."""
        return any(part.flag_bits & ENCRYPTED for part in self._parts.values())

    def read(self, name: str) -> bytes:
        """Return a part; raises Refusal where it is missing, damaged, or larger than what may still be unpacked."""
        key = name.lower()
        if key not in self._kept:
            if key not in self._parts:
                raise FileRefusal("workbook_damaged")
            self._kept[key] = self._unpacked(self._parts[key])
        return self._kept[key]

    def _unpacked(self, part: ZipInfo) -> bytes:
        try:
            with self._zip.open(part) as stream:
                content = stream.read(self._left + 1)
        except BROKEN as error:
            raise FileRefusal("workbook_damaged") from error
        self._left -= len(content)
        if self._left < 0:
            raise FileRefusal("workbook_bomb", expected=f"{MAX_UNPACKED // MB}")
        return content


def packed(parts: Mapping[str, bytes]) -> BytesIO:
    """Return parts as a zip file without compression."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(ZipInfo(name), content)
    out.seek(0)
    return out
