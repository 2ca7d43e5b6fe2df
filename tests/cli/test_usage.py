"""A command with a wrong word in it: two sentences, the exit code for usage, and the nearest word where one is near."""

import pytest

from ofsted_report.errors import ExitCode


@pytest.mark.parametrize(
    ("command", "what", "remedy"),
    [
        ("buidl letter.pdf", "There is no command buidl.", "Did you mean build?"),
        ("xyz", "There is no command xyz.", "`ofsted-report --help`"),
        (
            "build letter.pdf --commitee C",
            "`ofsted-report build` has no option --commitee.",
            "Did you mean --committee?",
        ),
        (
            "build letter.pdf --zzzzzzz",
            "`ofsted-report build` has no option --zzzzzzz.",
            "`ofsted-report build --help`",
        ),
        ("findings letter.pdf --findings keys", "--findings keys is not known.", "Did you mean key?"),
        ("findings letter.pdf --findings xyz", "--findings xyz is not known.", "Choose one of key, all, headline."),
        ("batch letters -o out --jobs x", "--jobs takes a whole number from 1 on, not x.", "leave --jobs out"),
        ("batch letters -o out -j 0", "--jobs takes a whole number from 1 on, not 0.", "leave --jobs out"),
        ("batch letters -o out --timeout x", "--timeout takes a number from 0.1 on, not x.", "leave --timeout out"),
        (
            "pack r.docx --first-page 0",
            "--first-page takes a whole number from 1 to 9999, not 0.",
            "leave --first-page",
        ),
        ("build", "Something is missing: `ofsted-report build` needs LETTER.", "`ofsted-report build --help`"),
        ("build letter.pdf --output", "--output needs a value.", "Write it after --output"),
        ("findings letter.pdf --toml=yes", "--toml takes no value.", "Write just --toml."),
        ("extract my letter.pdf", "`ofsted-report extract` does not know what to do with letter.pdf.", "in quotes"),
        ("template chek x.docx", "There is no command chek.", "Did you mean check?"),
    ],
)
def test_a_wrong_word_is_told_in_two_sentences(run, command, what, remedy):
    ran = run(*command.split())
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    said, advised = ran.err.splitlines()
    assert said == what
    assert remedy in advised


@pytest.mark.parametrize("command", [(), ("template",)], ids=["ofsted-report", "template"])
def test_a_command_without_words_is_answered_with_its_help(run, command):
    ran = run(*command)
    assert "Usage: ofsted-report" in ran.out + ran.err


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_what_is_asked_of_the_command_itself_is_an_answer(run, option):
    ran = run(option)
    assert (ran.code, ran.err) == (ExitCode.DONE, "")
    assert "ofsted-report" in ran.out


def test_an_interrupt_is_said_and_has_its_own_exit_code(run, monkeypatch, tmp_path):
    """Ctrl-C, wherever it comes."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ofsted_report.letter.parse.read_letter", interrupted)
    ran = run("extract", "letter.pdf")
    assert ran.code == ExitCode.INTERRUPTED
    assert ran.err.splitlines() == ["Stopped.", "Nothing half-written was left behind."]
