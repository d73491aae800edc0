"""Sources damaged on purpose: each number gives a territory, the same every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

Files = dict[str, bytes]

VALUES = (
    *("", "~", "0", "-1", "1e999", "9" * 400, "3.000 €", "0x1F", ".inf", "no", "oui", "2024-02-30"),
    *("31/12/99999", "25:61", "2A", "99999", "../../../etc/passwd", "/dev/zero", "file:///x"),
    *("[a, b]", "{a: b}", "[[[[]]]]", "|", ">", "&a", "*a", "!!python/name:os.system", "<<: *a"),
    *(
        '"\\0"',
        '"\\ud800"',
        '"\\u202e"',
        "'",
        '"',
        "{{ 7 * 7 }}",
        "{% for x in y %}",
        "#",
        "%",
        "@",
    ),
    *(
        "😀" * 40,
        "e\u0301" * 40,
        "<script>",
        "<b>x",
        "![x](y)",
        "[x](javascript:alert(1))",
        "[](#x)",
    ),
    *("**", "_", "| a | b |", "1. a", "- a", "# titre", "`x`", "a\\", "http://", "CAF", "A" * 700),
    *("Ã©", "\ufffd", "\u2028", "[à préciser]", "à compléter", "de le", "Mme", "caf", "commune"),
)
"""What nobody expects where a value is due."""
SPLINTERS = (
    *(
        b"\x00",
        b"\xff",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\r",
        b"\t",
        b"\x1b[2J",
        b"\x85",
    ),
    *(b":", b": ", b"- ", b"#", b" #", b"'", b'"', b"[", b"]", b"{", b"}", b"|", b">", b"&", b"*"),
    *(b"!", b"%", b"@", b"`", b"?", b"? ", b"---\n", b"...\n", b"\n\n", b"  ", b"\xc2\xa0", b","),
)
"""Bytes that mean something to one reader or another."""
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1252", "mac_roman", "utf-8-sig", "cp850")
NAMES = (
    "a.yml",
    "copie.yaml",
    "~$parties.yaml",
    "parties.yaml.txt",
    "é.yaml",
    "x/y/z.yaml",
    ".yaml",
)


def damaged(rank: int, territories: list[Mapping[str, bytes]]) -> Files:
    """Return the files of a rank: those of a territory, with one to five faults."""
    draw = Random(rank)
    files = dict(draw.choice(territories))
    for _ in range(draw.randint(1, 5)):
        draw.choice(FAULTS)(files, draw)
    return files


def _of_lines(change: Callable[[list[str], int, Random], None]) -> Callable[[Files, Random], None]:
    """Return the fault of a file, whose lines are changed around one of them."""

    def fault(files: Files, draw: Random) -> None:
        name = draw.choice(sorted(files))
        lines = files[name].decode("utf-8", "surrogateescape").split("\n")
        change(lines, draw.randrange(len(lines)), draw)
        files[name] = "\n".join(lines).encode("utf-8", "surrogateescape")

    return fault


def _lose_lines(lines: list[str], at: int, draw: Random) -> None:
    del lines[at : at + draw.randint(1, 4)]


def _repeat_lines(lines: list[str], at: int, draw: Random) -> None:
    lines[at:at] = lines[at : at + draw.randint(1, 6)]


def _move_lines(lines: list[str], at: int, draw: Random) -> None:
    moved = [lines.pop(at) for _ in range(min(draw.randint(1, 5), len(lines) - at))]
    place = draw.randrange(len(lines) + 1)
    lines[place:place] = moved


def _shift_line(lines: list[str], at: int, draw: Random) -> None:
    margin = draw.choice(("", " ", "   ", "\t", "\u00a0", " " * 30, "- ", "– "))
    lines[at] = margin + lines[at].lstrip(" ")


def _shift_block(lines: list[str], at: int, draw: Random) -> None:
    shift = draw.choice((1, 2, 4))
    for row in range(at, min(at + draw.randint(2, 12), len(lines))):
        lines[row] = " " * shift + lines[row] if draw.random() < 0.9 else lines[row][shift:]


def _change_value(lines: list[str], at: int, draw: Random) -> None:
    key, colon, _ = lines[at].partition(":")
    lines[at] = f"{key}{colon} {draw.choice(VALUES)}"


def _change_key(lines: list[str], at: int, draw: Random) -> None:
    key, colon, value = lines[at].partition(":")
    margin = key[: len(key) - len(key.lstrip(" -"))]
    other = draw.choice(lines).strip(" -").partition(":")[0]
    name = draw.choice((other, key.strip(" -").upper(), key.strip(" -")[:-1], *VALUES[:4]))
    lines[at] = f"{margin}{name}{colon}{value}"


def _take_value(lines: list[str], at: int, draw: Random) -> None:
    """Give a key the value of another: a name for a date, an id for a sum."""
    key, colon, _ = lines[at].partition(":")
    lines[at] = f"{key}{colon}{draw.choice(lines).partition(':')[2]}"


def _nest(lines: list[str], at: int, draw: Random) -> None:
    deep = draw.choice((5, 60, 3000))
    lines[at] = f"{lines[at].partition(':')[0]}: {draw.choice('[{')}" + draw.choice("[{") * deep


def _lengthen(lines: list[str], at: int, draw: Random) -> None:
    lines[at] += draw.choice(VALUES) * draw.choice((50, 3000))


def _many_keys(lines: list[str], at: int, draw: Random) -> None:
    margin = lines[at][: len(lines[at]) - len(lines[at].lstrip(" "))]
    lines[at:at] = [f"{margin}inconnue_{rank}: x" for rank in range(draw.choice((3, 1500)))]


def _lose_bytes(files: Files, draw: Random) -> None:
    name, content = _drawn(files, draw)
    at = draw.randrange(len(content) + 1)
    files[name] = content[:at] + content[at + draw.choice((1, 5, 60, len(content))) :]


def _splinter(files: Files, draw: Random) -> None:
    name, content = _drawn(files, draw)
    for _ in range(draw.choice((1, 1, 8))):
        at = draw.randrange(len(content) + 1)
        content = content[:at] + draw.choice(SPLINTERS) * draw.choice((1, 1, 40)) + content[at:]
    files[name] = content


def _reencode(files: Files, draw: Random) -> None:
    name, content = _drawn(files, draw)
    text = content.decode("utf-8", "replace")
    files[name] = text.encode(draw.choice(ENCODINGS), "replace")


def _misread(files: Files, draw: Random) -> None:
    """Save a file as a program that took it for another encoding."""
    name, content = _drawn(files, draw)
    files[name] = content.decode(draw.choice(("cp1252", "latin-1")), "replace").encode()


def _windows_lines(files: Files, draw: Random) -> None:
    name, content = _drawn(files, draw)
    files[name] = content.replace(b"\n", draw.choice((b"\r\n", b"\r", b"\n\r")))


def _rename(files: Files, draw: Random) -> None:
    name, content = _drawn(files, draw)
    if draw.random() < 0.5:
        del files[name]
    files[draw.choice(NAMES)] = content


def _empty(files: Files, draw: Random) -> None:
    name, _ = _drawn(files, draw)
    files[name] = draw.choice((b"", b"\n", b"# rien\n", b"null\n", b"- a\n", b"texte\n"))


def _join(files: Files, draw: Random) -> None:
    name, content = _drawn(files, draw)
    files[name] = content + draw.choice((b"", b"\n", b"---\n")) + files[draw.choice(sorted(files))]


def _drawn(files: Files, draw: Random) -> tuple[str, bytes]:
    name = draw.choice(sorted(files))
    return name, files[name]


FAULTS = (
    *map(_of_lines, (_lose_lines, _repeat_lines, _move_lines, _shift_line, _shift_block)),
    *map(_of_lines, (_change_value, _change_value, _change_key, _take_value, _take_value)),
    *map(_of_lines, (_nest, _lengthen, _many_keys)),
    *(_lose_bytes, _splinter, _reencode, _misread, _windows_lines, _rename, _empty, _join),
)
