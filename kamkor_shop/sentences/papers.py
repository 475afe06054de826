"""Sentences for what a person can mend: papers."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
