"""Which judgements of the letter a text names by their areas, in full or for short."""

from __future__ import annotations

from ofsted_report.findings.matching import plain, similarity
from ofsted_report.letter.grades import ANY_GRADE, grade_of, is_grade
from ofsted_report.letter.model import Judgement, Letter
from ofsted_report.pattern import Pattern

_AREAS = tuple(
    Pattern(pattern)
    for pattern in (
        r"\bcare\s+leavers?\b",
        r"\bchildren\s+in\s+care\b|\bchildren\s+looked\s+after\b|\blooked\s+after\s+children\b",
        r"\bhelp\s+and\s+protection\b",
        r"\badoption\b",
        r"\bleaders(?:hip)?\b",
        r"\boverall\b",
    )
)
"""What an area of judgement is called for short."""
_SAME_AREA = 0.6
"""Share of common words from which two names are of the same area."""


def graded(letter: Letter) -> list[Judgement]:
    """Return the judgements that are grades."""
    return [judgement for judgement in letter.judgements if is_grade(judgement.grade)]


def grade_key(text: str) -> str:
    """Return a normal form: equal for 'Requires improvement to be good' and 'require improvement'."""
    known = grade_of(text)
    return known[0] if known else text.strip(" ().").lower()


def area_key(text: str) -> str:
    """Return a normal form of an area's name, or of words that may have it in them."""
    return plain(text).lower()


def is_overall(judgement: Judgement) -> bool:
    """Whether it is the one on the services as a whole."""
    return judgement.area.lower().startswith("overall")


def named_areas(text: str, letter: Letter) -> list[Judgement]:
    """Return the judgements whose areas the text names: in full, else in similar words, else for short."""
    return named_in_full(text, letter) or _named_alike(text, letter) or named_for_short(text, letter)


def named_in_full(text: str, letter: Letter) -> list[Judgement]:
    """Return the judgements whose whole area is in the text."""
    key = area_key(text)
    return [judgement for judgement in graded(letter) if area_key(judgement.area) in key]


def named_for_short(text: str, letter: Letter) -> list[Judgement]:
    """Return the judgements of which the text has the word that tells their areas apart: 'care leavers'."""
    short = [pattern for pattern in _AREAS if pattern.search(text.lower())]
    return [each for each in graded(letter) if any(pattern.search(each.area.lower()) for pattern in short)]


def _named_alike(text: str, letter: Letter) -> list[Judgement]:
    stripped = ANY_GRADE.sub("", area_key(text)).strip(" :–—-()")
    return [each for each in graded(letter) if similarity(stripped, each.area) >= _SAME_AREA]
