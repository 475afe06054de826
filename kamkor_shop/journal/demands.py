"""What the fields of a line must be before they come into a store: types as in the tables, words of the vocabulary,
days that are days. A page that reads a row later must never meet what no page could have written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from peewee import Field, IntegerField

from kamkor_shop import catalogue
from kamkor_shop.clock import first_day
from kamkor_shop.store.models import Table
from kamkor_shop.store.models.base import Flag
from kamkor_shop.vocabulary import (
    BAG_GROUP,
    Category,
    LocationRole,
    MemberRole,
    PartyType,
    Season,
    Sex,
    SizeSystem,
    Unit,
)

_LARGEST = 2**62
_DAYS = frozenset(
    (
        "birth_date",
        "registered_on",
        "since",
        "until",
        "valid_from",
        "valid_to",
        "shown_on",
        "given_on",
        "withdrawn_on",
    )
)
_COUNTS = frozenset(("revision", "usual_weight", "usual_value", "pack_quantity", "next", "printed", "number"))
_WORDS: dict[tuple[str, str], type[StrEnum]] = {
    ("member", "role"): MemberRole,
    ("location", "role"): LocationRole,
    ("kind", "unit"): Unit,
    ("kind", "size_system"): SizeSystem,
    ("kind", "usual_season"): Season,
    ("party", "type"): PartyType,
    ("person", "sex"): Sex,
    ("family_category", "category"): Category,
}
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)


def demand_row(line: str, table: type[Table], fields: Mapping[str, object]) -> None:
    """Raise ValueError unless ``fields`` are a row of ``table`` that this program could have written."""
    columns = {field.name: field for field in table._meta.sorted_fields}
    if set(fields) != set(columns):
        raise ValueError(f"fields of {line}")
    for name, value in fields.items():
        demand_cell(columns[name], value)
        if value is None:
            continue
        if name in _DAYS:
            demand_day(value)
        if name in _COUNTS and isinstance(value, int) and value < 0:
            raise ValueError(name)
        word = _WORDS.get((line, name))
        if word is not None:
            word(str(value))
    if line == "kind" and fields["group"] not in _groups():
        raise ValueError("group")


def _groups() -> set[str]:
    return {BAG_GROUP, *(group.slug for group in catalogue.groups())}


def demand_cell(field: Field, value: object) -> None:
    """Raise ValueError unless ``value`` is of the type that the column holds; nothing is converted."""
    if value is None:
        good = field.null
    elif isinstance(field, Flag):
        good = isinstance(value, bool)
    elif isinstance(field, IntegerField):
        good = isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST
    else:
        good = isinstance(value, str)
        str(value).encode()
    if not good:
        raise ValueError(field.name)


def demand_header(header: Mapping[str, object]) -> None:
    """Raise ValueError or KeyError unless the first line says which store this is."""
    demand_whole(header, "schema", "incarnation", least=1)
    if header["home_shop"] is not None:
        demand_whole(header, "home_shop")
    if not isinstance(header["practice"], bool):
        raise ValueError("practice")
    _demand_form(header["store"], UUID)
    _demand_form(header["created_at"], datetime.fromisoformat)


def demand_whole(fields: Mapping[str, object], *names: str, least: int = 0) -> None:
    """Raise ValueError or KeyError unless these fields are whole numbers."""
    for name in names:
        value = fields[name]
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value < _LARGEST:
            raise ValueError(name)


def demand_day(value: object) -> None:
    """Raise ValueError unless ``value`` is a day YYYY-MM-DD."""
    if not isinstance(value, str) or date.fromisoformat(value).isoformat() != value:
        raise ValueError("day")


def demand_month(value: object) -> str:
    """Return ``value`` if it is a month YYYY-MM; raise ValueError if not."""
    if not isinstance(value, str) or not _MONTH.fullmatch(value):
        raise ValueError("month")
    first_day(value)
    return value


def _demand_form(value: object, read: Callable[[str], object]) -> None:
    if not isinstance(value, str):
        raise ValueError("text")
    read(value)
