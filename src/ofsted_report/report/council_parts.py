"""The parts that are the council's own: purpose, decision, implications, consultation, next steps, papers, appendices.

Their texts come from the meeting and council.toml. What nobody gave is an open field: a form that has the part shows it,
all others leave a part out that the settings do not ask for (`Part.asked`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ofsted_report.letter import format_dates
from ofsted_report.letter.action_lists import listed
from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.model import LISTS, Judgement, ListedItem, Said
from ofsted_report.letter.plan_due import PlanDue, plan_due
from ofsted_report.report import action_plan as plan
from ofsted_report.report import grammar
from ofsted_report.report.composer import Composer, lettered
from ofsted_report.report.deadlines import england
from ofsted_report.report.fields import appendix_name
from ofsted_report.report.model import Item, Paragraph, Part, Table
from ofsted_report.settings.model import KNOWN_IMPLICATIONS, Attachment, Implication, Recommendation
from ofsted_report.settings.text import OpenField, Text
from ofsted_report.settings.wording import fill

NOTHING = "–"
"""The text of a cell without content: an empty one might seem to be forgotten."""


def purpose(composer: Composer) -> Part:
    """Why the committee gets the report."""
    return composer.part("purpose", Paragraph(text=composer.say("purpose")))


def executive_summary(composer: Composer) -> Part:
    """The council's own summary, and where the settings ask for it the facts as the letter gives them."""
    meeting = composer.meeting
    paragraphs = [Paragraph(text=Text.of(text)) for text in meeting.executive_summary]
    if meeting.summary_of_facts:
        paragraphs += (Paragraph(text=grammar.joined(sentences)) for sentences in _facts(composer) if sentences)
    return composer.own("executive_summary", *paragraphs)


def _facts(composer: Composer) -> Iterator[list[Text]]:
    """The facts of each letter, a paragraph each: the visit, the verdict and the grades, how much is asked for.

    All are Ofsted's.
    """
    for each in composer.each:
        yield from _facts_of(each)


def _facts_of(composer: Composer) -> Iterator[list[Text]]:
    letter = composer.letter
    yield [composer.say("before")]
    yield list(_verdict(composer))
    counts: list[Text] = []
    for name in LISTS:
        found = listed(letter, name)
        if found.items and not found.prose and not found.told_under:  # areas in prose cannot be counted
            count = len(found.items)
            forms = ("also",) if counts else ()
            counts.append(composer.say(f"summary_{name}", *forms, count=count, number=Text.of(grammar.number(count))))
    yield counts


def _verdict(composer: Composer) -> Iterator[Text]:
    letter = composer.letter
    if letter.overall_judgement:
        said = Said.at(letter.overall_judgement.rstrip("."), letter.places.overall_judgement)
        yield composer.say("overall_judgement", quotation=Text.of(said))
    for judgement in letter.judgements:
        if not is_grade(judgement.grade):
            yield composer.say("outcome", quotation=Text.of(Said.at(judgement.grade, judgement.place)))
    graded = [_graded(judgement, composer) for judgement in letter.judgements if is_grade(judgement.grade)]
    if graded:
        yield composer.say("summary_grades", count=len(graded), grades=grammar.joined(graded, "; "))


def _graded(judgement: Judgement, composer: Composer) -> Text:
    area, grade = (Text.of(Said.at(words.rstrip("."), judgement.place)) for words in (judgement.area, judgement.grade))
    return composer.say("summary_grade", area=area, grade=grade)


def recommendations(composer: Composer) -> Part:
    """What the committee is asked to do: from the meeting if given, else from the wording."""
    given = composer.meeting.recommendations
    ours = composer.wording.sentences("recommendations", *composer.forms)
    items = [_recommendation(each, composer) for each in given] or [(fill(text, composer.values), ()) for text in ours]
    rows = zip(lettered(text for text, _ in items), items, strict=True)
    made = tuple(Item(label=item.label, text=_whole(text, points), points=points) for item, (text, points) in rows)
    lead = Paragraph(text=composer.say("recommendations_lead"), items=made)
    return composer.part("recommendations", lead, asked=bool(given))


def _recommendation(given: str | Recommendation, composer: Composer) -> tuple[Text, tuple[Text, ...]]:
    """Its text and its sub-points."""
    if isinstance(given, str):
        return Text.of(given), ()
    if given.delegated_to:
        text = composer.say("delegated", quotation=Text.of(given.text), delegated_to=Text.of(given.delegated_to))
        return text, tuple(Text.of(point) for point in given.points)
    return Text.of(given.text), tuple(Text.of(point) for point in given.points)


def _whole(text: Text, points: tuple[Text, ...]) -> Text:
    return Text(
        tuple(part for each in (text, *(Text.of(" ", *point.parts) for point in points)) for part in each.parts)
    )


def reasons(composer: Composer) -> Part:
    """The reasons for the decision."""
    return composer.own("reasons", *(Paragraph(text=Text.of(text)) for text in composer.meeting.reasons))


def options(composer: Composer) -> Part:
    """The options that were considered, with the arguments for and against each."""
    rows = tuple(
        (
            composer.say("recommended_option", quotation=Text.of(each.option))
            if each.recommended
            else Text.of(each.option),
            composer.given(each.assessment, "assessment", f"options.{n}.assessment"),
        )
        for n, each in enumerate(composer.meeting.options)
    )
    return composer.own_table("options", ("option", "assessment"), rows)


def consultation(composer: Composer) -> Part:
    """Who was consulted, what they said, and the reply."""
    rows = tuple(
        (Text.of(each.who), composer.given(each.said, "view", f"consultation.{n}.said"), Text.of(each.reply or NOTHING))
        for n, each in enumerate(composer.meeting.consultation)
    )
    return composer.own_table("consultation", ("consulted", "view", "reply"), rows)


def action_plan(composer: Composer) -> Part:
    """What Ofsted asks for and what the council does about it; empty rows if the council gives no plan."""
    asked = composer.meeting.action_plan is not None
    names = tuple(plan.COLUMNS)
    headings = tuple(composer.words(f"labels.action_{name}") for name in names)
    letters = [each.letter for each in composer.each]
    actions = composer.actions if composer.actions is not None else plan.started(*letters)
    printed = {
        item.text: _in_a_cell(item) for letter in letters for name in LISTS for item in listed(letter, name).items
    }
    empty = [composer.wording.open_field(f"action_{name}") for name in names[1:]]
    rows = tuple(
        _action_row(row, printed.get(row.ofsted, Text.of(row.ofsted)), empty) for row in actions or (plan.Action(),)
    )
    forms = () if any(row.ofsted for row in actions) else ("none",)
    lead = [composer.say("action_plan", *forms)]
    lead += (_plan_due(due, each) for each in composer.each if (due := plan_due(each.letter)))
    return composer.part(
        "action_plan", Paragraph(text=grammar.joined(lead)), table=Table(headings=headings, rows=rows), asked=asked
    )


def _in_a_cell(item: ListedItem) -> Text:
    """An item with a bullet before each of its sub-items, which a cell does not have on lines of their own."""
    points = tuple(Text.of(Said.at(point.text, point.place)) for point in item.points)
    opening = Item(label="", text=Text.of(item.said), points=points).opening
    return Text((*opening.parts, *(part for point in points for part in (" • ", *point.parts))))


def _action_row(row: plan.Action, printed: Text, empty: Sequence[OpenField]) -> tuple[Text, ...]:
    """Return Ofsted's words in quotation marks, to distinguish them from the council's; `check` compares them with the
    letter. `empty`: what the other cells show that are not filled in."""
    said = Text.of("“", *printed.parts, "”") if row.ofsted else Text.of(NOTHING)
    cells = (row.action, row.lead, row.by, row.progress)
    return (said, *(Text.of(cell or to_fill) for cell, to_fill in zip(cells, empty, strict=True)))


def _plan_due(due: PlanDue, composer: Composer) -> Text:
    """By when Ofsted wants the plan: as the letter says, or counted from its date."""
    sent = composer.letter.letter_date
    if due.day is None and due.working_days is not None and sent is not None:
        day = format_dates.day(england().get_nth_working_day(sent, due.working_days), weekday=True)
        return composer.say("plan_due", "counted", number=Text.of(str(due.working_days)), due=Text.of(day))
    day_or_open = format_dates.day(due.day) if due.day else composer.wording.open_field("plan_due")
    return composer.say("plan_due", due=Text.of(day_or_open))


def council_next_steps(composer: Composer) -> Part:
    """The council's next steps."""
    given = composer.meeting.council_next_steps
    if not given:
        return composer.own("council_next_steps")
    lead = Paragraph(text=composer.say("council_next_steps"), items=lettered(given))
    return composer.part("council_next_steps", lead)


def implications(composer: Composer) -> Part:
    """The implications of a decision, each under a small heading; an open field for each that is missing.

    They are those that the council requires, or four common ones, and any others that the meeting has.
    """
    given = composer.meeting.implications
    required = composer.settings.required_implications
    names = {name.casefold(): name for name in (*given, *(required or KNOWN_IMPLICATIONS))}
    order = dict.fromkeys(name.casefold() for name in (*(required or KNOWN_IMPLICATIONS), *given))
    rows = []
    for name in map(names.__getitem__, order):
        heading, each = _implication_heading(name, composer), _implication_of(name, given)
        to_write = composer.open_text("sentences.open_implication", heading, f"implications.{name}")
        rows.append((heading, Text.of(each.text or to_write), _signed(each)))
    paragraphs = (Paragraph(heading=heading, text=text, note=signed or None) for heading, text, signed in rows)
    part = composer.part("implications", *paragraphs, asked=bool(given or required))
    if composer.settings.implications_as == "sections":
        return part
    table = Table(
        headings=tuple(composer.words(f"labels.{name}") for name in ("issue", "implication", "signed_off")),
        rows=tuple((Text.of(heading), text, signed or Text.of(NOTHING)) for heading, text, signed in rows),
    )
    return composer.part("implications", table=table, asked=part.asked)


def _implication_of(name: str, given: Mapping[str, Implication]) -> Implication:
    return next((each for key, each in given.items() if key.casefold() == name.casefold()), Implication())


def _implication_heading(name: str, composer: Composer) -> str:
    """The wording's heading for the common ones; the council's own name for any other."""
    known = name.casefold() in KNOWN_IMPLICATIONS
    return composer.words(f"labels.{name.casefold()}") if known else name


def _signed(each: Implication) -> Text:
    """Who has signed the report off, and when, as far as known."""
    when = format_dates.day(each.signed_off_on) if each.signed_off_on else None
    given = ", ".join(filter(None, (each.signed_off_by, when)))
    return Text.of(given) if given else Text()


def background_papers(composer: Composer) -> Part:
    """The appendices, and the council's own papers behind the report."""
    meeting = composer.meeting
    titles = [each.values["appendix_title"] for each in composer.each]
    before = [Text.of(each.title) for each in meeting.appendices if each.before_letter]
    after = [Text.of(each.title) for each in meeting.appendices if not each.before_letter]
    entries = [
        composer.say(
            "appendix_entry",
            appendix=Text.of(appendix_name(number, composer.wording, composer.forms)),
            appendix_title=title,
        )
        for number, title in enumerate([*before, *titles, *after], start=1)
    ]
    entries += [composer.say("background_paper", title=Text.of(paper)) for paper in meeting.background_papers]
    return composer.part("background_papers", *(Paragraph(text=entry) for entry in entries))


def questions(composer: Composer) -> Part:
    """Whom readers can contact, and where they send their views."""
    names = ["questions", "views", *(["views_by_post"] if composer.settings.democratic_services.address else [])]
    return composer.part("questions", *(Paragraph(text=composer.say(name)) for name in names))


def appendix(composer: Composer) -> Part:
    """The page before each letter and each further appendix, in their order; the first has the part's own heading."""
    given = composer.meeting.appendices
    texts = (
        *(_further_appendix(each, composer) for each in given if each.before_letter),
        *(each.say("appendix") for each in composer.each),
        *(_further_appendix(each, composer) for each in given if not each.before_letter),
    )
    paragraphs = (
        Paragraph(heading=appendix_name(number, composer.wording, composer.forms) if number > 1 else None, text=text)
        for number, text in enumerate(texts, start=1)
    )
    return composer.part("appendix", *paragraphs)


def _further_appendix(given: Attachment, composer: Composer) -> Text:
    key = "further_appendix_to_follow" if given.to_follow else "further_appendix"
    return composer.say(key, title=Text.of(given.title))
