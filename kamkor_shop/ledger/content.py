"""The hashed content of a document, and the chain.

``hash = SHA-256(previous ‖ canonical content)``, both as UTF-8 text; the first document of a shop follows
``"0" * 64``. The content is versioned: :data:`VERSION` says which fields :func:`content_of` writes, and a later version
adds its own function beside this one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kamkor_shop.ledger.entries import canonical

VERSION = 1
GENESIS = "0" * 64
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Text:
    """A name or free text with its salt; ``digest`` alone is hashed, so both can be erased."""

    digest: str
    salt: bytes | None
    text: str | None


def salted(text: str, salt: bytes) -> Text:
    """Return ``text`` with its salt and its digest SHA-256(salt ‖ UTF-8 text)."""
    return Text(hashlib.sha256(salt + text.encode()).hexdigest(), salt, text)


DOCUMENT_FIELDS = (
    "code",
    "shop",
    "type",
    "number",
    "uuid",
    "fingerprint",
    "day",
    "posted_at",
    "member",
    "party",
    "people",
    "children",
    "session",
    "reverses",
    "version",
    "chain",
)
LOT_FIELDS = (
    "code",
    "kind",
    "for_whom",
    "size_system",
    "size",
    "season",
    "condition",
    "origin",
    "donor",
    "parent",
    "expires",
    "quantity",
    "value",
    "weight",
    "estimated",
)
MOVE_FIELDS = (
    "line",
    "lot",
    "source",
    "target",
    "quantity",
    "value",
    "weight",
    "kind",
    "condition",
    "origin",
    "flow",
    "sign",
)


def content_of(
    document: Mapping[str, object],
    details: str,
    texts: Mapping[str, str],
    lots: Iterable[Mapping[str, object]],
    moves: Iterable[Mapping[str, object]],
    archive: Mapping[str, str],
) -> str:
    """Return the canonical content of a version 1 document.

    ``details`` is its canonical JSON text, ``texts`` digests by field, ``archive`` digests by paper name; lots are in
    the order of their codes, moves in the order of their lines.
    """
    return canonical(
        {
            "document": {name: document[name] for name in DOCUMENT_FIELDS},
            "details": details,
            "texts": dict(texts),
            "lots": [
                {name: lot[name] for name in LOT_FIELDS}
                for lot in sorted(lots, key=lambda each: int(str(each["code"])))
            ],
            "moves": [
                {name: move[name] for name in MOVE_FIELDS}
                for move in sorted(moves, key=lambda each: int(str(each["line"])))
            ],
            "archive": dict(archive),
        }
    )


def chained(previous: str, content: str) -> str:
    """Return the hash of a document, 64 hexadecimal digits."""
    return hashlib.sha256((previous + content).encode()).hexdigest()


def fingerprint_of(wish: object) -> str:
    """Return the digest of what was asked to be posted: the same draft has the same one."""
    return hashlib.sha256(canonical(wish).encode()).hexdigest()
