"""What the texts to the press say of a convention, as pure functions of its view."""

from ctg_docs.composing.families.presse.vue import Presse

__all__ = ["Presse"]
