"""Sentences for what a person can mend: store."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
