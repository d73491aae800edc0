"""What a build leaves to the next: true, shared, and harmless when it is lost or damaged."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ctg_docs.building.fingerprints import Fingerprints
from ctg_docs.building.ledger import ComposedDocument, Ledger, Published
from ctg_docs.building.manifest import Provenance, parse, render

ORIGIN = Provenance("1", "2", {"essai/convention.yaml": "3"}, {"ctg-docs": "0"})


def publish(output: Path, name: str) -> None:
    """Note a file that was published, as a build does."""
    (output / name).parent.mkdir(parents=True, exist_ok=True)
    (output / name).write_text(name, encoding="utf-8")
    ledger = Ledger(output)
    sha256 = ledger.fingerprints.of(output / name)
    ledger.add_published(name, Published(sha256, "clé"), ORIGIN._replace(sha256=sha256))
    ledger.add_document(name, ComposedDocument("entrées"))
    ledger.save()


def test_what_a_build_notes_the_next_knows(tmp_path):
    publish(tmp_path, "essai/page.html")
    ledger = Ledger(tmp_path)
    assert ledger.is_whole("essai/page.html")
    assert ledger.is_whole("essai/page.html", "clé")
    assert not ledger.is_whole("essai/page.html", "autre clé")
    assert not ledger.is_whole("essai/page.md")
    assert ledger.document("essai/page.html") == ComposedDocument("entrées")


def test_builds_that_end_together_lose_nothing(tmp_path):
    names = [f"t{rank}/page.html" for rank in range(12)]
    children = []
    for name in names:
        if not (pid := os.fork()):
            try:
                publish(tmp_path, name)
            finally:
                os._exit(0)
        children.append(pid)
    for pid in children:
        os.waitpid(pid, 0)
    assert sorted(parse((tmp_path / "manifeste.json").read_bytes())) == sorted(names)
    assert all(map(Ledger(tmp_path).is_whole, names))


def test_a_file_that_is_gone_leaves_the_manifest(tmp_path):
    publish(tmp_path, "essai/page.html")
    (tmp_path / "essai/page.html").unlink()
    publish(tmp_path, "essai/page.md")
    assert list(parse((tmp_path / "manifeste.json").read_bytes())) == ["essai/page.md"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"lots": 3}', b'{"lots": [{"sorties": {"a": 1}}]}'],
)
def test_a_damaged_manifest_says_nothing(content):
    assert parse(content) == {}


def test_a_manifest_is_read_back_and_does_not_depend_on_the_order(tmp_path):
    files = {
        "a/x.pdf": ORIGIN,
        "a/y.pdf": ORIGIN._replace(sha256="5"),
        "b/x.pdf": ORIGIN._replace(sources={"b/convention.yaml": "6"}),
    }
    content = render(files)
    assert parse(content) == files
    assert render(dict(reversed(files.items()))) == content
    assert [len(lot["sorties"]) for lot in json.loads(content)["lots"]] == [2, 1]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("format"),
        lambda data: data.update(format=99),
        lambda data: data.update(ouvrages={"essai/page": [1]}),
        lambda data: data.update(sorties=3),
        lambda data: data.update(catalogue="x"),
        lambda data: data.pop("fichiers"),
    ],
)
def test_a_damaged_ledger_says_nothing(tmp_path, spoil):
    publish(tmp_path, "essai/page.html")
    path = tmp_path / ".empreintes.json"
    data = json.loads(path.read_bytes())
    spoil(data)
    path.write_text(json.dumps(data), encoding="utf-8")
    assert not Ledger(tmp_path).is_whole("essai/page.html")


def test_a_build_without_a_file_leaves_no_folder(tmp_path):
    ledger = Ledger(tmp_path / "build")
    ledger.add_document("lettres?&&&/lettre", ComposedDocument("entrées"))
    ledger.save()
    assert not (tmp_path / "build").exists()


def test_a_file_is_hashed_again_only_when_its_size_or_its_dates_moved(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"un")
    first = Fingerprints({})
    known = first.of(path)
    again = Fingerprints(first.seen)
    assert (again.of(path), again.hashed) == (known, False)
    # Same size, same date of its content: only the date of the last change tells.
    state = path.stat()
    path.write_bytes(b"on")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    moved = Fingerprints(first.seen)
    assert moved.of(path) != known
    assert moved.hashed


def test_what_is_hidden_is_no_part_of_a_folder(tmp_path):
    for name in ("a.yaml", "sous/b.png", ".git/c", "sous/.d", "__pycache__/e.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert set(Fingerprints({}).of_folder(tmp_path)) == {"a.yaml", "sous/", "sous/b.png"}
