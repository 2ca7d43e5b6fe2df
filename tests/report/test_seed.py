"""The real letter of the seed makes a report with every part of the real one.

The texts compared stand beside the project, never in it; without them the tests are skipped.
"""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from ofsted_report.letter.parse import read_letter
from ofsted_report.rendering.markdown import render_markdown
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import ContactOfficer, DemocraticServices, Meeting, Settings

SHARED = Path(os.environ.get("OFSTED_REPORT_SHARED", Path(__file__).resolve().parents[3] / "shared"))
SEED = SHARED / "seed"
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the real letter and report are not at hand")


@pytest.fixture(scope="module")
def real():
    """The real report's text, with straight quotes and single spaces."""
    return normal((SEED / "committee-report.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def letter():
    return read_letter(SEED / "monitoring-visit-letter.pdf")


@pytest.fixture(scope="module")
def report(letter, real):
    """Built with what the officer knew: the values are taken from the real report, never written here."""
    from ofsted_report.findings.choose import choose_findings

    def told(label):
        return re.search(
            rf"{label}:\s*(.+?)(?=\s(?:Title|Committee date|Author|Contact officer|Cabinet Member sign-off|Purpose)\b)",
            real,
        )[1]

    day = re.search(r"(\d+) January (\d{4})", told("Committee date"))
    services = DemocraticServices(
        telephone=re.search(r"telephone \(to ([\d ]+)\)", real)[1],
        email=re.search(r"e-mail to (\S+@\S+)", real)[1].rstrip("."),
    )
    settings = Settings(
        committee=re.search(r"Report to the (.+?) Title:", real)[1],
        democratic_services=services,
        contact_officers=(ContactOfficer(name=told("Contact officer"), telephone="01234 567890"),),
    )
    meeting = Meeting(
        committee_date=date(int(day[2]), 1, int(day[1])),
        agenda_item="9",
        title=told("Title"),
        author=told("Author"),
        cabinet_member=told("Cabinet Member sign-off"),
        pages="3 - 12",
        document_to_follow=True,
    )
    return build_report(letter, choose_findings(letter), settings, meeting, today=date(2018, 12, 20))


def normal(text):
    text = text.translate(str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "–": "-"}))
    return re.sub(r"\s+", " ", text.replace("**", ""))


def words(text):
    return re.findall(r"[a-z]+", normal(text).lower())


def test_front_sheet_and_title_block_say_what_the_real_ones_say(report, real):
    front = real[: real.index("Report to the")]
    sheet = report.front_sheet
    for text in (sheet.committee, sheet.item_number, sheet.pages):
        assert normal(text.plain) in front
    assert normal(sheet.item_title.plain).upper() in front
    assert set(words("The Committee will receive an update")) <= set(words(sheet.committee_will.plain))
    assert sheet.document_to_follow in front
    assert len(sheet.contributors) == len(re.findall(r"(?:Mr|Ms|Mrs|Dr) [A-Z]", front))
    for row in report.details:
        assert normal(row.label) in real
        assert normal(row.value.plain).partition(",")[0] in real
    assert normal(report.council.plain) in real
    assert normal(report.report_to.plain) in real


def test_headings_stand_in_the_order_of_the_real_report(report, real):
    headings = [
        report.parts["purpose"],
        report.parts["background"],
        report.parts["background_papers"],
        report.parts["questions"],
    ]
    # The real one lists the appendix there too, under "Background Papers" alone.
    named = [part.heading.lower().removesuffix(" and appendices") for part in headings]
    places = [real.lower().index(heading) for heading in named]
    assert places == sorted(places)


def test_purpose_and_background_name_the_same_visit(report, real):
    visit_days = re.search(r"on \d+ and \d+ December \d{4}", real)[0]
    purpose = report.parts["purpose"].paragraphs[0].text.plain
    assert visit_days in purpose
    assert purpose.startswith("The purpose of this report is to present the Committee with the")
    before = report.parts["background"].paragraphs[0].text.plain
    assert visit_days in before
    assert "second monitoring visit" in before
    assert "second monitoring visit" in real


def test_the_areas_covered_are_the_real_a_to_d(report, real):
    theirs = re.findall(r" - ([a-d])\) (.+?)(?=,? - [b-d]\)| 3\. )", real[: real.index("4. The key findings")])
    ours = report.parts["background"].paragraphs[1].items
    assert [item.label for item in ours] == [label for label, _ in theirs] == ["a", "b", "c", "d"]
    for item, (_, text) in zip(ours, theirs, strict=True):
        assert words(item.text.plain.replace("-", " ")) == words(re.sub(r", and$|-", " ", text).strip())


def test_the_evidence_is_the_real_one_but_for_a_word(report, real):
    ours = words(report.parts["background"].paragraphs[2].text.plain)
    theirs = words(real[real.index("3. A range of") + 3 : real.index("4. The key")])
    assert len(set(theirs) - set(ours)) <= 1, "the officer wrote 'during' for 'for'"
    assert len(report.parts["background"].paragraphs) == 3


def test_key_findings_follow_as_a_lettered_list(report):
    assert "are extracts from the letter, in Ofsted’s own words" in report.parts["key_findings"].lead.plain
    assert report.findings[0].label == "a"
    assert len(report.findings) >= 10


def test_background_papers_name_the_letter_as_appendix_1(report):
    paper = report.parts["background_papers"].paragraphs[0].text.plain
    assert paper.startswith("Appendix 1: Ofsted letter")
    assert "econd monitoring visit" in paper


def test_questions_and_views_lead_to_the_same_people(report, real):
    told = " ".join(paragraph.text.plain for paragraph in report.parts["questions"].paragraphs)
    assert (
        normal(re.search(r"If you have any questions about .+? please get in touch with the Contact Officer", real)[0])
        in told
    )
    assert "please inform the Democratic Services Team by 5.00 pm on Thursday 10 January 2019" in told
    for reach in (r"telephone \(to [\d ]+\)", r"\S+@\S+"):
        assert re.search(reach, real)[0].rstrip(".") in told


def test_nothing_is_left_open_that_the_real_report_left_open(report, real):
    assert "[Date]" in real
    (guess,) = render_markdown(report).open_fields
    assert guess.label.endswith("(to be confirmed)"), "whom the letter names may contribute, or not"


def test_the_three_forms_of_the_letter_make_the_same_report(letter):
    from ofsted_report.findings.choose import choose_findings

    made = []
    for form in ("pdf", "docx", "txt"):
        other = read_letter(SEED / f"monitoring-visit-letter.{form}")
        text = render_markdown(build_report(other, choose_findings(other)), comments=False).content.decode()
        made.append(normal(text))
    assert made[0] == made[1] == made[2]
