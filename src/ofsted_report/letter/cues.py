"""The words a reader goes by: tables of patterns, each a name and what marks it.

`features` and `gravity` walk those that are weighed; `candidates`, `select` and `choose` go by those that settle something
outright. Whether a sentence refers to the one before it is more than words: `anaphora` says it.

They are words of the form that inspectors write in ("not all children", "the majority", "as a result"), not of any one
letter. A cue says only that the words are there; what it is worth is learned (`weights.json`).

The patterns are searched in a text as `searchable` makes it, since a letter is searched ten thousand times: to ignore case
while searching takes twice as long, and so does to look for a word's beginning where no character stands before it.
"""

from __future__ import annotations

import re

from ofsted_report.lexicon import MONTH


def searchable(text: str) -> str:
    """The text in lower case, with a space before it: a character stands before every word."""
    return f" {text.lower()}"


def _any(pattern: str) -> re.Pattern[str]:
    at_the_start = re.sub(r"(?<!\[)\^", "^ ", pattern)
    return re.compile(re.sub(r"\\b(?=[a-z(])", "[^a-z0-9_]", at_the_start))


LIMITS: dict[str, re.Pattern[str]] = {
    "however": _any(r"\bhowever\b"),
    "not": _any(r"\b(not|no|nor|never|cannot)\b"),
    "not all": _any(r"\bnot (all|always|routinely|consistently|yet|sufficiently|fully|enough|well)\b"),
    "some": _any(
        r"\bsome (children|families|plans|cases|areas|teams|parts|staff|social workers|young)\b|\b(in|for) some\b"
    ),
    "a few": _any(r"\b(small number|(?<!ethnic )minority|few|a number of|several)\b"),
    "too": _any(r"\btoo\b"),
    "lack": _any(
        r"\b(lack\w*|absence|limited|insufficient\w*|without|unable|fail\w*|missed|rarely|shortages?|premature\w*|stagnat\w*)\b"
    ),
    "delay": _any(r"\b(delay\w*|drift\w*|slow\w*|wait\w*|backlog\w*)\b"),
    "variable": _any(r"\b(variab\w*|inconsisten\w*|varies|vary|varied|variation)\b"),
    "less": _any(r"\b(less|(?<!rather )than)\b"),
    "more to do": _any(
        r"\bmore (work|to do|needs?|could|is)\b|\bto do\b|\bfurther (work|improve\w*)|\bneed(s|ed)? (to|further)|\brequires?\b"
    ),
    "contrast": _any(r"^(while|although|despite)\b|\b(but|although|though|whilst|while|yet)\b"),
    "enough": _any(r"\b(enough|sufficient\w*)\b"),
    "weak": _any(
        r"\b(weak\w*|poor\w*|shortfalls?|gaps?|declin\w*|deficits?|deteriorat\w*|inadequate|ineffective|underdeveloped)\b"
    ),
    "remains": _any(r"\b(remains?|still)\b"),
    "pressure": _any(
        r"\b(high (caseload|workload|vacanc)\w*|vacanc\w*|turnover|pressures?|challeng\w*|difficult\w*|barriers?)\b"
    ),
}
"""What limits or contradicts a strength. How many of these a sentence holds is its measure of shortfall."""

WORDS: dict[str, re.Pattern[str]] = {
    # how the sentence is tied to the one before it
    "opens with however": _any(
        r"^(however|but|nevertheless|nonetheless|conversely|in contrast|by contrast|despite|that said|yet)\b"
    ),
    "opens with while": _any(r"^(although|while|whilst)\b"),
    "refers back": _any(r"^(this|these|they|it|their|its|such|those|he|she)\b"),
    "this helps": _any(
        r"^(this|these) (helps?|supports?|includes?|enables?|ensures?|provides?|allows?|is|are|was|were)\b"
    ),
    "opens with when": _any(r"^(when|where|once|if|following)\b"),
    "opens with for some": _any(r"^for (?!example|instance)"),
    "example": _any(r"^(for example|for instance|in one|one |examples)\b|\bsuch as\b"),
    "also": _any(r"\balso\b|^(in addition|additionally|furthermore|moreover|similarly|likewise)\b"),
    "as a result": _any(
        r"^as a (result|consequence)\b|^consequently|^this (has )?(means|meant|results?|resulted|led)\b|^the impact\b"
    ),
    "with the effect": _any(r"\b(which means|meaning that|result(s|ed|ing)? in|lead(s|ing)? to|led to|so that)\b"),
    # how far it reaches
    "majority": _any(r"\b(the majority|most children|almost all|in the main)\b"),
    "most": _any(r"\b(most|mostly|generally|typically|usually|largely)\b"),
    "all": _any(r"\b(all|every|always|routinely|consistently)\b"),
    "than": _any(r"\bthan\b"),
    "figure": _any(r"\d"),
    # what it judges
    "verdict": _any(
        r"\b(is|are|remains?|has been|have been|continues? to be) (?:not |now |also |still |\w+ly |very |a |an |of |the ){0,3}"
        r"(good|effective|ineffective|strong|weak|poor|variable|inconsistent|appropriate|thorough|timely|comprehensive|"
        r"robust|stable|improving|improved|strengthened|limited|unclear|clear|detailed|excellent|impressive|positive|high|"
        r"low|embedded|evident|insufficient|sufficient|well|proportionate|strength|weakness|delayed|slow|manageable|"
        r"adequate|inadequate|exemplary|consistent|regular|better|purposeful|prompt|swift|too)\b"
    ),
    "strength": _any(
        r"\b(strong\w*|effective\w*|excellent|good|well|high[- ]quality|timely|prompt\w*|swift\w*|robust\w*|thorough\w*|"
        r"comprehensive|skilled|skilful\w*|purposeful|committed|ambitious|positive\w*|confident\w*|clear\w*|appropriate\w*|"
        r"sensitiv\w*|proactive\w*|tenacious\w*|creative\w*|proportionate|careful\w*|detailed|stable|regular\w*|consistent\w*)\b"
    ),
    "praise": _any(
        r"\b(impressive|exemplary|outstanding|highly|exceptional\w*|transform\w*|"
        r"significantly(?! (under|weak|delay|behind|less|reduc))|tangible|real (strength|difference)|strength)\b"
    ),
    "grave": _any(
        r"\b(serious\w*(?! (youth|violen\w+|case|incident|organised|crime))|significant|unsafe|critical|urgent\w*|widespread|"
        r"systemic|unassessed|unallocated|unregistered|unlawful|statutory)\b"
    ),
    "quality": _any(r"\bquality\b"),
    "falls short": _any(r"\b(lack\w*|limited|insufficient\w*)\b"),
    "a small number": _any(r"\b(small number|(?<!ethnic )minority|few)\b"),
    "not yet": _any(r"\b(to do|not (yet|always|routinely|consistently|sufficiently|fully)|less|inconsistently)\b"),
    "contrast within": _any(r"[,;] (but|although|though|while|whilst|however|yet)\b|, however,"),
    # whom and what it is about
    "children first": _any(
        r"^(most |some |many |the majority of |all |vulnerable |disabled |a (small )?(number|minority) of |too many |not all )?"
        r"(children|young people|care leavers|families|parents)\b"
    ),
    "staff first": _any(r"^(social workers|workers|staff|managers|practitioners|team managers)\b"),
    "children": _any(r"\bchildren\b"),
    "receive": _any(r"\b(receiv\w+|experienc\w+|benefit\w*)\b"),
    "caseloads": _any(r"\b(caseload|workload)s?\b"),
    "stability": _any(r"\b(stable|stability|turnover|vacanc\w*|retention)\b"),
    "staff": _any(
        r"\b(morale|caseloads?|workloads?|workforce|recruit\w*|retention|training|supervision|"
        r"staff|social workers? (told|said|report|feel|enjoy))\b"
    ),
    "leaders": _any(r"\b(leaders?|leadership|director|dcs|politic\w*|corporate|council|members)\b"),
    "local authority": _any(r"\blocal authority\b"),
    "recognised": _any(
        r"\b(plans? (are|is) in place|ha(ve|s) plans|(are|is) (well )?aware|recognis\w*|acknowledg\w*|accept\w*|identified|"
        r"ha(ve|s) (taken|begun|started)|taking (action|steps)|(is|are) being (developed|addressed))\b"
    ),
    "inspectors": _any(r"\binspectors?\b"),
    "audit": _any(r"\b(audit\w*|quality assurance|performance (management|information|data)|oversight)\b"),
    "partners": _any(r"\b(multi-agency|partners?|partnership)\b"),
    "risk": _any(r"\b(risks?|safe|safety|harm|protect\w*)\b"),
    "services": _any(r"\b(services?|help and protection|practice|response|arrangements|thresholds?)\b"),
    "social work": _any(r"\bsocial work"),
    "assessments and plans": _any(r"\b(assessments|plans|strategy meetings|visits|placements?|decisions?)\b"),
    "subject to": _any(r"\bsubject to\b|\bpre-proceedings\b"),
    "timescales": _any(r"\btimescales?\b"),
    "since": _any(r"\bsince\b"),
    "new": _any(r"\b(new|newly|introduc\w*|launched|implement\w*|develop\w*)\b"),
    "range": _any(r"\b(range|variety) of\b|\b(programmes?|activities|opportunit\w*)\b"),
    "understand": _any(r"\b(understand\w*|value[sd]?|inform\w*|use[sd]?|using)\b"),
    "pandemic": _any(r"\b(covid|pandemic)\b"),
}
"""What else a reader weighs: ties, reach, verdicts, themes."""

OF_EARLIER = _any(
    r"\b(last|previous|most recent)( full| focused| monitoring| ilacs| single)? (inspect\w+|visit)\b|\blast inspected\b"
    r"|\bvisit (took place|was carried out) in\b"
)
"""A sentence about an earlier inspection or visit …"""

TELLS_EARLIER = _any(
    r"\b(was|were) (all )?judged\b|^inspectors (made|found|identified|judged)\b|^(at|during) that (visit|inspection)\b"
)
"""… and one that tells what was found then: alone it would say so of this one."""

CONTRASTIVE = _any(r"^(however|but|nevertheless|nonetheless|conversely|in contrast|by contrast|that said|yet)\b")
"""A sentence that turns against what was said before it, and so cannot be the first that is quoted of its paragraph."""

_UNSAFE = (
    r"(at (\w+ )?risk\b|risks? of\b|unsafe|harm(ful)?\b|neglectful|abusive|"
    r"(unassessed|unmanaged|unknown|potential|ongoing) (and \w+ )?risks?)"
)
GRAVE = _any(
    rf"\b(leav(es?|ing)|left|remain(s|ing|ed)?|(are|were|is|be|being|been|and) exposed|expos(es|ing))\b[^.;]{{0,60}}[ -]{_UNSAFE}"
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
)
"""That children are left unsafe, that a duty is not met, failures that are called serious."""

REASSURES = _any(r"\b(not (identify|find|see) any|no) child(ren)?\b[^.;]{0,50} (risk|harm|unsafe)")
"""That no child was found to be unsafe: a committee must hear it as well."""

SHORTFALL = _any(
    r"\b(not|no|nor|never|none|cannot|lack\w*|fail\w*|miss(ed|es)|delay\w*|drift\w*|wait(s|ed|ing)?|weak\w*|poor\w*|"
    r"insufficient\w*|inconsisten\w*|variab\w*|varied|varies|unable|unassessed|shortfalls?|gaps?|deficits?|inadequate\w*|"
    r"ineffective\w*|underdeveloped|rarely|absence|over-?optimis\w*|optimistic|unregistered|unlawful\w*|unsafe|"
    r"unallocated|unsuccessful|unclear|premature\w*|avoidable|exposed|deteriorat\w*|declin\w*|backlogs?|limited|less|"
    r"reactive|undermin\w*|overlook\w*|left|leaves?|leaving|difficult\w*|struggl\w*|confus\w*|frustrat\w*|distress\w*|"
    r"disrupt\w*|harmful|worsen\w*|escalat\w*|advers\w*|negative\w*|detriment\w*|hinder\w*|hamper\w*|imped\w*|"
    r"compromis\w*|instability|turnover|outdated|superficial|overly|unmet|unaware|unresolved|uncertain\w*|breakdowns?|"
    r"shortages?|overdue|late|lengthy)\b|\bonly (a|some|half|one|part)\b|\bincreas\w+ (the )?risk|\bmultiple (changes|moves)\b"
    r"|\btoo (many|long|few|slow\w*|late|often|soon|much|high|large|readily|quickly|optimistic)\b|\bshould have\b"
    r"|\b(more|further) (work|needs|to do)\b|\bneeds? to\b"
)
"""That something falls short; without it a sentence is not grave, whatever else it holds."""

FOLLOWS = _any(
    r"^(as a (result|consequence)|consequently|therefore|this|these|such|it)\b[^.;]{0,60}"
    r"\b(means?|meant|leads?|led|results?|resulted|leaves?|left|puts?|places?|impacts?|impacting|affects?|undermines?|"
    r"hinders?|delays?|prevents?|limits?|makes?|increases?|contribut\w+|cause[sd]?|has|have|is)\b"
    r"|^(as a (result|consequence)|consequently|therefore)\b|^the impact\b"
)
"""A sentence that says what follows from the one before it."""

GRAVITY: dict[str, tuple[float, re.Pattern[str]]] = {
    "harm": (
        1.5,
        _any(
            r"\b(harm\w*|neglect\w*|abus\w*|unsafe\w*|danger\w*|at (\w+ ){0,2}risk|risks?|exploit\w*|violen\w*|offend\w*|"
            r"suicid\w*|self-harm|homeless\w*|safe|safer|safety|safeguard\w*|protect\w*)\b"
        ),
    ),
    "children suffer it": (
        1.5,
        _any(
            r"\b(remain|remains|remained|remaining|left|leav\w+|exposed|experienc\w+|liv(e|es|ed|ing)|suffer\w*|continu\w+|"
            r"plac(es|ed|ing)|put(s|ting)?)\b[^.;]{0,70}\b(harm\w*|neglect\w*|abus\w*|unsafe|risks?|danger\w*|violen\w*|"
            r"instability|vulnerab\w+)\b|\b(children|young people)\b[^.;]{0,40} (are|were|being) (\w+ )?left\b"
        ),
    ),
    "children": (
        0.6,
        _any(r"\b(child(ren)?|young people|young person|care leavers?|bab(y|ies)|famil(y|ies)|victims?)\b"),
    ),
    "time": (
        1.0,
        _any(
            r"\btoo (long|late|many|slow\w*|soon|often)\b|\bshould have\b[^.;]{0,40} (earlier|sooner|before)\b"
            r"|\b(quick|prompt|swift|soon|timel|earl|speed)\w* enough\b"
            r"|\b(delay|drift|wait)\w*\b|\b(lengthy|long|extended) (\w+ )?(delays?|waits?|periods?|time)\b"
            r"|\bnot (\w+ ){0,3}(quickly|promptly|swiftly|soon|timely|early)\b"
        ),
    ),
    "consequence": (
        1.0,
        _any(
            r"\b(this|which|these|it|that) (\w+ )?(means?|meant|leads?|led|results?|resulted|leaves?|left|puts?|places?|"
            r"impacts?|undermines?|hinders?|delays?|prevents?|limits?)\b|\bas a (result|consequence)\b"
            r"|\b(consequently|therefore|leaves|leaving|meaning)\b|\bresult(s|ed|ing)? in\b"
            r"|\b(leads?|led|leading) to\b|\bthe impact\b"
        ),
    ),
    "scale": (
        1.0,
        _any(
            r"\b(widespread|systemic|serious\w*(?! (youth|violen\w+|case|incident|organised|crime))|significant\w*|"
            r"fundamental\w*|critical\w*|unacceptabl\w*|acute|severe\w*|"
            r"persistent\w*|stark|stagnat\w*|repeated\w*|escalat\w*|too many|many|most|majority|all children)\b"
        ),
    ),
    "failure": (
        1.5,
        _any(
            r"\b(serious|widespread|systemic|corporate|fundamental|critical|significant|considerable) (and \w+ )?(\w+ )?"
            r"(failures?|failings?|weakness\w*|shortfalls?|deficits?|concerns?|shortcomings?|delays?|gaps?)\b"
        ),
    ),
    "duty": (
        1.2,
        _any(
            r"\b(statutory|legal\w*|unlawful\w*|unregistered|unregulated|entitle\w*|complian\w*|duty|duties|allocated|required)\b"
        ),
    ),
    "need not met": (
        1.0,
        _any(
            r"\bnot (\w+ ){0,3}(receiv\w*|get(ting)?|safe\w*|protect\w*|seen|met|identif\w*|recogni\w*|addressed|assess\w*|"
            r"consider\w*|understood|allocated|respond\w*|referred|followed)\b|\bun(met|seen|recognised|identified|addressed)\b"
        ),
    ),
    "earlier": (
        -2.5,
        _any(
            r"\b(last|previous) (\w+ )?(inspect\w+|visit)\b|\bwas judged\b|\bat that time\b"
            rf"|\b(in|since) (20\d\d|{MONTH.lower()})\b"
        ),
    ),
    "improving": (
        -1.2,
        _any(
            r"\b(improv(e|es|ed|ing)|reduc(ed|ing)|strengthen\w*|addressed|resolved|no longer|plans? (is|are) in place|"
            r"have (taken|begun|started)|taking action|respond(ed|ing)? (\w+ )?to|tackl\w+|act(ed|ing)? on|"
            r"are (well )?aware|recogni[sz]e[sd]?|acknowledge)\b"
        ),
    ),
    "praise": (
        -1.0,
        _any(
            r"\b(strong\w*|effective(?!ly responded)|well\b(?! as)|good|excellent|positive\w*|impressive|skil\w+|timely|"
            r"thorough\w*|robust|appropriate\w*)\b"
        ),
    ),
    "praise denied": (
        1.0,
        _any(
            r"\bnot (\w+ ){0,3}(strong\w*|effective\w*|well\b|good|positive|timely|thorough\w*|robust\w*|appropriate\w*|"
            r"improv\w+|addressed|resolved|recogni\w*)\b|\bin(appropriate|effective)\w*"
        ),
    ),
    "no child": (-2.5, _any(r"\bno child(ren)?\b|\bnot (identify|find|see) any child")),
}
"""What makes a shortfall weigh more, or less, for a committee: the more of it, the graver the sentence in its letter."""

SETS_SCENE = _any(
    r"\b(was|were|has been|have been|is being|had been) (recently |newly |also |now |successfully )?"
    r"(established|introduced|launched|implemented|created|appointed|set up|formed|commissioned|rolled out|recruited|"
    r"redesigned|restructured|developed|relaunched)\b"
    r"|\b(ha(ve|s)|had) (recently |also |now |just |newly )?(established|introduced|launched|implemented|created|appointed|"
    r"set up|formed|commissioned|rolled out|redesigned|restructured|relaunched)\b"
)
"""A sentence that tells what was set up; how good it is, the next one may say."""

NOT_NOW = _any(
    r"\b(last|previous) (\w+ )?inspect|\binspection .{0,60} took place\b|\bwere (last )?inspected\b|\bsince that time\b"
    r"|^(since|following) (a|an|the|its) (\w+ )?(judgement|last|previous|inspection)\b|\b(covid|pandemic|lockdown)"
)
"""A sentence that opens a summary with what was, or with the pandemic: how things stand comes after it."""

TOLD_BEFORE = _any(
    r"^(this|it|(this|the) (focused |monitoring )?visit) (was|is) the (\w+ ){1,7}?(since|after|following)\b"
)
"""A sentence that counts the visits since an inspection."""

TOLD_TWICE = re.compile(r"^summary for children", re.IGNORECASE)
"""The heading of a part that tells the findings once more, in words for children and young people (single inspections)."""

STUDY = re.compile(r"\b(?:case|practice) study\b", re.IGNORECASE)
"""The heading of a part that tells one child's story (joint inspections): what is grave in it is told nowhere else."""

OF_THE_VISIT = _any(
    r"^(between|from|on) \d|^this letter\b|^the inspectorates (recogni[sz]e|acknowledge)\b"
    r"|^(this|the) joint (targeted area )?inspection\b|^(this|the) jtai\b"
)
"""A paragraph of a joint inspection's introduction that tells who came, when and what for; what follows sums up."""

COURTESY = _any(
    r"\bofsted will take\b|\bofsted(’s|'s)? website\b|\b(copying|copy of|contents? of|publish|publishing|sharing) this letter\b|"
    r"^thank you\b|\b(it|letter|report) will (not )?be published\b|\b(this|the) letter will be (shared|sent)\b|"
    r"\b(i|we|inspectors) (would|should) (also )?(like|wish) to thank\b|\b(my|our) thanks\b|\bopportunity to thank\b|"
    r"\bi am (very )?grateful\b|^please (also )?(pass|convey|thank)\b|\bnot hesitate to contact\b|"
    r"^(i|we) look forward\b|^(the|our|your) next (monitoring )?visit (will|is)\b|"
    r"\bnext (inspection|monitoring visit|visit) or (inspection|visit)\b|^yours (sincerely|faithfully)\b"
)
"""Closing courtesies, and what happens to the letter: never a finding."""

CLOSE = _any(r"\bofsted will take\b.* into account\b")
"""With this a letter comes to its close: what follows under the same heading tells what happens next."""

ASKED = _any(
    r"\bdays (of|after) (receiving|receipt of) (this|the)\b|\bdraft of (the|your) action plan with us\b|"
    r"^(we|i)\b.* have notified the (dfe|department|secretary of state)\b|"
    r"\bseparate correspondence\b|\bour next (steps|activity)\b|\bofsted (requires|asks|expects|will expect) you\b|"
    r"^(we|you) (plan|expect|anticipate|(also )?ask|should|must|will( therefore)? need|will receive|"
    r"have (already )?(submitted|sent))\b.* (action plan|draft plan)\b"
)
"""What the letter's reader is to send to Ofsted, and what Ofsted does then: no finding, where a letter comes to its close."""
