"""`desk`: the icon, what is missing said in two sentences, and the address alone without a browser."""

from __future__ import annotations

import importlib.util

import pytest

from ofsted_report.errors import ExitCode


def test_the_icon_goes_where_it_is_asked_and_its_folder_is_made(run, tmp_path):
    (tmp_path / "desktop").mkdir()
    ran = run("desk", "Ofsted letters", "--shortcut-in", "desktop")
    assert ran.code == ExitCode.DONE
    assert "Wrote" in ran.err
    assert (tmp_path / "Ofsted letters").is_dir()
    (icon,) = (tmp_path / "desktop").iterdir()
    assert str(tmp_path / "Ofsted letters") in icon.read_text(encoding="utf-8")
    again = run("desk", "Ofsted letters", "--shortcut-in", "desktop")
    assert again.code == ExitCode.OUTPUT
    assert "already exists" in again.err


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "python_multipart", "tomlkit"])
def test_a_missing_extra_is_told_with_how_to_install_it(run, monkeypatch, missing):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == missing else find(name, *rest))
    ran = run("desk", "--no-browser")
    assert ran.code == ExitCode.CONVERTER
    assert f"The desk needs {missing.replace('_', '-')}" in ran.err
    assert "[desk]" in ran.err


def test_a_folder_in_no_place_is_told(run, tmp_path):
    ran = run("desk", "a/b/c", "--shortcut-in", ".")
    assert ran.code == ExitCode.OUTPUT
    assert "cannot be created" in ran.err


def test_a_port_that_is_none_is_told(run):
    ran = run("desk", "--port", "99999")
    assert ran.code == ExitCode.USAGE
