"""What the project set itself to reach, as ratios of figures of one run."""

from __future__ import annotations

from dataclasses import dataclass

from bench import atelier, comparing, imports, peers, startup

_GROWTH = "the time of the tenth"
_SECOND, _MEGABYTE = "one second", "one megabyte"


@dataclass(frozen=True)
class Aim:
    """A ratio to keep under a bound, or above it with `least`."""

    job: str
    figure: str
    reference: str
    bound: float
    least: bool = False
    """Whether the ratio must be at least the bound, instead of at most."""

    def row(self, figures: dict[str, float]) -> list[str]:
        """Return the line of the table: the bound, the ratio, and whether it is reached."""
        sign = "≥" if self.least else "≤"
        wanted = f"{sign} {self.bound:g} × {self.reference}"
        # A growth is a ratio already, a time one to a second, a memory one to a megabyte.
        given = {**figures, _GROWTH: 1.0, _SECOND: 1.0, _MEGABYTE: 1.0}
        measured, base = given.get(self.figure), given.get(self.reference)
        if measured is None or not base:
            return [self.job, wanted, "–", "not measured"]
        ratio = measured / base
        reached = ratio >= self.bound if self.least else ratio <= self.bound
        return [self.job, wanted, f"{ratio:.2f}", "reached" if reached else "**missed**"]


AIMS = (
    Aim("nothing to do, all shipped territories", startup.NOTHING, startup.PASS, 6),
    Aim("`ctg verifier` on `exemple`, nothing changed", startup.VERIFIER, startup.PASS, 20),
    Aim("`ctg verifier` on `exemple`, all composed", startup.AFRESH, startup.PASS, 20),
    Aim("one action edited, DOCX + PDF", "ctg typst, one action edited", peers.LIBREOFFICE, 0.5),
    Aim("cold, DOCX + PDF, Typst", "ctg typst, DOCX + PDF, cold", peers.LIBREOFFICE, 0.6),
    Aim("cold PDF, Typst", "ctg typst, PDF, cold", peers.TYPST, 1.5),
    Aim("cold PDF, WeasyPrint", "ctg weasyprint, PDF, cold", peers.PANDOC_WEASYPRINT, 0.8),
    Aim("DOCX", "ctg typst, DOCX, cold", peers.DOCXTPL, 1.2),
    Aim("a plan of 300 actions imported", imports.PLAN, _SECOND, 2),
    Aim("a reviewed convention of 58 pages taken back", imports.REVIEW, _SECOND, 3),
    Aim("two versions of 58 pages, their report", comparing.REPORT, _SECOND, 0.5),
    Aim("58 pages marked in Word, all loaded", comparing.MARKED, _SECOND, 2),
    Aim("pages × 10, the slowest writer to grow", "growth", _GROWTH, 11),
    Aim(
        "1 worker against 2, all territories",
        "1 worker, all territories",
        "2 workers, all territories",
        1.8,
        least=True,
    ),
    Aim(
        "memory, many territories",
        "MB after all territories",
        "MB after some territories",
        1.3,
    ),
    Aim("keystroke, its words in the preview", atelier.AT_ONCE, _SECOND, 0.5),
    Aim("keystroke, the composed preview", atelier.COMPOSED, _SECOND, 0.5),
    Aim("memory of the atelier, 200 edits", atelier.MEMORY, _MEGABYTE, 400),
)
HEAD = ("job", "aim", "ratio", "")
