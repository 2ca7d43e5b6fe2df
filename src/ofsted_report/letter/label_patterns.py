"""Tables of patterns that mark each label of a sentence; `sentence_labels` searches them.

The words are those that inspectors use in general, not those of any one letter. They are in lower case, as the sentence is
searched: to ignore case takes longer. What is `MARKED` is found in one pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from ofsted_report.letter.marks import Mark
from ofsted_report.lexicon import GRADES, INSPECTORATES, MAJESTYS, MONTH, one_of

Label = Literal[
    # how it is tied to other sentences
    "anaphoric",
    "contrastive",
    "consequence",
    # what it judges
    "limit",
    "criticism",
    "grave",
    "reassurance",
    "progress",
    # what it says about this visit
    "introduction",
    "joint visit",
    "scope",
    "more scope",
    "method",
    "framework",
    "evidence",
    "counted visit",
    # what it says about earlier inspections
    "earlier inspection",
    "earlier findings",
    "not now",
    "continuing",
    "last inspected",
    "judged at the last inspection",
    "judged in a year",
    "judged at that inspection",
    "predecessor judged",
    "judged before a re-inspection",
    "earlier judgement",
    "listed inspection",
    "reported inspection",
    "leads in judgements",
    "listed judgement",
    # what it says about the next steps
    "request",
    "requested plan",
    "next visit",
    # and what else
    "courtesy",
    "close",
    "setting up",
    "this letter",
    "term",
]
"""What a sentence does, or how it depends on others. A sentence may have several labels, or none."""

LIMITS: Mapping[str, Mark] = MappingProxyType(
    {
        "however": Mark(words="however"),
        "not": Mark(words="not no nor never cannot"),
        "not all": Mark("not (all|always|routinely|consistently|yet|sufficiently|fully|enough|well)"),
        "some": Mark(
            "some (children|families|plans|cases|areas|teams|parts|staff|social workers|young)",
            "(in|for) some",
        ),
        "a few": Mark("small number", "(?<!ethnic )minority", "a number of", words="few several"),
        "too": Mark(words="too"),
        "lack": Mark(
            words="lack* absence limited insufficient* without unable fail* missed rarely shortages? premature* stagnat*"
        ),
        "delay": Mark(words="delay* drift* slow* wait* backlog*"),
        "variable": Mark(words="variab* inconsisten* varies vary varied variation"),
        "less": Mark("(?<!rather )than", words="less"),
        "more to do": Mark(
            "more (work|needs?|could|is)",
            "to do",
            r"further (work|improve\w*)",
            "(need|needed|needs) (to|further)",
            words="requires?",
        ),
        "contrast": Mark(words="^despite but although though whilst while yet"),
        "enough": Mark(words="enough sufficient*"),
        "weak": Mark(
            words="weak* poor* shortfalls? gaps? declin* deficits? deteriorat* inadequate ineffective underdeveloped"
        ),
        "remains": Mark(words="remains? still"),
        "pressure": Mark(
            r"high (caseload|workload)\w*",
            words="vacanc* turnover pressures? challeng* difficult* barriers?",
        ),
    }
)
"""Words that limit or contradict a strength. The number of kinds that a sentence has measures its shortfall."""
_UNSAFE = (
    r"(at (\w+ )?risk|risks? of|unsafe\w*|harm|harmful|neglectful\w*|abusive\w*"
    r"|(unmanaged|unknown|potential|ongoing) (and \w+ )?risk\w*)"
)
MARKED: Mapping[Label, Mark] = MappingProxyType(
    {
        # contradicts or limits the sentence before it, and so cannot be the first that is quoted of its paragraph
        "contrastive": Mark(
            "^(in|by) contrast", "^that said", words="^however ^but ^nevertheless ^nonetheless ^conversely ^yet"
        ),
        # says what follows from the sentence before it
        "consequence": Mark(
            r"^(this|these|such|it)\b[^.;]{0,61}\b(means?|meant|leads?|led|results?|resulted|leaves?|left|puts?|places?"
            r"|impacts?|impacting|affects?|undermines?|hinders?|delays?|prevents?|limits?|makes?|increases?|contribut\w+"
            r"|cause[sd]?|has|have|is)",
            "^as a (result|consequence)",
            "^the impact",
            words="^consequently ^therefore",
        ),
        # something falls short; without it a sentence is not grave, whatever else it holds
        "criticism": Mark(
            r"over-optimis\w*",
            "only (a|some|half|one|part)",
            r"increas\w+ (the )?risk\w*",
            "multiple (changes|moves)",
            r"too (many|long|few|slow\w*|often|soon|much|high|large|readily|quickly)",
            "should have",
            "(more|further) (work|needs|to do)",
            "needs? to",
            words="""
                not no nor never none cannot lack* fail* missed misses delay* drift* wait waits waited waiting weak* poor*
                insufficient* inconsisten* variab* varied varies unable unassessed shortfalls? gaps? deficits? inadequate*
                ineffective* underdeveloped rarely absence overoptimis* optimistic unregistered unlawful* unsafe
                unallocated unsuccessful unclear premature* avoidable exposed deteriorat* declin* backlogs? limited less
                reactive undermin* overlook* left leaves? leaving difficult* struggl* confus* frustrat* distress* disrupt*
                harmful worsen* escalat* advers* negative* detriment* hinder* hamper* imped* compromis* instability
                turnover outdated superficial overly unmet unaware unresolved uncertain* breakdowns? shortages? overdue
                late lengthy
            """,
        ),
        # children are left unsafe, a duty is not met, or failures are called serious
        "grave": Mark(
            rf"(leave|leaves|leaving|left|remain|remains|remaining|remained|exposes|exposing)\b[^.;]{{0,60}}[ -]{_UNSAFE}",
            rf"(are|were|is|be|being|been|and) exposed\b[^.;]{{0,60}}[ -]{_UNSAFE}",
            r"(live|lived|living) (in|with) [^.;]{0,40}(unsafe\w*|harmful\w*|neglectful\w*|abusive\w*|risk)",
            r"(places|placed|placing|put|puts|putting) (\w+ ){1,4}at (\w+ )?risk",
            "(serious|widespread|systemic|corporate|fundamental|critical|significant) "
            r"(and \w+ )?(failures?|failings?|weakness(es)?|shortfalls?|deficits?|concerns?|shortcomings?|delays?)",
            r"not (\w+ )?(compliant with|compl(y|ying) with|meet(ing)?|fulfil(ling)?)\b[^.;]{0,40} "
            r"(statutory|legal) (dut|guidance|requirement|responsib|obligation)\w*",
            r"fail(s|ed|ures?|ings?) (to|of|by)\b[^.;]{0,40} (protect|safeguard|address|recognis|child)\w*",
            "not have an allocated",
            "not fit for purpose",
            "(experience|experiences|experienced|experiencing|suffer|suffered) "
            "(further |ongoing |significant |serious )?harm",
            r"not (all )?(are )?(\w+ )?(safeguarded|protected)",
            words="unsafe unlawful* unacceptable unacceptably unassessed unallocated",
        ),
        # no child was found to be unsafe: a committee must hear it as well
        "reassurance": Mark(
            r"not (identify|find|see) any child(ren)?\b[^.;]{0,50} (risk|harm|unsafe)\w*",
            r"no child(ren)?\b[^.;]{0,50} (risk|harm|unsafe)\w*",
        ),
        # of a joint inspection's introduction: who came, when and what for; what follows sums up
        "joint visit": Mark(
            r"^(between|from|on) \d\w*",
            "^this letter",
            "^the inspectorates (recogni[sz]e|acknowledge)",
            "^(this|the) joint (targeted area )?inspection",
            "^(this|the) jtai",
        ),
        # counts the visits since an inspection
        "counted visit": Mark(
            r"^(this|it) (was|is) the (\w+ ){1,7}?(since|after|following)",
            r"^(this|the) (focused |monitoring )?visit (was|is) the (\w+ ){1,7}?(since|after|following)",
        ),
        # is about an earlier inspection or visit
        "earlier inspection": Mark(
            r"(last|previous|most recent) ((full|focused|monitoring|ilacs|single) )?(inspect\w+|visit)",
            "visit (took place|was carried out) in",
        ),
        # what was found at an earlier inspection: quoted alone it would seem to be about this visit
        "earlier findings": Mark(
            "(was|were) (all )?judged",
            "^inspectors (made|found|identified|judged)",
            "^(at|during) that (visit|inspection)",
        ),
        # opens a summary with what was, or with the pandemic: how things are comes after it
        "not now": Mark(
            r"(last|previous) (\w+ )?inspect\w*",
            "inspection .{0,60} took place",
            "were (last )?inspected",
            "since that time",
            r"^(since|following) (a|an|the|its) (\w+ )?(judgement|last|previous|inspection)",
            words="covid* pandemic* lockdown*",
        ),
        # how things are though it names what was: "has not improved since the last inspection"
        "continuing": Mark("continues? to", "(has|have) (not|deteriorated|declined)", words="remains? still"),
        # what the reader is to send to Ofsted, and what Ofsted does then
        "request": Mark(
            "days (of|after) (receiving|receipt of) (this|the)",
            "draft of (the|your) action plan with us",
            r"^(we|i)\b.* have notified the (dfe|department|secretary of state)",
            "separate correspondence",
            "our next (steps|activity)",
            "ofsted (requires|asks|expects|will expect) you",
            "^(we|you) (expect|anticipate|(also )?ask|should|must|will( therefore)? need|will receive"
            r"|have (already )?(submitted|sent))\b.* (action plan|draft plan)",
        ),
        # thanks, and what happens to the letter: never a finding
        "courtesy": Mark(
            "ofsted will take",
            "ofsted(’s|'s)? website",
            "(copying|copy of|content of|contents of|publish|publishing|sharing) this letter",
            "^thank you",
            "(it|letter|report) will (not )?be published",
            "(this|the) letter will be (shared|sent)",
            "(i|we|inspectors) (would|should) (also )?(like|wish) to thank",
            "(my|our) thanks",
            "opportunity to thank",
            "i am (very )?grateful",
            "^please (also )?(pass|convey|thank)",
            "not hesitate to contact",
            "^(i|we) look forward",
            "^(the|our|your) next (monitoring )?visit (will|is)",
            "next (inspection|monitoring visit|visit) or (inspection|visit)",
            "^yours (sincerely|faithfully)",
        ),
        # with this a letter comes to its close: what follows under its heading says what happens next
        "close": Mark(r"ofsted will take\b.* into account"),
        # what was set up; the next sentence may say how good it is
        "setting up": Mark(
            "(was|were|has been|have been|is being|had been) (recently |newly |also |now |successfully )?"
            "(established|introduced|launched|implemented|created|appointed|set up|formed|commissioned|rolled out"
            "|recruited|redesigned|restructured|developed|relaunched)",
            "(has|have|had) (recently |also |now |just |newly )?(established|introduced|launched|implemented|created"
            "|appointed|set up|formed|commissioned|rolled out|redesigned|restructured|relaunched)",
        ),
    }
)
"""Found in lower case. A comment says what the sentence does."""

# The parts of patterns, by name.

_ABOUT_EVIDENCE = r"""\b(?:range|breadth|variety|wide\ array)\ of\ (?:\w+\ )?(?:evidence|information)
      | \bevidence,?\ (?:was|were|including|in)\b | case\ discussions?\b | discussions?\ with | \bmet\ with\b | \bspoke\b
      | \b(?:case|children['’]s|electronic)\ (?:case\ )?(?:records|files)\b
      | \bdocuments?\b | \bdocumentation\b
      | performance\ management,?\s(?:and|information) | quality\ assurance\ information | video\ calls
      | \bframework\b.*\bcarried\ out\b | carried\ out\ in\ line"""
ABOUT_EVIDENCE = f"(?x){_ABOUT_EVIDENCE}"
"""Words of evidence and method, anywhere in a sentence. The list is wide since it only rules out that a sentence gives
the scope; the passage on evidence that a report quotes begins at the narrower label."""
ARRANGEMENTS = r"\b(?:authority|council|partnership)['’]s arrangements\b"
"""Ofsted's own term for the subject of a visit: a sentence with it may mention evidence as well."""
OVERSIGHT = r"\beffective(?:ness)?\b|\bquality (?:and|of)\b|\bimpact\b|\barrangements\b"
EVIDENCE_ALONE = r"evidence|discussions|met with|records"
LOOKED_AT = (
    r"""(?x)^(?:(?:(?:during|on|in|at|for|within|as\ part\ of|alongside)\ (?:the\ course\ of\ )?
          (?:this|the|these|our|doing\ so)
          (?:\ (?:focused\ |monitoring\ )?(?:visit|inspection|evaluation|work|theme|arrangements))?
          (?:\ (?:of|to|into)\ [^,]{3,80})?
        |in\ addition|(?:more\ )?specifically|in\ particular|additionally|also|furthermore|finally),?\ )?
    (?:(?:the\ |both\ )?inspectors|they|hmi|we|it|the\ (?:inspection|team|focus)
      |(?:this|the)\ (?:focused\ |monitoring\ )?visit|this\ inspection
      |(?:the|this)\ joint\ targeted\ area\ inspection(?:\ \(jtai\))?)
    \ (?:ha(?:ve|s|d)\ )?(?:\w+ly\ )?(?:also\ |then\ )?(?:\w+ly\ )?
    (?:of\ (?:the|this)\ visit\ (?:was|included)|looked\ (?:\w+ly\ |in\ particular\ |in\ (?:more\ )?detail\ )?at
      |considered|reviewed|evaluated|examined|appraised|assessed|focus+ed|explored|tested|scrutinised|included
      |concentrated|covered|visited|sampled|tracked|followed\ up|was\ (?:focused\ )?on|had\ an?\ (?:\w+\ )?focus\ on
      |undertook\ an?\ (?:['‘’]?deep[\ -]dive['’]?|focused\ look)\ (?:into|on)
      |(?:paid|gave)\ (?:\w+\ )?(?:attention|consideration)\ to)\b""",
    r"""(?x)^(?:also\ included\ was\ a|also\ considered\ (?:was|were)|progress\ was\ (?:reviewed|considered|evaluated)
      |there\ was\ (?:also\ )?an?\ (?:\w+\ )?focus\ on
      |(?:the|an?|our|(?:the\ )?inspectors['’])\ (?:\w+\ )?(?:focus|scope|theme|areas?(?:\ of\ (?:focus|interest))?)
        \ (?:(?:of|for|covered\ (?:by|in|on|during))\ (?:the|this)\ (?:focused\ |monitoring\ )?visit\ )?
        (?:was|were|included|is|covered)
      |(?:particular|specific|special|close)\ (?:attention|focus|consideration)\ was\ (?:also\ )?(?:paid|given|placed))\b""",
    r"^(?!.*\bnot\b).*\b(?:was|were) (?:also )?(?:looked at|considered|reviewed|evaluated|examined|explored|scrutinised)"
    r"(?: (?:during|in|as part of) (?:the|this) visit)?(?:[.,;]|$)",
)
"""A sentence that says which arrangements were looked at."""
_ONE = (
    rf"(?:we|(?:the )?(?:inspectors|inspectorates|(?:{MAJESTYS.lower()} )?chief inspector|(?:\w+ ){{1,2}}commission)"
    rf"|hmci|(?:the )?{one_of(INSPECTORATES).lower()})(?: \([a-z]+\))?"
)
_OFSTED = rf"{_ONE}(?:,? and {_ONE})?"
"""Who asks, and who comes; of several, the last two."""
_BEFORE = r"^(?:(?!.{0,150}\b(?:told|said|says?)\b)[^:;“‘]{0,150}, )?"
"""Words that may precede it in the sentence, not attributed to anybody else."""
_PLAN = Mark("action plan", "plan of action", "strategic plan", r"statement of (\w+ )?action")
"""What Ofsted may ask for."""
_OF_WHOM = (
    r"(?:that )?(?:you\b|(?:the|your) (?:[\w’'-]+ ){0,5}?(?:area|partnership|partners|authority|council|trust"
    r"|board)\b"
    rf"|(?:an?|the|your) (?:[\w’'-]+ ){{0,4}}?{_PLAN.regex})"
)
_TIME = (
    r"\b(?:within|in|by|before|after|during|at|no later than|approximately|around)\b[^;]{0,60}?"
    rf"(?:\d|\b(?:(?:day|week|month|term|year)s?|spring|summer|autumn|winter|(?-i:{MONTH}))\b)"
)
_VISIT = (
    r"(?:Our|Another|(?:The|A|An|Your) (?:[\w-]+ ){0,5}?(?:next|further|monitoring|focused|full|ILACS|SEND)) "
    r"(?:[\w-]+ ){0,5}?(?:(?:re-?)?inspection|visit)|(?:The|A|Your) (?:[\w-]+ ){0,3}?re-?inspection"
)
_COMES = r"(?:\w+ ){0,2}?(?:carry out|conduct|undertake|return|(?:re)?visit|re-?inspect)"
_YEAR = rf"(?:{MONTH.lower()} )?20\d\d"
_GRADE = rf"(?:{GRADES}|requiring improvement)"
_LAST = r"(?:last|previous|most recent)(?: (?:full|standard|ilacs|ofsted|single|judgement))* inspection"

SEARCHED: Mapping[Label, str] = MappingProxyType(
    {
        # of an introduction: who came, and when
        "introduction": (
            r"^(?:this letter|i am writing|following|further to|thank you)\b|\bmonitoring visit\b|\bfocused visit\b"
            r"|^(?:the|this) visit (?:was|took place)\b|^the inspectors? (?:was|were)\b|^during (?:the|this) visit\b"
        ),
        # says more of what the sentence before it says was looked at
        "more scope": r"^(?:this|these|they|it) (?:also )?(?:includes?|included|involved)\b",
        # begins the passage on how the visit was made
        "framework": r"\b(carried out (fully |partly )?in line with|methodology for this visit)\b",
        # begins the passage on what inspectors looked at and to whom they spoke; it is quoted to its paragraph's end
        "evidence": (
            r"\b(range of evidence(?!-)"
            r"|evidence (was|were) (considered|reviewed|gathered)"
            r"|inspectors (also )?(considered|reviewed|examined|looked at|used|gathered) (a (wide )?(range|variety)"
            r"|evidence)"
            r"|(spoke|met|talked|held discussions) (with|to)\b"
            r"|case (file )?records? (were|was)"
            r"|sampled \b)"
        ),
        # of an introduction: how far the authority has come, before any heading (monitoring visits of 2016 to 2019)
        "progress": (
            r"^(?!.*\b(?:judged|inspected)\b)(?:(?:based on (?:the |our )?evidence\b|(?:overall|in summary|to date), )"
            r"|(?:(?:(?:i|we|inspectors) (?:have )?(?:found|saw|identified) (?:that )?)?(?:the |your )?"
            r"(?:local authority|council|trust|(?:senior )?leaders(?: and managers)?|services?|pace|rate|(?:(?:some"
            r"|steady|sufficient|"
            r"insufficient|good|limited|little|further) )?progress)\b)"
            r".*\b(?:progress(?:ed|ing)?|improve(?:s|d|ment|ments)?|improving|declin(?:e|ed|ing)|deteriorat\w+|slow\w*)\b)"
        ),
        # without quotation marks a reader takes 'this letter' for the council's paper
        "this letter": r"^this (letter|report)\b",
        # a plan or statement that Ofsted asks for. That somebody's plans should be better is a finding: so whoever asks,
        # and whom it is asked of, must be named
        "requested plan": (
            r"^(?:"
            rf"{_BEFORE}(?:{_OFSTED} (?:will )?(?:also |now |therefore )?(?:asks?|requires?|expects?) (?={_OF_WHOM})"
            r"|(?:(?:and|so|therefore) )?you (?:(?:will|now|therefore) ){0,3}(?:should|must|need to|are (?:asked"
            r"|required) to)\b)"
            rf"[^;]{{0,300}}?{_PLAN.regex}"
            r")"
        ),
        # the judgement of then, behind a sentence that gave the date alone
        "earlier judgement": (
            rf"^(?:all areas|at that time|overall|they|it|services|the (?:inspection|local authority"
            rf"|overall effectiveness))\b"
            rf"(?!.*\b(?:since|now|improved)\b)[^;]*\bjudged\b[^;]*{_GRADE}[^;]*[.]$"
        ),
        # an entry in the list of earlier inspections, before its judgement (single inspections, to 2017)
        "listed inspection": rf"^the (?:previous|last) inspection of\b[^;]*\bwas (?:published )?in {_YEAR}[.]$",
        # the same with its judgements in a list: the report …
        "reported inspection": (
            rf"^the (?:previous|last|most recent) inspection(?: report)?\b[^;]*\bwas (?:published )?in {_YEAR}[.]$"
        ),
        # … what leads the list in …
        "leads in judgements": r"\bjudge?ments?\b[^.;]*:$|\bjudged\b[^.;]*:$",
        # … and each area with its grade
        "listed judgement": rf"^[^.:;]{{3,90}}:\s*{_GRADE}[.]?$",
    }
)
"""Searched in lower case."""

NEXT_VISIT = (
    rf"^(?:(?:(?:{_VISIT}) (?:will (?!not\b|never\b)|is (?:due|planned|expected|likely)\b)"
    rf"|{_BEFORE}{_OFSTED} will (?!not\b|never\b){_COMES}\b).{{0,300}}?{_TIME})"
)
"""When Ofsted comes again, searched in the sentence as printed, ignoring case but for the month of May.

A sentence about planning the next visit gives no date, and visits that social workers make are findings: so it is Ofsted that
comes, or its kind of visit.
"""

METHOD = (
    rf"(?x) {_ABOUT_EVIDENCE} | \bframework\b | \bmethodology\b | \bon[ -]site\b | \bremote | \bcovid "
    rf"| \bcoronavirus\b"
    r"| \bguid(?:ance|elines)\b | \binspectors\ (?:was|were)\b | \bjudged\b | \bprogress\ in\ improving\b | :$"
)
"""Evidence, method, or how the authority is doing; under 'Areas covered by the visit' all else is an area."""
TERM = (
    Mark("throughout (this|the) (letter|report|document)"),
    Mark("(refer|refers|referred) to", words="term* call* known*"),
)
"""Both are in a sentence that says what the letter calls people."""

_TOLD: Mapping[Label, str] = {
    "last inspected": (
        rf"(?!since\b)[^,;]{{1,80}}\b(?:were|was) last inspected\b(?: by ofsted)?,? in {_YEAR}"
        rf"(?:,? (?:when|where|and)\b[^;]*\bjudged\b[^;]*)?"
    ),
    "judged at the last inspection": rf"at the {_LAST}\b[^;]*\bjudged\b[^;]*{_GRADE}[^;]*",
    "judged in a year": rf"in {_YEAR}, [^;]*\b(?:was|were) judged\b[^;]*{_GRADE}[^;]*",
    "judged at that inspection": (
        rf"[^,;]*\b(?:was|were) judged\b[^,;]*{_GRADE}[^,;]* at (?:the time of )?"
        rf"(?:the|its|their) {_LAST},? in {_YEAR}"
    ),
    "predecessor judged": (
        rf"[^;]*\b(?:predecessor|former|previous) (?:\w+ ){{0,2}}(?:council|authority)\b"
        rf"[^;]*\b(?:were|was) (?:judged|last inspected)\b[^;]*{_YEAR}[^;]*"
    ),
    "judged before a re-inspection": rf"this was a re-?inspection\b[^;]*\bjudged\b[^;]*{_GRADE}[^;]*",
}
EARLIER_INSPECTION: Mapping[Label, str] = MappingProxyType(
    {
        label: rf"^(?!.*\b(?:improv(?:ed|ing)|declin\w+|deteriorat\w+|strengthened|progress)\b){told}[.]$"
        for label, told in _TOLD.items()
    }
)
"""Whole sentences that are only about the previous inspection, the best to quote first."""

NEEDED: Mapping[Label, Mark] = MappingProxyType(
    {
        "progress": Mark(
            "^based on", "^in summary", "^to date", words="^overall progress* improv* declin* deteriorat* slow*"
        ),
        "requested plan": _PLAN,
        "next visit": Mark(f"will {_COMES}", "(inspection|visit|reinspection) (will|is)"),
        **dict.fromkeys(EARLIER_INSPECTION, Mark(words="judged inspected")),
    }
)
"""What a sentence has at least if a pattern matches that would take long to compile and to search."""
