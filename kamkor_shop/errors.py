"""Errors that a person can mend, with their sentence in the person's language.

`raise UserError("handout.empty")` anywhere in the core; the window and the command line show `error.text()`.
The English sentence of each code is in :mod:`kamkor_shop.sentences`, its Kazakh and Russian in the catalogue.
Anything else that is raised is our own mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kamkor_shop.i18n import _, format_date


class KamkorError(Exception):
    """An error of this program, as against one of Python or of a library."""


class UserError(KamkorError):
    """Something a person can mend: what happened, that nothing was lost, and what to do next.

    `code` is stable and dotted (`capability.reason`); `params` fill the sentence. `str()` gives the code
    alone, because logs carry no names.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, object] = params

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders (imports run in a killable one); Exception would lose the parameters.
        return _rebuilt, (type(self), self.code, dict(self.params))

    def text(self) -> str:
        """The whole sentence in the current language; dates among the parameters are written for people."""
        from kamkor_shop.sentences import SENTENCES  # not at the top: a start without an error needs none

        sentence = SENTENCES.get(self.code)
        if sentence is None:
            return _("Something went wrong ({code}). Nothing was posted; try again.").format(code=self.code)
        return _(sentence).format_map(_Shown(self.params))


class StoreError(UserError):
    """The environment failed, not the person: the store cannot be read, the disk is full, the key is gone."""


class _Shown(dict[str, str]):
    """Parameters as people read them. A forgotten one shows as an ellipsis: an error text must never raise
    itself.
    """

    def __init__(self, params: Mapping[str, object]) -> None:
        super().__init__({name: _shown(value) for name, value in params.items()})

    def __missing__(self, name: str) -> str:
        return "…"


def _shown(value: object) -> str:
    return format_date(value) if isinstance(value, date) else str(value)


def _rebuilt(kind: type[UserError], code: str, params: dict[str, object]) -> UserError:
    return kind(code, **params)
