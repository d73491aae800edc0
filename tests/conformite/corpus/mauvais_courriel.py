"""Bad messages, each one change away from a good one."""

from __future__ import annotations

from email import message_from_bytes, policy

from conformite.corpus.mauvais import Mauvais, tronquer


def _message(nom: str, avant: bytes, apres: bytes, attendu: str) -> Mauvais:
    def changer(contenu: bytes) -> bytes:
        assert avant in contenu, avant
        return contenu.replace(avant, apres, 1)

    return Mauvais(nom, ".eml", changer, {"message": attendu})


def _page(nom: str, avant: str, apres: str, attendus: dict[str, str]) -> Mauvais:
    """Make a message whose page has one change."""

    def changer(contenu: bytes) -> bytes:
        courriel = message_from_bytes(contenu, policy=policy.SMTP)
        page = courriel.get_body(("html",))  # type: ignore[attr-defined]
        mots = page.get_content()
        assert avant in mots, avant
        mots = mots.replace(avant, apres, 1)
        page.set_content(mots, subtype="html", cte="quoted-printable")
        return courriel.as_bytes()

    return Mauvais(nom, ".eml", changer, attendus)


MAUVAIS = (
    Mauvais("coupe", ".eml", tronquer, {"message": "Defect"}),
    _message("sans-objet", b"Subject: ", b"X-Objet: ", "sans objet"),
    _message("pret-a-partir", b"X-Unsent: 1", b"X-Unsent: 0", "X-Unsent"),
    _message("de-quelqu-un", b"X-Unsent", b"From: caf@example.org\r\nX-Unsent", "dit From"),
    _message("fins-de-ligne", b"\r\n", b"\n", "CR LF"),
    _message("longue-ligne", b"X-Unsent", b"X-Long: " + b"a" * 80 + b"\r\nX-Unsent", "signes"),
    _message("autre-jeu", b'charset="utf-8"', b'charset="cp1252"', "cp1252"),
    _message("une-forme", b"/alternative", b"/mixed", "deux formes"),
    _message("trop-lourd", b"\r\n\r\n", b"\r\n\r\n" + (b"a" * 76 + b"\r\n") * 1500, "octets"),
    _page(
        "image-du-reseau",
        "cid:image-1",
        "https://caf.example/1.png",
        {"message": "appelée d’ailleurs"},
    ),
    _page("image-oubliee", 'src="cid:image-1"', "", {"message": "non montrée"}),
    _page("feuille-de-style", "<p", "<style>p { color: red }</style><p", {"message": "<style"}),
    _page("image-sans-texte", " alt=", " data-texte=", {"vnu": "alt", "axe": "image-alt"}),
)
