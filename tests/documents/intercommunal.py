"""Three intercommunal territories of invented names, as an author first writes them.

`agglomeration`: one community of 52 communes, a syndicat, a CCAS and an association, in a first
draft where half of the facts are unknown. `deux_communautes`: two communities with one convention,
voted, whose councils sit apart. `trois_titres`: three titles of axes, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

_STARTS = "Orle Vaul Brion Tarc Mouss Fresq Chav Ombr Pell Quins Roch Sauv Vign"
_ENDS = "zac vert ières ignes"
COMMUNES = [start + end for end in _ENDS.split() for start in _STARTS.split()]
"""Fifty-two names of communes that no commune of France bears."""
_PRENOMS = [
    "Aline",
    "Bruno",
    "Céline",
    "Denis",
    "Élise",
    "Fabien",
    "Gisèle",
    "Hugo",
    "Inès",
    "Jules",
    "Karine",
    "Louis",
    "Maud",
]
_NOMS = [
    "Aubry",
    "Brun",
    "Caron",
    "Delmas",
    "Estève",
    "Fabre",
    "Girard",
    "Hamon",
    "Imbert",
    "Jourdan",
    "Lacaze",
    "Morel",
]

_COMMUN = """\
champs:
  - id: petite-enfance
    titre: Petite enfance
    genre: f
    constat: Une famille sur trois ne trouve pas de place d’accueil.
    enjeux: [{id: garder, titre: Accueillir chaque enfant près de chez lui}]
    objectifs_strategiques: [{id: places, titre: Développer l’offre d’accueil, repond_a: garder}]
  - {id: bien-grandir, titre: Bien grandir ensemble}
actions:
  - id: relais
    titre: Ouvrir un relais petite enfance itinérant
    rattachee_a: places
  - {id: forum, titre: Tenir un forum des familles, rattachee_a: bien-grandir}
communication:
  finalite: réunir les services aux familles dans un même projet
  projets_phares:
    - {texte: l’ouverture d’un relais petite enfance itinérant, action: relais}
    - {texte: un forum annuel des familles, champ: bien-grandir}
"""


def _personne(rank: int, inconnus: Collection[int] = ()) -> str:
    first, last = (names[rank % len(names)] for names in (_PRENOMS, _NOMS))
    civility = ("Mme", "M.")[_PRENOMS.index(first) % 2]
    known = f", prenom: {first}" if rank not in inconnus else ""
    return f"  - {{id: p{rank}, civilite: {civility}{known}, nom: {last}}}"


def _commune(rank: int, name: str, group: str, more: str = "") -> str:
    known = f", representants: [{{personne: p{rank}, fonction: maire}}]" if rank % 5 else ""
    party = f"id: c{rank}, type: commune, nom_officiel: Commune de {name}"
    return f"  - {{{party}{group}{known}{more}}}"


def agglomeration() -> str:
    """Return the sources of the first draft of a community of fifty-two communes."""
    people = "\n".join(_personne(rank, range(3, 60, 7)) for rank in range(60))
    towns = "\n".join(_commune(r, n, ", groupe: communes") for r, n in enumerate(COMMUNES))
    places = ", ".join(f"{{nom: {name}}}" for name in COMMUNES)
    return f"""\
convention:
  id: val-d-orle-2026
  periode: {{debut: 2026-01-01, fin: 2030-12-31}}
territoire:
  nom: Val d’Orle
  type: epci
  communes: [{places}]
personnes:
{people}
groupes:
  - {{id: communes, nom_court: les Communes}}
parties:
  - {{id: caf, type: caf, departement: "35"}}
  - id: agglo
    type: ca
    nom_officiel: Communauté d’agglomération du Val d’Orle
    representants: [{{personne: p52, fonction: président}}]
{towns}
  - {{id: sivom, type: syndicat, nom_officiel: Syndicat mixte des Deux Rives,
     representants: [{{personne: p53, fonction: président}}]}}
  - {{id: centre, type: ccas_cias, nom_officiel: Centre communal d’action sociale de Orlezac}}
  - {{id: asso, type: autre, nom_officiel: Association Les Petits Pas}}
  - {{id: dep, type: departement, departement: "35", role: associe}}
{_COMMUN}"""


def deux_communautes() -> str:
    """Return the sources of two communities of communes that sign one convention."""
    people = "\n".join(_personne(rank) for rank in range(12))
    towns = "\n".join(
        _commune(r, n, "", f", decision: {{date: 2025-10-{r + 10}, numero: 2025-{r + 40}}}")
        for r, n in enumerate(COMMUNES[:4])
    )
    return f"""\
convention:
  id: orle-et-bise-2026
  statut: vote
  periode: {{debut: 2026-01-01, fin: 2029-12-31}}
territoire:
  nom: Pays d’Orle et Val de Bise
  type: autre
personnes:
{people}
parties:
  - id: caf
    type: caf
    departement: "35"
    representants:
      - {{personne: p7, fonction: président du conseil d’administration}}
      - {{personne: p8, fonction: directeur}}
    decision: {{date: 2025-10-02}}
  - id: orle
    type: cc
    nom_officiel: Communauté de communes du Pays d’Orle
    representants: [{{personne: p9, fonction: président}}]
  - id: bise
    type: cc
    nom_officiel: Communauté de communes du Val de Bise
    representants: [{{personne: p10, fonction: président}}]
{towns}
seances:
  - {{id: conseil-orle, partie: orle, date: 2025-10-14, heure: "18:30", presidence: p9}}
  - {{id: conseil-bise, partie: bise, date: 2025-10-21, heure: "20:00", presidence: p10}}
signature:
  date: 2025-12-04
  lieu: {{nom: Orlezac}}
{_COMMUN}"""


def trois_titres() -> str:
    """Return the first draft of a community of which three titles are known, and no date."""
    return """\
convention: {id: val-de-bise, statut: projet}
territoire: {nom: Val de Bise, type: epci}
parties:
  - {id: caf, type: caf, departement: "35"}
  - {id: bise, type: cc, nom_officiel: Communauté de communes du Val de Bise}
niveaux: [{cle: champ, singulier: axe, pluriel: axes, genre: m}]
champs:
  - {id: bien-grandir, titre: Bien grandir ensemble}
  - {id: jeunes, titre: Enfance et jeunesse}
  - {id: droits, titre: Consolider l’accès aux droits}
"""


TERRITOIRES = {
    "val-d-orle": agglomeration,
    "orle-et-bise": deux_communautes,
    "val-de-bise": trois_titres,
}
"""Each territory by the name of its folder."""


def write(root: Path, name: str) -> Path:
    """Write the sources of a territory, and return its folder."""
    folder = root / "sources" / name
    folder.mkdir(parents=True)
    (folder / "tout.yaml").write_text(TERRITOIRES[name](), encoding="utf-8")
    return folder
