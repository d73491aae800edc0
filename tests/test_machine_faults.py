"""What the machine refuses is said in French, with its place and a code of its own: 5.

It is neither the author's fault nor ours, nothing that was published is lost, and a refusal that
concerns one territory stops no other.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sweeping import swept

from ctg_docs.building import publishing
from ctg_docs.machine import refusal
from ctg_docs.pipeline import checking, drawing

Ctg = Callable[..., tuple[int, str, str]]
PAGE = Path("build/essai/page.html")


def system(number: int, path: str | None = None) -> OSError:
    """Return the error by which the system refuses a path."""
    return OSError(number, os.strerror(number), path)


def refusing(number: int, path: str | None = None) -> Callable[..., object]:
    def refuse(*_: object) -> object:
        raise system(number, path)

    return refuse


def ours(err: str) -> bool:
    return "Défaut" in err or "défaut" in err or "Traceback" in err


@pytest.fixture
def built(sources: Callable[..., Path], ctg: Ctg) -> bytes:
    """Build a page, change its sources, and return what was published."""
    sources()
    assert ctg("construire", "page")[0] == 0
    sources(("nom_court: la Ville", "nom_court: la Commune"))
    return PAGE.read_bytes()


WHOLE_DISK = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "votre part du disque est pleine",
    errno.EROFS: "ce disque est en lecture seule",
    errno.EIO: "le disque ne répond pas",
}


@pytest.mark.parametrize("number", WHOLE_DISK)
def test_a_disk_that_takes_nothing_more_stops_everything_in_one_line(
    built: bytes, ctg: Ctg, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refusing(number))
        code, out, err = ctg("construire", "page")
    assert (code, out) == (5, "")
    assert err.startswith(f"ctg : {PAGE} : {WHOLE_DISK[number]}. ")
    assert err.count("\n") == 1
    assert PAGE.read_bytes() == built
    assert sorted(path.name for path in Path("build").iterdir()) == [
        ".empreintes.db",
        "essai",
        "manifeste.json",
    ]
    assert ctg("construire", "page") == (0, f"{PAGE}\n1 fichier écrit.\n", "")


ONE_NAME = {
    errno.EACCES: "l’accès est refusé",
    errno.EBUSY: "un autre programme l’occupe",
    errno.ENAMETOOLONG: "ce nom est trop long pour ce disque",
}


@pytest.mark.parametrize("number", ONE_NAME)
def test_a_file_that_is_held_stops_its_territory_whole_and_no_other(
    sources: Callable[..., Path], ctg: Ctg, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    names = ("html", "txt", "md")
    for name in ("autre", "essai"):
        sources(name=name)
    asked = ("construire", "article", "--format", ",".join(names))
    ctg(*asked)
    for name in ("autre", "essai"):
        sources(("nom_court: la Ville", "nom_court: la Commune"), name=name)
    before = {path: path.read_bytes() for path in Path("build/autre").iterdir()}
    replace = Path.replace

    def held(path: Path, target: Path) -> Path:
        if Path(target) == Path("build/autre/article.txt") and path.suffix != ".ancien":
            raise system(number, os.fspath(path))
        return replace(path, target)

    with monkeypatch.context() as holding:
        holding.setattr(Path, "replace", held)
        code, out, err = ctg(*asked)
    assert code == 5
    assert out.splitlines()[0] == "autre : rien n’est écrit, 1 erreur"
    assert "build/essai/article.txt" in out.splitlines()
    assert f"build/autre/article.txt: {ONE_NAME[number]} [refus-machine]" in err
    assert {path: path.read_bytes() for path in Path("build/autre").iterdir()} == before
    code, out, _ = ctg(*asked)
    assert code == 0
    assert "build/autre/article.txt" in out.splitlines()


def test_a_folder_in_the_place_of_a_file_is_told_before_anything_changes(
    built: bytes, ctg: Ctg
) -> None:
    PAGE.unlink()
    PAGE.mkdir()
    code, _, err = ctg("construire", "page")
    assert code == 5
    assert f"{PAGE}: un dossier se trouve où un fichier est attendu [refus-machine]" in err
    assert PAGE.is_dir()


def test_a_file_in_the_place_of_the_output_folder_is_told(
    sources: Callable[..., Path], ctg: Ctg
) -> None:
    sources()
    Path("build").write_text("à moi", encoding="utf-8")
    code, _, err = ctg("construire", "page")
    assert code == 5
    told = "build: un fichier se trouve où un dossier est attendu [refus-machine]"
    assert err.splitlines()[0] == told
    assert Path("build").read_text(encoding="utf-8") == "à moi"


def test_sources_that_cannot_be_read_are_no_fault_of_their_author(
    sources: Callable[..., Path], ctg: Ctg, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources(name="autre")
    sources(name="essai")
    opened = Path.open

    def forbidden(path: Path, *mode: str, **how: str) -> object:
        if path.parent.name == "autre":
            raise system(errno.EACCES, os.fspath(path))
        return opened(path, *mode, **how)

    monkeypatch.setattr(Path, "open", forbidden)
    code, out, err = ctg("construire", "page")
    assert code == 5
    assert "sources/autre/convention.yaml: l’accès est refusé [refus-machine]" in err
    assert str(PAGE) in out.splitlines()
    assert ctg("verifier")[0] == 5


DRAW = drawing.draw
FONT = "/polices/Titre.ttf"


def denied(task: drawing.DrawingTask) -> list[tuple[str, bytes]]:
    if task.nom == "autre":
        raise system(errno.EACCES, FONT)
    return DRAW(task)


def denied_to_an_engine(task: drawing.DrawingTask) -> list[tuple[str, bytes]]:
    try:
        return denied(task)
    except OSError as error:
        raise RuntimeError("engine: cannot open font") from error


@pytest.mark.parametrize("jobs", swept(["1", "2"], ["1"]))
@pytest.mark.parametrize("refused", [denied, denied_to_an_engine])
def test_a_drawing_that_the_machine_refuses_stops_its_territory_only(
    sources: Callable[..., Path],
    ctg: Ctg,
    monkeypatch: pytest.MonkeyPatch,
    jobs: str,
    refused: Callable[..., object],
) -> None:
    sources(name="autre")
    sources(name="essai")
    monkeypatch.setattr(drawing, "draw", refused)
    code, out, err = ctg("construire", "page", "--jobs", jobs)
    assert err.startswith(f"{FONT}: l’accès est refusé [refus-machine]")
    assert code == 5
    assert str(PAGE) in out.splitlines()


def test_no_memory_is_told_as_such(
    sources: Callable[..., Path], ctg: Ctg, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hungry(_: object) -> object:
        raise MemoryError

    sources()
    monkeypatch.setattr(drawing, "draw", hungry)
    code, _, err = ctg("construire", "page")
    assert code == 5
    assert err.startswith("essai/page: la mémoire manque [refus-machine]")


def test_what_a_library_refuses_for_its_own_reasons_stays_a_defect(
    sources: Callable[..., Path], ctg: Ctg, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> object:
        raise OSError("broken data stream when reading image file")

    sources()
    monkeypatch.setattr(checking, "check", broken)
    code, _, err = ctg("verifier")
    assert (code, ours(err)) == (4, True)


def test_no_temporary_folder_is_told(
    sources: Callable[..., Path], ctg: Ctg, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(_: object) -> object:
        import tempfile

        with monkeypatch.context() as moved:
            moved.setattr(tempfile, "tempdir", None)
            moved.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/nulle-part"])
            tempfile.mkdtemp()
        return None

    sources()
    monkeypatch.setattr(drawing, "draw", nowhere)
    code, out, err = ctg("construire", "page")
    assert (code, out) == (5, "")
    assert err.startswith("ctg : aucun dossier temporaire ne peut être écrit. ")


def test_a_dossier_that_cannot_be_published_stops_no_other(
    sources: Callable[..., Path], ctg: Ctg, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources(name="autre")
    sources(name="essai")
    Path("build").mkdir()
    Path("build/autre").write_text("à moi", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", lambda _: None)
    code, out, err = ctg("dossier", "--moteur", "typst")
    assert code == 5
    assert "build/autre: un fichier se trouve où un dossier est attendu [refus-machine]" in err
    assert "build/essai/dossier/bordereau.json" in out.splitlines()


def run(*arguments: str, **streams: typing.Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ctg_docs", *arguments]
    return subprocess.run(command, text=True, check=False, **streams)


@pytest.fixture
def nobody() -> Iterator[int]:
    """Return the end of a pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


@pytest.mark.parametrize("words", ["verifier", "construire page", "schema", "--help"])
def test_a_reader_that_leaves_is_told_in_one_line(
    sources: Callable[..., Path], nobody: int, words: str
) -> None:
    sources()
    done = run(*words.split(), stdout=nobody, stderr=subprocess.PIPE)
    assert done.stderr.splitlines() == [
        "ctg : la sortie a été fermée avant la fin. "
        "Ce qui est publié est entier ; relancez ensuite."
    ]
    assert done.returncode == 5


def test_when_nobody_reads_anything_the_end_is_silent(
    sources: Callable[..., Path], nobody: int
) -> None:
    sources()
    assert run("verifier", stdout=nobody, stderr=nobody).returncode == 5


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", ["verifier", "construire page", "schema"])
def test_a_full_disk_under_the_output_of_the_command_is_told(
    sources: Callable[..., Path], words: str
) -> None:
    sources()
    with Path("/dev/full").open("w") as full:
        done = run(*words.split(), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 5
    assert done.stderr.startswith("ctg : la sortie de la commande : le disque est plein. ")
    assert done.stderr.count("\n") == 1


def test_each_refusal_of_the_system_is_told_in_french() -> None:
    for number in errno.errorcode:
        told = refusal(system(number, "ici"))
        assert told is not None
        assert told.where == "ici"
        assert told.why
        assert told.hint.endswith(".")
    assert refusal(ValueError("autre chose")) is None


def test_a_new_file_leaves_no_trace_when_it_cannot_have_its_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(IsADirectoryError) as caught:
        publishing.publish(tmp_path / "page.html", b"page")
    assert caught.value.filename == os.fspath(tmp_path / "page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
