"""The web page in a real browser: no violation of WCAG 2.2 AA, and no scrolling sideways on a narrow screen."""

import pytest

from examples import example_letter, focused_letter, inspection_letter, quoted_findings
from fixtures.chromium import axe_violations, sideways
from ofsted_report.rendering.html import render_html
from ofsted_report.report.compose import build_report

pytestmark = pytest.mark.slow
LONG = "Safeguarding-and-protection-of-children-with-special-educational-needs@anyshire-county-council.example.gov.uk"


def page(letter, template):
    return render_html(build_report(letter, quoted_findings(letter)), template).content.decode()


@pytest.mark.parametrize(
    ("make", "template"), [(focused_letter, "select-committee"), (inspection_letter, "scrutiny-report")]
)
def test_axe_finds_nothing_wrong(make, template, tmp_path):
    assert axe_violations(page(make(), template), tmp_path) == []


def test_axe_would_find_something_wrong(tmp_path):
    """The check itself can fail."""
    spoilt = (
        page(example_letter(), "select-committee").replace('lang="en-GB"', "").replace("<main", '<main aria-hidden="x"')
    )
    assert {"html-has-lang", "aria-valid-attr-value"} <= {found["id"] for found in axe_violations(spoilt, tmp_path)}


def test_the_page_fits_320_pixels_and_200_per_cent(tmp_path):
    letter = inspection_letter(improvements=(LONG,), title=LONG)
    assert sideways(page(letter, "scrutiny-report"), tmp_path, 320, 640) == {320: 0, 640: 0}


def test_a_page_that_is_too_wide_would_be_noticed(tmp_path):
    wide = "<!DOCTYPE html><title>x</title><p style='width: 900px'>x</p>"
    assert sideways(wide, tmp_path, 320)[320] > 500
