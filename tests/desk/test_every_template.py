"""Every page of the desk with every shipped template and every kind of letter: no choice of a template may end the work."""

from __future__ import annotations

import re

import pytest

from fixtures.desks import SAMPLES, put
from ofsted_report.shipped import WORD_TEMPLATES

LETTERS = sorted(path.name for path in SAMPLES.glob("*.pdf"))
PAGES = ("", "/findings?view=words", "/meeting", "/report", "/report/preview", "/check")


def open_fields(page):
    """The links below “Still open”: label and address."""
    listed = page.partition("Still open</h2>")[2].partition("</ul>")[0]
    return [(label, address) for address, label in re.findall(r'<a href="([^"]+)">([^<]+)</a>', listed)]


@pytest.mark.parametrize("name", LETTERS)
def test_every_page_works_and_every_open_field_leads_to_where_it_is_filled_in(asker, folder, name):
    put(folder, name)
    letter = asker.letter(name)
    for template in WORD_TEMPLATES:
        stamp = re.search(r'name="council_stamp" value="([^"]+)"', asker.get(letter + "/report").text)[1]
        chosen = asker.post(letter + "/report/template", {"template": template, "council_stamp": stamp})
        assert chosen.status_code == 200
        assert f'<option value="{template}" selected>' in chosen.text
        answers = {page: asker.get(letter + page) for page in PAGES}
        assert {answer.status_code for answer in answers.values()} == {200}, template
        for label, address in open_fields(answers["/report"].text):
            page, _, anchor = address.removeprefix(letter).partition("#")
            assert not anchor or f'id="{anchor}"' in answers[page].text, (template, label, address)
        marked = re.findall(r"(?<!_top\">)<mark>([^<]*)</mark>", answers["/report/preview"].text)
        assert not marked, f"{template}: open fields of the preview that lead nowhere"


def test_open_fields_of_the_council_s_own_names_and_rows_lead_to_their_own_fields(asker, folder):
    """Each implication to its row, each option to its assessment, each meeting on the way to its date."""
    (folder / "council.toml").write_text(
        'template = "cabinet-report"\nrequired_implications = ["legal", "Climate"]\n'
        '[wording.labels]\nlegal = "Comments of the lawyers"\n',
        encoding="utf-8",
    )
    (folder / "anyshire-monitoring-visit-meeting.toml").write_text(
        '[[options]]\noption = "Act"\nassessment = "Good."\n[[options]]\noption = "Wait"\n'
        '[[decision_route]]\nbody = "Board"\ndate = 2027-01-05\n[[decision_route]]\nbody = "Cabinet"\n'
        '[implications]\nrisk = "None."\nlegal = { signed_off_by = "A Lawyer" }\n',
        encoding="utf-8",
    )
    letter = asker.letter("anyshire-monitoring-visit.pdf")
    links = {label: where.removeprefix(letter) for label, where in open_fields(asker.get(letter + "/report").text)}
    assert links["Comments of the lawyers: from the officer responsible"] == "/meeting#meeting-implications-1-text"
    assert links["Climate: from the officer responsible"] == "/meeting#meeting-implications-2-name"
    assert links["Assessment"] == "/meeting#meeting-options-1-assessment"
    assert links["Date of that meeting"] == "/meeting#meeting-decision_route-1-date"
    form = asker.get(letter + "/meeting").text
    assert all(f'id="{where.partition("#")[2]}"' in form for where in links.values())
