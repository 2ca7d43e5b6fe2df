"""Turn an Ofsted letter into a committee report, and check the report against the letter.

These functions do what the command `ofsted-report` does:

    letter = read_letter("letter.pdf")
    findings = choose_findings(letter)
    given = load_settings()  # council.toml from this folder or a parent; or use Settings(...) and Meeting(...)
    report = build_report(letter, findings, given.settings, given.meeting)
    Path("report.docx").write_bytes(render(report, "docx").content)
    problems = check_report("report.docx", letter)

The names in `__all__` are the public interface, which changes only by additions; all other modules are internal. Errors are
raised as `OfstedReportError`, with a sentence on what happened and one on what to do. Names are imported on first use, so
`import ofsted_report` is fast. docs/python.md has examples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from ofsted_report.checking.check import check_letter, check_report
    from ofsted_report.checking.model import Problem
    from ofsted_report.comparing.compare import compare_letters
    from ofsted_report.comparing.model import Comparison
    from ofsted_report.errors import OfstedReportError
    from ofsted_report.findings.choose import choose_findings
    from ofsted_report.findings.model import Finding, Findings, Source
    from ofsted_report.letter.model import Block, Judgement, Letter, LetterWarning, Person, Section, Visit
    from ofsted_report.letter.parse import read_letter
    from ofsted_report.pack.make import Pack, make_pack
    from ofsted_report.rendering.docx import Rendered
    from ofsted_report.rendering.render import render
    from ofsted_report.report.compose import build_report
    from ofsted_report.report.model import Report
    from ofsted_report.settings.load import Loaded
    from ofsted_report.settings.load import load as load_settings
    from ofsted_report.settings.model import Meeting, Settings

__all__ = [
    "Block",
    "Comparison",
    "Finding",
    "Findings",
    "Judgement",
    "Letter",
    "LetterWarning",
    "Loaded",
    "Meeting",
    "OfstedReportError",
    "Pack",
    "Person",
    "Problem",
    "Rendered",
    "Report",
    "Section",
    "Settings",
    "Source",
    "Visit",
    "__version__",
    "build_report",
    "check_letter",
    "check_report",
    "choose_findings",
    "compare_letters",
    "load_settings",
    "make_pack",
    "read_letter",
    "render",
]

_MODULES = {
    "checking.check": ("check_letter", "check_report"),
    "checking.model": ("Problem",),
    "comparing.compare": ("compare_letters",),
    "comparing.model": ("Comparison",),
    "errors": ("OfstedReportError",),
    "findings.choose": ("choose_findings",),
    "findings.model": ("Finding", "Findings", "Source"),
    "letter.model": ("Block", "Judgement", "Letter", "LetterWarning", "Person", "Section", "Visit"),
    "letter.parse": ("read_letter",),
    "pack.make": ("Pack", "make_pack"),
    "rendering.docx": ("Rendered",),
    "rendering.render": ("render",),
    "report.compose": ("build_report",),
    "report.model": ("Report",),
    "settings.load": ("Loaded", "load"),
    "settings.model": ("Meeting", "Settings"),
}
"""The module of each public name, imported on first use."""

if not TYPE_CHECKING:  # a type checker must see a misspelt name as an error

    def __getattr__(name: str) -> object:
        from importlib import import_module

        wanted = "load" if name == "load_settings" else name
        for module, names in _MODULES.items():
            if name in __all__ and wanted in names:
                return getattr(import_module(f"{__name__}.{module}"), wanted)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted(__all__)
