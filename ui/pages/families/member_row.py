"""One member in the editor: names, birth, sex, IIN, telephone. An IIN fills in birth and sex as it is finished."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kamkor_shop import families
from kamkor_shop.errors import UserError
from kamkor_shop.families import MemberEntry
from kamkor_shop.i18n import _, format_date
from kamkor_shop.identity import check_iin, format_phone
from kamkor_shop.vocabulary import Sex, name_of
from ui.pages.receive.forms import NamedField
from ui.text import Text
from ui.theme import CONTROL, Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.choice import Choice

_SHARES = (6, 6, 6, 6, 5, 6, 7)
"""Of the width: three names, birth, sex, IIN, and a telephone number with its +7."""


class MemberRow(QWidget):
    """`removed` when the person left the family, `headed` when they shall be its head."""

    removed = Signal()
    headed = Signal()

    def __init__(self, entry: MemberEntry, today: date) -> None:
        super().__init__()
        self.person = entry.person
        self._today = today
        self._first = True
        self._compact = False
        self._estimated = entry.birth_estimated
        self._birth = entry.birth_date
        self.number = Text(kind=Type.STRONG, tone="muted")
        self.number.setFixedHeight(CONTROL)
        self.surname, self.given_name, self.patronymic = NamedField(), NamedField(), NamedField()
        self.birth, self.iin, self.phone = (NamedField(number=True) for _field in range(3))
        self.sex = Choice()
        self.sex_caption = Text(kind=Type.MUTED, tone="muted")
        self.sentence = Text(tone="bad", wrap=True)
        self.sentence.hide()
        self.head = Button(weight=Weight.QUIET, icon="up", run=self.headed.emit)
        self.remove = Button(weight=Weight.QUIET, icon="close", run=self.removed.emit)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, space(2))
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(1))
        self._fill(entry)
        self.iin.field.editingFinished.connect(self._read_iin)
        self.birth.field.textEdited.connect(lambda _text: self._birth_typed())

    def _fill(self, entry: MemberEntry) -> None:
        self.surname.text, self.given_name.text = entry.surname, entry.given_name
        self.patronymic.text, self.iin.text = entry.patronymic, entry.iin
        self.phone.text = format_phone(entry.phone) if entry.phone else ""
        self._show_birth()
        self._sex_choices()
        self.sex.choose(entry.sex)

    def _show_birth(self) -> None:
        if self._birth is None:
            self.birth.text = ""
        elif self._estimated:
            self.birth.text = f"≈ {families.age_on(self._birth, self._today)}"
        else:
            self.birth.text = format_date(self._birth)

    def _birth_typed(self) -> None:
        self._birth, self._estimated = None, False

    def _sex_choices(self) -> None:
        self.sex.set_choices([(None, "—"), *((sex, name_of(sex)) for sex in Sex)])

    def set_compact(self, compact: bool) -> None:
        """Two rows of fields where the window is narrow."""
        self._compact = compact
        self._show_captions()
        while self._grid.count():
            self._grid.takeAt(0)
        names = [self.surname, self.given_name, self.patronymic]
        sex = self._sex_box()
        others: list[QWidget] = [self.birth, sex, self.iin, self.phone]
        self._grid.addWidget(self.number, 0, 0, Qt.AlignmentFlag.AlignBottom)
        for place, widget in enumerate(names):
            self._grid.addWidget(widget, 0, 1 + place)
        for place, widget in enumerate(others):
            self._grid.addWidget(widget, 1 if compact else 0, 1 + place if compact else 4 + place)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.head)
        buttons.addWidget(self.remove)
        last = 5 if compact else 8
        self._grid.addLayout(buttons, 0, last, Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(self.sentence, 2, 1, 1, last)
        shares = (1, 1, 1, 1) if compact else _SHARES
        for column in range(1, 9):
            self._grid.setColumnStretch(column, 0 if column >= last else shares[column - 1])

    def _sex_box(self) -> QWidget:
        box = getattr(self, "_sex_widget", None)
        if box is None:
            box = QWidget()
            column = QGridLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setVerticalSpacing(space(1))
            column.addWidget(self.sex_caption, 0, 0)
            column.addWidget(self.sex, 1, 0)
            self._sex_widget: QWidget = box
        return box

    def set_number(self, number: int, alone: bool) -> None:
        """The digit that names them at the desk; 1 is the head."""
        self.number.setText(str(number))
        self._first = number == 1
        self._show_captions()
        self.head.setEnabled(number > 1)
        self.remove.setEnabled(not alone)

    def _show_captions(self) -> None:
        """In a wide window the first row names the columns for all; the others say it where they are empty."""
        shown = self._first or self._compact
        for named in (self.surname, self.given_name, self.patronymic, self.birth, self.iin, self.phone):
            named.caption.setVisible(shown)
        self.sex_caption.setVisible(shown)

    def _read_iin(self) -> None:
        text = self.iin.text
        if not text:
            self.refuse(None)
            return
        try:
            said = check_iin(text, self._today)
        except UserError as error:
            self.refuse(error)
            return
        self.refuse(None)
        self._birth, self._estimated = said.birth_date, False
        self._show_birth()
        if said.sex is not None:
            self.sex.choose(said.sex)
        if said.foreign:
            self.sentence.setText(_("This IIN is a foreigner’s: check birth date and sex by hand."))
            self.sentence.setVisible(True)

    def refuse(self, error: UserError | None) -> None:
        """Says what is wrong with this member."""
        self.sentence.setText(error.text() if error else "")
        self.sentence.setVisible(error is not None)

    def entry(self) -> MemberEntry:
        """The member as typed.

        Raises:
            UserError: ``family.birth``.
        """
        birth, estimated = self._birth, self._estimated
        if birth is None:
            read = families.parse_birth(self.birth.text, self._today)
            birth, estimated = read if read is not None else (None, False)
        sex = self.sex.value
        return MemberEntry(
            surname=self.surname.text,
            given_name=self.given_name.text,
            patronymic=self.patronymic.text,
            birth_date=birth,
            sex=Sex(sex) if sex else None,
            iin=self.iin.text,
            phone=self.phone.text,
            person=self.person,
            birth_estimated=estimated,
        )

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.surname.set_words(_("Surname"), _("Surname"))
        self.given_name.set_words(_("Given name"), _("Given name"))
        self.patronymic.set_words(_("Patronymic"), _("if any"))
        self.birth.set_words(_("Birth or age"), "14.03.2018")
        self.iin.set_words(_("IIN"), _("if shown"))
        self.phone.set_words(_("Phone"))
        self.sex_caption.setText(_("Sex"))
        self.sex.setAccessibleName(_("Sex"))
        self._sex_choices()
        for button, words in (
            (self.head, _("Make head of the family")),
            (self.remove, _("Has left the family")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
