"""`ctg signer` and `ctg controler`, as a person runs them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest
from pki import SIGNATORIES, Authority

from ctg_docs.cli import main
from ctg_docs.pipeline import comparing
from ctg_docs.pipeline.outcomes import Excessive, Failed, Lost

SOURCES = Path(__file__).parent.parent.parent / "sources"


@pytest.fixture
def convention(unsigned, tmp_path) -> Path:
    return Path(shutil.copy(unsigned, tmp_path / "convention.pdf"))


def test_three_persons_sign_and_the_file_first_built_stays(run, convention, authority: Authority):
    before = convention.read_bytes()
    file = convention
    for rank, person in enumerate(SIGNATORIES, 1):
        code, out, _ = run("signer", file, "--certificat", authority.p12(person))
        assert code == 0
        file = convention.with_name("convention-signee.pdf")
        assert f"{file} : champ sig-{rank} signé au niveau B-B" in out
        left = [f"sig-{n}" for n in range(rank + 1, 4)]
        assert (f"Il reste à signer : {', '.join(left)}." in out) == bool(left)
    assert convention.read_bytes() == before
    code, out, _ = run("controler", file, "--racines", authority.root)
    assert code == 0
    assert "Normes annoncées : PDF/A-3a, PDF/UA-1" in out
    assert "Champs de signature : 3, dont 0 à signer" in out
    for person in SIGNATORIES:
        assert f"signé par {person} le " in out
    assert out.count("B-B – valide") == 3
    assert "Sources jointes : essai.yaml" in out


def test_an_altered_file_ends_with_code_1_and_says_why(run, convention, authority, tmp_path):
    run("signer", convention, "--certificat", authority.p12(SIGNATORIES[0]))
    signed = convention.with_name("convention-signee.pdf")
    content = bytearray(signed.read_bytes())
    content[content.index(b"stream", content.index(b"/Contents")) + 40] ^= 1
    signed.write_bytes(content)
    code, out, _ = run("controler", signed, "--racines", authority.root)
    assert code == 1
    assert "NON VALIDE : le contenu signé a été modifié depuis" in out


def test_a_durable_level_asks_for_its_time_stamping_service(run, convention, authority):
    asked = ("--certificat", authority.p12(SIGNATORIES[0]), "--niveau", "B-LTA")
    code, _, err = run("signer", convention, *asked)
    assert code == 2
    assert "le niveau B-LTA demande un service d’horodatage : --horodatage https://…" in err


def test_a_refused_signature_writes_nothing(run, convention, authority, monkeypatch):
    monkeypatch.setenv("CTG_MOT_DE_PASSE", "faux")
    code, _, err = run("signer", convention, "--certificat", authority.p12(SIGNATORIES[0]))
    assert code == 1
    assert "le certificat ne s’ouvre pas [signature-certificat]" in err
    assert [p.name for p in convention.parent.iterdir()] == ["convention.pdf"]


def test_without_a_keyboard_the_password_comes_from_the_environment(
    run, convention, authority, monkeypatch
):
    monkeypatch.delenv("CTG_MOT_DE_PASSE")
    code, _, err = run("signer", convention, "--certificat", authority.p12(SIGNATORIES[0]))
    assert code == 2
    assert "CTG_MOT_DE_PASSE" in err


@pytest.fixture(scope="module")
def nancy(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("construit")
    words = ["convention", "--territoire", "nancy", "--format", "pdf"]
    code = main(["construire", *words, "--sources", str(SOURCES), "--sortie", str(folder)])
    assert code == 0
    return folder / "nancy/convention.pdf"


def test_a_built_file_says_exactly_the_words_of_its_own_sources(run, nancy):
    code, out, _ = run("controler", nancy)
    assert code == 0
    assert "le texte et chaque page sont exactement ceux que donnent ces sources" in out


def test_sources_that_are_not_those_of_the_file_are_told(run, nancy, tmp_path):
    changed = tmp_path / "convention.pdf"
    with pikepdf.open(nancy) as pdf:
        (name,) = pdf.attachments
        specification = pdf.attachments[name]
        content = specification.get_file().read_bytes()
        other = content.replace("l’amélioration".encode(), "l’abandon".encode())
        other = other.replace(b"Parentalit", b"Cuisin").replace(b"parentalit", b"cuisin")
        assert other != content
        del pdf.attachments[name]
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, other, filename=name)
        pdf.save(changed)
    code, out, _ = run("controler", changed)
    assert code == 1
    assert "le texte du fichier n’est PAS celui que donnent ces sources" in out


def test_a_page_that_was_covered_is_not_called_exact(run, nancy, tmp_path):
    """The tags still say the words of the sources: the eye sees others."""
    changed = tmp_path / "convention.pdf"
    with pikepdf.open(nancy) as pdf:
        page = pdf.pages[2]
        page.contents_add(b"1 1 1 rg 0 0 595 842 re f")
        pdf.save(changed)
    _, out, _ = run("controler", changed)
    assert "exactement ceux" not in out
    assert "ses balises disent le texte que donnent ces sources" in out
    assert "à regarder, car ces sources ne dessinent pas exactement de même : page 3" in out


@pytest.mark.parametrize("change", ["lost", "added"])
def test_pages_lost_or_added_are_not_called_exact(run, nancy, tmp_path, change):
    changed = tmp_path / "convention.pdf"
    with pikepdf.open(nancy) as pdf:
        number = len(pdf.pages)
        if change == "lost":
            del pdf.pages[-1]
        else:
            pdf.add_blank_page()
        pdf.save(changed)
    _, out, _ = run("controler", changed)
    assert "exactement ceux" not in out
    last = number if change == "lost" else number + 1
    told = f"ne dessinent pas exactement de même : page {last}"
    assert told in out or "le texte du fichier n’est PAS celui" in out


def lose_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def turn_tags_in_circles(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    element = root.K[0] if isinstance(root.K, pikepdf.Array) else root.K
    element.K = pikepdf.Array([element])


def fold_too_much(pdf: pikepdf.Pdf) -> None:
    folded = zlib.compress(b" " * 100_000_000)
    pdf.pages[0].Contents = pikepdf.Stream(pdf, b"")
    pdf.pages[0].Contents.write(folded, filter=pikepdf.Name.FlateDecode)


def attach_others(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["z.yaml"] = pikepdf.AttachedFileSpec(pdf, b"a: b", filename="z.yaml")


def rename(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Une autre convention"


@pytest.mark.parametrize(
    ("change", "code", "expected"),
    [
        (lose_tags, 1, "le fichier n’a pas de balises"),
        (turn_tags_in_circles, 1, "ses balises tournent en rond, ou sont trop profondes"),
        (fold_too_much, 0, "son contenu, une fois déplié, est trop long pour être comparé"),
        (attach_others, 0, "le fichier porte plusieurs sources : il n’est comparé à aucune"),
        (rename, 0, "le document ne peut pas être refait avec cette version de ctg-docs"),
    ],
    ids=["no tags", "circles", "too long", "several", "another title"],
)
def test_why_a_file_is_not_compared_is_told(run, nancy, tmp_path, change, code, expected):
    changed = tmp_path / "convention.pdf"
    with pikepdf.open(nancy) as pdf:
        change(pdf)
        pdf.save(changed, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    found, out, err = run("controler", changed)
    assert (found, err) == (code, "")
    assert f"  {expected}" in out.splitlines()
    assert "exactement" not in out


@pytest.mark.parametrize(
    "outcome", [Excessive("n’est pas fini"), Lost("signal 9"), Failed("ZeroDivisionError : zéro")]
)
def test_sources_that_cannot_be_drawn_in_time_are_told(run, nancy, monkeypatch, outcome):
    monkeypatch.setattr(comparing, "spread", lambda _, tasks: iter([(tasks[0], outcome)]))
    code, out, err = run("controler", nancy)
    assert (code, err) == (0, "")
    assert (
        "  ces sources ne se redessinent pas dans le temps et la mémoire d’un document"
        in out.splitlines()
    )
    assert "exactement" not in out


def test_a_comparison_is_made_by_another_process_which_is_bounded():
    script = (
        "import os, sys\n"
        "from ctg_docs.pipeline import comparing, workers\n"
        "from ctg_docs.pipeline.limits import Limits\n"
        "here = os.getpid()\n"
        "def endless(*_):\n"
        "    assert os.getpid() != here\n"
        "    while True: pass\n"
        "comparing.compare = endless\n"
        "workers.spread.__defaults__ = (1, Limits(0.2, 2**31))\n"
        "print(comparing.compare_apart(b'', {}).raison)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("ces sources ne se redessinent pas")


def test_without_the_extra_the_pages_are_compared_all_the_same(run, nancy, monkeypatch):
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    code, out, _ = run("controler", nancy)
    assert code == 0
    assert "  le texte n’a pas été comparé" in out.splitlines()
    assert "  chaque page est exactement celle que dessinent ces sources" in out.splitlines()
    assert "ses balises n’ont pas été lues" in out


def test_a_file_of_somebody_else_is_controlled_too(run, tmp_path):
    path = tmp_path / "autre.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    code, out, _ = run("controler", path)
    assert code == 0
    assert "Normes annoncées : aucune" in out
    assert "Champs de signature : aucun" in out
    assert "Sources jointes : aucune" in out
