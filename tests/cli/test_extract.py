"""`extract`: clean JSON, on the terminal's side of things too."""

import json
import os
import subprocess
import sys

import pytest

from ofsted_report.errors import ExitCode

LEGACY = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
"""An environment in which Python writes no UTF-8 by itself, as on Windows into a file."""


def bytes_of(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "ofsted_report", *map(str, arguments)],
        env={**{k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}, **LEGACY, **environment},
        capture_output=True,
        timeout=60,
        check=True,
    ).stdout


def test_json_in_a_file_is_utf_8_whatever_the_machines_code_page(monitoring_visit):
    told = bytes_of("extract", monitoring_visit)
    assert "children’s services" in json.loads(told.decode("utf-8"))["title"]


@pytest.mark.parametrize("encoding", ["cp850", "iso-8859-1"])
def test_a_sign_that_the_wanted_encoding_lacks_is_no_failure(monitoring_visit, encoding):
    told = bytes_of("extract", monitoring_visit, PYTHONIOENCODING=encoding)
    assert "children’s services" in json.loads(told.decode(encoding))["title"]


def test_it_writes_a_file_that_is_named_and_replaces_none_unasked(run, tmp_path, monitoring_visit):
    ran = run("extract", monitoring_visit, "-o", "letter.json")
    assert (ran.code, ran.out) == (ExitCode.DONE, "")
    assert ran.err.startswith("Wrote letter.json.")
    assert (tmp_path / "letter.json").read_text(encoding="utf-8") == run("extract", monitoring_visit).out
    assert run("extract", monitoring_visit, "-o", "letter.json").code == ExitCode.OUTPUT
    assert run("extract", "--schema", "-o", "schema.json").code == ExitCode.DONE
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8"))
