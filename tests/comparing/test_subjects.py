"""The particular matters that a text names, in the words that different letters have for them."""

from __future__ import annotations

import pytest

from ofsted_report.comparing.subjects import SUBJECTS, subjects_of

WORDINGS = {
    "adoption": "adoption, adopters, adoptive parents, adopted children",
    "advocacy and independent visitors": "advocacy, an advocate, independent visitors",
    "allegations against professionals": "allegations against staff, the designated officer, the LADO",
    "caseloads and workloads": "caseloads, the workload",
    "children missing from home or care": "return home interviews, missing from care, children who go missing",
    "children placed with parents": "placed at home with their parents, placement with parents",
    "corporate parenting": "corporate parents, corporate parenting",
    "disabled children": "disabled young people, children with disabilities, children with a disability",
    "domestic abuse": "domestic abuse, domestic violence",
    "education, employment and training": "education, employment or training; training or in employment and education",
    "electronic records": "electronic case records, electronic recording, electronic systems",
    "exploitation": "exploitation, sexually exploited children, criminally exploited children, CSE",
    "family and friends as carers": "connected persons, connected carers, kinship, friends and family, family and friends",
    "family finding and matching": "family finding, matching",
    "independent reviewing officers": "an independent reviewing officer, IROs",
    "life-story work": "life-story work, a life journey, life histories",
    "management oversight and supervision": "management grip, managerial direction, managers’ oversight, supervision",
    "neglect": "neglect, neglected children",
    "pathway plans": "pathway plans, pathway planning",
    "performance information":
        "performance data, performance management information, performance indicators, performance reporting, datasets",
    "permanence": "permanence, permanency",
    "personal education plans": "personal education plans, PEPs",
    "pre-birth work": "pre-birth assessments, unborn babies",
    "pre-proceedings": "the public law outline, the PLO, pre-proceedings",
    "private fostering": "private fostering, privately fostered children",
    "quality assurance and audit": "quality assurance, audits, auditing",
    "special guardianship": "special guardians, special guardianship",
    "strategy meetings": "strategy meetings, strategy discussions",
    "sufficiency of homes":
        "sufficiency; the choice and range of placements; the availability of suitable accommodation; placement choice; "
        "local homes; local placements",
    "unregistered homes":
        "unregistered children’s homes, unregulated settings, unregistered provision, unregulated placements",
}  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "wording"),
    [(name, each.strip()) for name, text in WORDINGS.items()
     for each in text.split("; " if ";" in text else ", ")],
)  # fmt: skip
def test_each_wording_of_a_subject_names_it(subject: str, wording: str) -> None:
    """Two lists that word it differently are shown side by side."""
    assert subject in subjects_of(wording)


def test_every_subject_of_the_table_here_is_a_subject() -> None:
    """A name that was changed there would test nothing."""
    assert set(WORDINGS) <= {name for name, _ in SUBJECTS}
