"""The pages of the docs of which a part, or the whole, is generated."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby
from pathlib import Path

from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.composing.house.plan import load_plan
from ctg_docs.document.nodes import sections
from ctg_docs.document.words import inline_text
from ctg_docs.french.initials import minuscule
from ctg_docs.pipeline import catalogue, prepare
from ctg_docs.reading.house import templates_folder
from ctg_docs.signing.verdict import Verdict
from generated import vocabulary
from generated.kept import ROOT
from generated.keys import with_keys

README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "guide"
ERRORS = GUIDE / "erreurs"
ROW = re.compile(r"^\| \[`([a-z0-9-]+)`\]\(\1\.md\) \|.*$", re.MULTILINE)


@cache
def pages() -> dict[Path, str]:
    """Return the text of today of each page, by its file."""
    made: list[tuple[Path, Callable[[str], str]]] = [
        (README, with_documents),
        (ERRORS / "README.md", with_messages),
        (GUIDE / "modifier-les-articles.md", with_blocks),
        (GUIDE / "sources.md", with_keys),
        (GUIDE / "vocabulaire.md", vocabulary.page),
        (ROOT / "docs" / "verdict.schema.json", lambda _: verdict_schema()),
    ]
    return {path: change(path.read_text(encoding="utf-8")) for path, change in made}


def verdict_schema() -> str:
    """Return the JSON Schema of what `ctg controler --json` prints."""
    schema = Verdict.model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def with_table(page: str, head: str, rows: Iterable[str]) -> str:
    """Return a page whose table with that first line has these rows."""
    start = page.index(f"{head}\n") + len(head) + 1
    rule, _, _ = page[start:].partition("\n")
    end = re.compile(r"\n(?!\|)").search(page, start)
    assert end, f"nothing follows the table {head!r}"
    return "\n".join([page[:start] + rule, *rows]) + page[end.start() :]


# The documents, in the README


def with_documents(readme: str) -> str:
    """Return the README with a line for each command that makes documents.

    What a line says before the titles of the documents stays as it is.
    """
    said = dict(re.findall(r"^\| `make ([a-z]+)` \| ([^*|]*)\*", readme, re.MULTILINE))
    families = groupby(catalogue(), key=lambda entree: entree.famille)
    rows = [_command(name, said.get(name, ""), list(entries)) for name, entries in families]
    return with_table(readme, "| command | documents | formats |", rows)


def _command(famille: str, said: str, entries: list[Entree]) -> str:
    titles = ", ".join(f"*{entree.titre}*" for entree in entries)
    formats = dict.fromkeys(name.upper() for entree in entries for name in entree.formats)
    return f"| `make {famille}` | {said}{titles} | {', '.join(formats)} |"


# The messages, in the guide


def with_messages(index: str) -> str:
    """Return the index of the messages, each row read from its page.

    A row stays under the title where it stands; that of a new page comes under the last one.
    """
    pages = {path.stem: path.read_text(encoding="utf-8") for path in ERRORS.glob("*-*.md")}
    listed = ROW.findall(index)
    gone = [code for code in listed if code not in pages]
    for code in gone:
        index = re.sub(rf"^\| \[`{code}`\].*\n", "", index, flags=re.MULTILINE)
    index = ROW.sub(lambda found: _message(found[1], pages[found[1]]), index)
    new = [_message(code, pages[code]) for code in sorted({*pages} - {*listed})]
    return "\n".join([index.rstrip("\n"), *new]) + "\n"


def _message(code: str, page: str) -> str:
    title, _, _ = page.partition("\n")
    stops, warns = (f"**{word}" in page.lower() for word in ("erreur", "avertissement"))
    how = "selon le cas" if stops and warns else "erreur" if stops else "avertissement"
    return f"| [`{code}`]({code}.md) | {title.split(' : ', 1)[1]} | {how} |"


# The blocks of the convention, in the guide


def with_blocks(page: str) -> str:
    """Return the page of the articles with a row for each block of the convention, and its number.

    The words of a row stay as they are; those of a new block are its title.
    """
    plan = load_plan(templates_folder() / "convention" / "plan.yaml")
    said = dict(re.findall(r"^\| `([a-z-]+)` \| (.*?) \| `[^`]*\.j2` \|$", page, re.MULTILINE))
    numbered = _numbered()
    rows = []
    for bloc in plan.blocs:
        number, title = numbered.get(bloc.id, ("", bloc.id))
        words = re.sub(r"^(article|annexe) \d+, ", "", said.get(bloc.id, title))
        place = bloc.gabarit.removeprefix("convention/")
        rows.append(f"| `{bloc.id}` | {', '.join(filter(None, (number, words)))} | `{place}` |")
    return with_table(page, "| Bloc | Contenu | Modèle, dans `templates/convention` |", rows)


def _numbered() -> dict[str, tuple[str, str]]:
    """Return « article 4 » and its title for each part of the example that has a number."""
    (piece,) = prepare(ROOT / "sources" / "exemple", ["convention"]).pieces
    return {
        section.id: (minuscule(section.number), minuscule(inline_text(section.title)))
        for section in sections(piece.document.blocks)
    }
