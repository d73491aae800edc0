"""A convention as those who signed it first knew it, whatever its avenants made of it since."""

from __future__ import annotations

from ctg_docs.model.convention import Convention


def signed_by(today: Convention, signed: Convention) -> Convention:
    """Return the convention of today with the parties, and the people, of the version signed."""
    people = {person.id: person for person in (*today.personnes, *signed.personnes)}
    parties = {
        "parties": signed.parties,
        "groupes": signed.groupes,
        "personnes": tuple(people.values()),
    }
    changed: Convention = today.model_copy(update=parties)
    return changed
