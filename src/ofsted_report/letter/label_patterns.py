"""Tables of patterns that mark each label of a sentence; `sentence_labels` searches them.

The words are those that inspectors use in general, not those of any one letter. Patterns of `LOWERED` are searched in
`sentence_labels.searchable` text, which is faster; patterns of `PRINTED` are searched in the sentence as printed,
ignoring case.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

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

LIMITS: Mapping[str, str] = MappingProxyType(
    {
        "however": r"\bhowever\b",
        "not": r"\b(not|no|nor|never|cannot)\b",
        "not all": r"\bnot (all|always|routinely|consistently|yet|sufficiently|fully|enough|well)\b",
        "some": (
            r"\bsome (children|families|plans|cases|areas|teams|parts|staff|social workers|young)\b|\b(in|for) some\b"
        ),
        "a few": r"\b(small number|(?<!ethnic )minority|few|a number of|several)\b",
        "too": r"\btoo\b",
        "lack": (
            r"\b(lack\w*|absence|limited|insufficient\w*|without|unable|fail\w*|missed|rarely|shortages?|premature\w*|stagnat\w*)\b"
        ),
        "delay": r"\b(delay\w*|drift\w*|slow\w*|wait\w*|backlog\w*)\b",
        "variable": r"\b(variab\w*|inconsisten\w*|varies|vary|varied|variation)\b",
        "less": r"\b(less|(?<!rather )than)\b",
        "more to do": (
            r"\bmore (work|to do|needs?|could|is)\b|\bto do\b|\bfurther (work|improve\w*)"
            r"|\bneed(s|ed)? (to|further)|\brequires?\b"
        ),
        "contrast": r"^(while|although|despite)\b|\b(but|although|though|whilst|while|yet)\b",
        "enough": r"\b(enough|sufficient\w*)\b",
        "weak": (
            r"\b(weak\w*|poor\w*|shortfalls?|gaps?|declin\w*|deficits?|deteriorat\w*|inadequate|ineffective|underdeveloped)\b"
        ),
        "remains": r"\b(remains?|still)\b",
        "pressure": (
            r"\b(high (caseload|workload|vacanc)\w*|vacanc\w*|turnover|pressures?|challeng\w*|difficult\w*|barriers?)\b"
        ),
    }
)
"""Words that limit or contradict a strength. The number of kinds that a sentence has measures its shortfall."""
_UNSAFE = (
    r"(at (\w+ )?risk\b|risks? of\b|unsafe|harm(ful)?\b|neglectful|abusive|"
    r"(unassessed|unmanaged|unknown|potential|ongoing) (and \w+ )?risks?)"
)
LOWERED: Mapping[Label, str] = MappingProxyType(
    {
        # contradicts or limits the sentence before it, and so cannot be the first that is quoted of its paragraph
        "contrastive": r"^(however|but|nevertheless|nonetheless|conversely|in contrast|by contrast|that said|yet)\b",
        # says what follows from the sentence before it
        "consequence": (
            r"^(as a (result|consequence)|consequently|therefore|this|these|such|it)\b[^.;]{0,60}"
            r"\b(means?|meant|leads?|led|results?|resulted|leaves?|left|puts?|places?|impacts?|impacting|affects?"
            r"|undermines?|"
            r"hinders?|delays?|prevents?|limits?|makes?|increases?|contribut\w+|cause[sd]?|has|have|is)\b"
            r"|^(as a (result|consequence)|consequently|therefore)\b|^the impact\b"
        ),
        # something falls short; without it a sentence is not grave, whatever else it holds
        "criticism": (
            r"\b(not|no|nor|never|none|cannot|lack\w*|fail\w*|miss(ed|es)|delay\w*|drift\w*|wait(s|ed|ing)?|weak\w*"
            r"|poor\w*|"
            r"insufficient\w*|inconsisten\w*|variab\w*|varied|varies|unable|unassessed|shortfalls?|gaps?|deficits?"
            r"|inadequate\w*|"
            r"ineffective\w*|underdeveloped|rarely|absence|over-?optimis\w*|optimistic|unregistered|unlawful\w*|unsafe|"
            r"unallocated|unsuccessful|unclear|premature\w*|avoidable|exposed|deteriorat\w*|declin\w*|backlogs?|limited"
            r"|less|"
            r"reactive|undermin\w*|overlook\w*|left|leaves?|leaving|difficult\w*|struggl\w*|confus\w*|frustrat\w*"
            r"|distress\w*|"
            r"disrupt\w*|harmful|worsen\w*|escalat\w*|advers\w*|negative\w*|detriment\w*|hinder\w*|hamper\w*|imped\w*|"
            r"compromis\w*|instability|turnover|outdated|superficial|overly|unmet|unaware|unresolved|uncertain\w*"
            r"|breakdowns?|"
            r"shortages?|overdue|late|lengthy)\b|\bonly (a|some|half|one|part)\b|\bincreas\w+ (the )?risk"
            r"|\bmultiple (changes|moves)\b"
            r"|\btoo (many|long|few|slow\w*|late|often|soon|much|high|large|readily|quickly|optimistic)\b|\bshould have\b"
            r"|\b(more|further) (work|needs|to do)\b|\bneeds? to\b"
        ),
        # children are left unsafe, a duty is not met, or failures are called serious
        "grave": (
            rf"\b(leav(es?|ing)|left|remain(s|ing|ed)?|(are|were|is|be|being|been|and) exposed|expos(es"
            rf"|ing))\b[^.;]{{0,60}}[ -]{_UNSAFE}"
            rf"|\b(live|lived|living) (in|with) [^.;]{{0,40}}(unsafe|harmful|neglectful|abusive|risk\b)"
            r"|\b(plac(es|ed|ing)|put(s|ting)?) (\w+ ){1,4}at (\w+ )?risk\b"
            r"|\b(unsafe|unlawful\w*|unacceptabl[ey]|unassessed|unallocated)\b"
            r"|\b(serious|widespread|systemic|corporate|fundamental|critical|significant) (and \w+ )?"
            r"(failures?|failings?|weakness(es)?|shortfalls?|deficits?|concerns?|shortcomings?|delays?)\b"
            r"|\bnot (\w+ )?(compliant with|compl(y|ying) with|meet(ing)?|fulfil(ling)?)\b[^.;]{0,40} "
            r"(statutory|legal) (dut|guidance|requirement|responsib|obligation)"
            r"|\bfail(s|ed|ures?|ings?) (to|of|by)\b[^.;]{0,40} (protect|safeguard|address|recognis|child)"
            r"|\bnot have an allocated\b|\bnot fit for purpose\b"
            r"|\b(experienc(e|es|ed|ing)|suffer(ed)?) (further |ongoing |significant |serious )?harm\b"
            r"|\bnot (all )?(are )?(\w+ )?(safeguarded|protected)\b"
        ),
        # no child was found to be unsafe: a committee must hear it as well
        "reassurance": r"\b(not (identify|find|see) any|no) child(ren)?\b[^.;]{0,50} (risk|harm|unsafe)",
        # of a joint inspection's introduction: who came, when and what for; what follows sums up
        "joint visit": (
            r"^(between|from|on) \d|^this letter\b|^the inspectorates (recogni[sz]e|acknowledge)\b"
            r"|^(this|the) joint (targeted area )?inspection\b|^(this|the) jtai\b"
        ),
        # counts the visits since an inspection
        "counted visit": r"^(this|it|(this|the) (focused |monitoring )?visit) (was|is) the (\w+ ){1,7}?(since|after|following)\b",
        # is about an earlier inspection or visit
        "earlier inspection": (
            r"\b(last|previous|most recent)( full| focused| monitoring| ilacs| single)? (inspect\w+|visit)\b"
            r"|\blast inspected\b"
            r"|\bvisit (took place|was carried out) in\b"
        ),
        # what was found at an earlier inspection: quoted alone it would seem to be about this visit
        "earlier findings": (
            r"\b(was|were) (all )?judged\b|^inspectors (made|found|identified|judged)\b|^(at|during) that (visit"
            r"|inspection)\b"
        ),
        # opens a summary with what was, or with the pandemic: how things are comes after it
        "not now": (
            r"\b(last|previous) (\w+ )?inspect|\binspection .{0,60} took place\b|\bwere (last )?inspected\b"
            r"|\bsince that time\b"
            r"|^(since|following) (a|an|the|its) (\w+ )?(judgement|last|previous|inspection)\b|\b(covid|pandemic|lockdown)"
        ),
        # how things are though it names what was: "has not improved since the last inspection"
        "continuing": r"\b(continues? to|remains?|still|ha(ve|s) (not|deteriorated|declined))\b",
        # what the reader is to send to Ofsted, and what Ofsted does then
        "request": (
            r"\bdays (of|after) (receiving|receipt of) (this|the)\b|\bdraft of (the|your) action plan with us\b|"
            r"^(we|i)\b.* have notified the (dfe|department|secretary of state)\b|"
            r"\bseparate correspondence\b|\bour next (steps|activity)\b|\bofsted (requires|asks|expects|will expect) you\b|"
            r"^(we|you) (plan|expect|anticipate|(also )?ask|should|must|will( therefore)? need|will receive|"
            r"have (already )?(submitted|sent))\b.* (action plan|draft plan)\b"
        ),
        # thanks, and what happens to the letter: never a finding
        "courtesy": (
            r"\bofsted will take\b|\bofsted(’s|'s)? website\b|\b(copying|copy of|contents? of|publish|publishing"
            r"|sharing) this letter\b|"
            r"^thank you\b|\b(it|letter|report) will (not )?be published\b|\b(this|the) letter will be (shared|sent)\b|"
            r"\b(i|we|inspectors) (would|should) (also )?(like|wish) to thank\b|\b(my|our) thanks\b"
            r"|\bopportunity to thank\b|"
            r"\bi am (very )?grateful\b|^please (also )?(pass|convey|thank)\b|\bnot hesitate to contact\b|"
            r"^(i|we) look forward\b|^(the|our|your) next (monitoring )?visit (will|is)\b|"
            r"\bnext (inspection|monitoring visit|visit) or (inspection|visit)\b|^yours (sincerely|faithfully)\b"
        ),
        # with this a letter comes to its close: what follows under its heading says what happens next
        "close": r"\bofsted will take\b.* into account\b",
        # what was set up; the next sentence may say how good it is
        "setting up": (
            r"\b(was|were|has been|have been|is being|had been) (recently |newly |also |now |successfully )?"
            r"(established|introduced|launched|implemented|created|appointed|set up|formed|commissioned|rolled out"
            r"|recruited|"
            r"redesigned|restructured|developed|relaunched)\b"
            r"|\b(ha(ve|s)|had) (recently |also |now |just |newly )?(established|introduced|launched|implemented"
            r"|created|appointed|"
            r"set up|formed|commissioned|rolled out|redesigned|restructured|relaunched)\b"
        ),
    }
)
"""Searched in lower case. A comment says what the sentence does."""

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
    r"""(?x)^(?:(?:(?:During|On|In|At|For|Within|As\ part\ of|Alongside)\ (?:the\ course\ of\ )?
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
      |undertook\ an?\ (?:['‘’]?deep[\ -]dive['’]?|focused\ look)\ (?:into|on)
      |(?:paid|gave)\ (?:\w+\ )?(?:attention|consideration)\ to)\b""",
    r"""(?x)^(?:Also\ included\ was\ a|Also\ considered\ (?:was|were)|Progress\ was\ (?:reviewed|considered|evaluated)
      |There\ was\ (?:also\ )?an?\ (?:\w+\ )?focus\ on
      |(?:The|An?|Our|(?:The\ )?Inspectors['’])\ (?:\w+\ )?(?:focus|scope|theme|areas?(?:\ of\ (?:focus|interest))?)
        \ (?:(?:of|for|covered\ (?:by|in|on|during))\ (?:the|this)\ (?:focused\ |monitoring\ )?visit\ )?
        (?:was|were|included|is|covered)
      |(?:Particular|Specific|Special|Close)\ (?:attention|focus|consideration)\ was\ (?:also\ )?(?:paid|given|placed))\b""",
    r"^(?!.*\bnot\b).*\b(?:was|were) (?:also )?(?:looked at|considered|reviewed|evaluated|examined|explored|scrutinised)"
    r"(?: (?:during|in|as part of) (?:the|this) visit)?(?:[.,;]|$)",
)
"""A sentence that says which arrangements were looked at."""
_ONE = (
    rf"(?:we|(?:the )?(?:inspectors|inspectorates|(?:{MAJESTYS} )?chief inspector|(?:\w+ ){{1,2}}commission)"
    rf"|HMCI|(?:the )?{one_of(INSPECTORATES)})(?: \([A-Z]+\))?"
)
_OFSTED = rf"{_ONE}(?:(?:,|,? and) {_ONE}){{0,4}}"
"""Who asks, and who comes."""
_BEFORE = r"^(?:(?!.{0,150}\b(?:told|said|says?)\b)[^:;“‘]{0,150}, )?"
"""Words that may precede it in the sentence, not attributed to anybody else."""
_TO_WRITE = r"(?:action plan|plan of action|strategic plan|statement of (?:\w+ )?action)\b"
_OF_WHOM = (
    r"(?:that )?(?:you\b|(?:the|your) (?:[\w’'-]+ ){0,5}?(?:area|partnership|partners|authority|council|trust"
    r"|board)\b"
    rf"|(?:an?|the|your) (?:[\w’'-]+ ){{0,4}}?{_TO_WRITE})"
)
_TIME = (
    r"\b(?:within|in|by|before|after|during|at|no later than|approximately|around)\b[^;]{0,60}?"
    rf"(?:\d|\b(?:(?:day|week|month|term|year)s?|spring|summer|autumn|winter|(?-i:{MONTH}))\b)"
)
_VISIT = (
    r"(?:Our|Another|(?:The|A|An|Your) (?:[\w-]+ ){0,5}?(?:next|further|monitoring|focused|full|ILACS|SEND)) "
    r"(?:[\w-]+ ){0,5}?(?:(?:re-?)?inspection|visit)|(?:The|A|Your) (?:[\w-]+ ){0,3}?re-?inspection"
)
_YEAR = rf"(?:{MONTH} )?20\d\d"
_GRADE = rf"(?:{GRADES}|requir(?:e|ing) improvement)"
_LAST = r"(?:last|previous|most recent)(?: (?:full|standard|ILACS|Ofsted|single|judgement))* inspection"

PRINTED: Mapping[Label, str] = MappingProxyType(
    {
        # of an introduction: who came, and when
        "introduction": (
            r"^(?:This letter|I am writing|Following|Further to|Thank you)\b|\bmonitoring visit\b|\bfocused visit\b"
            r"|^(?:The|This) visit (?:was|took place)\b|^The inspectors? (?:was|were)\b|^During (?:the|this) visit\b"
        ),
        # says more of what the sentence before it says was looked at
        "more scope": r"^(?:This|These|They|It) (?:also )?(?:includes?|included|involved)\b",
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
            r"^(?!.*\b(?:judged|inspected)\b)(?:(?:Based on (?:the |our )?evidence\b|(?:Overall|In summary|To date), )"
            r"|(?:(?:(?:I|We|Inspectors) (?:have )?(?:found|saw|identified) (?:that )?)?(?:the |your )?"
            r"(?:local authority|council|trust|(?:senior )?leaders(?: and managers)?|services?|pace|rate|(?:(?:some"
            r"|steady|sufficient|"
            r"insufficient|good|limited|little|further) )?progress)\b)"
            r".*\b(?:progress(?:ed|ing)?|improve(?:s|d|ment|ments)?|improving|declin(?:e|ed|ing)|deteriorat\w+|slow\w*)\b)"
        ),
        # without quotation marks a reader takes 'this letter' for the council's paper
        "this letter": r"^This (letter|report)\b",
        # a plan or statement that Ofsted asks for. That somebody's plans should be better is a finding: so whoever asks,
        # and whom it is asked of, must be named
        "requested plan": (
            r"^(?:"
            rf"{_BEFORE}(?:{_OFSTED} (?:will )?(?:also |now |therefore )?(?:asks?|requires?|expects?) (?={_OF_WHOM})"
            r"|(?:(?:and|so|therefore) )?you (?:(?:will|now|therefore) ){0,3}(?:should|must|need to|are (?:asked"
            r"|required) to)\b)"
            rf"[^;]{{0,300}}?\b{_TO_WRITE}"
            r")"
        ),
        # when Ofsted comes again. A sentence about planning the next visit gives no date, and
        # visits that social workers make are findings: so it is Ofsted that comes, or its kind of visit
        "next visit": (
            r"^(?:"
            rf"(?:(?:{_VISIT}) (?:will (?!not\b|never\b)|is (?:due|planned|expected|likely)\b)"
            rf"|{_BEFORE}{_OFSTED} will (?!not\b|never\b)(?:\w+ ){{0,2}}?"
            r"(?:carry out|conduct|undertake|return|(?:re)?visit|re-?inspect)\b)"
            rf".{{0,300}}?{_TIME}"
            r")"
        ),
        # the judgement of then, behind a sentence that gave the date alone
        "earlier judgement": (
            rf"^(?:All areas|At that time|Overall|They|It|Services|The (?:inspection|local authority"
            rf"|overall effectiveness))\b"
            rf"(?!.*\b(?:since|now|improved)\b)[^;]*\bjudged\b[^;]*{_GRADE}[^;]*[.]$"
        ),
        # an entry in the list of earlier inspections, before its judgement (single inspections, to 2017)
        "listed inspection": rf"^The (?:previous|last) inspection of\b[^;]*\bwas (?:published )?in {_YEAR}[.]$",
        # the same with its judgements in a list: the report …
        "reported inspection": (
            rf"^The (?:previous|last|most recent) inspection(?: report)?\b[^;]*\bwas (?:published )?in {_YEAR}[.]$"
        ),
        # … what leads the list in …
        "leads in judgements": r"\bjudge?ments?\b[^.;]*:$|\bjudged\b[^.;]*:$",
        # … and each area with its grade
        "listed judgement": rf"^[^.:;]{{3,90}}:\s*{_GRADE}[.]?$",
    }
)
"""Searched in the sentence as printed, ignoring case."""

METHOD = (
    rf"(?x) {_ABOUT_EVIDENCE} | \bframework\b | \bmethodology\b | \bon[ -]site\b | \bremote | \bCOVID "
    rf"| \bcoronavirus\b"
    r"| \bguid(?:ance|elines)\b | \binspectors\ (?:was|were)\b | \bjudged\b | \bprogress\ in\ improving\b | :$"
)
"""Evidence, method, or how the authority is doing; under 'Areas covered by the visit' all else is an area."""
TERM = (
    r"\bthroughout (?:this|the) (?:letter|report|document)\b",
    r"\b(?:term|call(?:s|ed)?|refer(?:s|red)? to|known) ?",
)
"""Both are in a sentence that says what the letter calls people."""

_TOLD: Mapping[Label, str] = {
    "last inspected": (
        rf"(?!Since\b)[^,;]{{1,80}}\b(?:were|was) last inspected\b(?: by Ofsted)?,? in {_YEAR}"
        rf"(?:,? (?:when|where|and)\b[^;]*\bjudged\b[^;]*)?"
    ),
    "judged at the last inspection": rf"At the {_LAST}\b[^;]*\bjudged\b[^;]*{_GRADE}[^;]*",
    "judged in a year": rf"In {_YEAR}, [^;]*\b(?:was|were) judged\b[^;]*{_GRADE}[^;]*",
    "judged at that inspection": (
        rf"[^,;]*\b(?:was|were) judged\b[^,;]*{_GRADE}[^,;]* at (?:the time of )?"
        rf"(?:the|its|their) {_LAST},? in {_YEAR}"
    ),
    "predecessor judged": (
        rf"[^;]*\b(?:predecessor|former|previous) (?:\w+ ){{0,2}}(?:council|authority)\b"
        rf"[^;]*\b(?:were|was) (?:judged|last inspected)\b[^;]*{_YEAR}[^;]*"
    ),
    "judged before a re-inspection": rf"This was a re-?inspection\b[^;]*\bjudged\b[^;]*{_GRADE}[^;]*",
}
EARLIER_INSPECTION: Mapping[Label, str] = MappingProxyType(
    {
        label: rf"^(?!.*\b(?:improv(?:ed|ing)|declin\w+|deteriorat\w+|strengthened|progress)\b){told}[.]$"
        for label, told in _TOLD.items()
    }
)
"""Whole sentences that are only about the previous inspection, the best to quote first."""
