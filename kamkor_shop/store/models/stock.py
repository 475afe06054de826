"""The ledger: documents, lots, moves and what is summed from them."""

from __future__ import annotations

from peewee import BigIntegerField, BlobField, CharField, Check, CompositeKey, IntegerField, TextField

from kamkor_shop.store.models.base import Flag, Table, references


class Document(Table):
    """One posted piece of work. Never changed, never deleted: triggers refuse it."""

    code = BigIntegerField(primary_key=True)
    shop = IntegerField()
    type = CharField()
    number = BigIntegerField()
    uuid = CharField(unique=True)
    fingerprint = CharField()
    day = CharField()
    month = CharField()
    posted_at = CharField()
    member = BigIntegerField()
    party = BigIntegerField(null=True)
    people = IntegerField(default=0)
    children = IntegerField(default=0)
    session = BigIntegerField(null=True, index=True)
    reverses = BigIntegerField(null=True, unique=True)
    version = IntegerField()
    details = TextField()
    chain = BigIntegerField()
    previous = CharField()
    hash = CharField()

    class Meta:
        indexes = (
            (("shop", "type", "number"), True),
            (("shop", "chain"), True),
            (("shop", "day", "chain"), False),
            (("shop", "month", "type"), False),
            (("party", "code"), False),
        )
        constraints = [
            references("shop", "shop", "number"),
            references("member", "member"),
            references("session", "document"),
            references("reverses", "document"),
        ]


class DocumentText(Table):
    """A name or free text of a document. Only ``SHA-256(salt‖text)`` is hashed, so the text can be erased."""

    document = BigIntegerField()
    field = CharField()
    digest = CharField()
    salt = BlobField(null=True)
    text = TextField(null=True)

    class Meta:
        primary_key = CompositeKey("document", "field")
        without_rowid = True
        constraints = [references("document", "document")]


class Lot(Table):
    """What one barcode stands on. Its birth record never changes; a mistake is mended by a regrade."""

    code = BigIntegerField(primary_key=True)
    document = BigIntegerField(index=True)
    kind = BigIntegerField()
    for_whom = CharField()
    size_system = CharField()
    size = CharField()
    season = CharField()
    condition = CharField()
    origin = CharField()
    donor = BigIntegerField(null=True)
    parent = BigIntegerField(null=True, index=True)
    expires = CharField(null=True)
    quantity = BigIntegerField()
    value = BigIntegerField()
    weight = BigIntegerField()
    estimated = Flag(default=False)

    class Meta:
        constraints = [references("document", "document"), references("kind", "kind")]


class Move(Table):
    """A positive quantity of one lot from one location to a different one, with all that reports group by."""

    document = BigIntegerField()
    line = IntegerField()
    lot = BigIntegerField()
    source = BigIntegerField()
    target = BigIntegerField()
    quantity = BigIntegerField(constraints=[Check("quantity > 0")])
    value = BigIntegerField(constraints=[Check("value >= 0")])
    weight = BigIntegerField(constraints=[Check("weight >= 0")])
    shop = IntegerField()
    day = CharField()
    month = CharField()
    kind = BigIntegerField()
    condition = CharField()
    origin = CharField()
    flow = CharField(null=True)
    sign = IntegerField(default=0)

    class Meta:
        primary_key = CompositeKey("document", "line")
        without_rowid = True
        indexes = ((("lot", "day"), False), (("shop", "month", "flow", "kind"), False))
        constraints = [
            Check("source <> target"),
            references("document", "document"),
            references("lot", "lot"),
            references("source", "location"),
            references("target", "location"),
            references("kind", "kind"),
        ]


class Balance(Table):
    """What is left of a lot at an inside place: the sum of its moves, kept by the posting transaction."""

    lot = BigIntegerField()
    location = BigIntegerField()
    stock = BigIntegerField()
    quantity = BigIntegerField(constraints=[Check("quantity > 0")])
    value = BigIntegerField(constraints=[Check("value >= 0")])
    weight = BigIntegerField(constraints=[Check("weight >= 0")])

    class Meta:
        primary_key = CompositeKey("lot", "location")
        without_rowid = True
        indexes = ((("stock", "lot"), False),)
        constraints = [
            references("lot", "lot"),
            references("location", "location"),
            references("stock", "stock", "id"),
        ]


class Stock(Table):
    """Balances of one place summed by what the things are: what the stock page lists."""

    id = BigIntegerField(primary_key=True)
    shop = IntegerField()
    location = BigIntegerField()
    kind = BigIntegerField()
    for_whom = CharField()
    size_system = CharField()
    size = CharField()
    season = CharField()
    condition = CharField()
    lots = BigIntegerField(default=0, constraints=[Check("lots >= 0")])
    quantity = BigIntegerField(default=0, constraints=[Check("quantity >= 0")])
    value = BigIntegerField(default=0, constraints=[Check("value >= 0")])
    weight = BigIntegerField(default=0, constraints=[Check("weight >= 0")])

    class Meta:
        indexes = (
            (("location", "kind", "for_whom", "size_system", "size", "season", "condition"), True),
            # The lines of one size of a kind, wherever in the shop.
            (("shop", "kind", "for_whom", "size_system", "size"), False),
        )
        constraints = [references("location", "location"), references("kind", "kind")]


class KindStock(Table):
    """The summary once more added up, by kind and place: the stock page opens with it. Triggers keep it (0002)."""

    shop = IntegerField()
    kind = BigIntegerField()
    location = BigIntegerField()
    lots = BigIntegerField(constraints=[Check("lots >= 0")])
    quantity = BigIntegerField(constraints=[Check("quantity >= 0")])
    value = BigIntegerField(constraints=[Check("value >= 0")])
    weight = BigIntegerField(constraints=[Check("weight >= 0")])

    class Meta:
        primary_key = CompositeKey("shop", "kind", "location")
        without_rowid = True


class ConditionStock(Table):
    """The summary added up by kind, season, condition and place: for these filters. Triggers keep it."""

    shop = IntegerField()
    kind = BigIntegerField()
    season = CharField()
    condition = CharField()
    location = BigIntegerField()
    lots = BigIntegerField(constraints=[Check("lots >= 0")])
    quantity = BigIntegerField(constraints=[Check("quantity >= 0")])
    value = BigIntegerField(constraints=[Check("value >= 0")])
    weight = BigIntegerField(constraints=[Check("weight >= 0")])

    class Meta:
        primary_key = CompositeKey("shop", "kind", "season", "condition", "location")
        without_rowid = True


class SizeStock(Table):
    """The summary added up by kind, whom, size and place: the sizes of a kind without its lines. Triggers keep it."""

    shop = IntegerField()
    kind = BigIntegerField()
    for_whom = CharField()
    size_system = CharField()
    size = CharField()
    location = BigIntegerField()
    lots = BigIntegerField(constraints=[Check("lots >= 0")])
    quantity = BigIntegerField(constraints=[Check("quantity >= 0")])
    value = BigIntegerField(constraints=[Check("value >= 0")])
    weight = BigIntegerField(constraints=[Check("weight >= 0")])

    class Meta:
        primary_key = CompositeKey("shop", "kind", "for_whom", "size_system", "size", "location")
        without_rowid = True


class Turnover(Table):
    """What crossed a shop's border in a month, by flow: kept by the posting transaction."""

    shop = IntegerField()
    month = CharField()
    flow = CharField()
    kind = BigIntegerField()
    condition = CharField()
    origin = CharField()
    quantity = BigIntegerField()
    weight = BigIntegerField()
    value = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("shop", "month", "flow", "kind", "condition", "origin")
        without_rowid = True


class Opening(Table):
    """What a shop held when a month began, by the same keys as turnover."""

    shop = IntegerField()
    month = CharField()
    kind = BigIntegerField()
    condition = CharField()
    origin = CharField()
    quantity = BigIntegerField()
    weight = BigIntegerField()
    value = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("shop", "month", "kind", "condition", "origin")
        without_rowid = True


class Month(Table):
    """A month in which a shop has posted; ``closed_by`` is the document that closed it."""

    shop = IntegerField()
    month = CharField()
    closed_by = BigIntegerField(null=True)

    class Meta:
        primary_key = CompositeKey("shop", "month")
        without_rowid = True


class OpenSession(Table):
    """A bag on the sorting table: the document that opened it, until one closes it."""

    document = BigIntegerField(primary_key=True)
    shop = IntegerField(index=True)
    lot = BigIntegerField(index=True)

    class Meta:
        constraints = [references("document", "document"), references("lot", "lot")]


class Archive(Table):
    """Bytes of a paper that a document keeps for good (a closed month's report)."""

    document = BigIntegerField()
    name = CharField()
    digest = CharField()
    content = BlobField()

    class Meta:
        primary_key = CompositeKey("document", "name")
        constraints = [references("document", "document")]
