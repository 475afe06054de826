"""Sentences for what a person can mend: handouts."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
