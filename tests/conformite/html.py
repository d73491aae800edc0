"""What checks a page for readers: its markup, its accessibility in a browser, its data."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from conformite.faute import Fautes
from conformite.outils import VNU, lancer, rang

sys.path.append(str(Path(__file__).parents[1] / "rendu"))
from browser import examine

LARGEURS = (1280, 320)
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def vnu(files: Sequence[Path]) -> Fautes:
    """Validate the markup and the styles: the W3C checker, errors and warnings."""
    options = ("--format", "json", "--skip-info-messages", "--exit-zero-always", "--stdout")
    with rang(files) as noms:
        run = lancer(["java", "-jar", VNU, *options, *noms.values()])
        dits: dict[str, list[str]] = {nom.name: [] for nom in noms.values()}
        for message in json.loads(run.stdout)["messages"]:
            lieu = f"ligne {message.get('lastLine', '?')}"
            dits[message["url"].rpartition("/")[2]].append(f"{lieu} : {message['message']}")
        return {file: dits[nom.name] for file, nom in noms.items()}


def axe(files: Sequence[Path]) -> Fautes:
    """Open each page wide and narrow in a browser: axe-core, WCAG 2.2 AA, and no overflow."""
    demandes = [(file, largeur) for file in files for largeur in LARGEURS]
    with TemporaryDirectory() as dossier:
        pages = [(file.read_text(encoding="utf-8"), largeur) for file, largeur in demandes]
        vues = examine(pages, Path(dossier))
    fautes: Fautes = {file: [] for file in files}
    for (file, largeur), vue in zip(demandes, vues, strict=True):
        fautes[file] += (f"{largeur} px : {violation[:200]}" for violation in vue.violations)
        if vue.overflow > 0:
            fautes[file].append(f"{largeur} px : déborde de {vue.overflow} px")
    return fautes


def donnees(file: Path) -> Iterator[str]:
    """Check that the data for machines parse and say what they are, and that nothing else runs."""
    for attributs, contenu in SCRIPT.findall(file.read_text(encoding="utf-8")):
        if "application/ld+json" not in attributs:
            yield f"script : {attributs.strip() or 'sans type'}"
            continue
        try:
            dites = json.loads(contenu)
        except ValueError as error:
            yield f"JSON-LD illisible : {error}"
            continue
        if not isinstance(dites, dict) or dites.get("@context") != "https://schema.org":
            yield "JSON-LD sans contexte schema.org"
        elif not {"@type", "@graph"} & dites.keys():
            yield "JSON-LD sans type"
