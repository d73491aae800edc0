"""Deadlines of a convention on its way to the signature, computed from its sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ctg_docs.composing.facts.transmission import ActeSuivi, Transmission
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.document.words import inline_text
from ctg_docs.french.dates import date_longue, jours_francs_requis
from ctg_docs.french.numbers import compte
from ctg_docs.model.assemblees import habitants, regime_de
from ctg_docs.model.convention import Convention


def deadlines(convention: Convention, vue: Vue) -> Iterator[str]:
    """Yield the last day of the notice of each sitting, then that to transmit its act."""
    lines = [line for line in Transmission(vue).lignes if line.etape.attendue]
    for line in lines:
        yield from _notice(convention, line)
    for line in lines:
        yield from _sending(vue, line)


def _notice(convention: Convention, line: ActeSuivi) -> Iterator[str]:
    """Yield the last day of a notice, with its clear days (CGCT, art. L. 2121-11, L. 2121-12)."""
    seance, partie = line.etape.seance, line.etape.partie
    people = habitants(partie, convention.territoire)
    if seance is None or seance.date is None or seance.date_convocation or people is None:
        return
    if not regime_de(seance, partie, convention.territoire).convocation:
        return
    wanted = jours_francs_requis(people)
    last = seance.date - timedelta(days=wanted + 1)
    clear = compte(wanted, "jour franc", "jours francs")
    body = inline_text(line.acte.assemblee_entiere)
    yield f"convoquer {body} le {date_longue(last)} au plus tard ({clear} avant la séance)"


def _sending(vue: Vue, line: ActeSuivi) -> Iterator[str]:
    """Yield the day by which an act is transmitted and published: that of the signature."""
    step = line.etape
    if vue.signee_le is None or not step.soumise or (step.transmise and step.publiee):
        return
    body = inline_text(line.acte.assemblee_entiere)
    day = date_longue(vue.signee_le)
    yield f"transmettre et publier l’acte pris par {body} le {day} au plus tard, pour signer"
