"""Sentences for what a person can mend: sorting."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
