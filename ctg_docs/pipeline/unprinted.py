"""Values of the sources that reach no document: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.numbers import compte
from ctg_docs.problems import Problem
from ctg_docs.reading.origins import origin_of
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.walking import COMMUN

_LEADS = "leads to what prints"
_AGREES = "tells how the words of other values agree"
_CHOOSES = "chooses what prints"
_CHECKS = "is held against other values"
_SILENCES = "tells which warnings are meant"
_LETTER = (
    *("editorial.texte", "editorial.auteur"),
    *("temoignages.texte", "temoignages.nom", "temoignages.qualite"),
    *("photos.fichier", "photos.alternative", "photos.legende", "photos.credit"),
    *("liens.titre", "liens.adresse"),
)

DATA_ONLY = {
    **dict.fromkeys(("id", "repond_a", "rattachee_a", "personne", "represente", "partie"), _LEADS),
    **dict.fromkeys(("projets_phares.action", "projets_phares.champ"), _LEADS),
    **dict.fromkeys(("parties.groupe", "seances.presidence", "deliberation.rapporteur"), _LEADS),
    **dict.fromkeys(("actions.equipements", "actions.liens", "de_gauche_a_droite"), _LEADS),
    **dict.fromkeys(("code_insee", "siren", "departement"), "names a place of the reference data"),
    **dict.fromkeys(("genre", "nombre", "charniere", "niveaux.cle", "usage_titre"), _AGREES),
    **dict.fromkeys(("territoire.type", "parties.role", "instances.niveau"), _CHOOSES),
    **dict.fromkeys(("convention.statut", "presences.statut", "gestionnaire.statut"), _CHOOSES),
    **dict.fromkeys(("vote.scrutin", "visas.ajouter", "retirer", "ajouter.apres"), _CHOOSES),
    **dict.fromkeys(("signature.jour", "ceremonie.jour"), _CHECKS),
    **dict.fromkeys(("seances.jour", "seances.date_affichage", "population"), _CHECKS),
    "territoire.date_population": _CHECKS,
    **dict.fromkeys((f"avertissements.{key}" for key in ("code", "contient", "raison")), _SILENCES),
    "indicateurs.valeurs.annee": "heads a column of the report, among those of all indicators",
    "avenants.depuis": "names the version that an avenant changes",
    "avenants.parties": _CHOOSES,
    "seances.avenant": _CHOOSES,
    "convention.rang": "prints from a second convention on",
    "convention.auteur": "is written in the properties of the files",
    "equipements.commune": "prints where it is not the territory itself",
    "territoire.communes.nom": "prints where it is not the territory itself",
    "seances.effectif.en_exercice": "prints with the vote",
    "signature.presents.fonction": "prints once the text has been voted",
    "equipements.annee": "prints for a facility that is not there yet",
    "equipements.siret": "tells facilities of one name apart",
    **dict.fromkeys(
        ("personnes.civilite", "personnes.prenom", "personnes.nom"),
        "prints of who signs, presides or speaks; a seat of the governance is told by its office",
    ),
    "personnes.autres_mandats": "tells in which office a person does not sign",
    "niveaux.singulier": "prints where the project has that level",
    "niveaux.pluriel": "prints where the project has that level",
    "signature.citations.texte": "prints once its author has validated it",
    "signature.heure": "prints in the invitation",
    "ceremonie.heure": "prints in the invitation",
    "ceremonie.salle": "prints once the text has been voted",
    "niveaux.nombre_annonce": "counts what has no title yet",
    "signature.salle": "prints once the text has been voted",
    "actions.mots_presse_nominal": "prints in the letter of the caisse",
    **dict.fromkeys(
        (f"communication.lettre.{key}" for key in _LETTER), "prints in the letter of the caisse"
    ),
    "ceremonie.lieu.adresse": "is for whoever goes there",
    "signature.lieu.adresse": "is for whoever goes there",
}
"""Keys that print nowhere by themselves, whatever stands above them, each with its reason."""


def unprinted(
    territory: CheckedTerritory, printed: Iterable[frozenset[Chemin]]
) -> Iterator[Problem]:
    """Yield a warning for each key of which some values are printed by none of the documents.

    `printed` are the paths of the values that each of them prints.

    A value that says what another of the same key says is printed with it, as in a table whose rows
    stand under their kind. What territories share is not lost: another one may print it.
    """
    values = {path: str(value) for path, value in _written(territory)}
    seen = frozenset[Chemin]().union(*printed) & values.keys()
    said = {(_key(path), values[path]) for path in seen}
    missing: dict[str, list[Chemin]] = {}
    for path, words in values.items():
        key = _key(path)
        if path not in seen and (key, words) not in said and not _is_data(key):
            missing.setdefault(key, []).append(path)
    for key, paths in missing.items():
        verb = "ne s’imprime" if len(paths) == 1 else "ne s’impriment"
        count = compte(len(paths), "valeur")
        message = f"« {key} » : {count} {verb} dans aucun document de ce territoire"
        hint = "Écrivez ce que vous vouliez dire sous une clé qui s’imprime, ou retirez cette clé."
        yield territory.avertissement(paths[0], "valeur-jamais-imprimee", message, hint)


def _written(territory: CheckedTerritory) -> Iterator[tuple[Chemin, object]]:
    """Yield the values that a territory wrote itself, by their paths."""
    for _, value in territory.values:
        origin = origin_of(value)
        if value != "" and origin.exact and f"/{COMMUN}/" not in f"/{origin.place.file}":
            yield origin.chemins[0], value


def _key(path: Chemin) -> str:
    """Return the keys of a path, without its ranks: « actions.indicateurs.cible »."""
    return ".".join(step for step in path if isinstance(step, str))


@cache
def _is_data(key: str) -> bool:
    return any(key == known or key.endswith(f".{known}") for known in DATA_ONLY)
