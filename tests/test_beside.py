"""Which files belong to a letter, and what they say of its state."""

from ofsted_report.beside import Beside, letters, state

FILES = (
    "visit.pdf",
    "visit.corrections.toml",
    "visit-findings.toml",
    "visit-meeting.toml",
    "visit-report.docx",
    "visit-report-2.docx",
    "visit-report.docx.check.json",
    "visit-report-pack.pdf",
    "visit-report-checked.docx",
    "other.docx",
    "~$visit-report.docx",
    "council.toml",
)


def test_what_was_made_for_a_letter_is_no_letter():
    assert letters(FILES) == ("other.docx", "visit.pdf")


def test_a_pdf_whose_name_ends_in_report_is_a_letter_of_its_own():
    """Ofsted's own inspection reports are called so."""
    assert letters(("anyshire.pdf", "anyshire-report.pdf")) == ("anyshire-report.pdf", "anyshire.pdf")


def test_the_state_is_what_stands_beside_it():
    made = state("visit.pdf", FILES)
    assert made.steps == ("chosen", "built", "checked")
    assert made.corrected
    assert made.reports == ("visit-report-2.docx", "visit-report.docx")
    assert made.checks == ("visit-report.docx.check.json",)
    assert state("other.docx", FILES).steps == ()


def test_a_result_without_its_report_counts_for_nothing():
    assert state("visit.pdf", ("visit.pdf", "visit-report.docx.check.json")).steps == ()


def test_the_letter_is_not_its_own_report():
    assert not Beside("visit-report.docx").is_own("visit-report.docx")


def test_a_report_about_another_letter_is_no_step_of_this_one():
    made = state("visit.pdf", FILES, others=["visit-report.docx"])
    assert (made.reports, made.checks) == (("visit-report-2.docx",), ())
    assert made.of_others == ("visit-report.docx",)
