"""Colours shared by every output, light and dark; the shipped Streamlit theme says the same (a test compares them)."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one appearance, by what they mean. Colour belongs to verdicts; bars are grey."""

    ground: str
    ink: str
    second: str
    rule: str
    grey: str  # actual figures
    tint: str  # estimates, with an outline of grey
    last_year: str
    exceeded: str
    met: str
    near_miss: str
    missed: str


LIGHT = Palette(
    ground="#FFFFFF", ink="#14202B", second="#44525F", rule="#D3DAE1", grey="#5B6875", tint="#D3DAE1",
    last_year="#8795A1", exceeded="#02306B", met="#1B7A70", near_miss="#8A5A00", missed="#9E1B32",
)  # fmt: skip
DARK = Palette(
    ground="#0E1A24", ink="#F2F5F8", second="#A9B4C0", rule="#2B3A46", grey="#A9B4C0", tint="#3A4854",
    last_year="#8795A1", exceeded="#7FB2FF", met="#81F4E9", near_miss="#FBBE45", missed="#FF7E9B",
)  # fmt: skip


def css_variables(of: str, palette: Palette = LIGHT) -> str:
    """Return the colours as variables of CSS for a selector: `:root{--ground:#FFFFFF;...}`."""
    named = "".join(f"--{field.name.replace('_', '-')}:{getattr(palette, field.name)};" for field in fields(palette))
    return f"{of}{{{named}}}\n"
