"""Chance that comes out the same each time: the demo must give the same store, papers and hashes at every run."""

from __future__ import annotations

import random
import uuid
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A seeded source of everything that is left to chance."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def uuid(self) -> str:
        """Return a draft's UUID (version 4)."""
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def salt(self, count: int) -> bytes:
        """Return ``count`` bytes."""
        return self._random.randbytes(count)

    def number(self, least: int, most: int) -> int:
        """Return a number from ``least`` to ``most``."""
        return self._random.randint(least, most)

    def often(self, percent: int) -> bool:
        """Return true in ``percent`` of a hundred cases."""
        return self._random.randrange(100) < percent

    def one(self, things: Sequence[T]) -> T:
        """Return one of ``things``."""
        return self._random.choice(things)

    def weighted(self, things: Sequence[tuple[T, int]]) -> T:
        """Return one of ``things``, each as often as its weight says."""
        names, weights = zip(*things, strict=True)
        return self._random.choices(names, weights)[0]  # type: ignore[no-any-return]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return ``things`` in another order."""
        return self._random.sample(things, len(things))
