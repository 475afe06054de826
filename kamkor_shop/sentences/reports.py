"""Sentences for what a person can mend: reports."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
