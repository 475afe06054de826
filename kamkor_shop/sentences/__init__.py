"""The sentence of every error code, one module per capability.

A sentence says what happened, that nothing was lost, and what to do next; `{names}` are the parameters of the
error. Codes begin with the name of their module's subject (`handout.empty`, `lot.not_here`). Each is marked
`N_()` so that the catalogue holds it.
"""

from __future__ import annotations

from typing import Final

from kamkor_shop.sentences import (
    catalogue,
    donations,
    families,
    ground,
    handouts,
    journal,
    ledger,
    lots,
    papers,
    reports,
    sorting,
    start,
    store,
    today,
    window,
)

MODULES: Final = (
    ground,
    start,
    store,
    ledger,
    catalogue,
    lots,
    donations,
    sorting,
    handouts,
    families,
    reports,
    papers,
    journal,
    today,
    window,
)

SENTENCES: Final[dict[str, str]] = {
    code: text for module in MODULES for code, text in module.SENTENCES.items()
}
"""Error code → English sentence. A test holds that no two modules use one code and that every code is
used.
"""
