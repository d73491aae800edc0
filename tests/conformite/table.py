"""The table « document × contrôle », and the faults below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from conformite.faute import Controle, Fautes

BON, MAUVAIS, SANS_OBJET = "✓", "✗", "·"


def ligne(file: Path) -> tuple[str, str]:
    """Return the territory and the document of a file, by its path under the output folder."""
    territoire, document, *_ = (*file.parent.parts, file.stem)
    return territoire, document


def familles(files: Sequence[Path], racine: Path) -> dict[tuple[str, str], list[Path]]:
    """Group the files of each row of the table, in alphabetical order."""
    groupes: dict[tuple[str, str], list[Path]] = {}
    for file in sorted(files):
        groupes.setdefault(ligne(file.relative_to(racine)), []).append(file)
    return dict(sorted(groupes.items()))


def table(
    groupes: Mapping[tuple[str, str], Sequence[Path]],
    controles: Sequence[Controle],
    rendus: Mapping[str, Fautes],
) -> Iterator[str]:
    """Yield the lines of the table: one row a document of a territory, one column a checker."""
    noms = {cle: _nom(cle, files) for cle, files in groupes.items()}
    large = max(map(len, noms.values()), default=0)
    yield f"{'':{large}}  {'  '.join(c.nom for c in controles)}"
    for cle, files in groupes.items():
        signes = (f"{_signe(c, files, rendus[c.nom]):^{len(c.nom)}}" for c in controles)
        yield f"{noms[cle]:{large}}  {'  '.join(signes)}".rstrip()


def fautes(racine: Path, rendus: Mapping[str, Fautes]) -> Iterator[str]:
    """Yield one line a fault: the file, who tells it, what it says."""
    for nom, rendu in rendus.items():
        for file, dites in sorted(rendu.items()):
            yield from (f"{file.relative_to(racine)} · {nom} · {dite}" for dite in dites)


def _nom(cle: tuple[str, str], files: Sequence[Path]) -> str:
    nombre = len({file.stem for file in files})
    return "/".join(cle) + (f" ({nombre})" if nombre > 1 else "")


def _signe(controle: Controle, files: Sequence[Path], rendu: Fautes) -> str:
    vus = [file for file in files if file in rendu]
    if not vus:
        return SANS_OBJET
    return MAUVAIS if any(rendu[file] for file in vus) else BON
