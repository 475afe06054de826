"""Prints files in a process of its own, because libcups reads its server's address only once.

Words: pairs of printer and file. Says for each on a line `sent` or the code of the error; `names` lists the printers.
"""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kamkor_shop.errors import UserError
from ui.printing import print_pdf, printer_names


def main(words: list[str]) -> None:
    """Print one after the other."""
    application = QGuiApplication([])
    if words == ["names"]:
        print("\n".join(printer_names()))
    for printer, file in zip(words[::2], words[1::2], strict=False):
        try:
            print_pdf(Path(file).read_bytes(), printer)
        except UserError as error:
            print(error.code)
        else:
            print("sent")
    application.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
