"""Tables of words that are weighed in choosing findings: each has a name and a pattern.

`features` and `gravity` search them. A cue only says that the words occur; its weight is learned (`weights.json`). What
a sentence does is decided in `sentence_labels`. The patterns are searched in `searchable` text.
"""

from __future__ import annotations

from ofsted_report.letter.sentence_labels import lowered
from ofsted_report.lexicon import MONTH
from ofsted_report.pattern import Pattern

WORDS: dict[str, Pattern] = {
    # how the sentence is tied to the one before it
    "opens with however": lowered(
        r"^(however|but|nevertheless|nonetheless|conversely|in contrast|by contrast|despite|that said|yet)\b"
    ),
    "opens with while": lowered(r"^(although|while|whilst)\b"),
    "refers back": lowered(r"^(this|these|they|it|their|its|such|those|he|she)\b"),
    "this helps": lowered(
        r"^(this|these) (helps?|supports?|includes?|enables?|ensures?|provides?|allows?|is|are|was|were)\b"
    ),
    "opens with when": lowered(r"^(when|where|once|if|following)\b"),
    "opens with for some": lowered(r"^for (?!example|instance)"),
    "example": lowered(r"^(for example|for instance|in one|one |examples)\b|\bsuch as\b"),
    "also": lowered(r"\balso\b|^(in addition|additionally|furthermore|moreover|similarly|likewise)\b"),
    "as a result": lowered(
        r"^as a (result|consequence)\b|^consequently|^this (has )?(means|meant|results?|resulted|led)\b|^the impact\b"
    ),
    "with the effect": lowered(r"\b(which means|meaning that|result(s|ed|ing)? in|lead(s|ing)? to|led to|so that)\b"),
    # how far it reaches
    "majority": lowered(r"\b(the majority|most children|almost all|in the main)\b"),
    "most": lowered(r"\b(most|mostly|generally|typically|usually|largely)\b"),
    "all": lowered(r"\b(all|every|always|routinely|consistently)\b"),
    "than": lowered(r"\bthan\b"),
    "figure": lowered(r"\d"),
    # what it judges
    "verdict": lowered(
        r"\b(is|are|remains?|has been|have been|continues? to be) (?:not |now |also |still |\w+ly |very |a |an |of |the ){0,3}"
        r"(good|effective|ineffective|strong|weak|poor|variable|inconsistent|appropriate|thorough|timely|comprehensive|"
        r"robust|stable|improving|improved|strengthened|limited|unclear|clear|detailed|excellent|impressive|positive|high|"
        r"low|embedded|evident|insufficient|sufficient|well|proportionate|strength|weakness|delayed|slow|manageable|"
        r"adequate|inadequate|exemplary|consistent|regular|better|purposeful|prompt|swift|too)\b"
    ),
    "strength": lowered(
        r"\b(strong\w*|effective\w*|excellent|good|well|high[- ]quality|timely|prompt\w*|swift\w*|robust\w*|thorough\w*|"
        r"comprehensive|skilled|skilful\w*|purposeful|committed|ambitious|positive\w*|confident\w*|clear\w*|appropriate\w*|"
        r"sensitiv\w*|proactive\w*|tenacious\w*|creative\w*|proportionate|careful\w*|detailed|stable|regular\w*|consistent\w*)\b"
    ),
    "praise": lowered(
        r"\b(impressive|exemplary|outstanding|highly|exceptional\w*|transform\w*|"
        r"significantly(?! (under|weak|delay|behind|less|reduc))|tangible|real (strength|difference)|strength)\b"
    ),
    "grave": lowered(
        r"\b(serious\w*(?! (youth|violen\w+|case|incident|organised|crime))|significant|unsafe|critical|urgent\w*|widespread|"
        r"systemic|unassessed|unallocated|unregistered|unlawful|statutory)\b"
    ),
    "quality": lowered(r"\bquality\b"),
    "falls short": lowered(r"\b(lack\w*|limited|insufficient\w*)\b"),
    "a small number": lowered(r"\b(small number|(?<!ethnic )minority|few)\b"),
    "not yet": lowered(r"\b(to do|not (yet|always|routinely|consistently|sufficiently|fully)|less|inconsistently)\b"),
    "contrast within": lowered(r"[,;] (but|although|though|while|whilst|however|yet)\b|, however,"),
    # whom and what it is about
    "children first": lowered(
        r"^(most |some |many |the majority of |all |vulnerable |disabled |a (small )?(number|minority) of |too many |not all )?"
        r"(children|young people|care leavers|families|parents)\b"
    ),
    "staff first": lowered(r"^(social workers|workers|staff|managers|practitioners|team managers)\b"),
    "children": lowered(r"\bchildren\b"),
    "receive": lowered(r"\b(receiv\w+|experienc\w+|benefit\w*)\b"),
    "caseloads": lowered(r"\b(caseload|workload)s?\b"),
    "stability": lowered(r"\b(stable|stability|turnover|vacanc\w*|retention)\b"),
    "staff": lowered(
        r"\b(morale|caseloads?|workloads?|workforce|recruit\w*|retention|training|supervision|"
        r"staff|social workers? (told|said|report|feel|enjoy))\b"
    ),
    "leaders": lowered(r"\b(leaders?|leadership|director|dcs|politic\w*|corporate|council|members)\b"),
    "local authority": lowered(r"\blocal authority\b"),
    "recognised": lowered(
        r"\b(plans? (are|is) in place|ha(ve|s) plans|(are|is) (well )?aware|recognis\w*|acknowledg\w*|accept\w*|identified|"
        r"ha(ve|s) (taken|begun|started)|taking (action|steps)|(is|are) being (developed|addressed))\b"
    ),
    "inspectors": lowered(r"\binspectors?\b"),
    "audit": lowered(r"\b(audit\w*|quality assurance|performance (management|information|data)|oversight)\b"),
    "partners": lowered(r"\b(multi-agency|partners?|partnership)\b"),
    "risk": lowered(r"\b(risks?|safe|safety|harm|protect\w*)\b"),
    "services": lowered(r"\b(services?|help and protection|practice|response|arrangements|thresholds?)\b"),
    "social work": lowered(r"\bsocial work"),
    "assessments and plans": lowered(r"\b(assessments|plans|strategy meetings|visits|placements?|decisions?)\b"),
    "subject to": lowered(r"\bsubject to\b|\bpre-proceedings\b"),
    "timescales": lowered(r"\btimescales?\b"),
    "since": lowered(r"\bsince\b"),
    "new": lowered(r"\b(new|newly|introduc\w*|launched|implement\w*|develop\w*)\b"),
    "range": lowered(r"\b(range|variety) of\b|\b(programmes?|activities|opportunit\w*)\b"),
    "understand": lowered(r"\b(understand\w*|value[sd]?|inform\w*|use[sd]?|using)\b"),
    "pandemic": lowered(r"\b(covid|pandemic)\b"),
}
"""Other features of wording: ties to other sentences, scope, verdicts, subjects."""


GRAVITY: dict[str, tuple[float, Pattern]] = {
    "harm": (
        1.5,
        lowered(
            r"\b(harm\w*|neglect\w*|abus\w*|unsafe\w*|danger\w*|at (\w+ ){0,2}risk|risks?|exploit\w*|violen\w*|offend\w*|"
            r"suicid\w*|self-harm|homeless\w*|safe|safer|safety|safeguard\w*|protect\w*)\b"
        ),
    ),
    "children suffer it": (
        1.5,
        lowered(
            r"\b(remain|remains|remained|remaining|left|leav\w+|exposed|experienc\w+|liv(e|es|ed|ing)|suffer\w*|continu\w+|"
            r"plac(es|ed|ing)|put(s|ting)?)\b[^.;]{0,70}\b(harm\w*|neglect\w*|abus\w*|unsafe|risks?|danger\w*|violen\w*|"
            r"instability|vulnerab\w+)\b|\b(children|young people)\b[^.;]{0,40} (are|were|being) (\w+ )?left\b"
        ),
    ),
    "children": (
        0.6,
        lowered(r"\b(child(ren)?|young people|young person|care leavers?|bab(y|ies)|famil(y|ies)|victims?)\b"),
    ),
    "time": (
        1.0,
        lowered(
            r"\btoo (long|late|many|slow\w*|soon|often)\b|\bshould have\b[^.;]{0,40} (earlier|sooner|before)\b"
            r"|\b(quick|prompt|swift|soon|timel|earl|speed)\w* enough\b"
            r"|\b(delay|drift|wait)\w*\b|\b(lengthy|long|extended) (\w+ )?(delays?|waits?|periods?|time)\b"
            r"|\bnot (\w+ ){0,3}(quickly|promptly|swiftly|soon|timely|early)\b"
        ),
    ),
    "consequence": (
        1.0,
        lowered(
            r"\b(this|which|these|it|that) (\w+ )?(means?|meant|leads?|led|results?|resulted|leaves?|left|puts?|places?|"
            r"impacts?|undermines?|hinders?|delays?|prevents?|limits?)\b|\bas a (result|consequence)\b"
            r"|\b(consequently|therefore|leaves|leaving|meaning)\b|\bresult(s|ed|ing)? in\b"
            r"|\b(leads?|led|leading) to\b|\bthe impact\b"
        ),
    ),
    "scale": (
        1.0,
        lowered(
            r"\b(widespread|systemic|serious\w*(?! (youth|violen\w+|case|incident|organised|crime))|significant\w*|"
            r"fundamental\w*|critical\w*|unacceptabl\w*|acute|severe\w*|"
            r"persistent\w*|stark|stagnat\w*|repeated\w*|escalat\w*|too many|many|most|majority|all children)\b"
        ),
    ),
    "failure": (
        1.5,
        lowered(
            r"\b(serious|widespread|systemic|corporate|fundamental|critical|significant|considerable) (and \w+ )?(\w+ )?"
            r"(failures?|failings?|weakness\w*|shortfalls?|deficits?|concerns?|shortcomings?|delays?|gaps?)\b"
        ),
    ),
    "duty": (
        1.2,
        lowered(
            r"\b(statutory|legal\w*|unlawful\w*|unregistered|unregulated|entitle\w*|complian\w*|duty|duties|allocated|required)\b"
        ),
    ),
    "need not met": (
        1.0,
        lowered(
            r"\bnot (\w+ ){0,3}(receiv\w*|get(ting)?|safe\w*|protect\w*|seen|met|identif\w*|recogni\w*|addressed|assess\w*|"
            r"consider\w*|understood|allocated|respond\w*|referred|followed)\b|\bun(met|seen|recognised|identified|addressed)\b"
        ),
    ),
    "earlier": (
        -2.5,
        lowered(
            r"\b(last|previous) (\w+ )?(inspect\w+|visit)\b|\bwas judged\b|\bat that time\b"
            rf"|\b(in|since) (20\d\d|{MONTH.lower()})\b"
        ),
    ),
    "improving": (
        -1.2,
        lowered(
            r"\b(improv(e|es|ed|ing)|reduc(ed|ing)|strengthen\w*|addressed|resolved|no longer|plans? (is|are) in place|"
            r"have (taken|begun|started)|taking action|respond(ed|ing)? (\w+ )?to|tackl\w+|act(ed|ing)? on|"
            r"are (well )?aware|recogni[sz]e[sd]?|acknowledge)\b"
        ),
    ),
    "praise": (
        -1.0,
        lowered(
            r"\b(strong\w*|effective(?!ly responded)|well\b(?! as)|good|excellent|positive\w*|impressive|skil\w+|timely|"
            r"thorough\w*|robust|appropriate\w*)\b"
        ),
    ),
    "praise denied": (
        1.0,
        lowered(
            r"\bnot (\w+ ){0,3}(strong\w*|effective\w*|well\b|good|positive|timely|thorough\w*|robust\w*|appropriate\w*|"
            r"improv\w+|addressed|resolved|recogni\w*)\b|\bin(appropriate|effective)\w*"
        ),
    ),
    "no child": (-2.5, lowered(r"\bno child(ren)?\b|\bnot (identify|find|see) any child")),
}
"""Patterns that make a shortfall more or less grave for a committee, with their weights."""
