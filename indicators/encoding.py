"""Records as plain data: the JSON that other programs read."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any


def encode(record: object, *parts: str | Mapping[str, Any]) -> dict[str, Any]:
    """Return the named fields of a record as JSON holds them, in this order; what is absent is null.

    A field stands under its own name: `view.year`, a field of a field, under `year`; `until=view.as_of` under another.
    A mapping stands as it is, for what is computed.
    """
    found: dict[str, Any] = {}
    for part in parts:
        if isinstance(part, Mapping):
            found.update(part)
        else:
            name, _, path = part.rpartition("=")
            found[name or path.rpartition(".")[2]] = plain_value(_field(record, path))
    return found


def _field(record: object, path: str) -> object:
    """Return what a path of fields leads to; nothing where it passes through nothing."""
    for name in path.split("."):
        if record is None:
            return None
        record = getattr(record, name)
    return record


def plain_value(value: object) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a value as JSON holds it: decimals with every digit as published, days and moments as ISO 8601."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return encode(value, *(field.name for field in fields(value)))
    return [plain_value(one) for one in value] if isinstance(value, list | tuple) else value


def json_text(plain: object) -> str:
    """Return plain data as the JSON that is printed and kept."""
    return f"{json.dumps(plain, ensure_ascii=False, indent=2)}\n"
