"""What a build leaves to the next: true, shared, and harmless when it is lost or damaged."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ctg_docs.building.fingerprints import Fingerprints
from ctg_docs.building.ledger import ComposedDocument, Ledger, Published
from ctg_docs.building.manifest import OriginFiles, Provenance, render

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


def listed(output: Path) -> list[str]:
    """Return the files that a manifest tells of."""
    lots = json.loads((output / "manifeste.json").read_bytes())["lots"]
    return sorted(name for lot in lots for name in lot["sorties"])


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
    assert listed(tmp_path) == sorted(names)
    assert all(map(Ledger(tmp_path).is_whole, names))


def test_a_file_that_is_gone_leaves_the_manifest(tmp_path):
    publish(tmp_path, "essai/page.html")
    (tmp_path / "essai/page.html").unlink()
    publish(tmp_path, "essai/page.md")
    assert listed(tmp_path) == ["essai/page.md"]


def test_the_manifest_holds_each_lot_once_as_json_would_write_it():
    lots = [
        OriginFiles({"sources": {"a/é.yaml": "3"}, "versions": {}}, [("a/x.pdf", "1", "2")]),
        OriginFiles(
            {"sources": {}, "versions": {"b": "0"}}, [("b/x.pdf", "4", "2"), ("b/y.pdf", "5", "2")]
        ),
    ]
    told = json.loads(content := b"".join(render(lots)))
    assert [[*lot["sorties"]] for lot in told["lots"]] == [["a/x.pdf"], ["b/x.pdf", "b/y.pdf"]]
    for rendered, data in ((content, told), (b"".join(render([])), {"lots": []})):
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        assert rendered == f"{text}\n".encode()


def test_the_manifest_does_not_depend_on_the_order_of_builds(tmp_path):
    names = ["b/x.pdf", "a-b/x.pdf", "a/x.pdf", "a/é.pdf"]
    for place, several in (("un", names), ("deux", names[::-1])):
        for name in several:
            publish(tmp_path / place, name)
    told = [(tmp_path / place / "manifeste.json").read_bytes() for place in ("un", "deux")]
    assert told[0] == told[1]
    assert listed(tmp_path / "un") == sorted(names)


@pytest.mark.parametrize("spoil", ["PRAGMA user_version = 99", "DROP TABLE fichiers", "", "page"])
def test_a_damaged_ledger_says_nothing_and_is_made_again(tmp_path, spoil):
    publish(tmp_path, "essai/page.html")
    path = tmp_path / ".empreintes.db"
    if spoil == "page":
        content = path.read_bytes()
        path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    elif spoil:
        with closing(sqlite3.connect(path)) as damaged:
            damaged.execute(spoil)
    else:
        path.write_bytes(b"{")
    assert not Ledger(tmp_path).is_whole("essai/page.html")
    publish(tmp_path, "essai/page.html")
    assert Ledger(tmp_path).is_whole("essai/page.html")


def test_the_files_of_thousands_of_territories_are_not_held_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("ctg_docs.building.fingerprints._IN_MEMORY", 3)
    (sources := tmp_path / "sources").mkdir()
    for rank in range(10):
        (sources / f"{rank}.yaml").write_text(str(rank), encoding="utf-8")
    ledger = Ledger(tmp_path / "build")
    first = ledger.fingerprints.of_folder(sources)
    assert len(ledger.fingerprints.seen) <= 3
    publish(tmp_path / "build", "essai/page.html")
    ledger.save()
    again = Ledger(tmp_path / "build").fingerprints
    assert again.of_folder(sources) == first
    assert not again.hashed


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
