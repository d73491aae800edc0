from __future__ import annotations

import pytest

from ctg_docs.reference import communes, epci
from ctg_docs.reference.tables import table


def test_an_epci_is_found_by_its_number() -> None:
    gpso = epci.par_siren("200057974")
    assert gpso is not None
    assert gpso.nom == "Établissement public territorial Grand Paris Seine Ouest"
    assert (gpso.type, gpso.article, gpso.charniere, gpso.genre) == ("ept", "l’", "de l’", "m")


@pytest.mark.parametrize(
    ("siren", "nom", "kind", "charniere"),
    [
        ("200033579", "Communauté urbaine d’Arras", "cu", "de la"),
        ("200043628", "Communauté de communes des Vallées du Clain", "cc", "de la"),
        ("200066751", "Communauté de communes Xaintrie Val’Dordogne", "cc", "de la"),
        ("200072312", "Seine Normandie Agglomération", "ca", "de"),
        ("200054807", "Métropole d’Aix-Marseille-Provence", "metropole", "de la"),
        ("242900314", "Brest Métropole", "metropole", "de"),
        ("244500468", "Orléans Métropole", "metropole", "d’"),
        ("246700488", "Eurométropole de Strasbourg", "metropole", "de l’"),
        ("200093201", "Métropole européenne de Lille", "metropole", "de la"),
        (
            "200036473",
            "Communauté d’agglomération Saintes - Grandes Rives - L’Agglo",
            "ca",
            "de la",
        ),
        ("200056232", "Communauté Paris-Saclay", "ca", "de la"),
        ("249740119", "Communauté intercommunale du Nord de La Réunion", "ca", "de la"),
    ],
)
def test_official_names_are_in_full_with_their_hinge(
    siren: str, nom: str, kind: str, charniere: str
) -> None:
    found = epci.par_siren(siren)
    assert found is not None
    assert (found.nom, found.type, found.charniere) == (nom, kind, charniere)


@pytest.mark.parametrize(
    ("saisie", "siren"),
    [
        ("Communauté de communes du Pays de l'Arbresle", "246900625"),
        ("CC du Pays de l’Arbresle", "246900625"),
        ("du pays de l arbresle", "246900625"),
        ("Grand Paris Seine Ouest", "200057974"),
        ("Seine-Normandie Agglomération", "200072312"),
        ("CA Seine Normandie Agglomération", "200072312"),
        ("metropole europeenne de lille", "200093201"),
        ("Pays de Pontchâteau St-Gildas-des-Bois", ""),
        ("CC du Pays de Pontchâteau St-Gildas-des-Bois", "200000438"),
        ("Communauté d’agglomération de Blois Agglopolys", "200030385"),
        ("Communauté d’agglomération du Pays de l’Arbresle", ""),
    ],
)
def test_an_epci_is_found_by_its_name_and_never_under_another_kind(saisie: str, siren: str) -> None:
    assert [found.siren for found in epci.par_nom(saisie)] == ([siren] if siren else [])


def test_every_epci_is_found_by_its_own_name() -> None:
    found = [epci.par_siren(line[0]) for line in table("epci")]
    assert [e.nom for e in found if e and e not in epci.par_nom(e.nom)] == []


def test_the_acronym_is_apart_from_the_name() -> None:
    found = epci.par_siren("246900625")
    assert found is not None
    assert found.sigle == "CCPA"


def test_the_members_are_the_communes_that_say_so() -> None:
    members = epci.membres("200057974")
    assert [c.nom for c in members] == [
        "Boulogne-Billancourt",
        "Chaville",
        "Issy-les-Moulineaux",
        "Marnes-la-Coquette",
        "Meudon",
        "Sèvres",
        "Vanves",
        "Ville-d’Avray",
    ]
    assert len(epci.membres("200067106")) == 158
    assert epci.membres("000000000") == []
    assert epci.membres("92040") == []


def test_counts_and_populations_agree_with_the_communes() -> None:
    inhabitants: dict[str, int] = {}
    members: dict[str, int] = {}
    for line in table("communes"):
        for siren in filter(None, (line[1], line[5])):
            inhabitants[siren] = inhabitants.get(siren, 0) + int(line[2])
            members[siren] = members.get(siren, 0) + 1
    for line in table("epci"):
        assert (int(line[7]), int(line[8])) == (inhabitants[line[0]], members[line[0]]), line[1]
    assert len(list(table("epci"))) == len(members) == 1_255 + 11


def test_every_name_is_clean_and_complete() -> None:
    found = [epci.par_siren(line[0]) for line in table("epci")]
    names = [e.nom for e in found if e]
    odd = [n for n in names if "'" in n or "  " in n or '"' in n or n.startswith(("CC ", "CA "))]
    assert odd == []
    assert [n for n in names if " St-" in n or "oeur" in n] == []


def test_an_epci_that_ended_leads_to_those_its_communes_joined() -> None:
    heirs = epci.successeurs("247700438")
    assert [heir.siren for heir in heirs] == ["200090504", "200072130", "247700339"]
    assert epci.successeurs("200057974") == []
    assert epci.successeurs("123456789") == []


def test_every_ended_epci_leads_to_one_of_today() -> None:
    lines = list(table("anciens-epci"))
    assert [line for line in lines if not any(map(epci.par_siren, line[3].split()))] == []


@pytest.mark.parametrize(
    ("saisie", "message"),
    [
        ("200057974", ""),
        ("CC du Pays de Fayence", ""),
        (
            "200012060",
            "« Communauté de communes Petite Montagne » (200012060) n’existe plus depuis 2020 ; "
            "ses communes ont rejoint : Communauté de communes Terre d’Émeraude Communauté "
            "(200090579).",
        ),
        (
            "CC Petite Montagne",
            "« Communauté de communes Petite Montagne » (200012060) n’existe plus depuis 2020 ; "
            "ses communes ont rejoint : Communauté de communes Terre d’Émeraude Communauté "
            "(200090579).",
        ),
        (
            "Communauté d’agglomération du Douaisis",
            "« Communauté d’agglomération du Douaisis » (200044618) s’appelle depuis 2020 : "
            "Communauté d’agglomération Douaisis Agglo (200044618).",
        ),
        ("123456789", "Aucun EPCI à fiscalité propre n’a le numéro 123456789 au 1er janvier 2026."),
        (
            "CC du Pays de Fayance",
            "Aucun EPCI à fiscalité propre ne s’appelle « CC du Pays de Fayance » au 1er janvier "
            "2026. Vouliez-vous dire « Communauté de communes du Pays de Fayence » ?",
        ),
    ],
)
def test_an_author_is_told_what_became_of_an_epci(saisie: str, message: str) -> None:
    assert epci.expliquer(saisie) == message


def test_only_four_islands_of_the_departements_are_in_no_epci() -> None:
    alone = [line[0] for line in table("communes") if not line[1] and line[0] < "977"]
    names = [c.nom for c in map(communes.par_code, alone) if c and c.departement < "975"]
    assert names == ["Île-de-Bréhat", "Île-de-Sein", "Ouessant", "L’Île-d’Yeu"]
