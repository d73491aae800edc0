"""Draws the documents of the gallery, then writes the site in `build/site`."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory

from ctg_docs.pipeline import catalogue
from website.gallery import draw, gallery
from website.links import LostLinkError
from website.places import ROOT, SITE
from website.publishing import publish


def main() -> int:
    """Write the site; what lacks a file or a page is told, and the site of before stays."""
    with TemporaryDirectory() as place:
        drawn = Path(place)
        try:
            draw(catalogue(), drawn)
            shown = gallery(catalogue(), drawn)
            bare = [one.entree.id for one in shown if not one.files]
            if bare:
                raise LookupError(f"documents sans fichier : {', '.join(bare)}")
            publish(SITE, shown, drawn)
        except CalledProcessError:
            return 1  # the command told why
        except (LostLinkError, LookupError) as error:
            print(error.args[0], file=sys.stderr)
            return 1
    print(f"{(SITE / 'index.html').relative_to(ROOT)} : ouvrez ce fichier dans un navigateur")
    return 0


sys.exit(main())
