"""Detects sentences that refer to an earlier sentence and would be unclear or misleading alone.

"They have worked well", "These delays", "As a result", "However, …", "Since then": each is an *anaphor*, and its
*antecedent* is in an earlier sentence. If the antecedent is in the same sentence ("Leaders know their services"),
nothing is missing. In doubt the rules answer yes: the only cost is that the sentence before is quoted too.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ofsted_report.letter.marks import Mark, Marks
from ofsted_report.pattern import Pattern

_LEAD = r"\W*(?:(?:however|but|and|yet|nevertheless|nonetheless|additionally|in\ addition|furthermore|moreover|overall),?\ )?"
_LED_IN = Pattern(_LEAD)
"""May precede what refers back: 'However, they …'."""
_OPENS = Mark(
    "for (example|instance)",
    r"in response(?! to (?!this|these|that|it\b))",
    "in (turn|doing so|this|these|that|those|such|contrast|the latter|both)",
    "of (these|those|them|the (latter|former))",
    "as a (result|consequence)(?! of (?!this|these|that))",
    "as such",
    "since (then|that)",
    "from then",
    "until then",
    "at (that|the same|this) (time|point|stage)",
    "by (this|then|doing so|contrast)",
    "(despite|following|prior to|after|before|beyond|because of|due to|given|alongside|through|within|with|without|from"
    "|under|against|on|to|besides|where) (this|these|that time|that point|them|it)",
    "(when|where|if|while|although|because) that (is|was|does|happens)",
    "(example|examples) (include|of this)",
    "an example",
    "one (example|such)",
    "the (other|others|latter|former|same)",
    "some others?",
    "the (rationale|reasons?|impact|effect|result|quality) (for|of|behind) (this|these)",
    r"(he|she|they|them|their|theirs|his|her|its|those|this|these|such)(?! as\b)",
    words="""
        it consequently therefore thus hence accordingly otherwise instead meanwhile similarly likewise equally subsequently
        conversely elsewhere alternatively notwithstanding another others? neither
    """,
)
_QUANTITY = (
    "(most|some|many|all|none|few|a few|several|each|both|either|half|one|two|three|four|the majority|a number|a minority"
    "|a small number|a small minority|the remainder|the rest) "
    "(of (these|those|them|whom)|also|now|still|then|do|does|did|are|is|were|was|have|has|had|can|could|may|will|would"
    "|receive|need|feel|felt|say|said|told|remain|show|lack|include|contain|involve|identify|reflect|benefit|take|make|know"
    "|live|attend|wait|result|lead|provide)"
)
_QUANTITY_ALONE = Mark(f"(although |although, |while |while, )?(almost )?{_QUANTITY}")
"""'Most have improved', 'Some are late': of what, the sentence before says."""
_FOR_SOME = Mark(
    "(for|in) (too many|most|some|many|others|all|a few|a number|a minority|a small number|a small minority)( others)?(?=,)",
    "for (the )?other [^,.;]{3,60}(?=,)",
)
"""'For most, plans are late': for most of whom, the sentence before says."""
_ONE = (
    r"the (\w+ of the )?(new |same |current )?"
    "(tool|team|panel|process|model|service|system|project|programme|approach|initiative|scheme|pilot|strategy|plan"
    "|group|unit|hub|offer|meeting|post|role|officer|young person|child|parents?|family|case|document|form|framework|review"
    "|tracker|forum) "
    "(is|are|was|were|has|have|had|will|can|could|also|now|meets?|provides?|offers?|supports?|works?|includes?|aims?|brings?"
    "|ensures?|helps?|enables?|uses?|lacks?|does|did|remains?|continues?)"
)
_THE_ONE = Mark(f"(although |although, |while |while, |as |as, )?{_ONE}")
"""'The panel meets weekly': which panel, the sentence before says."""
_BEGINNINGS = Marks((_OPENS, _QUANTITY_ALONE, _FOR_SOME, _THE_ONE))
"""Beginnings of sentences that refer to the sentence before …"""

_NOT_BACK = Pattern(
    rf"""^{_LEAD}(?:
    it\ (?:is|was|remains|has\ been|will\ be)\ (?:\w+\ ){{0,2}}?
        (?:clear|evident|apparent|important|positive|encouraging|likely|unclear|essential|crucial|vital|notable|right|early
        |difficult|hard|possible|impossible|concerning
        |a\ (?:\w+\ )?(?:strength|concern|credit|testament|achievement|challenge|weakness))
        \b[^.;]*?\b(?:that|to|how|whether|why|what|when|for)\b
    |it\ (?:takes|took|has\ taken|can\ take)\b
    |(?:this|these|in\ this|at\ this|from\ this|on\ this)\ (?:\w+\ ){{0,2}}
        (?:visit|inspection|letter|report|local\ authority|council|year|area\ partnership)\b
    |those\ (?:\w+\ ){{0,2}}
        (?:who|whose|that|with|in|at|from|on|under|living|placed|subject|receiving|aged|requiring|known|needing)\b
    |such\ (?:as|an?)\b
    )""",
    re.VERBOSE,
)
"""… and what looks like it and does not: "It is clear that …", "This visit", "Those who …"."""

INSIDE = Mark(
    "(at|since|in|after|during|from|by|before|following|of|until|around|prior to) that "
    "(time|visit|inspection|date|period|point|year|judgement|report|stage|meeting|review|process)",
    "the (latter|former|above|aforementioned)",
    "these (two|three)",
    "as (described|mentioned|noted) above",
)
"""Anaphors that count anywhere in the sentence."""
_DO_SO = Pattern(r"(?:\w+ ){1,5}(?:do|does|did|done) so\b(?! (?:that|as))")
"""'Few do so': what, the sentence before says."""

_BETWEEN = Pattern(
    r"(?P<subject>[^,.;]{3,80}+), (?:however|though|therefore|consequently|by contrast|in turn|on the other hand|as a result),"
)
"""'Visits, however, are late': set between subject and verb it refers back; after a whole clause it joins two."""

_WORD = Pattern(r"[a-z0-9’'-]+|[,;:–—()]")
_STRONG = frozenset(",;:–—()")
_CLAUSE = frozenset({"but", "which", "so", "because", "yet", "who", "whom"})
_PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves"})
_SINGULAR_PRONOUNS = frozenset({"it", "its", "itself"})
_PERSONS = frozenset({"he", "she", "his", "him"})
_ANAPHORS = _PLURAL_PRONOUNS | _SINGULAR_PRONOUNS | _PERSONS | {"this", "these", "such"}
_GROUPS = frozenset(
    "children people families staff police team teams leadership parents council authority partnership service board panel "
    "who each every everyone child person adviser worker workforce carer parent family cohort department group majority "
    "number minority director partner youth leader manager management school area".split()
)
_NOT_NOUNS = frozenset(
    "this is was has does as its us less always across these those towards perhaps thus various regardless besides "
    "previous serious previously conscious continuous process progress business access success focus".split()
)
_SHELLS = frozenset(
    "issue issues area areas weakness weaknesses approach work practice practices change changes delay delays gap gaps "
    "shortfall shortfalls concern concerns matter matters problem problems risk risks action actions challenge challenges "
    "need needs progress information support improvement improvements strength strengths arrangement arrangements meeting "
    "situation situations difficulty difficulties experience experiences decision decisions development stage group cohort "
    "commitment investment priority purpose position aspect aspects".split()
)
"""Nouns that sum up what the same sentence said before: "caseloads are high, and this issue …"."""
_THIS_ONE = frozenset(
    "visit inspection jtai letter report authority year time council month week summer spring autumn".split()
)
"""'This visit', 'this year': the letter's own, which needs no antecedent."""
_LONG_CLAUSE = 6
"""Words after which "and this" refers to the same sentence."""
_LONG_BEFORE = 10
"""Words after which "the impact of this" refers to the same sentence."""
_SHORT_CLAUSE = 4
"""With fewer words before it than these a comma ends no clause: "In most cases, these …"."""


_LONGEST = 300
"""Words. Real sentences are shorter; the limit keeps the time linear for text without full stops."""


def refers_back(text: str, marks: Collection[Mark]) -> bool:
    """Whether a sentence, in lower case and with the marks found in it, refers to something that was said before it."""
    if _opens_or_has_inside(text, marks):
        return True
    between = _BETWEEN.match(text)
    if between and not _has_verb(_WORD.findall(between["subject"])):
        return True
    words = _WORD.findall(text)
    if _ANAPHORS.isdisjoint(words):
        return False
    own = _NOT_BACK.match(text)
    passed = len(_WORD.findall(own.group())) if own else 0
    return any(_is_unbound(words, at) for at in range(passed, min(len(words), _LONGEST)) if words[at] in _ANAPHORS)


def opening_refers_back(text: str, marks: Collection[Mark]) -> bool:
    """Whether a paragraph's first sentence, given likewise, refers to the paragraph before it, if it refers back at all.

    Only its opening can, or "this" and "these" with a noun ("this decline"). A pronoun further on ("and receive this
    quickly") refers to something in the sentence itself.
    """
    if _opens_or_has_inside(text, marks):
        return True
    words = _WORD.findall(text)[:_LONGEST]
    return any(
        word in {"this", "these"} and not _is_bare(words, at) and _is_unbound_demonstrative(words, at)
        for at, word in enumerate(words)
    )


def _opens_or_has_inside(text: str, marks: Collection[Mark]) -> bool:
    """Whether it begins with an anaphor, or has one that counts anywhere."""
    led_in = _LED_IN.match(text)
    if _BEGINNINGS.any_at(text, led_in.end() if led_in else 0) and not _NOT_BACK.match(text):
        return True
    does_so = " so" in text and _DO_SO.match(text) is not None
    return INSIDE in marks or text.endswith((", though", ", though.")) or does_so


def _is_unbound(words: list[str], at: int) -> bool:
    """Whether the anaphor at this position has no antecedent earlier in the sentence."""
    word, before = words[at], words[:at]
    if word in _PLURAL_PRONOUNS:
        return not any(_may_be_plural(each) for each in before)
    if word in _SINGULAR_PRONOUNS:
        few = sum(len(each) > 3 for each in before) < 2 or (before[-1] == "," and not _has_verb(before))
        return few and not _is_empty_it(words, at)
    if word in _PERSONS:
        return sum(len(each) > 3 for each in before) < 2
    return _is_unbound_demonstrative(words, at)


def _is_empty_it(words: list[str], at: int) -> bool:
    """'While it is clear that …': the pronoun means nothing."""
    return words[at] == "it" and any(each in {"that", "to", "whether", "how"} for each in words[at + 2 : at + 9])


def _may_be_plural(word: str) -> bool:
    return word in _GROUPS or (
        len(word) > 2 and word.endswith("s") and not word.endswith("ss") and word not in _NOT_NOUNS
    )


def _is_unbound_demonstrative(words: list[str], at: int) -> bool:
    word, after = words[at], words[at + 1 : at + 4]
    if word == "such" and after[:1] and after[0] in {"as", "a", "an", "that"}:
        return False
    if word == "this" and any(each in _THIS_ONE for each in after[:2]):
        return False
    if at and words[at - 1] == "through" and word == "this":
        return True
    clause = _ends_of_clauses(words, at)
    stems = {each[:5] for each in words[:at] if len(each) > 3}
    if any(each[:5] in stems for each in after[:2] if len(each) > 3):
        return False  # "plans … these plans"
    led_in = words[at - 1] == "how" or words[at - 2 : at] == ["impact", "of"]
    if at >= _LONG_BEFORE and led_in and _is_bare(words, at):
        return False  # "the quality of practice and the impact of this"
    if not clause:
        return True
    return not (_is_bare(words, at) or any(each in _SHELLS for each in after[:2]))


def _is_bare(words: list[str], at: int) -> bool:
    """Whether "this" or "these" is a pronoun there, with no noun after it."""
    noun = words[at + 1] if at + 1 < len(words) else ""
    plural_after_this = words[at] == "this" and noun.endswith("s") and noun[-2:] != "ss"
    return not noun or noun in _STRONG or noun in _VERBS or noun.endswith("ly") or plural_after_this


_VERBS = frozenset(
    "is are was were has have had does do did means meant leads led results resulted can could will would may should needs "
    "helps helped includes enables ensures provides allows supports reduces creates leaves makes and or in with to for not "
    "at from by through on when where as before while also affects limits hinders delays".split()
)


_GO_ON = frozenset("is are was were has have had will can do does this these they it take use know".split())
"""Words after an "and" that joins two clauses, not two nouns."""
_FINITE = frozenset(
    "is are was were has have had do does did can could will would may might must should know knows understand receive "
    "receives need needs say said report told recognise make makes take takes remain remains ensure ensures attend "
    "provide provides identified introduced developed improved go get feel benefit continue continues maintain maintains "
    "lead leads show shows find finds help helps mean means enable enables".split()
)
"""Enough verbs to distinguish a clause from "In most cases," and "Due to high demand,"."""


def _ends_of_clauses(words: list[str], at: int) -> bool:
    """Whether a clause of the same sentence ends before the word there, which may sum it up."""
    if words[at - 1] == "and" and (words[at - 2] == "," or at > _LONG_CLAUSE):
        return True
    for place, word in enumerate(words[:at]):
        joins = words[place + 1] in _GO_ON if word == "and" else place == at - 1 and word in {"when", "where", "if"}
        if (word in _STRONG or word in _CLAUSE or joins) and place >= _SHORT_CLAUSE and _has_verb(words[:place]):
            return True
    return False


def _has_verb(words: list[str]) -> bool:
    return not _FINITE.isdisjoint(words)
