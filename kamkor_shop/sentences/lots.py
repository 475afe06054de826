"""Sentences for what a person can mend: lots."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
