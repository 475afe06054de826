"""Shops, members, places and kinds: what the shop works with."""

from __future__ import annotations

from peewee import BigIntegerField, CharField, IntegerField

from kamkor_shop.store.models.base import Flag, Travelling, references


class Shop(Travelling):
    """A charity shop. ``writable``: this store may post its documents."""

    number = IntegerField(primary_key=True)
    name_kk = CharField()
    name_ru = CharField()
    name_en = CharField()
    address_kk = CharField()
    address_ru = CharField()
    address_en = CharField()
    writable = Flag(default=True)


class Member(Travelling):
    """Somebody who works at a desk."""

    code = BigIntegerField(primary_key=True)
    name = CharField()
    role = CharField()


class Location(Travelling):
    """Where goods are. ``shop`` is set for inside places; a donation box is an outside location with a seal."""

    code = BigIntegerField(primary_key=True)
    shop = IntegerField(null=True, index=True)
    role = CharField(index=True)
    name_kk = CharField()
    name_ru = CharField()
    name_en = CharField()
    address = CharField(null=True)
    seal = CharField(null=True)


class Kind(Travelling):
    """What a thing is. ``unit`` is fixed once a lot of this kind exists."""

    code = BigIntegerField(primary_key=True)
    slug = CharField(unique=True)
    name_kk = CharField()
    name_ru = CharField()
    name_en = CharField()
    also = CharField(default="")
    group = CharField(index=True)
    position = IntegerField(default=0)
    unit = CharField()
    size_system = CharField()
    usual_weight = BigIntegerField(null=True)
    usual_value = BigIntegerField()
    limit_group = CharField(null=True)
    usual_season = CharField(default="all")
    pad = IntegerField(null=True)
    favourite = IntegerField(null=True)


class MakerCode(Travelling):
    """A maker's EAN or UPC on a pack: which kind, how much of it one pack holds (in the kind's unit)."""

    code = CharField(primary_key=True)
    kind = BigIntegerField(index=True)
    pack_quantity = BigIntegerField()

    class Meta:
        constraints = [references("kind", "kind")]
