"""What a subcommand is given: the folders, and the two ways to speak, words for people or one JSON object."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamkor_shop.clock import Clock, SystemClock
from kamkor_shop.config import Config, Settings, load_settings

if TYPE_CHECKING:
    from kamkor_shop.desk import Desk
    from kamkor_shop.errors import UserError


@dataclass(frozen=True, slots=True)
class Console:
    """The folders in use and whether the answer is wanted as JSON."""

    config: Config
    json: bool = False
    clock: Clock = field(default_factory=SystemClock)

    @property
    def settings(self) -> Settings:
        """The settings of this computer, read anew."""
        return load_settings(self.config)

    def open_desk(self, shop: int | None = None) -> Desk:
        """Open the store of the data folder at the desk of ``shop`` (by default the desk's own, else shop 1),
        signed in as whoever was last: for reading and for what no person signs. Close it with
        ``desk.close()``.

        Raises:
            UserError: ``shop.unknown``. StoreError: there is no store, or it is refused.
        """
        from kamkor_shop import catalogue, desks
        from kamkor_shop.desk import Desk

        settings = self.settings
        own_shop, member = desks.signed_in(settings)
        store = desks.open_the_store(self.config, settings.practice)
        desk = Desk(store, shop or own_shop or 1, member or 0, self.clock)
        try:
            catalogue.shop(desk)
        except BaseException:
            desk.close()
            raise
        return desk

    def open_store(self) -> Desk:
        """Open the store of the data folder at no desk, for what looks at all shops. Close it with
        ``desk.close()``.

        Raises:
            StoreError: there is no store, or it is refused.
        """
        from kamkor_shop import desks
        from kamkor_shop.desk import Desk

        return Desk(desks.open_the_store(self.config, self.settings.practice), 0, 0, self.clock)

    def say(self, text: str = "") -> None:
        """Print a line for a person; nothing under ``--json``."""
        if not self.json:
            print(text)

    def answer(self, content: object) -> None:
        """Print the one JSON object under ``--json``; nothing otherwise."""
        if self.json:
            print(json.dumps(content, ensure_ascii=False, indent=2))

    def refuse(self, error: UserError) -> int:
        """Tell on standard error what a person can mend (under ``--json`` as the object), and return exit
        code 2.
        """
        if self.json:
            self.answer({"error": {"code": error.code, "text": error.text()}})
        else:
            print(error.text(), file=sys.stderr)
        return 2
