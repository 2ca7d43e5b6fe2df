"""A program of the user's chooses by number: it is asked in JSON, and cannot change or add a word."""

import json
import math
import shlex
import sys

import pytest

from examples import example_letter, section
from findings.long_letters import LONG, letter_of
from ofsted_report.errors import FindingsError, SettingsError
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.chooser import BUILT_IN, chooser_of
from ofsted_report.findings.select import OF_ALL
from ofsted_report.letter.sentences import split

LETTER = letter_of(*LONG[:6], overview=["Leaders know their services well. Much has improved."])


@pytest.fixture
def program(tmp_path):
    """A chooser that runs these lines of Python, in which `question` is what it was asked."""

    def make(lines, **asked):
        script = tmp_path / "pick.py"
        script.write_text(f"import json, sys, time\nquestion = json.load(sys.stdin)\n{lines}\n", encoding="utf-8")
        return chooser_of(shlex.join([sys.executable, str(script)]), **asked)

    return make


def sentences_in(findings):
    return [text for finding in findings.findings for text in finding.sentences]


def test_it_is_told_what_there_is_and_what_is_wanted(program, tmp_path):
    kept = tmp_path / "question.json"
    choose_findings(LETTER, chooser=program(f"open({str(kept)!r}, 'w').write(json.dumps(question)); print([1])"))
    question = json.loads(kept.read_text(encoding="utf-8"))
    assert question["format"] == "ofsted-report/chooser"
    assert [each["number"] for each in question["sentences"]] == list(range(1, 33))
    assert question["sentences"][0] == {
        "number": 1,
        "section": "Headline findings",
        "page": None,
        "paragraph": 1,
        "text": "Leaders know their services well.",
    } | {"page": question["sentences"][0]["page"]}
    assert question["wanted"] == math.ceil(32 * OF_ALL), "a share of a short letter"
    assert "councillors" in question["brief"]


@pytest.mark.parametrize("answer", ["print([3, 5])", "print(json.dumps({'sentences': [5, 3, 3]}))", "print('3, 5')"])
def test_its_numbers_choose_and_every_word_is_ofsteds(program, answer):
    texts = [text for part in LETTER.sections for block in part.blocks for text in split(block.text)]
    chosen = choose_findings(LETTER, chooser=program(answer))
    assert {texts[2], texts[4]} <= set(sentences_in(chosen)) <= set(texts)
    assert chosen.chosen_by.startswith("pick.py")


def test_the_guards_add_what_it_left_out_and_say_so(program):
    """What a sentence refers to, and what is grave."""
    grave = "Serious and widespread failures leave children at risk of harm."
    letter = letter_of("Tools are new. They are used in all teams.", f"Rooms have numbers. {grave}", *LONG[:3])
    chosen = choose_findings(letter, chooser=program("print([2])"))
    assert sentences_in(chosen)[:2] == ["Tools are new.", "They are used in all teams."]
    assert grave in sentences_in(chosen)
    assert "added by ofsted-report" in chosen.chosen_by
    assert chosen.added_to
    assert "a" in chosen.added_to


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("print([1, 99])", "chose sentence 99, and there are 32"),
        ("print([0])", "chose sentence 0"),
        ("print([])", "chose no sentence"),
        ("print(list(range(1, 33)))", "chose 32 sentences, and 27 are the most"),
        ("print('The first and the third.')", "gave no list of numbers: The first and the third."),
        ("print([1.5, True])", "gave no list of numbers"),
        ("print('[' * 10_000)", "gave no list of numbers"),
        ("pass", "gave no list of numbers at all"),
        ("sys.exit('No model.')", "ended with exit code 1: No model."),
        ("print('1 ' * 10_000_000)", "printed more than 100,000 bytes"),
        ("sys.stderr.write('x' * 10_000_000); sys.exit(3)", "ended with exit code 3"),
    ],
)
def test_what_is_no_choice_is_told_and_the_built_in_choice_offered(program, lines, told):
    with pytest.raises(FindingsError) as failure:
        choose_findings(LETTER, chooser=program(lines))
    assert told in failure.value.what
    assert "--chooser built-in" in failure.value.remedy
    assert len(failure.value.what) < 300


def test_a_program_that_hangs_is_ended(program):
    with pytest.raises(FindingsError, match=r"no answer within 0\.5 seconds"):
        choose_findings(LETTER, chooser=program("time.sleep(60)", seconds=0.5))


def test_a_program_that_never_reads_may_still_answer():
    chooser = chooser_of(shlex.join([sys.executable, "-c", "print([1])"]))
    assert sentences_in(choose_findings(LETTER, chooser=chooser))


def test_a_program_that_is_not_there_is_told():
    with pytest.raises(FindingsError, match="no-such-program could not be started"):
        choose_findings(LETTER, chooser=chooser_of("no-such-program --fast"))


@pytest.mark.parametrize(("command", "told"), [("", "empty"), ("pick 'this", "open quotation mark")])
def test_a_command_line_that_is_none(command, told):
    with pytest.raises(SettingsError, match=told):
        chooser_of(command)


def test_built_in_and_nothing_are_no_chooser():
    assert chooser_of(None) is None
    assert chooser_of(BUILT_IN) is None


def test_the_brief_is_a_file_that_a_council_can_edit(program, tmp_path):
    brief = tmp_path / "brief.md"
    brief.write_text("Only what Anyshire cares for.", encoding="utf-8")
    assert program("print([1])", brief=brief).brief == "Only what Anyshire cares for."
    brief.write_text(" \n", encoding="utf-8")
    with pytest.raises(SettingsError, match="empty"):
        program("print([1])", brief=brief)
    with pytest.raises(SettingsError, match="cannot be"):
        program("print([1])", brief=tmp_path / "none.md")


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("python3 tools/pick.py --fast", "pick.py"),
        ("/usr/local/bin/choose", "choose"),
        ("python3 -c 'print([1])'", "python3"),
        ("ollama run any-model", "ollama"),
    ],
)
def test_it_is_called_by_its_name_without_folder_and_arguments(command, name):
    assert chooser_of(command).name == name


def test_a_letter_without_findings_asks_nobody(program):
    letter = example_letter(sections=(section(1, None, "introduction", "Inspectors came."),))
    assert choose_findings(letter, chooser=program("sys.exit(1)")).findings == ()
