"""Donors, persons, families: personal data, kept apart from goods."""

from __future__ import annotations

from peewee import BigIntegerField, CharField, CompositeKey, IntegerField, TextField

from kamkor_shop.store.models.base import Flag, Table, Travelling, references


class Party(Travelling):
    """A donor: person, organisation or state body."""

    code = BigIntegerField(primary_key=True)
    type = CharField()
    name = CharField()
    number = CharField(null=True)
    contact = CharField(null=True)
    phone = CharField(null=True)
    address = CharField(null=True)
    sort_key = CharField(index=True)


class Person(Travelling):
    """A person, apart from the family they live in. Estimated births come from an age told at the desk."""

    code = BigIntegerField(primary_key=True)
    surname = CharField(null=True)
    given_name = CharField(null=True)
    patronymic = CharField(null=True)
    sex = CharField(null=True)
    birth_date = CharField(null=True)
    birth_estimated = Flag(default=False)
    iin = CharField(null=True)
    phone = CharField(null=True)

    class Meta:
        indexes = ((("owner", "iin"), True),)


class Family(Travelling):
    """A family's card. ``complete`` is false until the volunteers have all that the register wants."""

    code = BigIntegerField(primary_key=True)
    registered_on = CharField()
    address = CharField(null=True)
    district = CharField(null=True)
    phone = CharField(null=True)
    note = TextField(null=True)
    complete = Flag(default=False)
    sort_key = CharField()

    class Meta:
        indexes = ((("sort_key", "code"), False), (("complete", "code"), False))


class Membership(Table):
    """A person's time in a family; ``number`` is the digit that names them at the desk (1 = head)."""

    family = BigIntegerField()
    person = BigIntegerField(index=True)
    number = IntegerField()
    head = Flag(default=False)
    since = CharField()
    until = CharField(null=True)

    class Meta:
        primary_key = CompositeKey("family", "person", "since")
        without_rowid = True
        constraints = [references("family", "family"), references("person", "person")]


class FamilyCategory(Table):
    """Why a family is helped, from when to when, and what was shown. No copies of papers are kept."""

    family = BigIntegerField()
    category = CharField()
    valid_from = CharField()
    valid_to = CharField(null=True)
    shown = CharField(null=True)
    shown_on = CharField(null=True)
    checked_by = BigIntegerField(null=True)

    class Meta:
        primary_key = CompositeKey("family", "category", "valid_from")
        without_rowid = True
        constraints = [references("family", "family")]


class Consent(Table):
    """Consent to personal data processing (law № 94-V): how, when, on which document, until when."""

    family = BigIntegerField()
    number = IntegerField()
    method = CharField()
    given_on = CharField()
    withdrawn_on = CharField(null=True)
    document = BigIntegerField(null=True)

    class Meta:
        primary_key = CompositeKey("family", "number")
        without_rowid = True
        constraints = [references("family", "family")]
