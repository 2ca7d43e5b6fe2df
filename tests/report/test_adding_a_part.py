"""The walk of docs/adding-a-part.md, walked: a part that is not ours is added, and every format and the check know it.

The part is made up for this test (who carried out the visit, as a list), so that it stays an example when real ones change.
"""

from __future__ import annotations

import copy
import io
import re

import docx
import pytest

from examples import example_letter, quoted_findings
from ofsted_report.rendering.render import render
from ofsted_report.rendering.template_check import check_template
from ofsted_report.report import parts, variables
from ofsted_report.report.compose import build_report
from ofsted_report.report.composer import Composer, lettered
from ofsted_report.report.model import Paragraph, Part
from ofsted_report.settings import wording


def team(composer: Composer) -> Part | None:
    """Who carried out the visit."""
    people = composer.letter.inspectors
    if not people:
        return None
    names = lettered(f"{person.name}, {person.role}" for person in people)
    return composer.part("team", Paragraph(text=composer.say("team", count=len(people)), items=names))


ENTRY = parts.PartEntry(
    key="team",
    holds="who carried out the visit",
    when="where the letter names the inspectors",
    wording=("team",),
    compose=team,
    variables=variables.list_variables(
        "team", "who carried out the visit; may be none", "the sentence before it", "The inspectors were:"
    ),
    shown=variables.shown("team", "who carried out the visit"),
)


@pytest.fixture
def added(monkeypatch):
    """The part in the table, before the background papers, and its wording."""
    entries = copy.deepcopy(dict(wording._shipped_entries()))
    entries["headings"]["team"] = "Who came"
    entries["team"] = {"default": "The inspectors were:", "one": "The inspector was:"}
    monkeypatch.setattr(wording, "_shipped_entries", lambda: entries)
    place = next(n for n, entry in enumerate(parts.PARTS) if entry.key == "background_papers")
    monkeypatch.setattr(parts, "PARTS", (*parts.PARTS[:place], ENTRY, *parts.PARTS[place:]))


@pytest.fixture
def template(tmp_path):
    """A council's Word template with the part's variables."""
    document = docx.Document()
    document.add_heading("{{ heading.team }}", 1)
    for text in (
        "{{ team_lead }}",
        "{%p for person in team %}",
        "{{ person.label }}) {{ person.text }}",
        "{%p endfor %}",
    ):
        document.add_paragraph(text)
    document.save(tmp_path / "ours.docx")
    return str(tmp_path / "ours.docx")


def report_of(letter):
    return build_report(letter, quoted_findings(letter))


@pytest.mark.parametrize("form", ["select-committee", "scrutiny-report"])
def test_web_page_and_markdown_have_it_in_its_place_and_numbered(added, form):
    report = report_of(example_letter())
    text = render(report, "md", form).content.decode()
    headings = re.findall(r"^## (?:\d+\. )?(.+)$", text, re.M)
    assert headings.index("Who came") == headings.index("Background papers and appendices") - 1
    assert "a) Ruth Penhallow, Her Majesty’s Inspector" in text
    assert re.search(r"^\d\.?\d?\.? The inspectors were:$", text, re.M)
    assert 'id="team">' in render(report, "html", form).content.decode()


def test_a_word_template_can_show_it(added, template):
    report = report_of(example_letter())
    assert not [str(mistake) for mistake in check_template(template) if mistake.level == "error"]
    finished = render(report, "docx", template).content
    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(finished)).paragraphs][:3] == [
        "Who came",
        "The inspectors were:",
        "a) Ruth Penhallow, Her Majesty’s Inspector",
    ]


def test_the_check_tells_a_template_that_leaves_it_out(added):
    assert any("leaves out who carried out the visit" in str(mistake) for mistake in check_template("select-committee"))


def test_a_report_without_it_is_as_before(added):
    """A part that a letter has not leaves no heading, no number and no mistake in a template."""
    report = report_of(example_letter(inspectors=()))
    assert "team" not in report.parts
    assert "Who came" not in render(report, "md").content.decode()


def test_no_part_names_wording_that_is_not_there():
    """An entry of the table whose wording was renamed would tell a council of a key that does nothing."""
    entries = wording.load_wording().entries
    for entry in parts.PARTS:
        assert entry.key in entries["headings"], entry.key
        assert set(entry.wording) <= set(entries), entry.key


def test_every_part_is_made_with_the_wording_that_its_entry_names(monkeypatch):
    """Otherwise the list of a part's wording keys, which the documentation shows, would be a claim."""
    said: set[str] = set()
    monkeypatch.setattr(
        Composer,
        "say",
        lambda self, key, *forms, _say=Composer.say, **more: (said.add(key), _say(self, key, *forms, **more))[1],
    )
    letter = example_letter()
    for entry in parts.PARTS:
        said.clear()
        entry.compose(composer_of(letter))
        assert said <= set(entry.wording), entry.key


def composer_of(letter):
    """What a part is composed with, for this letter."""
    from ofsted_report.report.fields import field_values
    from ofsted_report.settings.model import Meeting, Settings

    words, settings, meeting = wording.load_wording(), Settings(), Meeting()
    values = field_values(letter, settings, meeting, words, None)
    return Composer(letter, quoted_findings(letter), settings, meeting, words, values, None)
