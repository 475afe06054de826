"""The first schema. Statements are frozen here, independent of the models that go on growing."""

from peewee import Database
from playhouse.migrate import SchemaMigrator

STATEMENTS = (
    'CREATE TABLE "alias" ("code" INTEGER NOT NULL PRIMARY KEY, "target" INTEGER NOT NULL)',
    'CREATE TABLE "archive" ("document" INTEGER NOT NULL, "name" VARCHAR(255) NOT NULL, "digest" VARCHAR(255) NOT NULL, "content" BLOB NOT NULL, PRIMARY KEY ("document", "name"), FOREIGN KEY ("document") REFERENCES "document" ("code") DEFERRABLE INITIALLY DEFERRED)',
    'CREATE TABLE "balance" ("lot" INTEGER NOT NULL, "location" INTEGER NOT NULL, "stock" INTEGER NOT NULL, "quantity" INTEGER NOT NULL CHECK (quantity > 0), "value" INTEGER NOT NULL CHECK (value >= 0), "weight" INTEGER NOT NULL CHECK (weight >= 0), PRIMARY KEY ("lot", "location"), FOREIGN KEY ("lot") REFERENCES "lot" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("location") REFERENCES "location" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("stock") REFERENCES "stock" ("id") DEFERRABLE INITIALLY DEFERRED) WITHOUT ROWID',
    'CREATE INDEX "balance_stock_lot" ON "balance" ("stock", "lot")',
    'CREATE TABLE "consent" ("family" INTEGER NOT NULL, "number" INTEGER NOT NULL, "method" VARCHAR(255) NOT NULL, "given_on" VARCHAR(255) NOT NULL, "withdrawn_on" VARCHAR(255), "document" INTEGER, PRIMARY KEY ("family", "number"), FOREIGN KEY ("family") REFERENCES "family" ("code") DEFERRABLE INITIALLY DEFERRED) WITHOUT ROWID',
    'CREATE TABLE "counter" ("shop" INTEGER NOT NULL, "name" VARCHAR(255) NOT NULL, "next" INTEGER NOT NULL, PRIMARY KEY ("shop", "name")) WITHOUT ROWID',
    'CREATE TABLE "document" ("code" INTEGER NOT NULL PRIMARY KEY, "shop" INTEGER NOT NULL, "type" VARCHAR(255) NOT NULL, "number" INTEGER NOT NULL, "uuid" VARCHAR(255) NOT NULL, "fingerprint" VARCHAR(255) NOT NULL, "day" VARCHAR(255) NOT NULL, "month" VARCHAR(255) NOT NULL, "posted_at" VARCHAR(255) NOT NULL, "member" INTEGER NOT NULL, "party" INTEGER, "people" INTEGER NOT NULL, "children" INTEGER NOT NULL, "session" INTEGER, "reverses" INTEGER, "version" INTEGER NOT NULL, "details" TEXT NOT NULL, "chain" INTEGER NOT NULL, "previous" VARCHAR(255) NOT NULL, "hash" VARCHAR(255) NOT NULL, FOREIGN KEY ("shop") REFERENCES "shop" ("number") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("member") REFERENCES "member" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("session") REFERENCES "document" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("reverses") REFERENCES "document" ("code") DEFERRABLE INITIALLY DEFERRED)',
    'CREATE UNIQUE INDEX "document_uuid" ON "document" ("uuid")',
    'CREATE INDEX "document_session" ON "document" ("session")',
    'CREATE UNIQUE INDEX "document_reverses" ON "document" ("reverses")',
    'CREATE UNIQUE INDEX "document_shop_type_number" ON "document" ("shop", "type", "number")',
    'CREATE UNIQUE INDEX "document_shop_chain" ON "document" ("shop", "chain")',
    'CREATE INDEX "document_shop_day_chain" ON "document" ("shop", "day", "chain")',
    'CREATE INDEX "document_shop_month_type" ON "document" ("shop", "month", "type")',
    'CREATE INDEX "document_party_code" ON "document" ("party", "code")',
    'CREATE TABLE "document_text" ("document" INTEGER NOT NULL, "field" VARCHAR(255) NOT NULL, "digest" VARCHAR(255) NOT NULL, "salt" BLOB, "text" TEXT, PRIMARY KEY ("document", "field"), FOREIGN KEY ("document") REFERENCES "document" ("code") DEFERRABLE INITIALLY DEFERRED) WITHOUT ROWID',
    'CREATE TABLE "draft" ("uuid" VARCHAR(255) NOT NULL PRIMARY KEY, "shop" INTEGER NOT NULL, "type" VARCHAR(255) NOT NULL, "member" INTEGER NOT NULL, "title" VARCHAR(255) NOT NULL, "state" TEXT NOT NULL, "created_at" VARCHAR(255) NOT NULL, "updated_at" VARCHAR(255) NOT NULL)',
    'CREATE INDEX "draft_shop_type_updated_at" ON "draft" ("shop", "type", "updated_at")',
    'CREATE TABLE "family" ("code" INTEGER NOT NULL PRIMARY KEY, "owner" INTEGER NOT NULL, "revision" INTEGER NOT NULL, "retired" INTEGER NOT NULL, "registered_on" VARCHAR(255) NOT NULL, "address" VARCHAR(255), "district" VARCHAR(255), "phone" VARCHAR(255), "note" TEXT, "complete" INTEGER NOT NULL, "sort_key" VARCHAR(255) NOT NULL)',
    'CREATE INDEX "family_sort_key_code" ON "family" ("sort_key", "code")',
    'CREATE INDEX "family_complete_code" ON "family" ("complete", "code")',
    'CREATE TABLE "family_category" ("family" INTEGER NOT NULL, "category" VARCHAR(255) NOT NULL, "valid_from" VARCHAR(255) NOT NULL, "valid_to" VARCHAR(255), "shown" VARCHAR(255), "shown_on" VARCHAR(255), "checked_by" INTEGER, PRIMARY KEY ("family", "category", "valid_from"), FOREIGN KEY ("family") REFERENCES "family" ("code") DEFERRABLE INITIALLY DEFERRED) WITHOUT ROWID',
    'CREATE TABLE "kind" ("code" INTEGER NOT NULL PRIMARY KEY, "owner" INTEGER NOT NULL, "revision" INTEGER NOT NULL, "retired" INTEGER NOT NULL, "slug" VARCHAR(255) NOT NULL, "name_kk" VARCHAR(255) NOT NULL, "name_ru" VARCHAR(255) NOT NULL, "name_en" VARCHAR(255) NOT NULL, "also" VARCHAR(255) NOT NULL, "group" VARCHAR(255) NOT NULL, "position" INTEGER NOT NULL, "unit" VARCHAR(255) NOT NULL, "size_system" VARCHAR(255) NOT NULL, "usual_weight" INTEGER, "usual_value" INTEGER NOT NULL, "limit_group" VARCHAR(255), "usual_season" VARCHAR(255) NOT NULL, "pad" INTEGER, "favourite" INTEGER)',
    'CREATE UNIQUE INDEX "kind_slug" ON "kind" ("slug")',
    'CREATE INDEX "kind_group" ON "kind" ("group")',
    'CREATE TABLE "location" ("code" INTEGER NOT NULL PRIMARY KEY, "owner" INTEGER NOT NULL, "revision" INTEGER NOT NULL, "retired" INTEGER NOT NULL, "shop" INTEGER, "role" VARCHAR(255) NOT NULL, "name_kk" VARCHAR(255) NOT NULL, "name_ru" VARCHAR(255) NOT NULL, "name_en" VARCHAR(255) NOT NULL, "address" VARCHAR(255), "seal" VARCHAR(255))',
    'CREATE INDEX "location_shop" ON "location" ("shop")',
    'CREATE INDEX "location_role" ON "location" ("role")',
    'CREATE TABLE "lot" ("code" INTEGER NOT NULL PRIMARY KEY, "document" INTEGER NOT NULL, "kind" INTEGER NOT NULL, "for_whom" VARCHAR(255) NOT NULL, "size_system" VARCHAR(255) NOT NULL, "size" VARCHAR(255) NOT NULL, "season" VARCHAR(255) NOT NULL, "condition" VARCHAR(255) NOT NULL, "origin" VARCHAR(255) NOT NULL, "donor" INTEGER, "parent" INTEGER, "expires" VARCHAR(255), "quantity" INTEGER NOT NULL, "value" INTEGER NOT NULL, "weight" INTEGER NOT NULL, "estimated" INTEGER NOT NULL, FOREIGN KEY ("document") REFERENCES "document" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("kind") REFERENCES "kind" ("code") DEFERRABLE INITIALLY DEFERRED)',
    'CREATE INDEX "lot_document" ON "lot" ("document")',
    'CREATE INDEX "lot_parent" ON "lot" ("parent")',
    'CREATE TABLE "maker_code" ("code" VARCHAR(255) NOT NULL PRIMARY KEY, "owner" INTEGER NOT NULL, "revision" INTEGER NOT NULL, "retired" INTEGER NOT NULL, "kind" INTEGER NOT NULL, "pack_quantity" INTEGER NOT NULL, FOREIGN KEY ("kind") REFERENCES "kind" ("code") DEFERRABLE INITIALLY DEFERRED)',
    'CREATE INDEX "maker_code_kind" ON "maker_code" ("kind")',
    'CREATE TABLE "member" ("code" INTEGER NOT NULL PRIMARY KEY, "owner" INTEGER NOT NULL, "revision" INTEGER NOT NULL, "retired" INTEGER NOT NULL, "name" VARCHAR(255) NOT NULL, "role" VARCHAR(255) NOT NULL)',
    'CREATE TABLE "membership" ("family" INTEGER NOT NULL, "person" INTEGER NOT NULL, "number" INTEGER NOT NULL, "head" INTEGER NOT NULL, "since" VARCHAR(255) NOT NULL, "until" VARCHAR(255), PRIMARY KEY ("family", "person", "since"), FOREIGN KEY ("family") REFERENCES "family" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("person") REFERENCES "person" ("code") DEFERRABLE INITIALLY DEFERRED) WITHOUT ROWID',
    'CREATE INDEX "membership_person" ON "membership" ("person")',
    'CREATE TABLE "month" ("shop" INTEGER NOT NULL, "month" VARCHAR(255) NOT NULL, "closed_by" INTEGER, PRIMARY KEY ("shop", "month")) WITHOUT ROWID',
    'CREATE TABLE "move" ("document" INTEGER NOT NULL, "line" INTEGER NOT NULL, "lot" INTEGER NOT NULL, "source" INTEGER NOT NULL, "target" INTEGER NOT NULL, "quantity" INTEGER NOT NULL CHECK (quantity > 0), "value" INTEGER NOT NULL CHECK (value >= 0), "weight" INTEGER NOT NULL CHECK (weight >= 0), "shop" INTEGER NOT NULL, "day" VARCHAR(255) NOT NULL, "month" VARCHAR(255) NOT NULL, "kind" INTEGER NOT NULL, "condition" VARCHAR(255) NOT NULL, "origin" VARCHAR(255) NOT NULL, "flow" VARCHAR(255), "sign" INTEGER NOT NULL, PRIMARY KEY ("document", "line"), CHECK (source <> target), FOREIGN KEY ("document") REFERENCES "document" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("lot") REFERENCES "lot" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("source") REFERENCES "location" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("target") REFERENCES "location" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("kind") REFERENCES "kind" ("code") DEFERRABLE INITIALLY DEFERRED) WITHOUT ROWID',
    'CREATE INDEX "move_lot_day" ON "move" ("lot", "day")',
    'CREATE INDEX "move_shop_month_flow_kind" ON "move" ("shop", "month", "flow", "kind")',
    'CREATE TABLE "opening" ("shop" INTEGER NOT NULL, "month" VARCHAR(255) NOT NULL, "kind" INTEGER NOT NULL, "condition" VARCHAR(255) NOT NULL, "origin" VARCHAR(255) NOT NULL, "quantity" INTEGER NOT NULL, "weight" INTEGER NOT NULL, "value" INTEGER NOT NULL, PRIMARY KEY ("shop", "month", "kind", "condition", "origin")) WITHOUT ROWID',
    'CREATE TABLE "open_session" ("document" INTEGER NOT NULL PRIMARY KEY, "shop" INTEGER NOT NULL, "lot" INTEGER NOT NULL, FOREIGN KEY ("document") REFERENCES "document" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("lot") REFERENCES "lot" ("code") DEFERRABLE INITIALLY DEFERRED)',
    'CREATE INDEX "open_session_shop" ON "open_session" ("shop")',
    'CREATE INDEX "open_session_lot" ON "open_session" ("lot")',
    'CREATE TABLE "organisation" ("id" INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), "name_kk" VARCHAR(255) NOT NULL, "name_ru" VARCHAR(255) NOT NULL, "name_en" VARCHAR(255) NOT NULL, "bin" VARCHAR(255), "responsible" VARCHAR(255))',
    'CREATE TABLE "paper_job" ("document" INTEGER NOT NULL, "paper" VARCHAR(255) NOT NULL, "shop" INTEGER NOT NULL, "printed" INTEGER NOT NULL, "first_printed_at" VARCHAR(255), PRIMARY KEY ("document", "paper"), FOREIGN KEY ("document") REFERENCES "document" ("code") DEFERRABLE INITIALLY DEFERRED)',
    'CREATE INDEX "paper_job_shop_printed" ON "paper_job" ("shop", "printed")',
    'CREATE TABLE "party" ("code" INTEGER NOT NULL PRIMARY KEY, "owner" INTEGER NOT NULL, "revision" INTEGER NOT NULL, "retired" INTEGER NOT NULL, "type" VARCHAR(255) NOT NULL, "name" VARCHAR(255) NOT NULL, "number" VARCHAR(255), "contact" VARCHAR(255), "phone" VARCHAR(255), "address" VARCHAR(255), "sort_key" VARCHAR(255) NOT NULL)',
    'CREATE INDEX "party_sort_key" ON "party" ("sort_key")',
    'CREATE TABLE "person" ("code" INTEGER NOT NULL PRIMARY KEY, "owner" INTEGER NOT NULL, "revision" INTEGER NOT NULL, "retired" INTEGER NOT NULL, "surname" VARCHAR(255), "given_name" VARCHAR(255), "patronymic" VARCHAR(255), "sex" VARCHAR(255), "birth_date" VARCHAR(255), "birth_estimated" INTEGER NOT NULL, "iin" VARCHAR(255), "phone" VARCHAR(255))',
    'CREATE UNIQUE INDEX "person_owner_iin" ON "person" ("owner", "iin")',
    'CREATE TABLE "reservation" ("lot" INTEGER NOT NULL PRIMARY KEY, "draft" VARCHAR(255) NOT NULL, FOREIGN KEY ("draft") REFERENCES "draft" ("uuid") DEFERRABLE INITIALLY DEFERRED)',
    'CREATE INDEX "reservation_draft" ON "reservation" ("draft")',
    'CREATE TABLE "search_entry" ("code" INTEGER NOT NULL PRIMARY KEY, "subject" VARCHAR(255) NOT NULL, "text" TEXT NOT NULL, CHECK (length(text) > 0))',
    'CREATE TABLE "shop" ("number" INTEGER NOT NULL PRIMARY KEY, "owner" INTEGER NOT NULL, "revision" INTEGER NOT NULL, "retired" INTEGER NOT NULL, "name_kk" VARCHAR(255) NOT NULL, "name_ru" VARCHAR(255) NOT NULL, "name_en" VARCHAR(255) NOT NULL, "address_kk" VARCHAR(255) NOT NULL, "address_ru" VARCHAR(255) NOT NULL, "address_en" VARCHAR(255) NOT NULL, "writable" INTEGER NOT NULL)',
    'CREATE TABLE "stock" ("id" INTEGER NOT NULL PRIMARY KEY, "shop" INTEGER NOT NULL, "location" INTEGER NOT NULL, "kind" INTEGER NOT NULL, "for_whom" VARCHAR(255) NOT NULL, "size_system" VARCHAR(255) NOT NULL, "size" VARCHAR(255) NOT NULL, "season" VARCHAR(255) NOT NULL, "condition" VARCHAR(255) NOT NULL, "lots" INTEGER NOT NULL CHECK (lots >= 0), "quantity" INTEGER NOT NULL CHECK (quantity >= 0), "value" INTEGER NOT NULL CHECK (value >= 0), "weight" INTEGER NOT NULL CHECK (weight >= 0), FOREIGN KEY ("location") REFERENCES "location" ("code") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("kind") REFERENCES "kind" ("code") DEFERRABLE INITIALLY DEFERRED)',
    'CREATE UNIQUE INDEX "stock_location_kind_for_whom_size_system_size_season_condition" ON "stock" ("location", "kind", "for_whom", "size_system", "size", "season", "condition")',
    'CREATE INDEX "stock_shop_kind_lots_quantity_value_weight" ON "stock" ("shop", "kind", "lots", "quantity", "value", "weight")',
    'CREATE TABLE "store_info" ("id" INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), "uuid" VARCHAR(255) NOT NULL, "created_at" VARCHAR(255) NOT NULL, "lowest_reader" INTEGER NOT NULL, "incarnation" INTEGER NOT NULL, "home_shop" INTEGER, "practice" INTEGER NOT NULL)',
    'CREATE TABLE "turnover" ("shop" INTEGER NOT NULL, "month" VARCHAR(255) NOT NULL, "flow" VARCHAR(255) NOT NULL, "kind" INTEGER NOT NULL, "condition" VARCHAR(255) NOT NULL, "origin" VARCHAR(255) NOT NULL, "quantity" INTEGER NOT NULL, "weight" INTEGER NOT NULL, "value" INTEGER NOT NULL, PRIMARY KEY ("shop", "month", "flow", "kind", "condition", "origin")) WITHOUT ROWID',
)

SEARCH = (
    "CREATE VIRTUAL TABLE search_trigram USING fts5("
    "text, content='search_entry', content_rowid='code', tokenize='trigram case_sensitive 1')",
    "CREATE VIRTUAL TABLE search_prefix USING fts5("
    "text, content='search_entry', content_rowid='code', tokenize='unicode61 remove_diacritics 0', prefix='1 2')",
    "CREATE TRIGGER search_entry_insert AFTER INSERT ON search_entry BEGIN "
    "INSERT INTO search_trigram(rowid, text) VALUES (NEW.code, NEW.text); "
    "INSERT INTO search_prefix(rowid, text) VALUES (NEW.code, NEW.text); END",
    "CREATE TRIGGER search_entry_delete AFTER DELETE ON search_entry BEGIN "
    "INSERT INTO search_trigram(search_trigram, rowid, text) VALUES ('delete', OLD.code, OLD.text); "
    "INSERT INTO search_prefix(search_prefix, rowid, text) VALUES ('delete', OLD.code, OLD.text); END",
    "CREATE TRIGGER search_entry_update AFTER UPDATE ON search_entry BEGIN "
    "INSERT INTO search_trigram(search_trigram, rowid, text) VALUES ('delete', OLD.code, OLD.text); "
    "INSERT INTO search_trigram(rowid, text) VALUES (NEW.code, NEW.text); "
    "INSERT INTO search_prefix(search_prefix, rowid, text) VALUES ('delete', OLD.code, OLD.text); "
    "INSERT INTO search_prefix(rowid, text) VALUES (NEW.code, NEW.text); END",
)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Create every table of version 1."""
    for statement in (*STATEMENTS, *SEARCH):
        db.execute_sql(statement)
