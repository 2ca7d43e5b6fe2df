"""The parts that are made from the letter: its background, its findings, its lists and judgements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ofsted_report.findings.matching import plain
from ofsted_report.findings.model import Finding, label
from ofsted_report.letter import background as letter_background
from ofsted_report.letter.abbreviations import abbreviations
from ofsted_report.letter.action_lists import listed
from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.history import history
from ofsted_report.letter.joint import theme
from ofsted_report.letter.kinds import TABLES
from ofsted_report.letter.model import GAP, ActionList, Letter, ListedItem, Place, Said, sentences_of_block
from ofsted_report.letter.next_steps import next_steps as next_steps_of
from ofsted_report.letter.terms import terms
from ofsted_report.report.chapters import headings_of_findings
from ofsted_report.report.composer import Composer, lettered
from ofsted_report.report.fields import previous_inspection
from ofsted_report.report.grammar import joined
from ofsted_report.report.model import Item, Paragraph, Part, Table
from ofsted_report.settings.text import Cited, Text


def background(composer: Composer) -> Part:
    """The visit and what preceded it, the areas covered, the evidence considered."""
    letter = composer.letter
    paragraphs = [Paragraph(text=_before(composer))]
    areas = letter_background.areas_covered(letter)
    if areas.prose:
        if not (len(areas.items) == 1 and _is_the_theme(areas.items[0], composer)):
            paragraphs.extend(_covered(areas.items, composer))
    elif areas.items:
        lead = composer.say("covered", quotation=Text.of(areas.lead)) if areas.lead else composer.say("areas_covered")
        paragraphs.append(Paragraph(text=lead, items=lettered(item.said for item in areas.items)))
    evidence = letter_background.evidence(letter)
    paragraphs.extend(Paragraph(text=text) for text in _quoted_in_turn("method", evidence, composer))
    return composer.part("background", *paragraphs)


def _is_the_theme(item: ListedItem, composer: Composer) -> bool:
    """Whether the sentence says of a joint inspection only what its name in the report says already."""
    about, found = theme(composer.letter), letter_background.subject(item.text)
    return about is not None and found is not None and about.text in found and "(" not in found


def _covered(items: Sequence[ListedItem], composer: Composer) -> Iterator[Paragraph]:
    """The sentences that say what was covered; of one that says it of the letter ("This letter summarises"), what it says."""
    if len(items) == 1 and (found := letter_background.subject(items[0].text)):
        yield Paragraph(text=composer.say("subject", quotation=Text.of(Said.at(found, items[0].place))))
    else:
        runs = _running_on([item.said for item in items])
        yield Paragraph(text=joined(_quoted_in_turn("covered", runs, composer)))


def _quoted_in_turn(key: str, texts: Sequence[Said], composer: Composer) -> list[Text]:
    """Each text in quotation marks: the first led in by this entry of the wording, the others as more of the same."""
    return [composer.say("more" if number else key, quotation=Text.of(text)) for number, text in enumerate(texts)]


def _running_on(texts: Sequence[Said]) -> list[Said]:
    """The texts, with those as one that follow each other directly in one paragraph of the letter's."""
    found: list[Said] = []
    for text in texts:
        before, here = found[-1].places[-1:] if found else (), text.places[:1]
        if before and here and before[0].block == here[0].block and _follows(before[0], here[0]):
            found[-1] = Said(f"{found[-1].text} {text.text}", (*found[-1].places, *text.places))
        else:
            found.append(text)
    return found


def _follows(before: Place, after: Place) -> bool:
    return before.end is not None and after.start is not None and 0 <= after.start - before.end <= 1


def _before(composer: Composer) -> Text:
    """Paragraph 1: the visit, what preceded it, and who made it."""
    letter = composer.letter
    known = previous_inspection(letter, composer.meeting) and letter.kind != "other"
    parts = [composer.say("before_after_inspection" if known else "before")]
    sentence = history(letter, quoted_already=composer.quoted)
    if sentence is not None:
        parts.append(composer.say("history", quotation=Text.of(sentence)))
    if letter.inspectors:
        parts.append(composer.say("inspectors", count=len(letter.inspectors)))
    return joined(parts)


def key_findings(composer: Composer) -> Part:
    """The findings quoted from the letter, with the sentence that leads in."""
    letter, findings = composer.letter, composer.findings.findings
    conclusion = letter_background.conclusion(letter)
    lead = [composer.say("conclusion", quotation=Text.of(conclusion))] if conclusion else []
    lead.append(_extracts(composer))
    if not findings:
        lead.append(Text.of(composer.wording.open_field("key_findings")))
    items = tuple(
        Item(
            label=letter_of,
            text=Text.of(finding.text if finding.edited else Said(finding.text, _places(finding, letter))),
            heading=heading,
            numbered=letter_of.isdecimal(),
            begins_again=heading is not None and letter_of == "a" and place > 0,
            source=replace(
                finding.source,
                recognised=letter.source.text != "printed",
                document=composer.values["appendix"].plain if composer.one_of_several else finding.source.document,
            ),
            edited=finding.edited,
        )
        for place, (finding, (letter_of, heading)) in enumerate(zip(findings, _labels(composer), strict=True))
    )
    return composer.part("key_findings", Paragraph(text=joined(lead), items=items))


def _places(finding: Finding, letter: Letter) -> tuple[Place, ...]:
    """Return the places of the sentences of a finding."""
    for section in letter.sections:
        for block in section.blocks:
            if block.id == finding.source.block:
                said = sentences_of_block(section, block)
                return tuple(each.place for each in said if each.number in finding.source.sentences)
    return ()


_LETTERS = 26


def labels_and_headings(
    letter: Letter, findings: Sequence[Finding], *, many: str = "numbers", before: int | None = None
) -> tuple[tuple[str, str | None], ...]:
    """The label of each finding, and the heading above it if it is the first under that heading.

    Labels are a, b, c …. Past 26 findings, and in a report about several letters, they are numbers, so that each can be
    cited alone. Where `many` is "letters" they are letters that begin again at each letter and past 26 at each heading, if
    that leaves none past z. A heading is the letter's (of a visit only where it has many findings), unless a person gave
    another.

    `before`: the number of findings of the letters before it, from which numbers go on; None where the report is about one.
    """
    past = len(findings) > _LETTERS
    found: tuple[str | None, ...] = (None,) * len(findings)
    if TABLES[letter.kind].several_areas or past:
        found = headings_of_findings(letter, findings)
    headings = [
        its if finding.heading is None else finding.heading or None
        for finding, its in zip(findings, found, strict=True)
    ]
    begins = [place for place, heading in enumerate(headings) if heading is not None]
    longest = max(after - before for before, after in pairwise([0, *begins, len(headings)]))
    if (past and longest > _LETTERS) or (many == "numbers" and (past or before is not None)):
        return tuple((str(number), heading) for number, heading in enumerate(headings, start=1 + (before or 0)))
    made: list[tuple[str, str | None]] = []
    number = 0
    for heading in headings:
        number = 1 if past and heading is not None else number + 1
        made.append((label(number), heading))
    return tuple(made)


def _labels(composer: Composer) -> tuple[tuple[str, str | None], ...]:
    before = composer.findings_before if composer.one_of_several else None
    many = composer.settings.many_findings
    return labels_and_headings(composer.letter, composer.findings.findings, many=many, before=before)


def _cited(wanted: Sequence[bool], composer: Composer) -> list[Cited]:
    """Those of the findings that are wanted, for a sentence that names them."""
    return [
        Cited(composer.findings_before + place, its if its.isdecimal() else f"{its})")
        for place, (is_wanted, (its, _)) in enumerate(zip(wanted, _labels(composer), strict=True))
        if is_wanted
    ]


def _naming(key: str, cited: Sequence[Cited], composer: Composer) -> Text:
    """A sentence that names findings; the only one of a report has no label."""
    forms = ("only",) if len(composer.findings) == 1 else ()
    labels = tuple(map(Text.of, cited))
    return composer.say(key, *forms, count=len(cited), labels=joined(labels, ", ", last=" and "))


def _extracts(composer: Composer) -> Text:
    """The sentences that explain the extracts to members: words may be left out, and where the full text is."""
    findings = composer.findings.findings
    edited = _cited([finding.edited for finding in findings], composer)
    return composer.say(
        "key_findings",
        count=len(findings),
        gaps=composer.say("gaps") if any(GAP in finding.text for finding in findings) else Text(),
        edited=_naming("edited", edited, composer) if edited else Text(),
    )


def with_explanations(part: Part, texts: list[str], composer: Composer) -> Part:
    """The key findings with what their words mean, between the lead and the list: abbreviations that the texts of all
    quoting parts use and do not explain, and names that the letter gives to people."""
    found = abbreviations(composer.letter, texts)
    said = "; ".join(f"{each.short} ({each.long})" for each in found)
    told = [composer.say("abbreviations", count=len(found), abbreviations=Text.of(said))] if found else []
    told += [composer.say("terms", quotation=Text.of(term)) for term in terms(composer.letter, texts)]
    if not told:
        return part
    lead = part.paragraphs[0]
    explained = Paragraph(text=joined(told), items=lead.items, numbered=False)
    return replace(part, paragraphs=(replace(lead, items=()), explained))


def priority_actions(composer: Composer) -> Part | None:
    """The areas for priority action, as the letter lists them."""
    return _list(composer, "priority_actions")


def improvements(composer: Composer) -> Part | None:
    """What needs to improve, according to the letter's list."""
    return _list(composer, "improvements")


def _list(composer: Composer, name: ActionList) -> Part | None:
    """One of the letter's lists, led in by Ofsted's own words where it has any."""
    found = listed(composer.letter, name)
    if not found.items:
        return None
    count = 0 if found.prose else len(found.items)  # how many things prose names is not known: the general sentence
    if found.lead:
        lead = composer.say("list_said", quotation=Text.of(found.lead))
    else:
        heading = Text.of((found.told_under or "").rstrip(" .:"))
        lead = composer.say(found.led_in_by, count=count, quotation=heading)
    if twice := _quoted_twice(found.items, composer):
        lead = joined((_naming("quoted_twice", twice, composer), lead))
    items = tuple(
        Item(
            label=label(number),
            text=Text.of(item.said),
            points=tuple(Text.of(Said.at(point.text, point.place)) for point in item.points),
            note=_responsible(item, composer),
            heading=heading,
        )
        for number, (item, heading) in enumerate(zip(found.items, found.headings, strict=True), start=1)
    )
    return composer.part(name, Paragraph(text=lead, items=items))


def _quoted_twice(items: Sequence[ListedItem], composer: Composer) -> list[Cited]:
    """The findings that say the same as an item of the list, or are a part of one."""
    blocks = {part.place.block for item in items for part in item.parts if part.place is not None}
    texts = {plain(item.text).rstrip(".").casefold() for item in items}
    twice = [
        finding.source.block in blocks or plain(finding.text).rstrip(".").casefold() in texts
        for finding in composer.findings
    ]
    return _cited(twice, composer)


def _responsible(item: ListedItem, composer: Composer) -> Text | None:
    if not item.responsible:
        return None
    at = replace(item.place, start=None, end=None) if item.place is not None else None  # beside the block's text
    return composer.say("responsible", responsible=Text.of(Said.at(item.responsible, at)))


def next_steps(composer: Composer) -> Part | None:
    """What Ofsted asks for and when it comes again, each in quotation marks, since "we" and "you" are Ofsted's."""
    said = next_steps_of(composer.letter, quoted_already=composer.quoted)
    if not said:
        return None
    items = lettered(composer.say("next_step", quotation=Text.of(text)) for text in said)
    return composer.part("next_steps", Paragraph(text=composer.say("next_steps"), items=items))


def comparison(composer: Composer) -> Part | None:
    """The judgements beside those of the previous inspection, and what needed to improve then and is not named now."""
    earlier = composer.earlier
    if earlier is None:
        return None
    forms = () if earlier.judged else ("none",)
    lead = composer.say("comparison", *forms, earlier_dates=Text.of(earlier.dates))
    paragraphs = [Paragraph(text=lead)]
    if earlier.gone:
        gone = composer.say("comparison_gone", count=len(earlier.gone))
        paragraphs.append(Paragraph(text=gone, items=lettered(earlier.gone)))
    none = composer.words("sentences.not_named")
    table = Table(
        headings=tuple(composer.words(f"labels.{name}") for name in ("judgement_area", "then", "now")),
        rows=tuple(tuple(Text.of(cell or none) for cell in (row.area, row.then, row.now)) for row in earlier.judged),
    )
    return composer.part("comparison", *paragraphs, table=table if earlier.judged else None)


def judgements(composer: Composer) -> Part | None:
    """The table of judgements; in words too, where the inspection gives an outcome and no grade."""
    found = composer.letter.judgements
    if not found:
        return None
    lead = [composer.say("judgements", count=len(found))]
    if board := letter_background.board_judgement(composer.letter):
        lead.insert(0, composer.say("board_judgement", quotation=Text.of(Said(board.text.rstrip("."), board.places))))
    if overall := composer.letter.overall_judgement:
        said = Said.at(overall.rstrip("."), composer.letter.places.overall_judgement)
        lead.insert(0, composer.say("overall_judgement", quotation=Text.of(said)))
    outcome = found[0].grade if len(found) == 1 and not is_grade(found[0].grade) else ""
    table = Table(
        headings=(composer.words("labels.judgement_area"), composer.words("labels.judgement_grade")),
        rows=tuple(tuple(Text.of(Said.at(words, each.place)) for words in (each.area, each.grade)) for each in found),
    )
    return replace(
        composer.part("judgements", Paragraph(text=joined(lead))),
        table=table,
        in_words=composer.say("outcome", quotation=Text.of(Said.at(outcome, found[0].place))) if outcome else None,
    )
