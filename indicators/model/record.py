"""What every record is: frozen, without unknown fields, and mindful of the line it was read from."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from indicators.model.scalars import Text
from indicators.wording import Lang


class Noun(BaseModel):
    """A frozen thing with no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Noun):
    """One text in both languages: `{vi: Xuất khẩu, en: Exports}`."""

    vi: Text
    en: Text

    def in_(self, lang: Lang) -> str:
        """Return the text in a language."""
        return self.vi if lang == "vi" else self.en


def _shape(words: object) -> str:
    return "both" if isinstance(words, dict | Words) else "one"


Title = Annotated[Annotated[Words, Tag("both")] | Annotated[Text, Tag("one")], Discriminator(_shape)]


class Record(Noun):
    """A thing written in a data file, which remembers where: `data/actuals.csv`, line 17."""

    file: str = Field(default="", exclude=True)
    line: int = Field(default=0, exclude=True)
