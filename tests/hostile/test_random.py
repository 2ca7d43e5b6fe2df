"""Random files: letters that were damaged, and templates and settings put together of what they are made of.

Every function of the package that takes something from outside answers, or raises a failure that a user can be told.
OFSTED_REPORT_EXAMPLES says how many of each are tried.
"""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.bad_files import SAMPLE, SAMPLES
from fixtures.hostile_texts import TAGS
from fixtures.word_files import packed, parts_of, saved
from hostile.conftest import Command
from ofsted_report import build_report, check_report, choose_findings, read_letter, render
from ofsted_report.errors import OfstedReportError, SettingsError
from ofsted_report.findings.edited import parse_findings, write_findings
from ofsted_report.letter.corrections import read_corrections
from ofsted_report.rendering.template_check import check_template
from ofsted_report.settings.load import load

HOSTILE = settings.get_profile("hostile")
WORD = SAMPLES / "anyshire-monitoring-visit.docx"
TEXT = (SAMPLES / "anyshire-monitoring-visit.txt").read_text(encoding="utf-8")
PARTS = {name: data for name, data in parts_of(WORD.read_bytes()).items() if name.endswith((".xml", ".rels"))}

damage = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12) | st.sampled_from([b"<", b">", b"/", b"\0", b'"'])
    ),
    min_size=1,
    max_size=12,
)
"""Places of a file, how much is cut out there, and what is put in."""


def damaged(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The bytes with these changes."""
    for share, cut, put in changes:
        at = int(share * len(data))
        data = data[:at] + put + data[at + cut :]
    return data


def used(data: bytes, name: str) -> None:
    """A letter from reading to report; a failure that a user can be told is an answer."""
    try:
        letter = read_letter(data, name=name)
        findings = choose_findings(letter)
        parse_findings(write_findings(letter, findings), "findings.toml", letter)
        report = build_report(letter, findings)
        for form in ("md", "html", "docx"):
            content = render(report, form).content
            data = content.encode() if isinstance(content, str) else content
            check_report(data, letter, name=f"report.{form}")
    except OfstedReportError as failure:
        assert failure.what.endswith((".", "?", "!"))
        assert "\n" not in failure.what + failure.remedy


@HOSTILE
@given(damage)
def test_a_damaged_word_file(changes: list[tuple[float, int, bytes]]) -> None:
    """The package as a whole: most are no zip file any more."""
    used(damaged(WORD.read_bytes(), changes), "letter.docx")


@HOSTILE
@given(st.sampled_from(sorted(PARTS)), damage)
def test_a_damaged_part_of_a_word_file(part: str, changes: list[tuple[float, int, bytes]]) -> None:
    """The package is whole, and one of its parts is not."""
    parts = parts_of(WORD.read_bytes())
    used(packed({**parts, part: damaged(parts[part], changes)}), "letter.docx")


@HOSTILE
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 300), st.text(max_size=200)), max_size=8))
def test_a_letter_with_any_text_in_it(changes: list[tuple[float, int, str]]) -> None:
    text = TEXT
    for share, cut, put in changes:
        at = int(share * len(text))
        text = text[:at] + put + text[at + cut :]
    used(text.encode("utf-8", "replace"), "letter.txt")


@settings(HOSTILE, max_examples=max(5, HOSTILE.max_examples // 10))
@given(changes=damage)
def test_a_damaged_pdf(
    changes: list[tuple[float, int, bytes]], command: Command, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In a process of its own: pdfium is written in C."""
    path = tmp_path_factory.mktemp("letter") / "letter.pdf"
    path.write_bytes(damaged(SAMPLE.read_bytes(), changes))
    command("check", path)


names = st.sampled_from(
    ["title", "purpose", "key_findings", "finding.text", "heading.purpose", "x", "loop", "''.__class__", "_"]
)
tags = st.one_of(
    st.builds("{{{{ {} }}}}".format, names),
    st.builds("{{%p for {} in {} %}}".format, names, names),
    st.builds("{{% if {} %}}".format, names),
    st.sampled_from(["{%p endfor %}", "{% endif %}", "{{", "}}", "{%", "%}", "{#", "#}", "{%p", "-%}", *TAGS.values()]),
    st.text(max_size=30).filter(lambda text: text.isprintable()),
)


@HOSTILE
@given(paragraphs=st.lists(st.lists(tags, max_size=5).map("".join), max_size=8))
def test_a_template_of_any_tags(paragraphs: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever `template check` has no objection to can be filled."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph("".join(c for c in text if c.isprintable())[:25_000])
    path = tmp_path_factory.mktemp("template") / "ours.docx"
    path.write_bytes(saved(document))
    try:
        wrong = [mistake for mistake in check_template(path) if mistake.level == "error"]
    except OfstedReportError:
        return
    letter = read_letter(SAMPLE)
    report = build_report(letter, choose_findings(letter))
    try:
        content = render(report, "docx", path).content
    except OfstedReportError:
        assert wrong
    else:
        docx.Document(io.BytesIO(content))


words = st.sampled_from(
    [*"=[]{}.,#\\ \n\t1é\"'", "[[", "]]", '"""', "1979-05-27", "true", "nan", "council", "meeting", "committee_date",
     "deadlines", "wording", "contact_officers", "questions_working_days", "template"]
)  # fmt: skip


@HOSTILE
@given(text=st.lists(words | st.text(max_size=8), max_size=40).map("".join))
def test_settings_of_any_words(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("settings") / "council.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    for option in ("council_file", "meeting_file"):
        try:
            load(**{option: Path(path)})  # type: ignore[arg-type]
        except SettingsError as failure:
            assert "\n" not in failure.what + failure.remedy
    try:
        read_corrections(text, "letter.corrections.toml")
    except SettingsError:
        return
