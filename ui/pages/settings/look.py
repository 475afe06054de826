"""Language, colours, sounds, stillness."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kamkor_shop.i18n import LANGUAGE_NAMES, LANGUAGES, _
from ui.context import AppContext
from ui.pages.settings.section import Section
from ui.widgets.chips import Chips


class LookSection(Section):
    """What is changed is seen at once."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.language, self.theme = Chips(one=True), Chips(one=True)
        self.sound, self.motion = Chips(one=True), Chips(one=True)
        self.add_row(lambda: _("Language"), self.language)
        self.add_row(lambda: _("Colours"), self.theme)
        self.add_row(lambda: _("Sounds"), self.sound)
        self.add_row(lambda: _("Movement"), self.motion)
        self.language.changed.connect(lambda values: self._set("language", values))
        self.theme.changed.connect(lambda values: self._set("theme", values))
        self.sound.changed.connect(lambda values: self._set("sound", values))
        self.motion.changed.connect(lambda values: self._set("reduce_motion", values))
        context.settings_changed.connect(lambda _settings: self.load())

    def load(self) -> None:
        settings = self.context.settings
        self.language.choose([settings.language])
        self.theme.choose([settings.theme])
        self.sound.choose([settings.sound])
        self.motion.choose([settings.reduce_motion])

    def retranslate(self) -> None:
        self.say(_("Language and look"))
        self.language.set_choices((one, LANGUAGE_NAMES[one]) for one in LANGUAGES)
        self.theme.set_choices(
            (("light", _("Light")), ("dark", _("Dark")), ("system", _("As the computer has it")))
        )
        self.sound.set_choices(((True, _("On")), (False, _("Off"))))
        self.motion.set_choices(((False, _("A little")), (True, _("None"))))
        self.load()

    def _set(self, name: str, values: Iterable[Any]) -> None:
        chosen = list(values)
        if chosen:
            self.context.change_settings(**{name: chosen[0]})
        else:
            self.load()  # one of them always holds
