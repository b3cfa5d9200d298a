"""XML of a workbook, passed over once without a tree: no document type, no entity, counted element by element."""

from collections.abc import Callable
from typing import NoReturn
from xml.parsers import expat  # never expands an entity here: a document type is refused before

from indicators.importing.workbook.limits import Budget, FileRefusal

Attributes = dict[str, str]
CHUNK = 65_536  # bytes: a limit is noticed soon after it is passed


class Walker:
    """Calls `start`, `end` and `words` with the local names of elements, whatever prefix a writer gave them."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    def start(self, name: str, attributes: Attributes) -> None:
        """Enter an element."""

    def end(self, name: str) -> None:
        """Leave an element."""

    def words(self, text: str) -> None:
        """Take text."""

    def walk(self, data: bytes) -> None:
        """Pass over a part; raises Refusal where it is damaged, holds a document type or is too much."""
        parser = expat.ParserCreate("UTF-8")  # as the library reads it, whatever the part says
        parser.buffer_text = True
        parser.StartElementHandler = self._counted(self.start)
        parser.EndElementHandler = self._local(self.end)
        parser.CharacterDataHandler = self.words
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            for at in range(0, len(data), CHUNK):
                parser.Parse(data[at : at + CHUNK], False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError) as error:  # a number that is none is damage too
            raise FileRefusal("workbook_damaged") from error

    def _counted(self, start: Callable[[str, Attributes], None]) -> Callable[[str, Attributes], None]:
        take, names = self._budget.take_node, _Names()

        def entered(name: str, attributes: Attributes) -> None:
            take()
            start(names[name], attributes)

        return entered

    def _local(self, end: Callable[[str], None]) -> Callable[[str], None]:
        names = _Names()
        return lambda name: end(names[name])


class _Names(dict[str, str]):
    """Local names, each cut once."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rsplit(":", 1)[-1]
        return self[name]


def _refuse_doctype(*_: object) -> NoReturn:
    raise FileRefusal("workbook_doctype")


def local(attributes: Attributes, name: str) -> str:
    """Return an attribute by its local name, empty where it is missing."""
    return next((value for key, value in attributes.items() if key.rsplit(":", 1)[-1] == name), "")
