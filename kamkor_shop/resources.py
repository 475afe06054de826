"""Where the files that travel with the program are: catalogues of texts, seed data, icons."""

from pathlib import Path

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def path(*parts: str) -> Path:
    """The path of a shipped file or folder: `path("seed", "kinds.tsv")`.

    Absolute, and found the same way in a checkout and in an installed wheel: `resources` lies beside `kamkor_shop` in
    both. Whether the file is there is not checked; opening it tells.
    """
    return _RESOURCES.joinpath(*parts)
