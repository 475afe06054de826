"""Sentences for what a person can mend: ledger."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
