"""The command: `python -m ctg_docs.reference.refresh ARCHIVE.tgz`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ctg_docs.reference.refresh.archive import ArchiveError, read_archive
from ctg_docs.reference.refresh.edition import update
from ctg_docs.reference.tables import DATA


def main(arguments: list[str] | None = None) -> int:
    """Rewrite the tables from an archive; return 0, or 2 when the archive is refused."""
    parser = argparse.ArgumentParser(prog="python -m ctg_docs.reference.refresh")
    parser.add_argument("archive", type=Path, help="the .tgz given by npm pack")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the tables")
    options = parser.parse_args(arguments)
    try:
        for line in update(read_archive(options.archive), options.data):
            print(line)
    except ArchiveError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
