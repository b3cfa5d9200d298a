"""The passport of what the register says of a territory: its size, and the units of a city by kind."""

from collections import Counter
from collections.abc import Iterator

from indicators.boards.communes.asked import KINDS, units_of
from indicators.boards.origins import Origin
from indicators.boards.passport.types import Input, Passport
from indicators.boards.view import View, area_name
from indicators.model import Area
from indicators.store import Store
from indicators.wording import LANGS, Lang, count, day, first_upper, number, say


def territory_passport(store: Store, view: View, code: str) -> Passport | None:
    """Return the passport of the size of an area; nothing where the register does not say it."""
    area = store.book.areas.get(code)
    if area is None or area.area_km2 is None:
        return None
    lang = view.lang
    size = f"{number(area.area_km2, lang)} km²"
    role = first_upper(say(lang, "passport.register"))
    last = {"as_of": view.as_of, "snapshot": store.snapshot}
    return Passport(
        title=_title(area, lang),
        formulas=tuple(_units(store, view, area)),
        inputs=(Input(role, size, (), "", "", _origin(store, area, lang)),),
        rivals=(),
        beside=(),
        citations=tuple(
            (one, f"{_title(area, one)}. {say(one, 'passport.as_of', **last | {'as_of': day(view.as_of, one)})}")
            for one in LANGS
        ),
    )


def _units(store: Store, view: View, area: Area) -> Iterator[str]:
    """Yield how many commune-level units of each kind there are in the area in view, and in all."""
    units = units_of(store, view) if area.code == view.area else ()
    kinds = Counter(unit.kind for unit in units)
    if units:
        parts = (count(view.lang, f"communes.kinds.{kind}", kinds[kind]) for kind in KINDS if kinds[kind])
        yield f"{' + '.join(parts)} = {len(units)}"


def _title(area: Area, lang: Lang) -> str:
    name = (area.full_name_vi if lang == "vi" else area.full_name_en) or area_name(area, lang)
    return say(lang, "passport.territory", value=f"{number(area.area_km2 or 0, lang)} km²", name=name)


def _origin(store: Store, area: Area, lang: Lang) -> Origin:
    source = next((store.book.sources[key] for key in area.source), None)
    publisher = source.publisher if source else say(lang, "passport.no_source")
    return Origin(
        source.id if source else "", publisher, source.url if source else None, None, publisher, area.file, area.line
    )
