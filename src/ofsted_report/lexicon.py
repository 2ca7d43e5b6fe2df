"""The closed classes of words that rules are composed of: dates, numbers, grades, posts, inspectorates, councils, bullets,
footnote marks.

Each class is defined once, as a tuple of words or as the source of a pattern that captures nothing; a form that letters
print and no rule knows yet (a month that is spelt wrong) is added here. Spaces in patterns are `\\s+`, so that they can be
used in verbose patterns and over line ends; `one_of` makes a pattern of a tuple.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words; white space in them may be of any length.

    >>> one_of(("City", "County of"))
    '(?:City|County\\\\s+of)'
    """
    return f"(?:{'|'.join(words)})".replace(" ", r"\s+")


# Dates

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = one_of(WEEKDAYS)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
)  # fmt: skip
MONTH = one_of(MONTHS)
"""A month in full."""
MONTH_NUMBERS = MappingProxyType(
    {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
    | {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
    | {"sept": 9}
)
"""Every spelling of a month that is read, in lower case, with its number from 1."""
MONTH_AS_PRINTED = one_of((*map(str.capitalize, MONTH_NUMBERS), *map(str.upper, MONTH_NUMBERS)))
"""A month in any spelling."""
ORDINALS = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
ORDINAL_ENDING = "(?:st|nd|rd|th)"
"""Behind a number in figures: '2nd'."""

YEAR = r"(?:19|20)\d\d"

# Numbers

NUMBERS = tuple(
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty".split()
)
"""In words, each at its own index."""

# Grades

REQUIRES_IMPROVEMENT = r"requires?\s+improvement(?:\s+to\s+be\s+good)?"
GRADE_SCALE = MappingProxyType(
    {
        "Inadequate": "inadequate",
        "Requires improvement": REQUIRES_IMPROVEMENT,
        "Good": "good",
        "Outstanding": "outstanding",
    }
)
"""The grades since 2013, from the lowest, each with the pattern of its printed form."""
GRADE_WORDS = ("outstanding", "good", "inadequate", "adequate", "satisfactory")
"""The grades that are one word; 'adequate' was given until 2013, 'satisfactory' until 2009."""
GRADES = f"(?:{REQUIRES_IMPROVEMENT}|{'|'.join(GRADE_WORDS)})"
"""Any grade as printed."""

# People

TITLES = (
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Dr",
    "Professor",
    "Prof",
    "Sir",
    "Dame",
    "Lord",
    "Lady",
    "Cllr",
    "Councillor",
)
HONOURS = ("OBE", "CBE", "MBE", "DBE", "KBE", "QPM", "KPM", "QFSM", "DL", "CB", "BEM")
NAME_PARTICLES = tuple("al bin bint da das de del della den der di do dos du el ibn la le ten ter van von y zu".split())
"""Words in small letters within a name: 'van der Berg'."""
MAJESTYS = r"(?:Her|His)\s+Majesty[’']?s?"
STAFF_POSTS = (
    "Director", "Executive", "Officer", "Manager", "Advis[eo]r", "Analyst", "Consultant", "Specialist", "Co-?ordinator"
)  # fmt: skip
"""Posts that are nobody's surname."""
POSTS = (
    *STAFF_POSTS, "Chief", "Head", "Lead", "Leader", "Chair", "Commissioner", "Secretary", "Superintendent", "Constable",
    "Commander", "Principal", "Nurse", "Mayor", "Scrutineer"
)  # fmt: skip
"""Nouns of the posts of people to whom letters are addressed."""
RANKS = (
    "Interim", "Acting", "Deputy", "Assistant", "Executive", "Designated", "Independent", "Divisional", "Regional", "Strategic"
)  # fmt: skip
"""Words before the noun of a post."""
INSPECTORS_RANKS = (
    "Senior", "Lead", "Deputy", "Team", "Associate", "Additional", "Contracted", "Seconded", "Shadow", "Supernumerary",
    "Trainee"
)  # fmt: skip
"""Words before 'inspector' that say which part the person has."""
REMITS = ("Social care", "Regulatory", "Education", "Schools?", "Early years", "Health")
"""Words before or after 'inspector' that say what the person inspects."""

# Bodies

INSPECTORATES = ("Ofsted", "Care Quality Commission", "CQC", "HMICFRS", "HMIP", "HMI Probation", "Estyn", "ISI")

# Councils

COUNCIL_RANKS = ("London", "Royal", "Metropolitan")
"""Words before 'Borough of' in a council's name."""
BOROUGH_OF = rf"(?:{one_of(COUNCIL_RANKS)}\s+)*Borough\s+of"
COUNCIL_KINDS = (*COUNCIL_RANKS, "City", "County", "Borough", "District", "Unitary")
"""Words before 'Council' in a council's name."""
COUNCIL_INITIALS = ("MBC", "LBC", "BC", "CC")
COUNCIL_BUILDINGS = ("House", "Office", "Building", "Chamber")
"""Behind 'Council' they are an address, and no council."""

# Lists

PLACEHOLDER_WORDS = (
    r"Click (?:or tap )?(?:here )?to (?:enter|add|insert) (?:text|a date)|Choose an item|Insert (?:date|name|text) here"
)
"""What a field of a Word form says until somebody fills it in, as a pattern."""
BULLETS = "◼■◾▪▫□☐❑❖◆♦●•◦○‣⁃∙·➢➤►▶✓✔\uf06e\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf071\uf0a8\uf0a0\u274f"
"""Characters that are a bullet wherever a line begins with them; the private ones are Wingdings' and Symbol's."""
DASHES = "–—−‒⎯―\u0335\u0336\uf02d\uf0be\u23bb-"
"""Characters that are a bullet where a list is known to be: mostly of sub-items."""

# Footnote marks

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_SUPERSCRIPTS = str.maketrans("0123456789", SUPERSCRIPTS)
FROM_SUPERSCRIPTS = str.maketrans(SUPERSCRIPTS, "0123456789")
