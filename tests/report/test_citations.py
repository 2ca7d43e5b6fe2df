"""A sentence that names a finding names it as this format and template print it."""

import dataclasses
import io

import docx
import pytest

from examples import example_letter, quoted_findings, section
from ofsted_report.checking.check import check_report
from ofsted_report.letter.model import Source
from ofsted_report.rendering.outline import printed_labels
from ofsted_report.rendering.render import render
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.shipped import WORD_TEMPLATES
from ofsted_report.word.document import open_word


def letter(count, name="letter.pdf"):
    texts = [f"Inspectors saw that team {place} had sound plans, as {name} says." for place in range(1, count + 1)]
    source = Source(name=name, sha256=name.encode().hex().ljust(64, "0"), pages=4, reader="pdfium")
    return example_letter(
        sections=(section(1, "Findings", "findings", *texts),), areas_covered=(), authority="Anyshire", source=source
    )


def edited(about, *places):
    """All findings of a letter, those at these places in other words."""
    chosen = quoted_findings(about)
    found = tuple(
        dataclasses.replace(each, sentences=tuple(f"{text} Ours." for text in each.sentences), edited=True)
        if place in places
        else each
        for place, each in enumerate(chosen.findings)
    )
    return dataclasses.replace(chosen, findings=found)


def report(*rows):
    """About one letter or several, each with the places of its edited findings."""
    first, *others = [(about, edited(about, *places)) for about, *places in rows]
    return build_report(*first, Settings(committee="The Committee"), Meeting(), others=others)


def named(made, format, template):
    """What its sentences say about edited findings."""
    content = render(made, format, template, comments=False).content
    if format == "docx":
        text = "\n".join(each.text for each in open_word(content, "r.docx").paragraphs)
    else:
        text = content.decode().replace("\\", "")
    return [each.partition(", which")[0] for each in text.split("The council has edited ")[1:]]


@pytest.mark.parametrize("format", ["docx", "html", "md"])
@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("select-committee", "extracts 2.2 and 2.28"),
        ("scrutiny-report", "extracts 4.1.2 and 4.1.28"),
        ("cabinet-report", "extracts 7.1.2 and 7.1.28"),
        ("scrutiny-briefing", "extracts 2 and 28"),
    ],
)
def test_many_findings_are_named_with_the_number_of_their_paragraph(template, said, format):
    assert named(report((letter(28), 1, 27)), format, template) == [said]


@pytest.mark.parametrize("format", ["docx", "html", "md"])
def test_few_are_named_by_their_letters(format):
    assert named(report((letter(4), 0, 1, 3)), format, "select-committee") == ["extracts a), b) and d)"]


@pytest.mark.parametrize("format", ["docx", "html", "md"])
def test_the_only_one_has_no_letter(format):
    made = report((letter(1), 0))
    content = render(made, format).content
    text = (
        "\n".join(each.text for each in open_word(content, "r.docx").paragraphs)
        if format == "docx"
        else content.decode()
    )
    assert "The council has edited it: it is not in Ofsted’s exact words." in text
    assert "a)" not in text


@pytest.mark.parametrize("template", WORD_TEMPLATES)
def test_of_several_letters_each_finding_has_a_label_of_its_own(template):
    made = report((letter(3), 1), (letter(2, "second.pdf"), 0), (letter(1, "third.pdf"),))
    document = open_word(render(made, "docx", template).content, "r.docx")
    printed = {each.text: each.label.text.rstrip(".") for each in document.paragraphs if each.label}
    labels = [printed[each.text.plain] for each in made.findings if each.text.plain in printed]
    assert tuple(labels) == printed_labels(made, template)[: len(labels)]
    assert len(set(printed_labels(made, template))) == 6
    second, fourth = (printed_labels(made, template)[place] for place in (1, 3))
    for format in ("docx", "html", "md"):
        assert named(made, format, template) == [f"extract {second}", f"extract {fourth}"]


@pytest.mark.parametrize("format", ["docx", "html", "md"])
def test_check_reads_the_findings_of_several_letters(format):
    letters = letter(3), letter(2, "second.pdf")
    made = report(*((each,) for each in letters))
    content = render(made, format, comments=False).content
    found = check_report(content, letters[0], name=f"r.{format}", others=letters[1:])
    assert {each.code for each in found if each.level == "problem"} == {"open-field"}


def own_template(text, style=None):
    document = docx.Document()
    document.add_heading("{{ title }}", 1)
    document.add_paragraph("{{ key_findings_lead }}")
    for line in ("{%p for finding in key_findings %}", text, "{%p endfor %}"):
        document.add_paragraph(line, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "style", "said"),
    [
        ("{{ finding.label }}. {{ finding.text }}", None, "extract 28"),
        ("{{ finding.text }}", "List Number", "extract 28"),
    ],
    ids=["typed", "Word's own"],
)
def test_a_template_of_the_councils_own_is_named_by_what_it_prints(text, style, said, tmp_path):
    path = tmp_path / "own.docx"
    path.write_bytes(own_template(text, style))
    assert named(report((letter(28), 27)), "docx", str(path)) == [said]
