"""Sentences for what a person can mend: donations."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
