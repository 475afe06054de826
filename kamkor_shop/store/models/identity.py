"""What a store is, its counters and its organisation."""

from __future__ import annotations

from peewee import BigIntegerField, CharField, Check, CompositeKey, IntegerField

from kamkor_shop.store.models.base import Flag, Table


class StoreInfo(Table):
    """The one row that says what this file is."""

    id = IntegerField(primary_key=True, constraints=[Check("id = 1")])
    uuid = CharField()
    created_at = CharField()
    lowest_reader = IntegerField()
    incarnation = IntegerField(default=1)
    home_shop = IntegerField(null=True)
    practice = Flag(default=False)


class Organisation(Table):
    """The organisation that runs the shops, as its papers name it (one row)."""

    id = IntegerField(primary_key=True, constraints=[Check("id = 1")])
    name_kk = CharField()
    name_ru = CharField()
    name_en = CharField()
    bin = CharField(null=True)
    responsible = CharField(null=True)


class Counter(Table):
    """Next serial of a shop: ``code:0`` for lot codes, ``document:handout`` for hand-out numbers…"""

    shop = IntegerField()
    name = CharField()
    next = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("shop", "name")
        without_rowid = True


class Alias(Table):
    """A replaced label or merged card: read only after a primary-key miss."""

    code = BigIntegerField(primary_key=True)
    target = BigIntegerField()
