"""The start of the program: `kamkor-shop` opens the window, `kamkor-shop demo` the demo, other words go to
the cli.
"""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from ui.fonts import unpack_ahead


def main(words: Sequence[str] | None = None) -> int:
    """Run the program with the words of the command line and return its exit code."""
    given = sys.argv[1:] if words is None else words
    if not given:
        return (
            open_window()
        )  # at once: the parser of the other words would keep the person at the desk waiting
    from kamkor_shop.cli import main as cli

    options = cli.parse(given)
    console = cli.console_of(options)
    if options.command is None:
        return open_window(options.data)
    if options.command == "demo":
        from ui import demo

        return int(demo.run(options, console))
    return cli.run(options, console)


def open_window(data: Path | None = None) -> int:
    """Open the window on the data folder that was named, else on the user's own; the program's exit code."""
    # What a start makes, it keeps: looking through all of it for rubbish again and again takes a tenth of the start.
    # `ui.program` collects again once the window can be used.
    gc.disable()
    unpack_ahead()
    load_qt()
    from kamkor_shop.config import locate
    from ui.single import SingleInstance

    config = locate(data)
    single = SingleInstance(config.data)
    single.take_ahead()
    from ui.program import Program

    return Program(config, single).run()


def load_qt() -> None:
    """Import Qt, and take `import` back from it. PySide puts a function of its own in its place, which reads the source
    of every module that is imported later, to see whether it wants Qt's methods under other names (`__feature__`).
    None of ours does, and the reading takes a twentieth of the start.
    """
    python_import = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = python_import


if __name__ == "__main__":
    sys.exit(main())
