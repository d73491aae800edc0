"""The shipped territory that an avenant changed, and copies of it to change further."""

import re
import shutil
from pathlib import Path

from ctg_docs.pipeline import prepare
from ctg_docs.writing.text import plain_text

SOURCES = Path(__file__).parents[2] / "sources"
NAME = "exemple-avenant"


class Copy:
    """A copy of the territory; `change` replaces words of one of its files."""

    def __init__(self, place: Path) -> None:
        shutil.copytree(SOURCES / NAME, place / NAME)
        shutil.copytree(SOURCES / "commun", place / "commun")
        self.folder = place / NAME

    def change(self, file: str, old: str, new: str) -> Path:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return self.folder

    def cut(self, file: str, start: str, end: str | None = None) -> Path:
        """Remove what stands between some words and others, or the end of the file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        first = text.index(start)
        last = text.index(end, first) if end else len(text)
        path.write_text(text[:first] + text[last:], encoding="utf-8")
        return self.folder

    def keep(self, name: str) -> str:
        """Keep the sources as `ctg figer` does, and return the fingerprint of the version."""
        from ctg_docs.cli import main
        from ctg_docs.reading.kept_versions import kept_version

        asked = ["figer", NAME, "--sources", str(self.folder.parent), "--nom", name]
        assert main(asked) == 0
        return kept_version(self.folder / "versions" / name).empreinte

    def fingerprints(self) -> list[str]:
        """Return those of the versions that the avenants change, in their order."""
        text = (self.folder / "avenants.yaml").read_text(encoding="utf-8")
        return re.findall(r"depuis: (\w+)", text)

    def unamend(self) -> Path:
        """Come back to the day of the signature: no avenant, nothing kept yet."""
        for path in (self.folder / "versions" / "0" / "sources").iterdir():
            shutil.copy(path, self.folder / path.name)
        shutil.rmtree(self.folder / "versions")
        (self.folder / "avenants.yaml").write_text("avenants:\n", encoding="utf-8")
        return self.folder

    def amend(self, numero: int, objet: str, *more: str) -> Path:
        """Keep today's sources as the version that a further avenant changes, and state it."""
        path = self.folder / "avenants.yaml"
        text = path.read_text(encoding="utf-8").rstrip("\n")
        if numero == 1:
            path.unlink()
        depuis = self.keep(str(numero - 1))
        stated = [f"  - numero: {numero}", f"    objet: {objet}", *(f"    {line}" for line in more)]
        path.write_text("\n".join([text, *stated, f"    depuis: {depuis}", ""]), encoding="utf-8")
        return self.folder


def flat(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", text)


def said(folder: Path, *documents: str) -> dict[str, str]:
    """Return the words of each file of some documents, none of which is refused."""
    prepared = prepare(folder, documents)
    assert not prepared.refused, [str(p) for p in prepared.problems]
    return {piece.chemin: flat(plain_text(piece.document)) for piece in prepared.pieces}
