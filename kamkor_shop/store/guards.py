"""Triggers that make posted rows unchangeable, whoever writes and by whatever statement.

``INSERT OR REPLACE`` deletes without firing delete triggers unless ``recursive_triggers`` is on, which every
connection sets and reads back. :func:`renew` is called after every migration, so no migration can forget one.
"""

from __future__ import annotations

from peewee import Database

_FROZEN = ("document", "move", "lot", "archive")
"""No update, no delete."""

_ERASABLE = "document_text"
_MESSAGE = "posted rows are never changed"


def drop(database: Database) -> None:
    """Remove the guards, inside the transaction of a migration that must rebuild a table."""
    rows = database.execute_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'"
    )
    for (name,) in list(rows):
        database.execute_sql(f'DROP TRIGGER "{name}"')


def renew(database: Database) -> None:
    """Create all guards anew."""
    drop(database)
    for table in _FROZEN:
        for action in ("update", "delete"):
            database.execute_sql(
                f'CREATE TRIGGER guard_{table}_{action} BEFORE {action.upper()} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
            )
    database.execute_sql(
        f"CREATE TRIGGER guard_{_ERASABLE}_delete BEFORE DELETE ON {_ERASABLE} "
        f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    )
    # A text may be erased (salt and text to NULL), never rewritten.
    database.execute_sql(
        f"CREATE TRIGGER guard_{_ERASABLE}_update BEFORE UPDATE ON {_ERASABLE} "
        "WHEN NEW.document <> OLD.document OR NEW.field <> OLD.field OR NEW.digest <> OLD.digest "
        "OR NEW.text IS NOT NULL OR NEW.salt IS NOT NULL "
        f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    )
    # A kind's unit is fixed once a lot stands on it: old figures must keep their meaning.
    database.execute_sql(
        "CREATE TRIGGER guard_kind_unit BEFORE UPDATE OF unit ON kind "
        "WHEN NEW.unit <> OLD.unit AND EXISTS (SELECT 1 FROM stock WHERE kind = OLD.code) "
        f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    )
    for table, used in (("kind", "stock WHERE kind"), ("location", "move WHERE source = OLD.code OR target")):
        database.execute_sql(
            f"CREATE TRIGGER guard_{table}_delete BEFORE DELETE ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {used} = OLD.code) "
            f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
        )
