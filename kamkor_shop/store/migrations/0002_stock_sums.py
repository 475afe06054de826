"""The stock summary added up once more, by kind, by condition and by size: the stock page then reads
the sums of its rows, not every line below them.

Triggers keep them, whoever writes: a program of schema 1 that works with this file does as well. The lines of
one size get an index; the sums no longer need one.
"""

from peewee import Database
from playhouse.migrate import SchemaMigrator

STATEMENTS = (
    'DROP INDEX "stock_shop_kind_lots_quantity_value_weight"',
    'CREATE INDEX "stock_shop_kind_for_whom_size_system_size" ON "stock" ("shop", "kind", "for_whom", "size_system", "size")',
    'CREATE TABLE "kind_stock" ("shop" INTEGER NOT NULL, "kind" INTEGER NOT NULL, "location" INTEGER NOT NULL, "lots" INTEGER NOT NULL CHECK (lots >= 0), "quantity" INTEGER NOT NULL CHECK (quantity >= 0), "value" INTEGER NOT NULL CHECK (value >= 0), "weight" INTEGER NOT NULL CHECK (weight >= 0), PRIMARY KEY ("shop", "kind", "location")) WITHOUT ROWID',
    'CREATE TABLE "condition_stock" ("shop" INTEGER NOT NULL, "kind" INTEGER NOT NULL, "season" VARCHAR(255) NOT NULL, "condition" VARCHAR(255) NOT NULL, "location" INTEGER NOT NULL, "lots" INTEGER NOT NULL CHECK (lots >= 0), "quantity" INTEGER NOT NULL CHECK (quantity >= 0), "value" INTEGER NOT NULL CHECK (value >= 0), "weight" INTEGER NOT NULL CHECK (weight >= 0), PRIMARY KEY ("shop", "kind", "season", "condition", "location")) WITHOUT ROWID',
    'CREATE TABLE "size_stock" ("shop" INTEGER NOT NULL, "kind" INTEGER NOT NULL, "for_whom" VARCHAR(255) NOT NULL, "size_system" VARCHAR(255) NOT NULL, "size" VARCHAR(255) NOT NULL, "location" INTEGER NOT NULL, "lots" INTEGER NOT NULL CHECK (lots >= 0), "quantity" INTEGER NOT NULL CHECK (quantity >= 0), "value" INTEGER NOT NULL CHECK (value >= 0), "weight" INTEGER NOT NULL CHECK (weight >= 0), PRIMARY KEY ("shop", "kind", "for_whom", "size_system", "size", "location")) WITHOUT ROWID',
    "INSERT INTO kind_stock SELECT shop, kind, location, SUM(lots), SUM(quantity), SUM(value), SUM(weight) "
    "FROM stock GROUP BY shop, kind, location",
    "INSERT INTO condition_stock SELECT shop, kind, season, condition, location, SUM(lots), SUM(quantity), SUM(value), "
    "SUM(weight) FROM stock GROUP BY shop, kind, season, condition, location",
    "INSERT INTO size_stock SELECT shop, kind, for_whom, size_system, size, location, SUM(lots), SUM(quantity), "
    "SUM(value), SUM(weight) FROM stock GROUP BY shop, kind, for_whom, size_system, size, location",
    "CREATE TRIGGER stock_summed_insert AFTER INSERT ON stock BEGIN "
    "INSERT INTO kind_stock VALUES (NEW.shop, NEW.kind, NEW.location, NEW.lots, NEW.quantity, NEW.value, NEW.weight) "
    "ON CONFLICT DO UPDATE SET lots = lots + excluded.lots, quantity = quantity + excluded.quantity, "
    "value = value + excluded.value, weight = weight + excluded.weight; "
    "INSERT INTO condition_stock VALUES (NEW.shop, NEW.kind, NEW.season, NEW.condition, NEW.location, "
    "NEW.lots, NEW.quantity, NEW.value, NEW.weight) "
    "ON CONFLICT DO UPDATE SET lots = lots + excluded.lots, quantity = quantity + excluded.quantity, "
    "value = value + excluded.value, weight = weight + excluded.weight; "
    "INSERT INTO size_stock VALUES (NEW.shop, NEW.kind, NEW.for_whom, NEW.size_system, NEW.size, NEW.location, "
    "NEW.lots, NEW.quantity, NEW.value, NEW.weight) "
    "ON CONFLICT DO UPDATE SET lots = lots + excluded.lots, quantity = quantity + excluded.quantity, "
    "value = value + excluded.value, weight = weight + excluded.weight; END",
    "CREATE TRIGGER stock_summed_update AFTER UPDATE OF lots, quantity, value, weight ON stock BEGIN "
    "UPDATE kind_stock SET lots = lots + NEW.lots - OLD.lots, quantity = quantity + NEW.quantity - OLD.quantity, "
    "value = value + NEW.value - OLD.value, weight = weight + NEW.weight - OLD.weight "
    "WHERE shop = NEW.shop AND kind = NEW.kind AND location = NEW.location; "
    "UPDATE condition_stock SET lots = lots + NEW.lots - OLD.lots, quantity = quantity + NEW.quantity - OLD.quantity, "
    "value = value + NEW.value - OLD.value, weight = weight + NEW.weight - OLD.weight "
    "WHERE shop = NEW.shop AND kind = NEW.kind AND season = NEW.season AND condition = NEW.condition "
    "AND location = NEW.location; "
    "UPDATE size_stock SET lots = lots + NEW.lots - OLD.lots, quantity = quantity + NEW.quantity - OLD.quantity, "
    "value = value + NEW.value - OLD.value, weight = weight + NEW.weight - OLD.weight "
    "WHERE shop = NEW.shop AND kind = NEW.kind AND for_whom = NEW.for_whom AND size_system = NEW.size_system "
    "AND size = NEW.size AND location = NEW.location; END",
)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the sums, fill them from the summary, and let triggers keep them."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
