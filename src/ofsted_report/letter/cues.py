"""Tables of words that are weighed in choosing findings: each has a name, and the mark that shows it.

`features` and `gravity` look for them. A cue only says that the words occur; its weight is learned (`weights.json`). What
a sentence does is decided in `sentence_labels`.
"""

from __future__ import annotations

from ofsted_report.letter.marks import Mark
from ofsted_report.lexicon import MONTH

_SERIOUS = r"serious\w*(?! (youth|violen\w+|case|incident|organised|crime))"
"""'Serious' failings, not the fixed terms: serious youth violence, a serious case review."""
_PEOPLE = "(children|young people|care leavers|families|parents)"

WORDS: dict[str, Mark] = {
    # how the sentence is tied to the one before it
    "opens with however": Mark(
        "^(in|by) contrast", "^that said", words="^however ^but ^nevertheless ^nonetheless ^conversely ^despite ^yet"
    ),
    "opens with while": Mark(words="^although ^while ^whilst"),
    "refers back": Mark(words="^this ^these ^they ^it ^their ^its ^such ^those ^he ^she"),
    "this helps": Mark(
        "^(this|these) (helps?|supports?|includes?|enables?|ensures?|provides?|allows?|is|are|was|were)"
    ),
    "opens with when": Mark(words="^when ^where ^once ^if ^following"),
    "opens with for some": Mark("^for(?= (?!example|instance))"),
    "example": Mark("^for (example|instance)", "^in one", r"^one (?=\w)", "such as", words="^examples"),
    "also": Mark("^in addition", words="also ^additionally ^furthermore ^moreover ^similarly ^likewise"),
    "as a result": Mark(
        "^as a (result|consequence)",
        "^this (has )?(means|meant|results?|resulted|led)",
        "^the impact",
        words="^consequently*",
    ),
    "with the effect": Mark(
        "which means",
        "meaning that",
        "(result|results|resulted|resulting) in",
        "(lead|leads|leading|led) to",
        "so that",
    ),
    # how far it reaches
    "majority": Mark("the majority", "most children", "almost all", "in the main"),
    "most": Mark(words="most mostly generally typically usually largely"),
    "all": Mark(words="all every always routinely consistently"),
    "than": Mark(words="than"),
    # what it judges
    "verdict": Mark(
        r"(is|are|remains?|has been|have been|continues? to be) (not |now |also |still |\w+ly |very |a |an |of |the ){0,3}"
        "(good|effective|ineffective|strong|weak|poor|variable|inconsistent|appropriate|thorough|timely|comprehensive|"
        "robust|stable|improving|improved|strengthened|limited|unclear|clear|detailed|excellent|impressive|positive|high|"
        "low|embedded|evident|insufficient|sufficient|well|proportionate|strength|weakness|delayed|slow|manageable|"
        "adequate|inadequate|exemplary|consistent|regular|better|purposeful|prompt|swift|too)"
    ),
    "strength": Mark(
        "high[- ]quality",
        words="""
            strong* effective* excellent good well timely prompt* swift* robust* thorough* comprehensive skilled skilful*
            purposeful committed ambitious positive* confident* clear* appropriate* sensitiv* proactive* tenacious*
            creative* proportionate careful* detailed stable regular* consistent*
        """,
    ),
    "praise": Mark(
        "significantly(?! (under|weak|delay|behind|less|reduc))",
        "real difference",
        words="impressive exemplary outstanding highly exceptional* transform* tangible strength",
    ),
    "grave": Mark(
        _SERIOUS,
        words="significant unsafe critical urgent* widespread systemic unassessed unallocated unregistered unlawful statutory",
    ),
    "quality": Mark(words="quality"),
    "falls short": Mark(words="lack* limited insufficient*"),
    "a small number": Mark("small number", "(?<!ethnic )minority", words="few"),
    "not yet": Mark("to do", "not (yet|always|routinely|consistently|sufficiently|fully)", words="less inconsistently"),
    "contrast within": Mark("(?<=[,;] )(but|although|though|while|whilst|however|yet)"),
    # whom and what it is about
    "children first": Mark(
        f"^(most|some|many|all|vulnerable|disabled|too many|not all|the majority of) {_PEOPLE}",
        f"^a (small )?(number|minority) of {_PEOPLE}",
        "^(young people|care leavers)",
        words="^children ^families ^parents",
    ),
    "staff first": Mark("^(social workers|team managers)", words="^workers ^staff ^managers ^practitioners"),
    "children": Mark(words="children"),
    "receive": Mark(words="receiv* experienc* benefit*"),
    "caseloads": Mark(words="caseloads? workloads?"),
    "stability": Mark(words="stable stability turnover vacanc* retention"),
    "staff": Mark(
        "social workers? (told|said|report|feel|enjoy)",
        words="morale caseloads? workloads? workforce recruit* retention training supervision staff",
    ),
    "leaders": Mark(words="leaders? leadership director dcs politic* corporate council members"),
    "local authority": Mark("local authority"),
    "recognised": Mark(
        "(plan|plans) (are|is) in place",
        "(has|have) plans",
        "(are|is) (well )?aware",
        "(has|have) (taken|begun|started)",
        "taking (action|steps)",
        "(is|are) being (developed|addressed)",
        words="recognis* acknowledg* accept* identified",
    ),
    "inspectors": Mark(words="inspectors?"),
    "audit": Mark("quality assurance", "performance (management|information|data)", words="audit* oversight"),
    "partners": Mark("multi-agency", words="partners? partnership"),
    "risk": Mark(words="risks? safe safety harm protect*"),
    "services": Mark("help and protection", words="services? practice response arrangements thresholds?"),
    "social work": Mark(r"social work\w*"),
    "assessments and plans": Mark("strategy meetings", words="assessments plans visits placements? decisions?"),
    "subject to": Mark("subject to", "pre-proceedings"),
    "timescales": Mark(words="timescales?"),
    "since": Mark(words="since"),
    "new": Mark(words="new newly introduc* launched implement* develop*"),
    "range": Mark("(range|variety) of", words="programmes? activities opportunit*"),
    "understand": Mark(words="understand* value values valued inform* use uses used using"),
    "pandemic": Mark(words="covid pandemic"),
}
"""The cues whose weights are learned, by name."""

_CAUSES = (
    "(means?|meant|leads?|led|results?|resulted|leaves?|left|puts?|places?|impacts?|undermines?|hinders?|delays?|prevents?"
    "|limits?)"
)

GRAVITY: dict[str, tuple[float, Mark]] = {
    "harm": (
        1.5,
        Mark(
            words="""
                harm* neglect* abus* unsafe* danger* risks? exploit* violen* offend* suicid* homeless* safe safer safety
                safeguard* protect*
            """,
        ),
    ),
    "children suffer it": (
        1.5,
        Mark(
            r"(remain|remains|remained|remaining|left|leav\w+|exposed|experienc\w+|live|lives|lived|living|suffer\w*"
            r"|continu\w+|places|placed|placing|put|puts|putting)\b[^.;]{0,71}"
            r"\b(harm\w*|neglect\w*|abus\w*|unsafe|risks?|danger\w*|violen\w*|instability|vulnerab\w+)",
            r"(children|young people)\b[^.;]{0,40} (are|were|being) (\w+ )?left",
        ),
    ),
    "children": (
        0.6,
        Mark(
            "young (people|person)",
            "care leavers?",
            words="child children baby babies family families victims?",
        ),
    ),
    "time": (
        1.0,
        Mark(
            r"too (long|late|many|slow\w*|soon|often)",
            r"should have\b[^.;]{0,40} (earlier|sooner|before)",
            r"(quick|prompt|swift|soon|timel|earl|speed)\w* enough",
            r"(lengthy|long|extended) (\w+ )?(periods?|time)",
            r"not (\w+ ){0,3}(quickly|promptly|swiftly|soon|timely|early)",
            words="delay* drift* wait*",
        ),
    ),
    "consequence": (
        1.0,
        Mark(
            rf"(this|which|these|it|that) (\w+ )?{_CAUSES}",
            "as a (result|consequence)",
            "(result|results|resulted|resulting) in",
            "(lead|leads|led|leading) to",
            "the impact",
            words="consequently therefore leaves leaving meaning",
        ),
    ),
    "scale": (
        1.0,
        Mark(
            _SERIOUS,
            "all children",
            words="""
                widespread systemic significant* fundamental* critical* unacceptabl* acute severe* persistent* stark
                stagnat* repeated* escalat* many most majority
            """,
        ),
    ),
    "failure": (
        1.5,
        Mark(
            "(serious|widespread|systemic|corporate|fundamental|critical|significant|considerable) "
            r"(and \w+ )?(\w+ )?"
            r"(failures?|failings?|weakness\w*|shortfalls?|deficits?|concerns?|shortcomings?|delays?|gaps?)"
        ),
    ),
    "duty": (
        1.2,
        Mark(
            words="""
                statutory legal* unlawful* unregistered unregulated entitle* complian* duty duties allocated required
            """
        ),
    ),
    "need not met": (
        1.0,
        Mark(
            r"not (\w+ ){0,3}(receiv\w*|get(ting)?|safe\w*|protect\w*|seen|met|identif\w*|recogni\w*|addressed|assess\w*|"
            r"consider\w*|understood|allocated|respond\w*|referred|followed)",
            words="unmet unseen unrecognised unidentified unaddressed",
        ),
    ),
    "earlier": (
        -2.5,
        Mark(
            r"(last|previous) (\w+ )?(inspect\w+|visit)",
            "was judged",
            "at that time",
            rf"(in|since) (20\d\d|{MONTH.lower()})",
        ),
    ),
    "improving": (
        -1.2,
        Mark(
            "no longer",
            "(plan|plans) (is|are) in place",
            "have (taken|begun|started)",
            "taking action",
            r"(respond|responded|responding) (\w+ )?to",
            "(act|acted|acting) on",
            "are (well )?aware",
            words="""
                improve improves improved improving reduced reducing strengthen* addressed resolved tackl* recognise
                recognises recognised recognize recognizes recognized acknowledge
            """,
        ),
    ),
    "praise": (
        -1.0,
        Mark(
            "(?<!as )well",
            words="""
                strong* effective good excellent positive* impressive skil* timely thorough* robust appropriate*
            """,
        ),
    ),
    "praise denied": (
        1.0,
        Mark(
            r"not (\w+ ){0,3}(strong\w*|effective\w*|well|good|positive|timely|thorough\w*|robust\w*|appropriate\w*|"
            r"improv\w+|addressed|resolved|recogni\w*)",
            words="inappropriate* ineffective*",
        ),
    ),
    "no child": (-2.5, Mark("no child(ren)?", r"not (identify|find|see) any child\w*")),
}
"""Marks that make a shortfall more or less grave for a committee, with their weights."""
