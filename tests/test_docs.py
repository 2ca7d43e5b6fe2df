"""The pages for officers are current, and what they show can be done."""

import re
from pathlib import Path

import docx
import pytest

from fixtures.scripts import as_module
from ofsted_report.rendering.template_check import check_template

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def script():
    return as_module(ROOT / "scripts" / "make_docs.py")


@pytest.mark.parametrize("name", ["templates.md", "settings.md", "parts.md"])
def test_the_page_is_what_the_program_says(script, name):
    """`python scripts/make_docs.py` brings it up to date."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == script.made(name)


def test_every_tag_that_the_guide_shows_can_be_used(tmp_path):
    """Each example of the guide, put into a Word file, is without mistake."""
    guide = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    examples = [
        re.sub(r"^    ", "", block, flags=re.M) for block in re.findall(r"(?:^    .*[{].*\n(?:    .*\n)*)", guide, re.M)
    ]
    texts = [tag for tag in re.findall(r"`(\{\{[^`]+\}\})`", guide) if "loop" not in tag]
    assert len(examples) == 4
    assert len(texts) > 40
    document = docx.Document()
    document.add_heading("Background", 1)
    for paragraph in [*texts, *(line for block in examples for line in block.strip().splitlines())]:
        document.add_paragraph(paragraph.replace("\\|", "|"), "Heading 2" if "heading." in paragraph else "Normal")
    document.save(tmp_path / "guide.docx")
    mistakes = [str(m) for m in check_template(tmp_path / "guide.docx") if m.level == "error"]
    assert mistakes == []


def test_the_reference_of_the_commands_is_current(script):
    """`python scripts/make_docs.py` writes it again; so every command and option is documented."""
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == script.commands()


def test_the_page_of_the_tables_describes_every_column(script):
    """`python scripts/make_docs.py` writes it again."""
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == script.tables_page()


def test_the_page_of_the_letters_json_names_every_key():
    """Whoever reads the JSON finds each of its keys there."""
    from ofsted_report.letter.model import Letter

    page = (ROOT / "docs" / "letter-json.md").read_text(encoding="utf-8")
    schema = Letter.json_schema()
    keys = {key for each in schema["$defs"].values() for key in each.get("properties", {})}
    assert "places" in keys
    assert sorted(key for key in keys if f"`{key}`" not in page) == []
