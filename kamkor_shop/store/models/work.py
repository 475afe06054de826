"""Work in hand: drafts, reservations, papers waiting, search."""

from __future__ import annotations

from peewee import SQL, BigIntegerField, CharField, CompositeKey, IntegerField, TextField

from kamkor_shop.store.models.base import Table, references


class Draft(Table):
    """Work not yet posted. Every keystroke that matters is here, so a power cut loses nothing."""

    uuid = CharField(primary_key=True)
    shop = IntegerField()
    type = CharField()
    member = BigIntegerField()
    title = CharField(default="")
    state = TextField()
    created_at = CharField()
    updated_at = CharField()

    class Meta:
        indexes = ((("shop", "type", "updated_at"), False),)


class Reservation(Table):
    """A single garment that lies in somebody's unposted list."""

    lot = BigIntegerField(primary_key=True)
    draft = CharField(index=True)

    class Meta:
        constraints = [references("draft", "draft", "uuid")]


class PaperJob(Table):
    """A paper that a document wants: printed how often, when first; ``printed = 0`` waits."""

    document = BigIntegerField()
    paper = CharField()
    shop = IntegerField()
    printed = IntegerField(default=0)
    first_printed_at = CharField(null=True)

    class Meta:
        primary_key = CompositeKey("document", "paper")
        indexes = ((("shop", "printed"), False),)
        constraints = [references("document", "document")]


class SearchEntry(Table):
    """Folded text by which a family or donor is found; FTS5 tables index it through triggers."""

    code = BigIntegerField(primary_key=True)
    subject = CharField()
    text = TextField()

    class Meta:
        constraints = [SQL("CHECK (length(text) > 0)")]
