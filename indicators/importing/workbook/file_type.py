"""What a file is, by its first bytes and by what it holds: its name does not decide."""

from indicators.importing.workbook.compound import SIGNATURE as COMPOUND
from indicators.importing.workbook.compound import Compound
from indicators.importing.workbook.limits import FileRefusal
from indicators.importing.workbook.package import Package

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OPEN_SHEETS = b"application/vnd.oasis.opendocument.spreadsheet"
# First bytes, and the problem of a file that begins so.
OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "workbook_is_pdf"),
    (b"\x89PNG", "workbook_is_picture"),
    (b"\xff\xd8\xff", "workbook_is_picture"),
    (b"GIF8", "workbook_is_picture"),
    (b"BM", "workbook_is_picture"),
    (b"RIFF", "workbook_is_picture"),
    (b"II*\x00", "workbook_is_picture"),
    (b"MM\x00*", "workbook_is_picture"),
    (b"MZ", "workbook_is_program"),
    (b"\x7fELF", "workbook_is_program"),
    (b"{\\rtf", "workbook_is_document"),
    (b"7z\xbc\xaf", "workbook_is_archive"),
    (b"Rar!", "workbook_is_archive"),
    (b"\x1f\x8b", "workbook_is_archive"),
)
LETTERS_ONLY = (b"BM", b"MZ", b"RIFF")  # a text may begin so: it is one where no byte is a control
HEAD = 2_000  # bytes among which the sort of a text is told
WEB = (b"<html", b"<!doctype html", b"<table", b"<body", b"<meta")
INSIDE_ZIP = (("word/", "workbook_is_document"), ("ppt/", "workbook_is_slides"))
INSIDE_COMPOUND = (("WordDocument", "workbook_is_document"), ("PowerPoint Document", "workbook_is_slides"))
ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")
MACROS = ("xl/macrosheets/", "xl/dialogsheets/")
MACRO_PROJECT, BINARY_BOOK = "vbaproject.bin", "xl/workbook.bin"


def is_zip(data: bytes) -> bool:
    """Return whether it is a zip file, as workbooks since 2007 are."""
    return data.startswith(ZIP)


def is_compound(data: bytes) -> bool:
    """Return whether it is the old container of office files."""
    return data.startswith(COMPOUND)


def check_others(data: bytes) -> None:
    """Raise Refusal for a file that is known to be something else."""
    if not data:
        raise FileRefusal("workbook_empty")
    binary = any(byte < 9 for byte in data[:HEAD])
    for first, code in OTHERS:
        if data.startswith(first) and (binary or first not in LETTERS_ONLY):
            raise FileRefusal(code)
    head = data[:HEAD].lower().replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office" in head:
        raise FileRefusal("workbook_is_xml")
    if head.startswith(b"<") and any(tag in head for tag in WEB):
        raise FileRefusal("workbook_is_web_page")


def check_package(package: Package) -> bool:
    """Return whether a zip file is a workbook of LibreOffice, else it is Excel's; raises Refusal for all others."""
    names = package.names
    if any(name.endswith(MACRO_PROJECT) or name.startswith(MACROS) for name in names):
        raise FileRefusal("workbook_macros")
    if package.locked:
        raise FileRefusal("workbook_encrypted")
    if BINARY_BOOK in names:
        raise FileRefusal("workbook_binary")
    if any(name.startswith("xl/") for name in names):
        return False
    if "mimetype" in names and package.read("mimetype").strip().startswith(OPEN_SHEETS):
        return True
    for folder, code in INSIDE_ZIP:
        if any(name.startswith(folder) for name in names):
            raise FileRefusal(code)
    raise FileRefusal("workbook_is_document" if "mimetype" in names else "workbook_is_archive")


def check_compound(compound: Compound) -> None:
    """Raise Refusal for an encrypted workbook, and for a document of another program."""
    if compound.names & set(ENCRYPTED):
        raise FileRefusal("workbook_encrypted")
    for name, code in INSIDE_COMPOUND:
        if name in compound.names:
            raise FileRefusal(code)
    if not compound.names & {"Workbook", "Book"}:
        raise FileRefusal("workbook_junk")
