"""Nothing is dropped in silence: the values of the sources that reach no document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctg_docs.checks.dossier import Dossier
from ctg_docs.document.nodes import Document
from ctg_docs.document.printed import printed
from ctg_docs.french.numbers import compte
from ctg_docs.problems import Problem
from ctg_docs.reading.origins import origin_of
from ctg_docs.reading.positions import Chemin

DATA_ONLY = {
    "id": "nomme ce à quoi d’autres valeurs renvoient",
}
"""Keys that print nowhere by themselves, whatever stands above them, each with its reason."""


def unprinted(dossier: Dossier, documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield a warning for each key of which some values reach none of all these documents."""
    seen = set[Chemin]().union(*map(printed, documents))
    missing: dict[str, list[Chemin]] = {}
    for path in dict.fromkeys(_paths(dossier)):
        if path not in seen and not _is_data(key := _key(path)):
            missing.setdefault(key, []).append(path)
    for key, paths in missing.items():
        count = compte(len(paths), "valeur")
        verb = "ne s’imprime" if len(paths) == 1 else "ne s’impriment"
        message = f"« {key} » : {count} {verb} dans aucun document de ce territoire"
        hint = "Écrivez-la sous une clé qui s’imprime, ou retirez-la."
        yield dossier.avertissement(paths[0], "valeur-jamais-imprimee", message, hint)


def _paths(dossier: Dossier) -> Iterator[Chemin]:
    for _, value in dossier.values:
        yield from origin_of(value).chemins


def _key(path: Chemin) -> str:
    """Return the keys of a path, without its ranks: « actions.indicateurs.cible »."""
    return ".".join(step for step in path if isinstance(step, str))


def _is_data(key: str) -> bool:
    return any(key == known or key.endswith(f".{known}") for known in DATA_ONLY)
