"""Words at the foot of each page, beside its number, as rules of the style sheet."""

from __future__ import annotations

from ctg_docs.document.theme import Theme


def foot_rule(words: str, theme: Theme) -> str:
    """Return the rules that put words at the left of the foot of every page but the cover."""
    said = "".join(f"\\{ord(sign):x} " for sign in words)
    sizes = theme.tailles
    return (
        f'@page {{ @bottom-left {{ content: "{said}"; width: 75%; vertical-align: top; '
        f"padding-top: 7mm; color: {theme.couleurs.discret}; "
        f'font: {sizes.petit}pt/{sizes.petit_interligne}pt "{theme.texte.famille}" }} '
        "@bottom-right { width: 25% } } "
        "@page couverture { @bottom-left { content: none } }"
    )
