"""Particular matters that Ofsted names again and again, under the names that they go by.

Two items that name one of them are shown side by side though their wording differs: 'private fostering arrangements'
then, 'children who live in private fostering' now. Only matters that are narrow enough to be one thing are here: 'plans',
'assessments' or 'practice' are named in nearly every list and would put everything beside everything.
"""

from __future__ import annotations

import re

from ofsted_report.pattern import Pattern

SUBJECTS: tuple[tuple[str, Pattern], ...] = tuple(
    (name, Pattern(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for name, pattern in (
        ("adoption", r"adopt(?:ion|ers?|ive|ed)"),
        ("advocacy and independent visitors", r"advoca(?:cy|tes?)|independent visitors?"),
        ("allegations against professionals", r"allegations? against|designated officer|LADO"),
        ("caseloads and workloads", r"(?:case|work)loads?"),
        (
            "children missing from home or care",
            r"return home interviews?|missing from (?:home|care)|go(?:es|ing)? missing",
        ),
        ("children placed with parents", r"placed (?:at home )?with (?:their )?parents|placement with parents"),
        ("corporate parenting", r"corporate parent(?:s|ing)?"),
        ("disabled children", r"disabled (?:children|young people)|children with (?:a )?disabilit(?:y|ies)"),
        ("domestic abuse", r"domestic (?:abuse|violence)"),
        ("early help", r"early help"),
        ("edge of care", r"edge of care"),
        (
            "education, employment and training",
            r"(?:education|employment|training)(?:,? (?:or|and) (?:in )?|, )"
            r"(?:employment|training)(?:,? (?:or|and) (?:education|training|employment))?",
        ),
        ("electronic records", r"electronic (?:\w+ ){0,3}(?:records?|recording|systems?)"),
        ("exploitation", r"exploitation|(?:sexually|criminally) exploited|CSE"),
        (
            "family and friends as carers",
            r"connected (?:persons?|carers?)|kinship|(?:friends and family|family and friends)",
        ),
        ("family finding and matching", r"family[- ]finding|matching"),
        ("health assessments", r"health assessments?"),
        ("health histories", r"health histor(?:y|ies)"),
        ("homelessness", r"homeless(?:ness)?"),
        ("independent reviewing officers", r"independent reviewing officers?|IROs?"),
        ("life-story work", r"life[- ](?:story|journey)|life histor(?:y|ies)"),
        (
            "management oversight and supervision",
            r"(?:management|managerial|managers['’]) (?:oversight|grip|direction)"
            r"|supervision",
        ),
        ("neglect", r"neglect(?:ed)?"),
        ("pathway plans", r"pathway plan(?:s|ning)?"),
        (
            "performance information",
            r"performance (?:management )?(?:information|data|indicators|reporting)|data ?sets?",
        ),
        ("permanence", r"permanen(?:ce|cy)"),
        ("personal education plans", r"personal education plans?|PEPs?"),
        ("pre-birth work", r"pre-birth|unborn"),
        ("pre-proceedings", r"public law outline|PLO|pre-proceedings?"),
        ("private fostering", r"private(?:ly)? foster(?:ing|ed)"),
        ("quality assurance and audit", r"quality[- ]assurance|audit(?:s|ing)?"),
        ("special guardianship", r"special guardian(?:s|ship)?"),
        ("strategy meetings", r"strategy (?:meetings?|discussions?)"),
        (
            "sufficiency of homes",
            r"sufficiency|(?:range|choice|availability)(?: and (?:range|choice|availability))?"
            r" of (?:\w+ ){0,2}(?:placements?|homes|accommodation)|placement choice|local (?:placements|homes)",
        ),
        ("thresholds", r"thresholds?"),
        ("unaccompanied asylum-seeking children", r"asylum[- ]seeking"),
        (
            "unregistered homes",
            r"un(?:registered|regulated) (?:\w+['’]?s? ){0,2}(?:homes|placements|settings|provision)",
        ),
        ("young carers", r"young carers?"),
    )
)


def subjects_of(text: str) -> tuple[str, ...]:
    """The particular matters that a text names, in the table's order.

    >>> subjects_of("The take-up, timeliness and impact of return home interviews.")
    ('children missing from home or care',)
    """
    return tuple(name for name, pattern in SUBJECTS if pattern.search(text))
