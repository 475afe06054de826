"""The journal: the whole ledger and its master data as JSON lines, out and in, loss-free.

Documented for strangers in ``docs/journal.md``: from the journal alone every figure of every report can be computed.
"""

from kamkor_shop.journal.exporting import export
from kamkor_shop.journal.importing import import_store

__all__ = ["export", "import_store"]
