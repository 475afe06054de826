"""Sentences for what a person can mend: families."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
