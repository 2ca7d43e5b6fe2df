"""What a choice must not be without, and where that ends: one change to a limit or a tie, and one of these fails."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from examples import example_letter, section
from findings.long_letters import LONG, TOPICS, letter_of
from ofsted_report.findings.candidates import Sentence, sentences_of
from ofsted_report.findings.select import (
    GRAVE_SHARE,
    IN_ONE_FINDING,
    LONGEST_CHAIN,
    MOST_GRAVE,
    MOST_LISTED,
    MOST_OF_STUDIES,
    Plan,
    guarded,
    plan_for,
    select,
)

DULL = ("Rooms have numbers.", "Doors have locks.", "Gates have bars.", "Halls have lamps.")
"""Sentences that nobody misses."""
UNSAFE = [f"{topic} is unsafe because {flaw}." for topic, (*_, flaw) in TOPICS.items()]


def chosen(
    sentences: Sequence[Sentence], best: Sequence[str] = (), budget: int = 10, first: int = 0, worth: float = 9.0
) -> list[str]:
    """The texts that are chosen where `best` have all the points, the first of them most."""
    points = {text: worth - at for at, text in enumerate(best)}
    scored = [points.get(each.text, 0.0) for each in sentences]
    plan = Plan(sentences=budget, first_of_each=first, of_a_paragraph=IN_ONE_FINDING)
    return [each.text for each in select(sentences, scored, plan)]


def told(*paragraphs: str) -> tuple[Sentence, ...]:
    return sentences_of(letter_of(*paragraphs))


def test_a_monitoring_visit_is_quoted_paragraph_by_paragraph():
    """Its first two sentences of each come before better ones; other kinds go by points alone."""
    assert plan_for("monitoring_visit").first_of_each == 2
    assert {plan_for(kind).first_of_each for kind in ("focused_visit", "ilacs_inspection", "jtai")} == {0}
    sentences = told(" ".join(DULL), "Tools are new. Staff sat. Bells rang. Birds sang.")
    assert chosen(sentences, DULL[2:], budget=4, first=2) == [*DULL[:2], "Tools are new.", "Staff sat."]
    assert chosen(sentences, DULL[2:], budget=2) == list(DULL[2:])


def test_what_takes_back_is_quoted_though_others_are_graver_and_the_budget_is_spent():
    praise, back = "Caseloads are falling.", "However, they are still too high and some are not known."
    sentences = told(f"{praise} {back} {DULL[0]}", *UNSAFE[:6], " ".join(DULL[1:]))
    assert back in chosen(sentences, [praise], budget=2)
    harmless = "However, this was expected."
    assert harmless not in chosen(told(f"{praise} {harmless} {DULL[0]}", *UNSAFE[:6]), [praise], budget=2)


def test_a_shortfall_that_takes_nothing_back_has_no_place_beyond_the_budget():
    """The next sentence may be about something else: only "However, …" turns against what is quoted."""
    praise, other = "Caseloads are falling.", "Reviews are late in some teams and not all are recorded."
    sentences = told(f"{praise} {other} {DULL[0]}", *UNSAFE[:6], " ".join(DULL[1:]))
    assert other not in chosen(sentences, [praise], budget=2)


def test_what_takes_back_another_paragraph_is_not_brought():
    """ "However" at a paragraph's beginning turns against the whole of what was said before."""
    praise, other = "Caseloads are falling.", "However, they are still too high and some are not known."
    sentences = told(f"{DULL[0]} {praise}", f"{other} {DULL[1]}", *UNSAFE[:6], " ".join(DULL[2:]))
    assert other not in chosen(sentences, [praise], budget=2)


def test_a_section_that_begins_by_referring_back_does_not_bring_another_sections_end():
    letter = example_letter(
        sections=(
            section(1, "Help", "findings", " ".join(DULL[:2])),
            section(2, "Care", "findings", f"This approach helps children. {DULL[2]} {DULL[3]}"),
        )
    )
    assert chosen(sentences_of(letter), ["This approach helps children."], budget=1) == [
        "This approach helps children."
    ]


def test_what_was_set_up_comes_with_what_came_of_it():
    """'A new team was set up.' alone is no finding: how good it is, the next sentence says."""
    scene, outcome = "A new team was set up in spring.", "This means that children are heard."
    best = [scene, "", "", "", "", DULL[3]]  # with fewer points than the two of them in the mean
    assert chosen(told(f"{scene} {outcome} {' '.join(DULL)}"), best, budget=2) == [scene, outcome]
    assert chosen(told(f"{scene} {' '.join(DULL)}"), [scene], budget=1) == [scene], "the next one says something else"
    late = "A new team was set up too late."
    assert chosen(told(f"{late} {outcome} {' '.join(DULL)}"), [late], budget=1) == [late], "a shortfall is a finding"
    apart = told(f"{DULL[0]} {scene}", f"{outcome} {DULL[1]}", " ".join(DULL[2:]))
    assert chosen(apart, [scene], budget=1) == [scene], "another paragraph's is not its own"
    assert chosen(told(" ".join((*DULL, scene))), [scene], budget=1) == [scene], "nothing comes after it"


def test_what_an_earlier_inspection_found_comes_with_the_sentence_that_names_it():
    before, found = "Services were last inspected in July 2017.", "All areas were judged to be good."
    assert chosen(told(f"{before} {found} {' '.join(DULL)}"), [found], budget=2) == [before, found]
    apart = told(f"{DULL[0]} {before}", f"{found} {DULL[1]}", " ".join(DULL[2:]))
    assert chosen(apart, [found], budget=1) == [found]


@pytest.mark.parametrize(("length", "quoted"), [(LONGEST_CHAIN, True), (LONGEST_CHAIN + 1, False)])
def test_a_chain_of_references_is_followed_so_far(length, quoted):
    """Each sentence refers to the one before it; a longer chain has no end that a finding has room for."""
    chain = ["Tools are new.", *(f"This helps {whom}." for whom in ("schools", "homes", "courts", "gyms"))][:length]
    sentences = told(" ".join((*DULL, *chain)), *LONG[:4])
    assert (chain[-1] in chosen(sentences, [chain[-1]], budget=9)) is quoted


def listed_letter(*sentences: str):
    """A joint inspection whose areas for improvement are told in prose, two sentences an item."""
    items = [("item", " ".join(pair)) for pair in zip(sentences[::2], sentences[1::2], strict=True)]
    return example_letter(
        kind="jtai",
        sections=(
            section(1, "Key strengths", "findings", *LONG),
            section(2, "Areas for improvement", "improvements", *items),
        ),
    )


def test_of_what_needs_to_improve_only_the_gravest_is_quoted_again():
    """The report has it whole, in a part of its own, whatever points it has."""
    listed = [*UNSAFE[:5], *(f"Leaders meet in the {place}." for place in ("hall", "barn", "yard", "park", "mill"))]
    sentences = sentences_of(listed_letter(*listed))
    assert any(each.listed for each in sentences)
    quoted = [text for text in chosen(sentences, listed, budget=20) if text in listed]
    assert len(quoted) == MOST_LISTED
    assert set(quoted) <= set(UNSAFE)


def test_of_case_studies_only_the_gravest_is_quoted():
    """One child's story is no finding about all; that the child was left unsafe must be heard."""
    story = [*UNSAFE[:4], *DULL]
    letter = example_letter(
        kind="jtai",
        sections=(section(1, "Main findings", "findings", *LONG), section(2, "Practice study", "findings", *story)),
    )
    quoted = [text for text in chosen(sentences_of(letter), story, budget=20) if text in story]
    assert len(quoted) == MOST_OF_STUDIES
    assert set(quoted) <= set(UNSAFE)
    mild = example_letter(
        kind="jtai",
        sections=(section(1, "Main findings", "findings", *LONG), section(2, "Case study: Ada", "findings", *DULL)),
    )
    assert not set(DULL) & set(chosen(sentences_of(mild), DULL, budget=20)), "nor is it a topic with a share"


def test_grave_sentences_replace_others_of_their_paragraph():
    """They come first and have more room than others; what is best has the room that they leave of four."""
    sentences = told(" ".join((*DULL, *UNSAFE[:3])), *LONG)
    assert chosen(sentences, DULL, budget=20)[:4] == [DULL[0], *UNSAFE[:3]]


def test_where_the_plan_sets_no_room_a_paragraph_gives_all_that_has_the_points():
    """A summary of one long paragraph is most of what a committee needs."""
    sentences = told(" ".join(DULL), *LONG)
    scored = [9.0 * (each.text in DULL) for each in sentences]
    assert [each.text for each in select(sentences, scored, Plan(sentences=20))][:4] == list(DULL)
    held = [each.text for each in select(sentences, scored, Plan(sentences=20, of_a_paragraph=3))]
    assert held[:3] == list(DULL[:3])
    assert DULL[3] not in held


def test_what_is_grave_replaces_what_is_not():
    """It adds to its points: a report does not grow with every shortfall, and the weakest choices give way."""
    mild = [f"{topic} is strong, with {means}." for topic, (means, *_) in TOPICS.items()]
    plain, grave = told(*mild), told(*mild[:-6], *UNSAFE[:6])
    assert len(chosen(grave, mild[:3], budget=9)) == len(chosen(plain, mild[:3], budget=9)) == 9
    assert sum(text in UNSAFE for text in chosen(grave, mild[:3], budget=9)) == 6


def test_what_takes_back_has_no_room_in_a_paragraph_that_is_full():
    said = [*DULL[:3], "However, some are too high and not all are known."]
    sentences = told(" ".join(said), *UNSAFE, *LONG)
    quoted = [text for text in chosen(sentences, said[:3], budget=20) if text in said]
    assert quoted == said[:3]


SHORTFALLS = [f"{topic} is weak, as {flaw}." for topic, (*_, flaw) in TOPICS.items()]
GOOD = [f"{topic} is strong, with {means}." for topic, (means, *_) in TOPICS.items()]
PLAIN = [f"{what.capitalize()} {is_}." for is_ in ("are known", "have rooms") for what, *_ in TOPICS.values()]


@pytest.mark.parametrize(("budget", "of_these"), [(3, 1), (9, plan_for("focused_visit").gravest)])
def test_so_many_of_the_gravest_are_quoted_whatever_their_points(budget, of_these):
    """A share of the room, so that a short report is no list of shortfalls."""
    quoted = chosen(told(*SHORTFALLS, *GOOD, *PLAIN), GOOD, budget=budget, worth=99.0)
    assert sum(text in SHORTFALLS for text in quoted) == of_these


@pytest.mark.parametrize(("budget", "of_these"), [(9, 9 // GRAVE_SHARE), (60, MOST_GRAVE)])
def test_so_many_of_the_gravest_are_added_to_somebody_elses_choice(budget, of_these):
    """Whoever chooses may have heard only praise; of a long letter so many at the most."""
    sentences = told(*SHORTFALLS, *GOOD, *PLAIN, *(f"{whom.capitalize()} sat." for _, whom, _ in TOPICS.values()))
    praise = [at for at, each in enumerate(sentences) if each.text in GOOD]
    texts = [each.text for each in guarded(sentences, [0.0] * len(sentences), Plan(budget), praise)]
    assert set(GOOD) <= set(texts)
    assert sum(text in SHORTFALLS for text in texts) == of_these


def test_what_falls_short_of_nothing_is_not_grave():
    good = [f"{topic} is strong, with {means}." for topic, (means, *_) in TOPICS.items()]
    assert len(chosen(told(*good), good, budget=4)) == 4, "the budget, and no more"


def test_the_verdict_is_no_sentence_that_turns_or_refers_back():
    overview = [
        "The last inspection was in 2019. However, some wait. This is a worry. Services are good. They are led."
    ]
    sentences = sentences_of(letter_of(*LONG, overview=overview))
    quoted = chosen(sentences, LONG[:1], budget=1)
    assert "Services are good." in quoted
    assert "This is a worry." not in quoted


@pytest.mark.parametrize("twin", [True, False])
def test_of_what_summary_and_chapter_both_say_the_chapters_goes(twin):
    """Where the summary's paragraph is heard without it, the summary's: a report says nothing twice."""
    said = "Caseloads are too high in the assessment teams and some children wait too long for a visit."
    overview = [f"Leaders are aware of what is needed. {said}" if twin else said]
    sentences = sentences_of(letter_of(f"Managers know this. {said}", *LONG[:6], overview=overview))
    points = [9.0 * (each.text == said or each.number == 1) for each in sentences]
    kept = select(sentences, points, Plan(sentences=10))
    assert sum(each.text == said for each in kept) == 1
    (one,) = [each for each in kept if each.text == said]
    assert one.in_overview is not twin


def test_what_another_sentence_needs_is_kept_though_it_is_said_twice():
    said = "Caseloads are too high in the assessment teams and some children wait too long for a visit."
    after = "This leaves children at risk of harm."
    sentences = sentences_of(letter_of(f"{said} {after}", *LONG[:6], overview=[said]))
    texts = chosen(sentences, [after, said], budget=10)
    assert texts.count(said) == 2, "the chapter's is needed, and the summary has no other"


def test_whoever_chooses_gets_what_the_choice_must_not_be_without():
    """The sentence referred to, the shortfall behind the praise, the gravest; in the letter's order."""
    praise, back = "Caseloads are falling.", "However, they are still too high and some are not known."
    sentences = told(
        f"{praise} {back}", f"Tools are new. This approach helps. {DULL[0]} {DULL[1]}", UNSAFE[0], *LONG[:3]
    )
    places = {each.text: at for at, each in enumerate(sentences)}
    texts = [
        each.text for each in guarded(sentences, [0.0] * len(sentences), Plan(10), [places["This approach helps."], 0])
    ]
    assert texts[:4] == [praise, back, "Tools are new.", "This approach helps."]
    assert UNSAFE[0] in texts
    assert DULL[0] not in texts


def of_topic(texts: Sequence[str], best: Sequence[str], *, lists_alone: bool = False) -> list[str]:
    """What is chosen of a topic whose sentences all others outdo, `best` being the better of them."""
    kind = "item" if lists_alone else "paragraph"
    letter = example_letter(
        kind="jtai",
        sections=(
            section(1, "Main findings", "findings", *((kind, text) for text in LONG)),
            section(2, "Premises", "findings", *((kind, text) for text in texts)),
        ),
    )
    sentences = sentences_of(letter)
    scored = [(each.text in best) if each.section.heading == "Premises" else 9.0 for each in sentences]
    taken = select(sentences, [float(points) for points in scored], Plan(sentences=5))
    return [each.text for each in taken if each.section.heading == "Premises"]


def test_a_topics_share_is_of_sentences_that_stand_alone():
    """Beyond the budget, there is no room for what they refer to."""
    texts = [f"{text} This helps a little." for text in DULL]
    assert of_topic(texts, ["This helps a little."]) == [DULL[0]]
    texts = [f"{text} However, it is old." for text in DULL]
    assert of_topic(texts, ["However, it is old."]) == [DULL[0]]
    texts = [f"{text} A desk was set up. It meant that they sit." for text in DULL]
    assert of_topic(texts, ["A desk was set up."]) == [DULL[0]]


def test_a_topics_share_is_of_different_paragraphs():
    """Two sentences of one paragraph are heard of one matter."""
    texts = [f"{DULL[0]} {DULL[1]}", *(f"{means.capitalize()} are liked." for means, *_ in list(TOPICS.values())[:5])]
    quoted = of_topic(texts, DULL[:2])
    assert len(quoted) == 2
    assert len(set(DULL[:2]) & set(quoted)) == 1


def test_a_list_is_a_choice_of_the_inspectors_only_beside_findings_in_prose():
    """Where all findings are listed, a list is not what they picked out, and has a topic's share."""
    texts = [f"{means.capitalize()} are liked." for means, *_ in list(TOPICS.values())[:8]]
    assert len(of_topic(texts, (), lists_alone=True)) == 2


def test_what_turns_against_a_courtesy_is_not_quoted():
    """It must not come without the paragraph's first sentence, which is no finding."""
    back = "However, reviews are late in some teams and not all are recorded."
    sentences = told(f"Please thank your staff. {back}", *LONG[:5])
    assert back not in chosen(sentences, [back], budget=9)
    heard = told(f"{DULL[0]} {back}", *LONG[:5])
    assert back in chosen(heard, [back], budget=9)


def test_what_turns_brings_the_opening_only_where_nothing_before_it_is_quoted():
    back = "However, reviews are late in some teams and not all are recorded."
    sentences = told(f"{DULL[0]} {DULL[1]} {back}", *[" ".join(DULL[2:])] * 2)
    assert chosen(sentences, [DULL[1], back], budget=2) == [DULL[1], back]
    assert chosen(sentences, [back], budget=2) == [DULL[0], back]


def test_praise_after_a_shortfall_with_a_shortfall_of_its_own_needs_no_other():
    """'However, some are too high …' is grave enough alone, with its paragraph's opening; praise is not."""
    late = "Too many visits are late and not all are recorded."
    praise, grave = "However, children know their workers.", "However, some homes are unsafe and not all are known."
    sentences = told(f"{DULL[0]} {late} {praise}", *LONG[:5])
    assert [text for text in chosen(sentences, [praise], budget=2) if text in (DULL[0], late, praise)] == [late, praise]
    sentences = told(f"{DULL[0]} {late} {grave}", *[" ".join(DULL[1:])] * 3)
    assert chosen(sentences, [DULL[0], grave], budget=2)[:2] == [DULL[0], grave]


def test_sentences_of_one_paragraph_may_be_alike():
    """'… in the north', '… in the south': the paragraph makes the difference. Of two paragraphs, one says it."""
    north, south = (f"Visits to children are timely in the {where} of the area." for where in ("north", "south"))
    assert {north, south} <= set(chosen(told(f"{north} {south}", *LONG[:4]), [north, south], budget=4))
    assert south not in chosen(told(north, south, *LONG[:4]), [north, south], budget=4)
