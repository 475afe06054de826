"""What all tables share."""

from __future__ import annotations

from peewee import SQL, BooleanField, IntegerField, Model


def references(column: str, table: str, key: str = "code") -> SQL:
    """Return a foreign key that is checked when the transaction commits."""
    return SQL(f'FOREIGN KEY ("{column}") REFERENCES "{table}" ("{key}") DEFERRABLE INITIALLY DEFERRED')


class Flag(BooleanField):
    """A boolean stored as 0 or 1: apsw binds no Python bool."""

    def db_value(self, value: object) -> int | None:
        """Return what SQLite stores."""
        return None if value is None else int(bool(value))


class Table(Model):
    """Base of all tables."""

    class Meta:
        legacy_table_names = False


class Travelling(Table):
    """Master data that may travel between shops: who owns it, which revision it is, whether it is retired."""

    owner = IntegerField(default=0)
    revision = IntegerField(default=1)
    retired = Flag(default=False)
