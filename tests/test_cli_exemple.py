"""`ctg exemple`: what it prints and writes, and what it refuses."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_the_next_steps_work_as_printed(ctg):
    code, out, err = ctg("exemple", "--territoires", "2", "--graine", "7", "mes essais")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "2 territoires d’essai sont écrits dans « mes essais ». Seuls les lieux sont réels.",
        "  ctg verifier --sources 'mes essais'",
        "  ctg construire convention --sources 'mes essais'",
    ]
    assert len([p for p in Path("mes essais").iterdir() if p.is_dir()]) == 2
    code, out, _ = ctg("verifier", "--sources", "mes essais")
    assert (code, "erreur" in out) == (0, False)


def test_what_exists_is_never_overwritten(ctg):
    Path("essais").mkdir()
    code, out, err = ctg("exemple", "essais")
    assert (code, out) == (2, "")
    assert "« essais » existe déjà : rien n’est écrit" in err
    assert list(Path("essais").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--territoires", "0"], "« --territoires 0 » : un nombre entier est attendu, 1 au moins."),
        (["--territoires", "dix"], "« --territoires dix » : un nombre entier est attendu"),
        (["--graine", "-1"], "« --graine -1 » : un nombre entier est attendu"),
        (["--graine", "1,5"], "« --graine 1,5 » : un nombre entier est attendu"),
    ],
)
def test_a_wrong_number_is_refused(ctg, arguments, message):
    # A value that starts with a dash is given after an equals sign, as for any command.
    option, value = arguments
    code, _, err = ctg("exemple", f"{option}={value}", "essais")
    assert code == 2 and message in err
    assert not Path("essais").exists()


def test_a_folder_that_cannot_be_made_is_told(ctg):
    Path("fichier").write_text("")
    code, _, err = ctg("exemple", "--territoires", "1", "fichier/essais")
    assert code == 5
    assert err.startswith("ctg : fichier : un fichier se trouve où un dossier est attendu.")
