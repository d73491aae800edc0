"""Random edits of a document that was sent: each is found, at its path, and nowhere else.

`CTG_RELECTURES=500` tries as many; the suite tries a few.
"""

import os
import random
import shutil
from dataclasses import dataclass

import pytest
from document_relu import W, adding_after, built, edited, like_run, spaced, tracked
from tableau_rempli import sources

from ctg_docs.importing.relecture.lines import returned_lines
from ctg_docs.importing.word.opening import package_of
from ctg_docs.importing.word.paragraphs import read_paragraphs
from ctg_docs.pipeline.reviewing import received, review, sent_lines

EDITS = int(os.environ.get("CTG_RELECTURES", "24"))
TOGETHER = 12
KINDS = ("remplace", "suivi", "insere", "ote", "paragraphe", "maison")
LEAST_WORDS = 5


@dataclass
class Edit:
    """An edit: its kind, the rank of the line that it changes, the path that it must reach."""

    kind: str
    rank: int
    path: tuple


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """Give a territory, its convention as a Word file, and its lines with what they say."""
    territory = sources(tmp_path_factory.mktemp("envoi"))
    content = built(territory)
    path = territory.parent.parent / "convention.docx"
    path.write_bytes(content)
    with received(path) as one:
        return territory, content, sent_lines(one.sent)


def nodes(root, lines):
    """The paragraph of each line, None for those that have no letter."""
    left = iter([*root.iter(f"{W}p")])
    return [
        next(p for p in left if letters(words_of(p)) == letters(line.text))
        if letters(line.text)
        else None
        for line in lines
    ]


def words_of(paragraph):
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t"))


def letters(text):
    return "".join(filter(str.isalpha, text))


def chosen(lines, kinds, chance):
    """An edit of each kind, each on a line and a path of its own."""
    used, edits = set(), []
    for kind in kinds:
        ranks = [n for n, line in enumerate(lines) if fits(line, kind) and n not in used]
        chance.shuffle(ranks)
        for rank in ranks:
            path = next(iter(lines[rank].paths), ())
            near = {n for n in used if abs(n - rank) < 3}
            if near or any(path and path == edit.path for edit in edits):
                continue
            used.add(rank)
            edits.append(Edit(kind, rank, path))
            break
    return edits


def fits(line, kind):
    """Whether a line may be edited in this way."""
    owners = {line.owner(n).kind for n in range(len(line.words))}
    if kind == "maison":
        return owners == {"maison"} and word_of(line) is not None
    if line.whole is None or owners != {"valeur"} or word_of(line) is None:
        return False
    if kind != "paragraphe":
        return True
    return line.whole.path[-1] in ("description", "texte", "preambule", "introduction") or (
        isinstance(line.whole.path[-1], int) and line.paragraph.nature.item is not None
    )


def word_of(line):
    """A long word in the middle of a line, which it says once; None when it has none."""
    long = [w.key for w in line.words[1:-1] if w.key.isalpha() and len(w.key) > 3]
    once = [key for key in long if line.text.count(key) == 1 and key.islower()]
    return once[len(once) // 2] if len(long) >= LEAST_WORDS and once else None


def change(root, edits, lines):
    """Make the edits in the text of a Word file."""
    found = nodes(root, lines)
    for edit in edits:
        node, line = found[edit.rank], lines[edit.rank]
        word = word_of(line)
        run = next(t for t in node.iter(f"{W}t") if word in t.text).getparent()
        text = run.find(f"{W}t")
        match edit.kind:
            case "remplace" | "maison":
                text.text = text.text.replace(word, "zorglubien")
            case "insere":
                text.text = text.text.replace(word, f"{word} vraiment zorglubien")
            case "ote":
                text.text = text.text.replace(f"{word}", "").replace("  ", " ")
            case "suivi":
                start, _, end = spaced(text.text).partition(word)
                for piece in (
                    like_run(run, start),
                    tracked("del", like_run(run, word)),
                    tracked("ins", like_run(run, "zorglubien")),
                    like_run(run, end),
                ):
                    run.addprevious(piece)
                run.getparent().remove(run)
            case "paragraphe":
                adding_after(node, f"Une suite zorglubienne, la {edit.rank}e")


def asked(suggestion):
    return (suggestion.state, suggestion.path.count("."))


@pytest.mark.parametrize("seed", range(max(EDITS // TOGETHER, 1)))
def test_random_edits_come_to_their_values_and_to_no_other(sent, seed, tmp_path):
    territory, content, lines = sent
    chance = random.Random(seed)
    edits = chosen(lines, [KINDS[n % len(KINDS)] for n in range(TOGETHER)], chance)
    assert len(edits) == TOGETHER
    returned = edited(content, lambda root: change(root, edits, lines))
    shutil.copytree(territory.parent, tmp_path / "sources")
    folder = tmp_path / "sources" / territory.name
    path = tmp_path / "convention.docx"
    path.write_bytes(returned)
    with received(path) as one:
        outcome = review(one, folder)
    told = {(s.state, s.before, s.after): s for s in outcome.proposals}
    assert len(told) == len(outcome.proposals) == TOGETHER, [str(edit) for edit in edits] + [
        str(s) for s in outcome.proposals
    ]
    assert [s.state for s in outcome.proposals].count("repris") == TOGETHER - sum(
        edit.kind == "maison" for edit in edits
    ), [str(s) for s in outcome.proposals if s.state != "repris"]
    for name, text in outcome.files.items():
        (folder / name).write_bytes(text.encode())
    came = returned_lines(read_paragraphs(package_of(returned, "")))
    again = returned_lines(read_paragraphs(package_of(built(folder), "")))
    said = {bare(line) for line in again}
    former = {line.keys for line in lines}
    new = [line for line in came if line.keys not in former]
    taken = [line for line in new if bare(line) in said]
    assert len(new) - len(taken) == sum(edit.kind == "maison" for edit in edits), [
        line.text for line in new if bare(line) not in said
    ]


def bare(line):
    """The words of a line, without the sign that ends an item."""
    return tuple(key for key in line.keys if key[0].isalnum())
