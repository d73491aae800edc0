"""The rooms of signatures after the preposition that they call for."""

import pytest

from ctg_docs.french.salles import en_salle, est_mairie
from ctg_docs.french.toponyms import Toponym

BOIS_COLOMBES = Toponym("Bois-Colombes", 0)
LE_PORT = Toponym("Le Port", 2)


@pytest.mark.parametrize(
    ("salle", "expected"),
    [
        ("hôtel de ville", "à l’hôtel de ville"),
        ("Hôtel de ville", "à l’hôtel de ville"),
        ("mairie", "en mairie"),
        ("Mairie", "en mairie"),
        ("mairie annexe", "à la mairie annexe"),
        ("préfecture", "en préfecture"),
        ("salle des mariages", "dans la salle des mariages"),
        ("Grande salle du conseil", "dans la grande salle du conseil"),
        ("salle d'honneur, hôtel de ville", "dans la salle d’honneur, hôtel de ville"),
        ("salons de l’hôtel de ville", "dans les salons de l’hôtel de ville"),
        ("hall de la mairie", "dans le hall de la mairie"),
        ("centre social Les Acacias", "au centre social Les Acacias"),
        ("médiathèque", "à la médiathèque"),
        ("école Jules-Ferry", "à l’école Jules-Ferry"),
        ("Espace Andrée Chedid", "à l’espace Andrée Chedid"),
        ("halle aux grains", "à la halle aux grains"),
        ("siège de la Caf", "au siège de la Caf"),
        ("CCAS", "au CCAS"),
        ("Caf", "à la Caf"),
        # What the author wrote with an article or a preposition is followed.
        ("dans les locaux de la Caf", "dans les locaux de la Caf"),
        ("À la Fabrique", "À la Fabrique"),
        ("la filature", "à la filature"),
        ("la salle des fêtes", "dans la salle des fêtes"),
        ("l'atrium", "à l’atrium"),
        ("Le Cube", "au Cube"),
        ("La Fabrique", "à La Fabrique"),
        ("L’Atrium", "à L’Atrium"),
        ("Zénith", "(Zénith)"),
    ],
)
def test_a_room_takes_its_preposition(salle, expected):
    assert en_salle(salle) == expected


@pytest.mark.parametrize(
    ("salle", "commune", "expected"),
    [
        ("hôtel de ville", BOIS_COLOMBES, "à l’hôtel de ville de Bois-Colombes"),
        ("hôtel de ville", LE_PORT, "à l’hôtel de ville du Port"),
        ("mairie", LE_PORT, "à la mairie du Port"),
        ("salle des mariages", LE_PORT, "au Port, dans la salle des mariages"),
        ("Zénith", BOIS_COLOMBES, "à Bois-Colombes (Zénith)"),
        ("mairie de Bois-Colombes", BOIS_COLOMBES, "à la mairie de Bois-Colombes"),
    ],
)
def test_a_room_is_placed_in_its_commune(salle, commune, expected):
    assert en_salle(salle, commune) == expected


@pytest.mark.parametrize(
    ("salle", "expected"),
    [("Mairie", True), ("hôtel de ville", True), ("mairie annexe", False), ("salle", False)],
)
def test_a_town_hall_is_known(salle, expected):
    assert est_mairie(salle) is expected
