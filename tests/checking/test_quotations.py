"""Quotations held against the letter, in reports of every form and of other hands."""

import dataclasses

import pytest

from checking.reports import accessible, paragraph_xml, run_xml, saved
from examples import example_letter, focused_letter, inspection_letter, quoted_findings, section
from ofsted_report.checking.check import check_report, compare_report
from ofsted_report.checking.passages import Mark, Passage
from ofsted_report.checking.quotations import find_quotations, left_out, originals, topics_left_out
from ofsted_report.checking.quoted_words import without_reference
from ofsted_report.errors import UsageError
from ofsted_report.letter.model import ListedItem, ListedItems, ListedPart, Place
from ofsted_report.letter.sentences import split
from ofsted_report.rendering.docx import render_docx
from ofsted_report.rendering.html import render_html
from ofsted_report.rendering.markdown import render_markdown
from ofsted_report.report.compose import build_report

LETTER = example_letter()
VERBATIM = "Most assessments describe children’s needs well."
EDITED = "However, most are too long, and fathers are often left out."
OWN = "The council has asked every school to help with this at once."
TEXT = f"""Report to the committee about Anyshire

Key findings

 a) Thresholds are understood and applied.
 b) {VERBATIM} {EDITED}
 c) {OWN}
 d) Supervision is regular.

The Director thanks her staff. Nothing of this is quoted.
"""


def verdicts(path, letter=LETTER):
    return {quotation.text: quotation.verdict for quotation in compare_report(path, letter).quotations}


def codes(path, letter=LETTER):
    return [problem.code for problem in check_report(path, letter)]


@pytest.mark.parametrize("gap", ["[…]", "[...]", "…", "(…)"])
def test_a_mark_for_sentences_passed_over_is_nobodys_words(tmp_path, gap):
    path = tmp_path / "report.txt"
    path.write_text(TEXT.replace(VERBATIM, f"{VERBATIM} {gap}"), encoding="utf-8")
    assert set(verdicts(path)) == {
        "Thresholds are understood and applied.",
        VERBATIM,
        EDITED,
        OWN,
        "Supervision is regular.",
    }
    assert verdicts(path)[VERBATIM] == "verbatim"


@pytest.mark.parametrize("between", ["\t", " ..... ", " … "])
def test_a_contents_list_quotes_nothing(between):
    """Its lines are the report's headings, which may be near the letter's sentences; the same words alone are a quotation."""
    heading = "Most assessments describe children’s needs"
    line = Passage(f"{heading}{between}3", kind="paragraph", place="paragraph 1")
    assert find_quotations([line, Passage(heading, kind="heading", place="paragraph 2")], LETTER)[0] == ()
    assert [each.verdict for each in find_quotations([line], LETTER)[0]] == ["edited"]


@pytest.fixture
def text_report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def as_markdown(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(TEXT.replace(" a)", "\n1. a)").replace("Key findings", "## Key findings"), encoding="utf-8")
    return path


def as_html(tmp_path):
    items = "".join(
        f"<li>{text}</li>"
        for text in (
            "Thresholds are understood and applied.",
            f"{VERBATIM} <b>{EDITED}</b>",
            OWN,
            "Supervision is regular.",
        )
    )
    path = tmp_path / "report.html"
    path.write_text(
        f"<html><head><script>var x = '{OWN}';</script></head><body><h1>Anyshire</h1><ol>{items}</ol>"
        "<p>The Director thanks her staff.</p></body></html>",
        encoding="utf-8",
    )
    return path


def as_docx(tmp_path):
    document = accessible()
    document.add_heading("Key findings", 1)
    for text in ("Thresholds are understood and applied.", f"{VERBATIM} {EDITED}", OWN, "Supervision is regular."):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("The Director thanks her staff.")
    return saved(document, tmp_path / "report.docx")


def as_text(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("make", [as_text, as_markdown, as_html, as_docx])
def test_each_quoted_sentence_is_verbatim_edited_or_not_in_the_letter(make, tmp_path):
    assert verdicts(make(tmp_path)) == {
        "Thresholds are understood and applied.": "verbatim",
        VERBATIM: "verbatim",
        EDITED: "edited",
        OWN: "not in the letter",
        "Supervision is regular.": "verbatim",
    }


def test_an_edit_is_shown_word_by_word_with_its_place_in_report_and_letter(text_report):
    problem = next(p for p in check_report(text_report, LETTER) if p.code == "quotation-edited")
    assert "However, [-some-] {+most+} are too long" in problem.detail
    assert "Letter, page 3, Findings and evaluation of progress, paragraph 2, sentence 2" in problem.message
    assert problem.line == 6


def test_paragraphs_that_no_finding_represents_are_listed(text_report):
    left = compare_report(text_report, LETTER).left_out
    assert [paragraph.block for paragraph in left] == ["s3.b1", "s3.b2", "s4.b3"]
    assert codes(text_report).count("paragraph-left-out") == 3


def topical_letter():
    """A letter with two parts of findings, one of three paragraphs and one of two."""
    letter = example_letter()
    texts = {
        "Children in care": (
            "Homes suit children.",
            "Health checks come in time.",
            "Schools know their children well.",
        ),
        "Care leavers": ("Care leavers have a personal adviser.", "Too few have a pathway plan."),
    }
    findings = tuple(
        section(number, heading, "findings", *said) for number, (heading, said) in enumerate(texts.items(), 4)
    )
    return dataclasses.replace(letter, sections=(*letter.sections[:3], *findings))


@pytest.mark.parametrize(
    ("quoted", "left"),
    [
        ("Care leavers have a personal adviser.", ["Children in care"]),
        ("Health checks come in time.", []),
        ("OVERVIEW", []),
    ],
    ids=["a topic of three paragraphs", "a lead-in of two", "the overview alone"],
)
def test_a_topic_of_which_nothing_is_quoted_is_a_problem(tmp_path, quoted, left):
    """Unless it is short, or the report quotes the overview alone, which speaks for all."""
    letter = topical_letter()
    path = tmp_path / "r.txt"
    (overview,) = letter.headline_sections
    path.write_text(f"- {overview.blocks[0].text if quoted == 'OVERVIEW' else quoted}\n", encoding="utf-8")
    assert [topic.heading for topic in compare_report(path, letter).topics_left_out] == left
    assert [p.level for p in check_report(path, letter) if p.code == "topic-left-out"] == ["problem"] * len(left)


def test_a_case_study_is_no_topic_that_must_be_quoted(tmp_path):
    """It tells the findings once more, in one child's story; no choice of ours quotes it."""
    letter = topical_letter()
    study = section(9, "Case study: area for improvement", "findings", "A child waited.", "A plan came.", "It is well.")
    letter = dataclasses.replace(letter, sections=(*letter.sections, study))
    path = tmp_path / "r.txt"
    path.write_text("- Health checks come in time.\n", encoding="utf-8")
    assert compare_report(path, letter).topics_left_out == ()


def test_closing_courtesies_need_no_finding(text_report):
    assert not any("Thank you" in paragraph.text for paragraph in compare_report(text_report, LETTER).left_out)


def test_the_councils_own_words_elsewhere_are_its_own(text_report):
    assert not any("Director" in text for text in verdicts(text_report))


INTRODUCED = (
    "Ofsted found that {}",
    "In summary, inspectors noted: {}",
    "The letter says that {}",
    "{} (p. 3)",
    "{} (paragraph 4)",
)


@pytest.mark.parametrize("form", INTRODUCED)
def test_words_before_and_a_source_behind_a_quotation_do_not_change_it(form, tmp_path):
    """The words are the council's, the sentence behind them is Ofsted's; without its "not" it is neither's."""
    path = tmp_path / "report.md"
    said = "Decisions about the next steps are not always made in time for the children."
    first = LETTER.sections_of("findings")[0]
    blocks = (dataclasses.replace(first.blocks[0], text=said), *first.blocks[1:])
    letter = dataclasses.replace(LETTER, sections=(*LETTER.sections, dataclasses.replace(first, blocks=blocks)))
    for text, verdict in ((said, "verbatim"), (said.replace(" not", ""), "edited")):
        quoted = text[0].lower() + text[1:] if form.endswith("that {}") else text
        path.write_text(f"# Summary\n\n{form.format(quoted)}\n", encoding="utf-8")
        assert list(verdicts(path, letter).values()) == [verdict]


def test_a_sentence_cut_short_is_edited(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("- Supervision is regular.\n- Dr Hale’s team, which answers contacts, is timely", encoding="utf-8")
    assert verdicts(path)["Dr Hale’s team, which answers contacts, is timely"] == "edited"


def test_a_change_of_capitals_is_an_edit(tmp_path):
    """It is not likened to the letter's sentence so well that it counts as the sentence."""
    path = tmp_path / "r.txt"
    path.write_text(f"- {VERBATIM.upper()}\n- {VERBATIM.replace('Most', 'most')}\n", encoding="utf-8")
    assert list(verdicts(path).values()) == ["edited", "edited"]


def test_a_line_broken_by_a_page_is_one_sentence(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("- Most assessments describe\n\nchildren’s needs well.\n", encoding="utf-8")
    assert list(verdicts(path).values()) == ["verbatim"]


@pytest.mark.parametrize("letter", [example_letter(), focused_letter()])
@pytest.mark.parametrize(("ending", "render"), [("docx", render_docx), ("html", render_html), ("md", render_markdown)])
def test_our_own_reports_quote_verbatim_and_leave_nothing_of_it_out(letter, ending, render, tmp_path):
    path = tmp_path / f"report.{ending}"
    path.write_bytes(render(build_report(letter, quoted_findings(letter))).content)
    compared = compare_report(path, letter)
    assert compared.quotations
    assert {quotation.verdict for quotation in compared.quotations} == {"verbatim"}
    assert compared.left_out == ()


def test_a_report_about_something_else_is_told_once(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("Roads in Northmere\n\nThe potholes will be mended by spring.\n", encoding="utf-8")
    assert codes(path) == ["other-letter"]


@pytest.mark.parametrize("ending", ["docx", "md"])
def test_a_report_about_another_letter_of_the_same_council_is_told_first_and_nothing_else_is_compared(tmp_path, ending):
    """Sixteen true problems do not tell an officer that she chose the wrong file."""
    letter = focused_letter()
    earlier = dataclasses.replace(
        inspection_letter(), authority=letter.authority, title="Inspection of Saltby children’s services"
    )
    render = {"docx": render_docx, "md": render_markdown}[ending]
    path = tmp_path / f"report.{ending}"
    path.write_bytes(render(build_report(letter, quoted_findings(letter))).content)
    told = check_report(path, earlier)
    assert told[0].code == "other-letter"
    assert "16 May 2023" in told[0].message
    assert "“Inspection of Saltby children’s services”, visit from 26 September to 7 October 2022" in told[0].message
    assert {each.code for each in told[1:]} <= {"open-field", "pages-open"}
    assert "other-letter" not in [each.code for each in check_report(path, letter)]


def test_a_report_without_findings_that_names_the_visit_is_about_this_letter(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("Ofsted visited Saltby on 16 May 2023, and before that on 3 May 2021.\n", encoding="utf-8")
    assert "other-letter" not in codes(path, focused_letter())
    path.write_text("Ofsted visited Saltby on 3 May 2021.\n", encoding="utf-8")
    assert codes(path, focused_letter()) == ["other-letter"]


def test_a_sentence_that_limits_another_is_not_left_out_where_it_was_edited(tmp_path):
    """The edit is told; that the sentence is missing would be false."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT.replace("most are too long", "many are too long"), encoding="utf-8")
    found = codes(path)
    assert "quotation-edited" in found
    assert not {"contrast-left-out", "quotation-shortened"} & set(found)
    path.write_text(TEXT.replace(f" {EDITED}", ""), encoding="utf-8")
    assert {"contrast-left-out", "quotation-shortened"} & set(codes(path))


def test_a_report_without_findings_is_told_once(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("Ofsted visited Anyshire in December.\n", encoding="utf-8")
    assert codes(path) == ["no-findings"]


def test_inserted_text_counts_and_deleted_text_does_not(tmp_path):
    document = accessible()
    document.add_paragraph("Supervision is regular.", style="List Number")
    paragraph_xml(
        document,
        run_xml("However, ")
        + f'<w:del w:id="1" w:author="x">{run_xml("some").replace("w:t ", "w:delText ").replace("w:t>", "w:delText>")}</w:del>'
        + f'<w:ins w:id="2" w:author="x">{run_xml("most")}</w:ins>'
        + run_xml(" are too long, and fathers are often left out."),
    )
    found = verdicts(saved(document, tmp_path / "tracked.docx"))
    assert found[EDITED] == "edited"


def test_comments_are_not_the_report_but_tables_text_boxes_and_footnotes_are(tmp_path):
    document = accessible()
    document.add_table(1, 2).cell(0, 1).text = VERBATIM
    paragraph_xml(
        document,
        f"<w:r><w:pict><w:txbxContent><w:p>{run_xml('Supervision is regular.')}</w:p></w:txbxContent></w:pict></w:r>",
    )
    first = document.add_paragraph("Thresholds are understood and applied.")
    document.add_comment(first.runs[0], text="Return home interviews are offered to too few children.", author="A")
    found = verdicts(saved(document, tmp_path / "parts.docx"))
    assert found == dict.fromkeys(
        (VERBATIM, "Supervision is regular.", "Thresholds are understood and applied."), "verbatim"
    )


INVENTED = "Every child in the county is now safe, and inspectors praised the outstanding leadership of the director."
GROUPED = dataclasses.replace(
    LETTER,
    sections=(
        *LETTER.sections[:3],
        section(4, "Help and protection", "findings", "Thresholds are understood and applied.", VERBATIM),
        section(5, "Care leavers", "findings", "Supervision is regular.", "Care leavers have a personal adviser."),
    ),
)
GROUPS = (
    ("Help and protection", ["Thresholds are understood and applied.", VERBATIM]),
    ("Care leavers", ["Supervision is regular.", "Care leavers have a personal adviser."]),
)
PLACES = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]


def with_invented(place):
    group, at = place
    return [(h, [*items[:at], INVENTED, *items[at:]] if n == group else items) for n, (h, items) in enumerate(GROUPS)]


def grouped_text(groups):
    letters = iter("abcdefgh")
    parts = ["4. The key findings are set out below:"]
    for heading, items in groups:
        parts += [f"### {heading}", *(f"{next(letters)}) {item}" for item in items)]
    return "\n\n".join([*parts, "The Director thanks her staff."])


def grouped_html(groups):
    lists = "".join(f"<h3>{h}</h3><ol>{''.join(f'<li>{i}</li>' for i in items)}</ol>" for h, items in groups)
    return f"<html><body><h2>Key findings</h2>{lists}<p>The Director thanks her staff.</p></body></html>"


def grouped_docx(groups, path):
    document = accessible()
    document.add_paragraph("The key findings are set out below:", style="List Number")
    for heading, items in groups:
        document.add_heading(heading, 3)
        for item in items:
            document.add_paragraph(item, style="List Number 2")
    document.add_paragraph("The Director thanks her staff.")
    return saved(document, path)


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize("form", ["txt", "md", "html", "docx"])
def test_a_finding_made_up_is_found_wherever_in_the_list_it_stands(form, place, tmp_path):
    """Before the first as between two and after the last, in each group of a report whose findings have headings."""
    path = tmp_path / f"r.{form}"
    groups = with_invented(place)
    if form == "docx":
        grouped_docx(groups, path)
    else:
        path.write_text(grouped_html(groups) if form == "html" else grouped_text(groups), encoding="utf-8")
    found = verdicts(path, GROUPED)
    assert found.pop(INVENTED) == "not in the letter"
    assert set(found.values()) == {"verbatim"}
    assert len(found) == 4


def test_a_whole_group_made_up_is_found_where_the_letters_go_on(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(grouped_text([*GROUPS, ("Leadership", [INVENTED])]), encoding="utf-8")
    assert verdicts(path, GROUPED)[INVENTED] == "not in the letter"


NAMED = dataclasses.replace(GROUPED, title="Inspection of children’s services and of those who leave care in Anyshire")
BULLETS = "\n\n".join(f"### {heading}\n\n" + "\n".join(f"- {item}" for item in items) for heading, items in GROUPS)
FLAT = "- Supervision is regular.\n- Thresholds are understood and applied."


def grouped(heading, items=f"- {INVENTED}", level=3):
    """A group of this heading; its mark says how deep it stands."""
    return f"{'#' * level} {heading}\n\n{items}"


@pytest.mark.parametrize("form", ["txt", "md", "html", "docx"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_whole_group_made_up_is_found_under_a_heading_of_its_own(form, place, tmp_path):
    """Before, between and after groups of findings, each a list of bullets for itself."""
    groups = [*GROUPS[:place], ("Leadership", [INVENTED]), *GROUPS[place:]]
    path = tmp_path / f"r.{form}"
    if form == "docx":
        document = accessible()
        document.add_heading("Key findings", 2)
        for heading, items in groups:
            document.add_heading(heading, 3)
            for item in items:
                document.add_paragraph(item, style="List Bullet")
        saved(document, path)
    elif form == "html":
        path.write_text(grouped_html(groups), encoding="utf-8")
    else:
        told = "\n\n".join(grouped(heading, "\n".join(f"- {item}" for item in items)) for heading, items in groups)
        path.write_text(f"## Key findings\n\n{told}\n", encoding="utf-8")
    found = verdicts(path, GROUPED)
    assert found.pop(INVENTED) == "not in the letter"
    assert set(found.values()) == {"verbatim"}


@pytest.mark.parametrize(
    "text",
    [
        f"# Report\n\n## Key findings\n\n{FLAT}\n\n{grouped('Leadership')}",
        f"# Report\n\n## Key findings\n\n{grouped('Thresholds', FLAT)}\n\n{grouped('Leadership')}",
        f"# Report\n\n## 4. Care leavers\n\n{FLAT}\n\n{grouped('5. Help and protection: good', level=2)}",
        f"# Anyshire\n\n# To the Committee\n\n## What the visit showed\n\n{BULLETS}\n\n{grouped('Leadership')}",
        f"# Report\n\n## Background\n\n### Findings\n\n{FLAT}\n\n{grouped('Leadership', level=4)}",
        f"# Report\n\n## Background\n\n### Care leavers\n\n{FLAT}\n\n{grouped('Leadership', level=4)}",
        f"# Report\n\n## Key findings\n\n{BULLETS}\n\n{grouped('Leadership', f'a) {INVENTED}')}",
        f"# Report\n\n## Key findings\n\n{BULLETS}\n\n{grouped('Front door response')}",
    ],
    ids=[
        "below a list that quotes",
        "beside one group in key findings",
        "a heading of the letter",
        "beside two groups",
        "findings under a heading of the council",
        "a topic under a heading of the council",
        "letters beside bullets",
        "a topic with a word that councils use too",
    ],
)
def test_a_group_belongs_to_the_findings_by_what_it_stands_with(text, tmp_path):
    path = tmp_path / "r.md"
    path.write_text(text, encoding="utf-8")
    assert verdicts(path, GROUPED)[INVENTED] == "not in the letter"


@pytest.mark.parametrize(
    "own",
    [
        *(
            grouped(heading)
            for heading in (
                "Recommendations",
                "Options",
                "Next steps",
                "The council’s response",
                "What we do about it",
                "Background papers",
                "Contact officers",
                "Appendices",
            )
        ),
        grouped("Governance", level=2),
        f"## Our response\n\n{grouped('Leadership')}",
        f"## Our response\n\n{grouped('Care leavers', FLAT)}\n\n{grouped('Help and protection')}",
        grouped("Leadership", f"5. {INVENTED}"),
        grouped("Leadership", f"{INVENTED}"),
    ],
)
def test_the_councils_own_parts_among_and_behind_the_findings_are_its_own(own, tmp_path):
    """By what councils call them, by a heading as high as that of the findings, as numbered paragraphs, as prose."""
    path = tmp_path / "r.md"
    path.write_text(f"# Report\n\n## Key findings\n\n{BULLETS}\n\n{own}\n", encoding="utf-8")
    assert INVENTED not in verdicts(path, GROUPED)


@pytest.mark.parametrize(
    "parts",
    [
        f"## Purpose\n\nTo tell.\n\n## Care leavers\n\n{FLAT}\n\n## Help\n\n{FLAT}\n\n{grouped('Staff', level=2)}",
        f"## Key findings\n\n{FLAT}\n\n{grouped('Staff', level=2)}\n\n## What needs to improve\n\n{FLAT}",
        f"## Help\n\n{FLAT}\n\n{grouped('Staff', level=2)}",
    ],
    ids=["a report that begins with its purpose", "parts beside the key findings", "one part that quotes"],
)
def test_of_the_other_parts_of_a_report_nothing_is_known(parts, tmp_path):
    path = tmp_path / "r.md"
    path.write_text(f"# Ofsted findings for members\n\n{parts}\n", encoding="utf-8")
    assert INVENTED not in verdicts(path, GROUPED)


def test_of_a_report_that_quotes_before_its_first_heading_nothing_is_known(tmp_path):
    path = tmp_path / "r.md"
    path.write_text(f"{FLAT}\n\n{grouped('Staff', level=1)}\n", encoding="utf-8")
    assert INVENTED not in verdicts(path, GROUPED)


def test_recommendations_are_the_councils_though_the_letter_has_some_too(tmp_path):
    letter = dataclasses.replace(
        GROUPED, sections=(*GROUPED.sections, section(6, "Recommendations", "improvements", "Plans must be clear."))
    )
    path = tmp_path / "r.md"
    own = grouped("Recommendations", level=2)
    path.write_text(f"# Report\n\n{own}\n\n## Key findings\n\n{FLAT}\n", encoding="utf-8")
    assert INVENTED not in verdicts(path, letter)


@pytest.mark.parametrize("marks", ["“{}”", "“{}", "{}”", '"{}"', "‘{}’"])
def test_quotation_marks_around_a_quotation_are_no_edit(marks, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(f"- {marks.format(VERBATIM)}\n- {marks.format('Supervision is regular.')}\n", encoding="utf-8")
    assert list(verdicts(path).values()) == ["verbatim", "verbatim"]


@pytest.mark.parametrize("source", ["(Letter, page 3)", "(Ofsted letter of 8 January 2019, p. 3)", "[paragraph 12]"])
def test_where_a_quotation_is_from_is_nobodys_words(source, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(f"- {VERBATIM} {source}\n- {OWN} {source}\n", encoding="utf-8")
    assert verdicts(path) == {VERBATIM: "verbatim", OWN: "not in the letter"}
    path.write_text(f"- {VERBATIM.removesuffix('.')} {source}.\n", encoding="utf-8")
    assert verdicts(path) == {VERBATIM: "verbatim"}


def test_a_sentence_that_says_more_than_its_source_is_held_to_the_letter(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(f"- {VERBATIM} (The letter praises this on page 3.)\n", encoding="utf-8")
    assert verdicts(path)["(The letter praises this on page 3.)"] == "not in the letter"


def test_who_names_the_letter_by_its_title_quotes_nothing(tmp_path):
    """Though a sentence of the letter has the title in it, and little else."""
    sentence = f"The report of the {NAMED.title[0].lower()}{NAMED.title[1:]} is published."
    letter = dataclasses.replace(NAMED, sections=(*GROUPED.sections, section(6, "More", "findings", sentence)))
    path = tmp_path / "r.txt"
    path.write_text(f"Appendix 1: Ofsted report, “{NAMED.title}”, is attached.\n", encoding="utf-8")
    assert verdicts(path, letter) == {}


def set_off(form, text, path):
    """A report that quotes, and then sets this off as a quotation, by its form alone."""
    if form == "md":
        path.write_text(f"- Supervision is regular.\n\nInspectors wrote:\n\n> {text}\n", encoding="utf-8")
    elif form == "html":
        quoted = f"<blockquote><p>{text}</p><footer>The Northmere Gazette said so in May 2019</footer></blockquote>"
        path.write_text(
            f"<html><body><ul><li>Supervision is regular.</li></ul>{quoted}</body></html>", encoding="utf-8"
        )
    else:
        document = accessible()
        document.add_paragraph("Supervision is regular.", style="List Bullet")
        if form == "Council quote":
            document.styles.add_style("Members’ box", 1).base_style = document.styles["Quote"]
            form = "Members’ box"
        if form == "Block Text":  # as pandoc has it
            document.styles.add_style(form, 1)
        document.add_paragraph(text, style=form)
        saved(document, path)
    return path


FORMS = ["md", "html", "Quote", "Intense Quote", "Council quote", "Block Text"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_set_off_as_a_quotation_must_be_the_letters(form, tmp_path):
    """An edit shows as one; a sentence of nobody's is told as words in quotation marks are."""
    ending = form if form in ("md", "html") else "docx"
    path = set_off(form, f"{VERBATIM} {EDITED}", tmp_path / f"edited.{ending}")
    assert verdicts(path)[EDITED] == "edited"
    path = set_off(form, INVENTED, tmp_path / f"invented.{ending}")
    (problem,) = (p for p in check_report(path, LETTER) if p.code == "quotation-marks")
    assert (problem.detail, problem.level) == (INVENTED, "problem")
    assert "set off as a quotation" in problem.message


def test_what_line_breaks_part_in_word_is_set_off_too(tmp_path):
    """A quotation, an empty line, and below it where it is from; and one wrapped by hand."""
    document = accessible()
    document.add_paragraph("Supervision is regular.", style="List Bullet")
    document.add_paragraph(f"{INVENTED}\n\n— Ofsted letter, page 3", style="Quote")
    document.add_paragraph(OWN.replace(" school", "\nschool"), style="Quote")
    compared = compare_report(saved(document, tmp_path / "r.docx"), LETTER)
    assert [words.text for words in compared.quoted_words] == [INVENTED, OWN]


@pytest.mark.parametrize(
    "text",
    [
        "Practice with children who go missing remains weak.",
        "Most assessments … describe [all] children’s needs.",
        "Progress is slow.",
        "— Ofsted, letter of 8 January 2019, page 3",
        "Note: members may ask the officer whatever they like.",
        "[!NOTE] Members may ask the officer whatever they like.",
    ],
    ids=["of the introduction", "with a gap", "a few words", "a source", "a box", "a box of GitHub's"],
)
@pytest.mark.parametrize("form", ["md", "html", "Quote"])
def test_what_is_set_off_is_no_problem_if_the_letter_has_it_or_it_is_no_quotation(form, text, tmp_path):
    path = set_off(form, text, tmp_path / f"r.{form if form in ('md', 'html') else 'docx'}")
    assert "quotation-marks" not in codes(path)


def test_a_web_pages_own_quotation_marks_are_quotation_marks(tmp_path):
    """A browser prints them around <q>."""
    path = tmp_path / "r.html"
    path.write_text(f"<body><ul><li><q>{VERBATIM}</q></li></ul><p>They wrote <q>the <b>x</b> {OWN}</q>.</p></body>")
    assert verdicts(path)[f"“{VERBATIM}”"] == "verbatim"
    assert [words.text for words in compare_report(path, LETTER).quoted_words] == [f"the x {OWN}"]


@pytest.mark.parametrize(
    "mark",
    ["   - ", "* ", "   z) "],
    ids=["a bullet within", "a bullet of its own", "a letter out of turn"],
)
@pytest.mark.parametrize("first", [True, False])
def test_another_mark_does_not_hide_a_finding_made_up(mark, first, tmp_path):
    lines = ["3. The findings are:", "   a) Thresholds are understood and applied.", f"   b) {VERBATIM}"]
    lines.insert(1 if first else 3, f"{mark}{INVENTED}")
    path = tmp_path / "r.md"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    assert verdicts(path)[INVENTED] == "not in the letter"


def test_a_list_that_was_broken_into_goes_on_soon_or_not_at_all(tmp_path):
    """A bullet or two typed into the midst of a list belong to it; a long list of another mark between is its own."""
    lead = f"a) Supervision is regular.\n{{between}}b) {VERBATIM}\n"
    path = tmp_path / "r.txt"
    path.write_text(lead.format(between=f"7) {INVENTED}\n8) {OWN}\n"), encoding="utf-8")
    assert [verdicts(path)[each] for each in (INVENTED, OWN)] == ["not in the letter"] * 2
    many = "".join(f"{number}) Item {number} of the plan is done.\n" for number in range(7, 40))
    path.write_text(lead.format(between=many), encoding="utf-8")
    assert set(verdicts(path).values()) == {"verbatim"}


def test_a_number_between_two_letters_does_not_hide_a_finding_made_up(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(f"a) Supervision is regular.\n7) {INVENTED}\nb) {VERBATIM}\n", encoding="utf-8")
    assert verdicts(path)[INVENTED] == "not in the letter"


@pytest.mark.parametrize(
    "own",
    [
        "## Recommendations\n\n1. The committee is asked to note the letter and to come back to it in autumn.",
        "Background papers:\n\n- The council’s plan for the improvement of its services for children.",
        "## What the council does\n\n- The council has asked every school to help with this at once.",
        "5. The director will report on the plan that was agreed with schools in May.",
    ],
    ids=["another list under a heading", "behind a paragraph", "bullets under a heading", "the next paragraph"],
)
def test_the_councils_own_lists_are_its_own(own, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(f"{grouped_text(GROUPS).removesuffix('The Director thanks her staff.')}{own}\n", encoding="utf-8")
    assert set(verdicts(path, GROUPED).values()) == {"verbatim"}


@pytest.mark.parametrize(
    "quoted",
    [
        f"“{INVENTED}”",
        f"“{INVENTED}",
        f'"{INVENTED}"',
        f"‘{INVENTED}’",
        "“Most assessments describe the needs of children well”",
        "‘Leaders’ grip is firm and children’s plans are good’",
    ],
)
def test_words_in_quotation_marks_must_be_the_letters(quoted, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(f"- Supervision is regular.\n\nInspectors wrote that {quoted}\n", encoding="utf-8")
    (problem,) = (p for p in check_report(path, LETTER) if p.code == "quotation-marks")
    assert (problem.line, problem.level) == (3, "problem")
    assert problem.detail in quoted


@pytest.mark.parametrize(
    "quoted",
    [
        "“most assessments describe children’s needs well”",
        "‘most assessments describe children’s needs well’",
        "“Most assessments … describe [all] children’s needs”",
        "“Second monitoring visit of Anyshire children’s services”",
        "“Working Together to Safeguard Children and Families”",
        "the ‘front door’ and leaders’ work on it, and on managers’ grip",
        "a “grip” that is firm, and that the director calls “strong”",
    ],
)
def test_the_letters_words_names_and_terms_in_quotation_marks_are_no_problem(quoted, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(f"- Supervision is regular.\n\nThe council writes of {quoted}.\n", encoding="utf-8")
    assert "quotation-marks" not in codes(path)


def test_quotation_marks_without_end_are_searched_in_bearable_time(tmp_path):
    """A hanging test is the alarm."""
    path = tmp_path / "r.txt"
    for mark in ("“a ", '"', "‘a’s ", "s’ ", "‘as’ "):
        path.write_text(f"- Supervision is regular.\n\n{mark * (100_000 // len(mark))}\n", encoding="utf-8")
        check_report(path, LETTER)


@pytest.mark.parametrize("end", [" " * 100_000 + "a", "(" * 100_000, "(a " * 33_000])
def test_a_source_behind_a_sentence_is_searched_in_bearable_time(end):
    """A hanging test is the alarm."""
    assert without_reference(f"Supervision is regular.{end}") == f"Supervision is regular.{end}"


@pytest.mark.parametrize("name", ["Royal Borough of Saltby and the Marshes", "London Borough of Saltby upon Wend"])
def test_the_name_of_the_council_quotes_nothing(name, tmp_path):
    """Though a sentence of the letter has it, word for word."""
    letter = dataclasses.replace(LETTER, sections=(section(1, None, "overview", f"Partners in the {name} work well."),))
    path = tmp_path / "r.txt"
    path.write_text(f"{name}\n", encoding="utf-8")
    assert verdicts(path, letter) == {}


def test_what_leads_in_a_quotation_is_no_change_to_it(tmp_path):
    """A list under "Ofsted says:" with Ofsted's own sentence in quotation marks."""
    said = "The local authority needs to act on the following:"
    letter = dataclasses.replace(
        LETTER, sections=(section(1, "Findings", "findings", said, "Supervision is regular."),)
    )
    path = tmp_path / "r.txt"
    path.write_text(f"Ofsted’s letter says: “{said}”\n\nSupervision is regular.\n", encoding="utf-8")
    assert set(verdicts(path, letter).values()) == {"verbatim"}


@pytest.mark.parametrize(
    ("prose", "quoted"),
    [
        ("Supervision of staff is regular.", True),
        ("Supervision is rare.", False),
        ("The team is timely in nearly all of them.", False),
    ],
    ids=["five words of six", "three words", "words of the council's"],
)
def test_prose_is_a_quotation_if_it_is_like_a_sentence_and_no_mere_phrase(prose, quoted, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(f"{prose}\n", encoding="utf-8")
    assert verdicts(path) == ({prose: "edited"} if quoted else {})


@pytest.mark.parametrize(("words", "quoted"), [(6, True), (5, False)])
def test_six_words_in_a_row_of_a_long_sentence_are_that_sentence_cut_short(words, quoted, tmp_path):
    said = (
        "Social workers in both of the teams know their children well and can say with confidence what it is that has "
        "changed for each of them since the plan was agreed."
    )
    letter = dataclasses.replace(LETTER, sections=(section(1, "Findings", "findings", said),))
    path = tmp_path / "r.txt"
    path.write_text(" ".join(said.split()[7 : 7 + words]) + ".\n", encoding="utf-8")
    assert list(verdicts(path, letter).values()) == (["edited"] if quoted else [])


def test_a_cell_of_a_table_is_a_quotation_only_word_for_word(tmp_path):
    """A few words in a cell are soon like a sentence."""
    path = tmp_path / "r.md"
    path.write_text(f"| Area | Of it |\n| --- | --- |\n| {VERBATIM} | Supervision of staff is regular. |\n")
    assert verdicts(path) == {VERBATIM: "verbatim"}


def test_a_column_that_repeats_the_letter_is_held_to_it(tmp_path):
    """A table of findings beside the council's actions: an edited sentence among verbatim ones is no chance likeness."""
    rows = [VERBATIM, "Supervision is regular.", EDITED, "We will review this."]
    path = tmp_path / "r.md"
    path.write_text(
        "\n".join(["| Ofsted | Us |", "| --- | --- |", *(f"| {row} | May |" for row in rows)]), encoding="utf-8"
    )
    assert verdicts(path) == {VERBATIM: "verbatim", "Supervision is regular.": "verbatim", EDITED: "edited"}


@pytest.mark.parametrize(
    ("before", "told"),
    [("A young person told the board:", False), ("A young person told inspectors:", True), ("It is clear:", True)],
)
def test_what_somebody_else_said_is_theirs(before, told, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(f"- Supervision is regular.\n\n{before} “I feel that people listen to me now.”\n", encoding="utf-8")
    assert ("quotation-marks" in codes(path)) == told


def test_quotation_marks_may_stand_around_a_sentence_that_begins_with_one(tmp_path):
    letter = dataclasses.replace(
        LETTER, sections=(section(1, "Findings", "findings", "‘Have Your Say’ is popular with all children."),)
    )
    path = tmp_path / "r.txt"
    path.write_text("- “‘Have Your Say’ is popular with all children.” (Letter, page 2)\n", encoding="utf-8")
    assert list(verdicts(path, letter).values()) == ["verbatim"]


@pytest.mark.parametrize(("quoted", "told"), [("leaders have a firm grip", True), ("have a firm grip", False)])
def test_five_words_in_quotation_marks_are_somebodys(quoted, told, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text(f"- Supervision is regular.\n\nMembers heard that “{quoted}” there.\n", encoding="utf-8")
    assert ("quotation-marks" in codes(path)) == told


@pytest.mark.parametrize(("marks", "held"), [("ab c", True), ("12 3", False), ("ab a", False)])
def test_letters_that_go_on_behind_a_heading_are_one_list_and_numbers_are_not(marks, held, tmp_path):
    """Numbers go on through a whole report: they are those of its paragraphs."""
    first, second, _, third = marks
    path = tmp_path / "r.txt"
    findings = f"{first}) Supervision is regular.\n{second}) {VERBATIM}\n"
    path.write_text(f"## Key findings\n\n{findings}\n## Governance\n\n{third}) {INVENTED}\n", encoding="utf-8")
    assert (INVENTED in verdicts(path)) == held


def test_sub_items_of_one_numbered_paragraph_go_on_behind_a_heading_in_word(tmp_path):
    document = accessible()
    document.add_paragraph("The key findings are set out below:", style="List Number")
    document.add_paragraph(VERBATIM, style="List Number 2")
    document.add_heading("Governance", 2)
    document.add_paragraph(INVENTED, style="List Number 2")
    assert verdicts(saved(document, tmp_path / "r.docx"))[INVENTED] == "not in the letter"


def test_a_report_may_be_given_as_bytes(tmp_path):
    """Whoever has just made it need not write it first."""
    letter = focused_letter()
    content = render_markdown(build_report(letter, quoted_findings(letter))).content
    path = tmp_path / "report.md"
    path.write_bytes(content)
    assert compare_report(content, letter, name="report.md") == compare_report(path, letter)
    problems = check_report(content, letter, name="report.md")
    assert [problem.code for problem in problems] == codes(path, letter)
    assert {problem.path for problem in problems} == {"report.md"}
    with pytest.raises(UsageError, match="needs a name"):
        check_report(content, letter)


def as_passages(*texts, kind="paragraph"):
    return [
        Passage(text=text, kind=kind, place=f"{kind} {number}", line=number) for number, text in enumerate(texts, 1)
    ]


def quoted(*passages, letter=LETTER):
    return {quotation.text: quotation.verdict for quotation in find_quotations(passages, letter)[0]}


def test_a_sentence_in_a_pages_margin_is_no_quotation():
    """A running header repeats the report's own title, whatever it says."""
    assert quoted(*as_passages(VERBATIM, kind="margin")) == {}
    assert quoted(*as_passages(VERBATIM)) == {VERBATIM: "verbatim"}


def test_a_quotation_in_the_midst_of_the_councils_words_is_held_and_they_are_not():
    """In quotation marks, in prose: what is around them is nobody's but the council's."""
    text = f"The council notes with concern that inspectors wrote this of its work: “{VERBATIM} {EDITED}” It will act at once."
    assert quoted(*as_passages(text)) == {VERBATIM: "verbatim", EDITED: "edited"}


@pytest.mark.parametrize("role", ["improvements", "priority_actions"])
def test_a_list_of_what_must_improve_is_held_to_the_letter(role):
    """An item made up among them is no less a wrong fact than one among the findings."""
    letter = focused_letter()
    (listed,) = letter.sections_of(role)
    items = as_passages(listed.paragraphs[-1].text, OWN, kind="item")
    assert quoted(*items, letter=letter) == {items[0].text: "verbatim", OWN: "not in the letter"}


def test_what_an_introduction_says_of_the_visit_is_background_and_what_it_finds_is_not():
    """An inspection's introduction sums up, and may say in between who came and when."""
    letter = inspection_letter()
    about = "From 26 September to 7 October 2022, inspectors visited Northmere. They met children and staff."
    introduction = section(1, None, "introduction", letter.sections[0].blocks[0].text, about)
    letter = dataclasses.replace(letter, sections=(introduction, *letter.sections[1:]))
    parts = [(each.source.block, each.quoted_part) for each in originals(letter)[:4]]
    assert parts == [("s1.b1", True), ("s1.b1", True), ("s1.b2", False), ("s1.b2", False)]


def test_no_part_of_the_findings_is_background_because_it_asks_for_nothing():
    """Only an introduction tells of the visit; a courtesy among the findings that a report quotes is the letter's."""
    thanks = "Thank you and your staff for your positive engagement with this monitoring visit."
    assert next(each for each in originals(LETTER) if each.text == thanks).quoted_part


def test_an_area_that_was_covered_is_background_wherever_it_stands():
    letter = dataclasses.replace(LETTER, areas_covered=("Supervision is regular.",))
    assert quoted(*as_passages("Supervision is regular."), letter=letter) == {}


def with_sub_items(*, places=True):
    """A letter whose one improvement has two sub-items."""
    parts = ("The timeliness of help:", "at first contact", "for those who wait longest.")
    letter = focused_letter()
    listed = section(4, "What needs to improve?", "improvements", *(("item", part) for part in parts))
    item = ListedItem(
        text=" ".join(parts),
        parts=tuple(
            ListedPart(text=part, place=Place(block=block.id) if places else None)
            for part, block in zip(parts, listed.blocks, strict=True)
        ),
    )
    sections = tuple(listed if each.role == "improvements" else each for each in letter.sections)
    return dataclasses.replace(
        letter, sections=sections, improvements=(item.text,), items=ListedItems(improvements=(item,))
    )


def test_an_item_with_its_sub_items_is_one_quotation():
    """'help: at first contact for those …' is what the letter's list says, over three blocks."""
    letter = with_sub_items()
    whole = letter.improvements[0]
    (match,) = find_quotations(as_passages(whole), letter)[0]
    assert (match.text, match.verdict, match.block) == (whole, "verbatim", "s4.b1")


def test_items_without_parts_or_places_are_found_in_their_blocks_alone():
    letter = with_sub_items()
    plain = dataclasses.replace(letter, items=ListedItems())
    assert letter.improvements[0] in {each.text for each in originals(letter)}
    assert letter.improvements[0] not in {each.text for each in originals(plain)}
    assert len(originals(with_sub_items(places=False))) == len(originals(plain))
    assert len(originals(focused_letter())) == sum(
        len(split(block.text)) for part in focused_letter().sections for block in part.paragraphs
    )


def test_sub_items_of_sub_items_are_held_with_the_item_that_quotes():
    """Three levels down it is still the list that a reader takes for Ofsted's."""
    made_up = ("The council did well here, they said.", "It did so in all of its schools.", "It will do so again.")
    marks = [Mark("1"), Mark("a", 1), Mark("i", 1), Mark("-")]
    texts = (VERBATIM, *made_up)
    items = [passage._replace(mark=mark) for passage, mark in zip(as_passages(*texts, kind="item"), marks, strict=True)]
    assert quoted(*items) == {VERBATIM: "verbatim"} | dict.fromkeys(made_up, "not in the letter")


@pytest.mark.parametrize(("after", "held"), [(("item", OWN), False), (("paragraph", "The end."), True), (None, True)])
def test_an_item_that_leads_to_items_is_the_reports_own(after, held):
    """'The findings about plans are:' introduces; the same words with nothing behind them claim something."""
    leads = "What they said about its plans is this:"
    passages = as_passages(VERBATIM, leads, kind="item")
    if after is not None:
        passages += as_passages(after[1], kind=after[0])
    assert (leads in quoted(*passages)) is held


def test_an_item_that_stands_elsewhere_in_the_letter_is_no_finding_made_up():
    """All of its sentences, not only one of them."""
    area = LETTER.areas_covered[0]
    assert quoted(*as_passages(VERBATIM, area, kind="item")) == {VERBATIM: "verbatim"}
    more = f"{area}. {OWN}"
    assert OWN in quoted(*as_passages(VERBATIM, more, kind="item"))


def test_what_is_left_out_is_told_with_its_page_and_place():
    left = left_out((), LETTER)
    assert [(one.block, one.page) for one in left if one.block == "s4.b3"] == [("s4.b3", 3)]
    (one,) = [one for one in left if one.block == "s4.b3"]
    assert one.source == "Letter, page 3, Findings and evaluation of progress, paragraph 3"
    letter = topical_letter()
    unpaged = dataclasses.replace(
        letter,
        sections=tuple(
            dataclasses.replace(each, blocks=tuple(dataclasses.replace(block, page=None) for block in each.blocks))
            for each in letter.sections
        ),
    )
    assert left_out((), unpaged)[-1].source == "Letter, Care leavers, paragraph 2"


def test_a_topic_that_is_left_out_is_told_with_its_first_page(tmp_path):
    letter = topical_letter()
    pages = {4: 7, 5: 8}
    sections = tuple(
        dataclasses.replace(
            each, blocks=tuple(dataclasses.replace(block, page=pages.get(number, 1)) for block in each.blocks)
        )
        for number, each in enumerate(letter.sections, 1)
    )
    letter = dataclasses.replace(letter, sections=sections)
    quotations, _ = find_quotations(as_passages("Care leavers have a personal adviser."), letter)
    (topic,) = topics_left_out(quotations, letter)
    assert (topic.heading, topic.paragraphs, topic.page) == ("Children in care", 3, 7)


def test_a_quotation_says_where_it_is_in_the_report_and_in_the_letter():
    (found,) = find_quotations(as_passages("The end.", VERBATIM), LETTER)[0]
    assert (found.place, found.line, found.block, found.page) == ("paragraph 2", 2, "s4.b2", 3)
    made_up = find_quotations(as_passages(VERBATIM, OWN, kind="item"), LETTER)[0][1]
    assert (made_up.place, made_up.line, made_up.block) == ("item 2", 2, None)


@pytest.mark.parametrize(
    ("heading", "mark", "held"),
    [
        ("Background", Mark("number.", 2), False),
        ("Key findings", Mark("number.", 2), True),
        ("Background", Mark("letter)", 2), True),
    ],
)
def test_a_reports_own_numbered_paragraphs_are_no_list_of_findings(heading, mark, held):
    """Under a heading of the council's own; letters there are a list, and so are numbers under another heading."""
    first = mark._replace(number=1)
    items = as_passages(VERBATIM, OWN, kind="item")
    passages = [
        *as_passages(heading, kind="heading"),
        items[0]._replace(mark=first),
        items[1]._replace(mark=mark),
    ]
    assert (OWN in quoted(*passages)) is held


def test_sub_items_of_a_reports_numbered_paragraph_are_a_list_of_findings():
    leads, *items = as_passages("The findings are:", VERBATIM, OWN, kind="item")
    marks = (Mark("number.", 1), Mark("letter)", 1), Mark("letter)", 2))
    passages = [each._replace(mark=mark) for each, mark in zip((leads, *items), marks, strict=True)]
    assert OWN in quoted(*as_passages("Background", kind="heading"), *passages)


def test_an_invented_quotation_in_a_page_header_or_behind_a_picture_is_told():
    """Readers see the one, and screen readers say the other."""
    findings = Passage(VERBATIM, "paragraph", "p1")
    margin = Passage("Ofsted: “Children everywhere now get outstanding help at once.”", "margin", "page header")
    _, others = find_quotations([findings, margin], LETTER)
    assert [quoted.place for quoted in others] == ["page header"]


def test_a_quotation_with_a_gap_may_leave_out_a_paragraph_and_no_chapter():
    """What is far apart in the letter says something else together."""
    near = section(1, "Findings", "findings", "Plans are good for most children. Visits are late in one team.")
    between = section(2, "Leaders", "findings", *("Managers see each plan and ask how it was made." for _ in range(40)))
    far = section(3, "Care leavers", "findings", "Homes are too few in the whole of the county.")
    letter = dataclasses.replace(LETTER, sections=(near, between, far))
    for words, told in (("Plans are good … late in one team", 0), ("Plans are good … in the whole of the county", 1)):
        _, others = find_quotations([Passage(f"Ofsted said: “{words}.”", "paragraph", "p1")], letter)
        assert len(others) == told


def test_an_invented_paragraph_among_numbered_findings_is_found_under_whatever_heading():
    """The letter's executive summary, quoted in numbered paragraphs, is no part of the council's."""
    quoted = [each.text for each in LETTER.sentences if each.role == "findings" and len(each.text.split()) > 6][:4]
    heading = Passage("Executive summary", "heading", "h", level=2)
    numbered = [
        Passage(text, "item", f"{n}", mark=Mark("number 1, level 0", n))
        for n, text in enumerate(["Officers welcome the letter.", quoted[0], OWN, *quoted[1:]], 1)
    ]
    found, _ = find_quotations([heading, *numbered], LETTER)
    assert [each.text for each in found if each.verdict != "verbatim"] == [OWN]
