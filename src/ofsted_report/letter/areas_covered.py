"""What a visit covered: the list that says so, or the sentences of the introduction that do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ofsted_report.letter.sections import PrintedItem, find_items
from ofsted_report.letter.sentences import sentence_spans
from ofsted_report.reading.text import STRAIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ofsted_report.letter.sections import Part

_LOOKED = re.compile(
    r"""^(?:(?:(?:During|On|In|At|For|Within|As\ part\ of|Alongside)\ (?:the\ course\ of\ )?
          (?:this|the|these|our|doing\ so)
          (?:\ (?:focused\ |monitoring\ )?(?:visit|inspection|evaluation|work|theme|arrangements))?
          (?:\ (?:of|to|into)\ [^,]{3,80})?
        |In\ addition|(?:More\ )?Specifically|In\ particular|Additionally|Also|Furthermore|Finally),?\ )?
    (?:(?:the\ |both\ )?inspectors|they|HMI|we|it|the\ (?:inspection|team|focus)
      |(?:this|the)\ (?:focused\ |monitoring\ )?visit|this\ inspection
      |(?:the|this)\ joint\ targeted\ area\ inspection(?:\ \(JTAI\))?)
    \ (?:ha(?:ve|s|d)\ )?(?:\w+ly\ )?(?:also\ |then\ )?(?:\w+ly\ )?
    (?:of\ (?:the|this)\ visit\ (?:was|included)|looked\ (?:\w+ly\ |in\ particular\ |in\ (?:more\ )?detail\ )?at
      |considered|reviewed|evaluated|examined|appraised|assessed|focus+ed|explored|tested|scrutinised|included
      |concentrated|covered|visited|sampled|tracked|followed\ up|was\ (?:focused\ )?on|had\ an?\ (?:\w+\ )?focus\ on
      |undertook\ an?\ (?:'deep[\ -]dive'|deep[\ -]dive|focused\ look)\ (?:into|on)
      |(?:paid|gave)\ (?:\w+\ )?(?:attention|consideration)\ to)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""How a sentence begins that says which arrangements were looked at."""
_FOCUS = re.compile(
    r"""^(?:Also\ included\ was\ a|Also\ considered\ (?:was|were)|Progress\ was\ (?:reviewed|considered|evaluated)
      |There\ was\ (?:also\ )?an?\ (?:\w+\ )?focus\ on
      |(?:The|An?|Our|(?:The\ )?Inspectors')\ (?:\w+\ )?(?:focus|scope|theme|areas?(?:\ of\ (?:focus|interest))?)
        \ (?:(?:of|for|covered\ (?:by|in|on|during))\ (?:the|this)\ (?:focused\ |monitoring\ )?visit\ )?
        (?:was|were|included|is|covered)
      |(?:Particular|Specific|Special|Close)\ (?:attention|focus|consideration)\ was\ (?:also\ )?(?:paid|given|placed))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WAS_LOOKED_AT = re.compile(
    r"^(?!.*\bnot\b).*\b(?:was|were) (?:also )?(?:looked at|considered|reviewed|evaluated|examined|explored|scrutinised)"
    r"(?: (?:during|in|as part of) (?:the|this) visit)?(?:[.,;]|$)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^(?:This|These|They|It) (?:also )?(?:includes?|included|involved)\b", re.IGNORECASE)
"""How a sentence begins that says more of what the sentence before it says was looked at."""
_ARRANGEMENTS = re.compile(r"\b(?:authority|council|partnership)'s arrangements\b", re.IGNORECASE)
"""Ofsted's own word for what a visit is about: a sentence with it may speak of evidence as well."""
_ABOUT_EVIDENCE = re.compile(
    r"""\b(?:range|breadth|variety|wide\ array)\ of\ (?:\w+\ )?(?:evidence|information)
      | \bevidence,?\ (?:was|were|including|in)\b | case\ discussions?\b | discussions?\ with | \bmet\ with\b | \bspoke\b
      | \b(?:case|children's|electronic)\ (?:case\ )?(?:records|files)\b
      | \bdocuments?\b | \bdocumentation\b
      | performance\ management,?\s(?:and|information) | quality\ assurance\ information | video\ calls
      | \bframework\b.*\bcarried\ out\b | carried\ out\ in\ line""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words of evidence and method, anywhere in a sentence: it is not about what was covered, however much it looks so. Wide,
since it only rules out; where the passage on evidence begins, which a report quotes, is told by narrower words."""
_ABOUT_METHOD = re.compile(
    rf"{_ABOUT_EVIDENCE.pattern} | \bframework\b | \bmethodology\b | \bon[ -]site\b | \bremote | \bCOVID | \bcoronavirus\b"
    r"| \bguid(?:ance|elines)\b | \binspectors\ (?:was|were)\b | \bjudged\b | \bprogress\ in\ improving\b | :$",
    re.VERBOSE | re.IGNORECASE,
)
"""Likewise under the heading 'Areas covered by the visit', where all else is an area, in whatever words."""
_OVERSIGHT = re.compile(r"\beffective(?:ness)?\b|\bquality (?:and|of)\b|\bimpact\b|\barrangements\b", re.IGNORECASE)


def areas_covered(parts: Sequence[Part], title: str = "") -> tuple[PrintedItem, ...]:
    """One item for each bullet of the list, or for each sentence that says what was looked at.

    Where nothing says so, as in many letters of 2021, there are none. Where nothing else says so, the opening sentence
    of a joint inspection does, if it says more of its theme than the `title`.
    """
    covered = [part for part in parts if part.role == "areas_covered"]
    where = covered or [part for part in parts if part.role == "introduction"]
    items = find_items(_without_evidence(part) if covered else _led_in(_without_evidence(part)) for part in where)
    if items:
        return items
    sentences = [
        PrintedItem(block.text[start:end], (block,), (start, end))
        for part in where
        for block in part.blocks
        if block.kind == "paragraph"
        for start, end in sentence_spans(block.text)
    ]
    looked_at: list[PrintedItem] = []
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        if says_what_was_covered(sentence.text) or (before in looked_at[-1:] and _GOES_ON.match(sentence.text)):
            looked_at.append(sentence)
    if covered and not looked_at:
        looked_at = [sentence for sentence in sentences if not is_method(sentence.text)]
    return tuple(looked_at) or tuple(sentence for sentence in sentences if _gives_theme(sentence.text, title))


_LIST_OF_EVIDENCE = re.compile(r"\b(?:evidence|activit(?:y|ies)|sources|methodology)\b[^.]*:$", re.IGNORECASE)
"""How the paragraph ends that leads in a list of what inspectors read and whom they met."""


_LEADS_IN = re.compile(
    r"\b(?:includ\w+|cover\w*|focus\w*|consider\w*|review\w*|evaluat\w+|look\w*|examin\w+|explor\w+|inspect\w*|visit\w*|scope|areas?"
    r"|arrangements?|themes?|following)\b",
    re.IGNORECASE,
)
_LEADS_IN_FINDINGS = re.compile(
    r"\b(?:audits?|found|identified|judged|concerns?|weakness\w*|deficits?|shortfalls?|recommend\w+|failings?|because|strengths?)\b",
    re.IGNORECASE,
)
"""How the paragraph ends that leads in what somebody found, as the deficits that an earlier audit named."""


def _led_in(part: Part) -> Part:
    """An introduction without the lists that are led in as something else than what was looked at."""
    kept = []
    of_other = False
    for block in part.blocks:
        if block.kind != "item":
            last = next((block.text[start:end] for start, end in reversed(sentence_spans(block.text))), "")
            of_other = not _LEADS_IN.search(last) or (
                _LEADS_IN_FINDINGS.search(last) is not None and not says_what_was_covered(last)
            )
        elif of_other:
            continue
        kept.append(block)
    return replace(part, blocks=tuple(kept))


def _without_evidence(part: Part) -> Part:
    """The part without the items of a list of evidence: they are not what the visit covered."""
    kept = []
    of_evidence = False
    for block in part.blocks:
        if block.kind != "item":
            of_evidence = _LIST_OF_EVIDENCE.search(block.text) is not None
        elif of_evidence:
            continue
        kept.append(block)
    return replace(part, blocks=tuple(kept))


_THEME = re.compile(
    r"inspection\b.*\bmulti-agency (?:[\w-]+ (?:and |of )?){0,3}?(?:response|approach|arrangements) (?:to|for) (?P<theme>.+)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+in\s+(?:the\s+)?[A-Z].*$")
_WORD = re.compile(r"[a-z]{4,}")


def _gives_theme(sentence: str, title: str) -> bool:
    """Whether a joint inspection's opening sentence names its theme, and does not merely repeat the title."""
    match = _THEME.search(sentence)
    if match is None:
        return False
    theme, named = set(_WORD.findall(_PLACE.sub("", match["theme"]).lower())), set(_WORD.findall(title.lower()))
    return len(theme - named) > len(theme) / 2


def is_method(sentence: str) -> bool:
    """Whether a sentence of the introduction is about evidence or method, or about how the authority stands."""
    return _ABOUT_METHOD.search(sentence.translate(STRAIGHT)) is not None


def says_what_was_covered(sentence: str) -> bool:
    """Whether a sentence says which arrangements were looked at, and is not about evidence or method."""
    plain = sentence.translate(STRAIGHT)
    if not (_LOOKED.match(plain) or _FOCUS.match(plain) or _WAS_LOOKED_AT.match(plain)):
        return False
    if not _ABOUT_EVIDENCE.search(plain) or _ARRANGEMENTS.search(plain):
        return True
    # 'They also considered the effectiveness of … and the effective use of quality assurance information' is an area.
    return bool(_OVERSIGHT.search(plain)) and not re.search(r"evidence|discussions|met with|records", plain)
