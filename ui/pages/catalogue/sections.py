"""The four parts of the catalogue: kinds, places, shops, the organisation. Each knows its table and its form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from kamkor_shop import catalogue
from kamkor_shop.catalogue import KindRecord, OrganisationRecord, PlaceRecord, ShopRecord
from kamkor_shop.desk import Desk
from kamkor_shop.folding import fold
from kamkor_shop.i18n import _, sort_key
from kamkor_shop.quantities import format_tenge
from kamkor_shop.vocabulary import name_of
from ui.models.paged import Column, Filter, Sort
from ui.pages.catalogue.form import Form
from ui.pages.catalogue.forms import OrganisationForm, PlaceForm, ShopForm
from ui.pages.catalogue.kind_form import KindForm
from ui.widgets.table import Table

RETIRED = "retired"
Task = tuple[Callable[..., Any], tuple[Any, ...]]
"""A use case and its arguments after the desk."""


class Section:
    """One part. A record of None stands for a new one."""

    form: Form
    table: Table
    addable: ClassVar[bool] = True
    retires: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def records(self, text: str, retired: bool) -> Sequence[Any]:
        """What the table lists, for a text of the filter line."""
        raise AssertionError(text, retired)

    def fill(self, record: Any) -> None:
        """Shows a record in the form."""
        raise AssertionError(record)

    def say_title(self, record: Any) -> None:
        """The heading of the form, in the language of the moment."""
        self.form.title.setText(record.name() if record is not None else self.new_words())

    def new_words(self) -> str:
        """The heading over a new record."""
        return ""

    def saving(self, record: Any) -> Task:
        """What saves the form. Raises UserError for what cannot be read."""
        raise AssertionError(record)

    def retiring(self, record: Any) -> Task | None:
        """What retires a record or brings it back; None where there is no such thing."""
        return None

    def make_table(self, columns: Sequence[Column], key: Callable[[Any], Any], icon: str) -> Table:
        """The table of the part. Parts are short: everything comes with the first page."""

        def fetch(after: Any, _limit: int, sort: Sort, wanted: Filter) -> Sequence[Any]:
            if after is not None:
                return ()
            found = list(self.records(wanted.text, RETIRED in wanted.chips))
            if sort.column == "name":
                found.sort(key=lambda record: sort_key(record.name()), reverse=sort.descending)
            return found

        return Table(columns, fetch, key, empty_icon=icon)


def _name_column(title: Callable[[], str]) -> Column:
    return Column(title, lambda record: record.name(), sort="name", tone=_tone)


def _tone(record: Any) -> str:
    return "muted" if record.retired else "text"


def _state(record: Any) -> str:
    return _("retired") if record.retired else ""


class KindSection(Section):
    """Kinds of things."""

    def __init__(
        self, desk: Desk, bind: Callable[[str, str], object], forget: Callable[[str], object]
    ) -> None:
        super().__init__(desk)
        self.form: KindForm = KindForm(bind, forget)
        self.table = self.make_table(
            [
                _name_column(lambda: _("Kind")),
                Column(
                    lambda: _("Group"),
                    lambda kind: catalogue.group(kind.group).name(),
                    tone=lambda _kind: "muted",
                ),
                Column(
                    lambda: _("Usual value"),
                    lambda kind: format_tenge(kind.usual_value) if not kind.retired else _state(kind),
                    number=True,
                    widest="88 888 888 ₸",
                ),
            ],
            lambda kind: kind.code,
            "sort",
        )

    def records(self, text: str, retired: bool) -> Sequence[KindRecord]:
        return catalogue.find_kinds(self.desk, text, retired)

    def fill(self, record: KindRecord | None) -> None:
        if record is None:
            self.form.fill(None)
        else:
            used = catalogue.is_used(self.desk, record.code)
            self.form.fill(record, used, catalogue.maker_codes(self.desk, record.code))
        self.say_title(record)

    def new_words(self) -> str:
        return _("New kind")

    def saving(self, record: KindRecord | None) -> Task:
        wish = self.form.wish()
        if record is None:
            return catalogue.add_kind, (wish,)
        return catalogue.change_kind, (record.code, wish)

    def retiring(self, record: KindRecord) -> Task:
        return (catalogue.restore_kind if record.retired else catalogue.retire_kind), (record.code,)


class PlaceSection(Section):
    """Places inside the desk's shop."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form: PlaceForm = PlaceForm()
        self.table = self.make_table(
            [
                _name_column(lambda: _("Place")),
                Column(lambda: _("Sort of place"), lambda place: name_of(place.role), tone=_tone),
                Column(lambda: "", _state, tone=lambda _place: "muted", widest="қолданыстан шығарылған"),
            ],
            lambda place: place.code,
            "stock",
        )

    def records(self, text: str, retired: bool) -> Sequence[PlaceRecord]:
        return _holding(text, catalogue.places(self.desk, retired))

    def fill(self, record: PlaceRecord | None) -> None:
        self.form.fill(record)
        self.say_title(record)

    def new_words(self) -> str:
        return _("New place")

    def saving(self, record: PlaceRecord | None) -> Task:
        names = self.form.name.names()
        if record is None:
            return catalogue.add_place, (self.form.chosen_role(), names)
        return catalogue.change_place, (record.code, names)

    def retiring(self, record: PlaceRecord) -> Task:
        return (catalogue.restore_place if record.retired else catalogue.retire_place), (record.code,)


class ShopSection(Section):
    """The shops of the store."""

    retires = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form: ShopForm = ShopForm()
        self.table = self.make_table(
            [
                Column(lambda: "№", lambda shop: str(shop.number), strong=True, widest="88"),
                _name_column(lambda: _("Shop")),
                Column(lambda: _("Address"), lambda shop: shop.address(), tone=lambda _shop: "muted"),
            ],
            lambda shop: shop.number,
            "shop",
        )

    def records(self, text: str, retired: bool) -> Sequence[ShopRecord]:
        return _holding(text, catalogue.shops(self.desk, retired))

    def fill(self, record: ShopRecord | None) -> None:
        self.form.fill(record)
        self.say_title(record)

    def new_words(self) -> str:
        return _("New shop")

    def saving(self, record: ShopRecord | None) -> Task:
        names, addresses = self.form.name.names(), self.form.address.names()
        if record is None:
            return catalogue.add_shop, (names, addresses)
        return catalogue.change_shop, (record.number, names, addresses)


class OrganisationSection(Section):
    """The one organisation."""

    addable = False
    retires = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form: OrganisationForm = OrganisationForm()
        self.table = self.make_table(
            [
                Column(lambda: _("Organisation"), lambda one: one.name()),
                Column(lambda: _("BIN"), lambda one: one.bin or "–", widest="888888888888"),
            ],
            lambda _one: "organisation",
            "document",
        )

    def records(self, text: str, retired: bool) -> Sequence[OrganisationRecord]:
        return (catalogue.organisation(self.desk),)

    def fill(self, record: OrganisationRecord | None) -> None:
        standing = record or catalogue.organisation(self.desk)
        self.form.fill(standing)
        self.say_title(standing)

    def saving(self, record: OrganisationRecord | None) -> Task:
        return catalogue.change_organisation, (self.form.wish(),)


def _holding(text: str, records: Sequence[Any]) -> list[Any]:

    words = fold(text).split()
    return [
        record
        for record in records
        if all(word in fold(f"{record.names.kk} {record.names.ru} {record.names.en}") for word in words)
    ]
