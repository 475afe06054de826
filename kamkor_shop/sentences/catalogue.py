"""Sentences for what a person can mend: catalogue."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
