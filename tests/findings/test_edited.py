"""The findings file: what was written comes back, what a person changed is seen, and a slip is told with its line."""

import re

import pytest

from examples import example_letter, section
from ofsted_report.errors import FindingsError, NotReadableError
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.edited import read_findings, write_findings

LETTER = example_letter()


@pytest.fixture
def file(tmp_path):
    """The file as it was written, at a path where it can be edited."""
    path = tmp_path / "findings.toml"
    path.write_text(write_findings(LETTER, choose_findings(LETTER)), encoding="utf-8")
    return path


def edit(path, old, new, count=1):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def line_of(path, words):
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def test_what_was_written_comes_back(file):
    chosen = choose_findings(LETTER)
    back = read_findings(file, LETTER)
    assert [(f.label, f.sentences, f.source, f.edited) for f in back.findings] == [
        (f.label, f.sentences, f.source, False) for f in chosen.findings
    ]


def test_every_sentence_of_overview_and_findings_is_listed(file):
    text = file.read_text(encoding="utf-8")
    for part in LETTER.sections_of("overview", "findings"):
        for block in part.blocks:
            assert f'block = "{block.id}"' in text
    assert "Plans that follow are seldom specific, e.g. about who will do what by when." in text


def test_marking_a_sentence_quotes_it(file):
    text = "fathers are often left out."
    file.write_text(
        re.sub(
            r"quote = (?:true, |false,)( text = \"However, some are too long)", r"quote = true,\1", file.read_text()
        ),
    )
    assert any(text in finding.text for finding in read_findings(file, LETTER).findings)


def test_the_report_follows_the_files_order(file):
    head, *paragraphs = file.read_text(encoding="utf-8").split("\n[[paragraph]]")
    file.write_text(
        "\n[[paragraph]]".join([head, *(f"{p.rstrip()}\n" for p in reversed(paragraphs))]), encoding="utf-8"
    )
    findings = read_findings(file, LETTER).findings
    assert [f.label for f in findings] == [chr(97 + n) for n in range(len(findings))]
    assert findings[0].source.block > findings[-1].source.block


def test_a_changed_sentence_is_quoted_as_edited(file):
    edit(file, "Senior leaders know the service well.", "Senior leaders know most of the service well.")
    finding = read_findings(file, LETTER).findings[0]
    assert finding.edited
    assert finding.sentences[0] == "Senior leaders know most of the service well."


def test_other_quotes_and_spaces_are_no_edit_and_the_letters_words_are_quoted(file):
    edit(file, "Senior leaders know the service well.", "Senior  leaders know the service well")
    finding = read_findings(file, LETTER).findings[0]
    assert not finding.edited
    assert finding.sentences[0] == "Senior leaders know the service well."


def test_a_sentence_of_ones_own_is_refused_unless_edits_are_allowed(file):
    edit(file, "Senior leaders know the service well.", "All is splendid here and everywhere.")
    with pytest.raises(FindingsError, match="not in the letter") as refused:
        read_findings(file, LETTER)
    assert f"line {line_of(file, 'splendid')}:" in refused.value.what
    allowed = read_findings(file, LETTER, allow_edits=True).findings[0]
    assert allowed.edited
    assert "All is splendid here and everywhere." in allowed.sentences


def test_a_sentence_without_number_stands_beside_the_others_where_edits_are_allowed(file):
    edit(file, "sentences = [\n", 'sentences = [\n  { quote = true, text = "The council agrees." },\n')
    finding = read_findings(file, LETTER, allow_edits=True).findings[0]
    assert finding.sentences[0] == "The council agrees."
    assert finding.edited


@pytest.mark.parametrize(
    ("old", "new", "message", "at"),
    [
        ('label = "b"', 'label = "a"', 'label "a" is used here and in line', "[[paragraph]]"),
        ('block = "s3.b1"', 'block = "s9.b9"', "not a paragraph of this letter", "[[paragraph]]"),
        ("number = 2, quote", "number = 7, quote", "out of range", "number = 7"),
        ("quote = true, ", 'quote = "yes", ', "true or false", 'quote = "yes"'),
        ("number = 1, quote", "nummer = 1, quote", "unknown key 'nummer'", "nummer"),
        ("version = 1", "version = 2", "not a findings file", "# Key findings"),
    ],
)
def test_a_slip_is_told_with_its_line(file, old, new, message, at):
    edit(file, old, new)
    with pytest.raises(FindingsError, match=re.escape(message)) as failure:
        read_findings(file, LETTER)
    line = int(re.search(r"line (\d+):", failure.value.what)[1])
    assert at in file.read_text(encoding="utf-8").splitlines()[line - 1]
    assert failure.value.remedy


def test_a_sentence_quoted_twice_is_told_with_both_lines(file):
    paragraph = file.read_text(encoding="utf-8").split("\n[[paragraph]]")[1]
    with file.open("a", encoding="utf-8") as out:
        out.write("\n[[paragraph]]" + re.sub(r'label = "a".*\n', "", paragraph))
    with pytest.raises(FindingsError, match="is quoted here and in line"):
        read_findings(file, LETTER)


def test_broken_toml_names_its_line(file):
    edit(file, 'label = "a"', "label = a")
    with pytest.raises(FindingsError, match=r"not valid TOML.*line"):
        read_findings(file, LETTER)


def test_a_missing_file_and_one_that_is_no_text_are_told(tmp_path):
    with pytest.raises(NotReadableError, match="cannot be read"):
        read_findings(tmp_path / "none.toml", LETTER)
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NotReadableError, match="UTF-8"):
        read_findings(tmp_path / "odd.toml", LETTER)


def test_quotes_backslashes_and_control_characters_survive(tmp_path):
    """A letter's text cannot break out of its string in the file, nor its heading out of its comment."""
    odd = 'They said "yes\\no" {{ x }} # and\x7f went. All was well.'
    letter = example_letter(title='A "title"\nformat = 1', sections=(section(1, "Over\nview", "overview", odd),))
    path = tmp_path / "odd.toml"
    path.write_text(write_findings(letter, choose_findings(letter, mode="all")), encoding="utf-8")
    assert read_findings(path, letter).findings[0].text == odd


def test_a_paragraph_that_gives_two_findings_comes_back_as_two(tmp_path):
    sentences = [
        f"{word.capitalize()} plans are not good enough for some children."
        for word in "many few most long short old".split()
    ]
    letter = example_letter(
        kind="focused_visit",
        sections=(
            section(
                1,
                "Main findings",
                "findings",
                " ".join(sentences),
                *["Visits are timely. Plans are clear. Homes are near. All is well."] * 2,
            ),
        ),
    )
    chosen = choose_findings(letter)
    assert len([f for f in chosen.findings if f.source.block == "s1.b1"]) == 2
    path = tmp_path / "two.toml"
    path.write_text(write_findings(letter, chosen), encoding="utf-8")
    assert [f.sentences for f in read_findings(path, letter).findings] == [f.sentences for f in chosen.findings]
