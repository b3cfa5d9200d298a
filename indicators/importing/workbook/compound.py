"""The old container of office files (.xls, .doc, and what holds an encrypted workbook), read and written within bounds.

It is a file system of sectors in chains; a chain that meets itself would be read for ever. Source:
the format that Microsoft publishes as MS-CFB.
"""

import struct
from array import array

from indicators.importing.workbook.limits import FileRefusal

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
HEADER = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
ENTRY = 128  # bytes of an entry of the directory
STORAGE, STREAM, ROOT = 1, 2, 5
SHORT_SECTOR, SHORT_LIMIT, LARGE_SECTOR = 64, 4096, 4096  # smaller streams share sectors
IN_HEADER = 109  # tables that the header lists


class Compound:
    """The streams of a container by name."""

    def __init__(self, data: bytes) -> None:
        """Read tables and directory; raises Refusal where a chain is broken or meets itself."""
        try:
            self._open(data)
        except (struct.error, ValueError) as error:  # cut off within a number or a table
            raise FileRefusal("workbook_damaged") from error

    def _open(self, data: bytes) -> None:
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise FileRefusal("workbook_damaged")
        self._data, self._size = data, 1 << shift
        directory, _, _, short_table, _, more, _ = struct.unpack_from("<7I", data, 48)
        places = array("I", data[76:HEADER])
        while more not in (END, FREE):  # the list of the tables goes on in sectors of its own
            part = array("I", self._sector(more))
            places.extend(part[:-1])
            more = part[-1]
            if len(places) > len(data) // self._size + self._size:
                raise FileRefusal("workbook_damaged")
        self._next = array("I")
        for place in places:
            if place < TABLE:
                self._next.extend(array("I", self._sector(place)))
        entries = self._chain(directory)
        self.streams: dict[str, tuple[int, int]] = {}
        self.names: set[str] = set()
        self._short, self._short_next = b"", array("I")
        for at in range(0, len(entries) - ENTRY + 1, ENTRY):
            self._enter(entries[at : at + ENTRY], short_table)

    def _enter(self, entry: bytes, short_table: int) -> None:
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, size = struct.unpack_from("<IQ", entry, 116)
        name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        if kind == ROOT and size:
            self._short = self._chain(start)
            self._short_next = array("I", self._chain(short_table)) if short_table < TABLE else array("I")
        elif kind == STREAM:
            self.names.add(name)
            self.streams.setdefault(name, (start, size & 0xFFFFFFFF))
        elif kind == STORAGE:
            self.names.add(name)

    def read(self, name: str) -> bytes:
        """Return a stream; raises Refusal where it is missing or damaged."""
        if name not in self.streams:
            raise FileRefusal("workbook_damaged")
        start, size = self.streams[name]
        content = self._shared(start) if size < SHORT_LIMIT else self._chain(start)
        if len(content) < size:
            raise FileRefusal("workbook_damaged")
        return content[:size]

    def _sector(self, place: int) -> bytes:
        start = max(self._size, HEADER) + place * self._size
        sector = self._data[start : start + self._size]
        if not sector:
            raise FileRefusal("workbook_damaged")
        return sector.ljust(self._size, b"\0")

    def _chain(self, place: int) -> bytes:
        return b"".join(self._sector(one) for one in _places(place, self._next))

    def _shared(self, place: int) -> bytes:
        starts = (one * SHORT_SECTOR for one in _places(place, self._short_next))
        return b"".join(self._short[start : start + SHORT_SECTOR] for start in starts)


def _places(place: int, following: "array[int]") -> list[int]:
    """Return the sectors of a chain; raises Refusal where it leaves the file or meets itself."""
    places: list[int] = []
    while place != END:
        if place >= len(following) or len(places) > len(following):
            raise FileRefusal("workbook_damaged")
        places.append(place)
        place = following[place]
    return places


def container(name: str, stream: bytes) -> bytes:
    """Return a container that holds one stream and nothing else, its sectors so large that the header lists all."""
    size = LARGE_SECTOR
    content = stream.ljust(-(-max(len(stream), SHORT_LIMIT) // size) * size, b"\0")
    sectors = len(content) // size
    tables = -(-(sectors + 1) // (size // 4 - 1))  # each tells what follows a thousand sectors, its own among them
    first = tables + 1  # after the tables and the directory
    chain = array("I", [TABLE] * tables + [END, *range(first + 1, first + sectors), END])
    chain.extend([FREE] * (tables * (size // 4) - len(chain)))
    listed = array("I", list(range(tables)) + [FREE] * (IN_HEADER - tables))
    # Large sectors belong to version 4; but only in version 3 does the library take a root without short streams.
    head = SIGNATURE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 12, 6) + bytes(6)
    head += struct.pack("<9I", 1, tables, tables, 0, SHORT_LIMIT, END, 0, END, 0) + listed.tobytes()
    entries = _entry("Root Entry", ROOT, END, 0, child=1) + _entry(name, STREAM, first, len(content))
    return head.ljust(size, b"\0") + chain.tobytes() + entries.ljust(size, b"\0") + content


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    words = name.encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack("<HBB", len(words) + 2, kind, 1)
    return head + struct.pack("<III", FREE, FREE, child) + bytes(36) + struct.pack("<IQ", start, size)
