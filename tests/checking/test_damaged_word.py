"""A Word file whose parts are not as Word writes them is refused in plain words, wherever it is looked at."""

import io
import re
import zipfile

import pytest

from checking.reports import accessible, saved
from ofsted_report.checking.accessibility import check_docx
from ofsted_report.checking.report_file import open_report, read_passages
from ofsted_report.errors import NotReadableError


@pytest.fixture
def damaged(tmp_path):
    """Makes a report with one part changed by a pattern."""

    def make(part, pattern, replacement):
        document = accessible()
        document.add_heading("Findings", 1)
        whole = saved(document, tmp_path / "whole.docx").read_bytes()
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                if name == part:
                    content, changed = re.subn(pattern, replacement, content)
                    assert changed
                new.writestr(name, content)
        path = tmp_path / "damaged.docx"
        path.write_bytes(out.getvalue())
        return path

    return make


SIZE = ("word/styles.xml", rb'w:sz w:val="\d+"', rb'w:sz w:val="large"')
LEVEL = ("word/styles.xml", rb'w:outlineLvl w:val="\d"', rb'w:outlineLvl w:val="x"')
THEME = ("word/theme/theme1.xml", rb"<a:theme ", rb"<a:theme <")
NO_STYLES = ("word/_rels/document.xml.rels", rb"styles\.xml", rb"none.xml")
NO_STYLE = ("word/document.xml", rb"<w:pStyle [^>]*/>", rb"<w:pStyle/>")


@pytest.mark.parametrize("damage", [SIZE, LEVEL, THEME, NO_STYLES], ids=["size", "level", "theme", "styles"])
def test_the_check_for_accessibility_tells_it(damaged, damage):
    with pytest.raises(NotReadableError, match=r"damaged\.docx is damaged inside"):
        report = open_report(damaged(*damage))
        check_docx(report.word, report.path)


def test_the_reading_of_its_text_tells_it(damaged):
    with pytest.raises(NotReadableError, match=r"damaged\.docx is damaged inside"):
        read_passages(damaged(*NO_STYLES))


def test_a_paragraph_whose_style_has_no_name_is_read_as_one_without_a_style(damaged):
    """Word does not write it; there is no word of the text that it could hide."""
    assert [passage.text for passage in read_passages(damaged(*NO_STYLE))][:1] == ["Findings"]
