"""Sentences for what a person can mend: journal."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
