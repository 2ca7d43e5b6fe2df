"""Letters of councils that do not exist, made by hand: what tests of the later stages take instead of a file.

`example_letter()` is a second monitoring visit over two days, `focused_letter()` a focused visit of one day with
improvements and priority actions, `inspection_letter()` a full inspection with judgements. `quoted_findings()` quotes
whole paragraphs, so that tests of the report need no chooser.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import Any

from ofsted_report.findings.model import Finding, Findings, label
from ofsted_report.findings.model import Source as FindingSource
from ofsted_report.letter.model import (
    Addressee,
    Block,
    BlockKind,
    Judgement,
    Letter,
    ListedItem,
    ListedItems,
    ListedPart,
    ListName,
    Person,
    Place,
    Role,
    Section,
    Source,
    Visit,
)

_SHA = "0123456789abcdef" * 4


def section(
    number: int, heading: str | None, role: Role, *texts: str | tuple[BlockKind, str], page: int = 1
) -> Section:
    """A section whose blocks are numbered as the parser numbers them; a bare text is a paragraph."""
    blocks = []
    for place, text in enumerate(texts, start=1):
        kind, words = ("paragraph", text) if isinstance(text, str) else text
        blocks.append(Block(id=f"s{number}.b{place}", kind=kind, text=words, page=page))  # type: ignore[arg-type]
    return Section(heading=heading, role=role, blocks=tuple(blocks))


def placed(letter: Letter) -> Letter:
    """The letter with the places of its listed items and its outcome: the blocks that say them, in the letter's order."""
    judgements = (dataclasses.replace(each, place=_printed(each.grade, letter)) for each in letter.judgements)
    items = ListedItems(
        **{name: _items(letter, name) for name in ("areas_covered", "improvements", "priority_actions")}
    )
    return dataclasses.replace(letter, items=items, judgements=tuple(judgements))


def _items(letter: Letter, name: ListName) -> tuple[ListedItem, ...]:
    blocks = [(part, block) for part in (*letter.sections_of(name), *letter.sections) for block in part.blocks]
    items = []
    for text in getattr(letter, name):
        parts: list[ListedPart] = []
        said, responsible = "", None
        for part, block in blocks:
            if said != text and text.startswith(f"{said} {block.text}".strip()):
                said = f"{said} {block.text}".strip()
                parts.append(ListedPart(text=block.text, place=part.place(block)))
                responsible = responsible or block.responsible
        if said != text:
            parts = [ListedPart(text=text, place=at)] if (at := _printed(text, letter)) else []
        items.append(ListedItem(text=text, parts=tuple(parts), responsible=responsible))
    return tuple(items)


def _printed(words: str, letter: Letter) -> Place | None:
    """The first block that holds these words, and where in it."""
    for part in letter.sections:
        for block in part.blocks:
            if (start := block.text.find(words)) >= 0:
                return dataclasses.replace(part.place(block), start=start, end=start + len(words))
    return None


def example_letter(**changes: Any) -> Letter:
    """A second monitoring visit to Anyshire on 11 and 12 December 2018: four areas covered, overview, findings."""
    areas = (
        "the application of thresholds at the front door",
        "the quality of assessments and plans",
        "the arrangements for children who go missing, including return home interviews",
        "the quality of supervision, management oversight and decision-making.",
    )
    letter = Letter(
        kind="monitoring_visit",
        title="Second monitoring visit of Anyshire children’s services",
        authority="Anyshire",
        letter_date=date(2019, 1, 8),
        salutation="Dear Ms Okafor",
        addressee=Addressee(
            name="Adaeze Okafor",
            role="Executive Director for Children’s Services",
            organisation="Anyshire County Council",
            address=("Shire House", "Anytown", "AN1 2YS"),
        ),
        visit=Visit(start=date(2018, 12, 11), end=date(2018, 12, 12), ordinal=2),
        inspectors=(
            Person(name="Ruth Penhallow", role="Her Majesty’s Inspector"),
            Person(name="Imran Sadiq", role="Her Majesty’s Inspector"),
            Person(name="Tom Ashby", role="Ofsted Inspector"),
        ),
        signatory=Person(name="Ruth Penhallow", role="Her Majesty’s Inspector"),
        areas_covered=areas,
        sections=(
            section(
                1,
                None,
                "introduction",
                "This letter summarises the findings of the monitoring visit to Anyshire children’s services on 11 and "
                "12 December 2018. This was the second visit since the local authority was judged inadequate for "
                "overall effectiveness in January 2018. The visit was conducted by Ruth Penhallow and Imran Sadiq, Her "
                "Majesty’s Inspectors, and Tom Ashby, Ofsted Inspector.",
                "The local authority is making steady progress from a low base. Practice with children who go missing "
                "remains weak.",
            ),
            section(
                2,
                "Areas covered by the visit",
                "areas_covered",
                "During the course of this visit, inspectors reviewed the progress made in respect of help and "
                "protection, including:",
                *(("item", area) for area in areas),
                "A range of evidence was considered for the visit, including electronic case records and discussions "
                "with social workers. In addition, inspectors spoke with foster carers & parents.",
            ),
            section(
                3,
                "Overview",
                "overview",
                "Senior leaders know the service well. They have put right the worst of the weaknesses at the front "
                "door, and most children are now seen quickly.",
                "Progress elsewhere is slower. Too many children who go missing are not offered a return home "
                "interview.",
                page=2,
            ),
            section(
                4,
                "Findings and evaluation of progress",
                "findings",
                "Thresholds are understood and applied. Dr Hale’s team, which answers contacts, is timely in nearly "
                "all cases. Contacts from schools are of variable quality.",
                "Most assessments describe children’s needs well. However, some are too long, and fathers are often "
                "left out. Plans that follow are seldom specific, e.g. about who will do what by when.",
                "Return home interviews are offered to too few children. When they take place they are sensitive and "
                "helpful.",
                "Supervision is regular. It does not yet drive plans forward for all children.",
                "Thank you and your staff for your positive engagement with this monitoring visit. I am copying this "
                "letter to the Department for Education.",
                page=3,
            ),
        ),
        source=Source(name="anyshire.pdf", sha256=_SHA, pages=4, reader="pdfium"),
    )
    return placed(dataclasses.replace(letter, **changes))


def focused_letter(**changes: Any) -> Letter:
    """A focused visit of one day to Saltby in 2023, with areas for priority action and what needs to improve."""
    improvements = (
        "The timeliness of initial health assessments.",
        "The quality of plans, so that they say what will change for children and by when.",
        "How well children’s views are heard in their reviews.",
    )
    actions = (
        "The assessment of risk to children who live with domestic abuse.",
        "Management oversight of children’s cases, including the frequency of visits.",
    )
    letter = Letter(
        kind="focused_visit",
        title="Focused visit to Saltby children’s services",
        authority="Saltby",
        letter_date=date(2023, 6, 22),
        salutation="Dear Mr Wyn-Rhŷs",
        addressee=Addressee(
            name="Owain Wyn-Rhŷs",
            role="Director of Children’s Services",
            organisation="Saltby Borough Council",
            address=("Town Hall", "Saltby", "SB1 1AA"),
        ),
        visit=Visit(start=date(2023, 5, 16), end=date(2023, 5, 16)),
        inspectors=(Person(name="Margaret O’Dowd", role="His Majesty’s Inspector"),),
        signatory=Person(name="Margaret O’Dowd", role="His Majesty’s Inspector"),
        areas_covered=(
            "Inspectors looked at the local authority’s arrangements for children in need or subject to a child "
            "protection plan.",
        ),
        improvements=improvements,
        priority_actions=actions,
        sections=(
            section(
                1,
                None,
                "introduction",
                "This letter summarises the findings of the focused visit to Saltby children’s services on 16 May "
                "2023. His Majesty’s Inspector for this visit was Margaret O’Dowd.",
                "Inspectors looked at the local authority’s arrangements for children in need or subject to a child "
                "protection plan.",
                "This visit was carried out in line with the inspection of local authority children’s services "
                "(ILACS) framework. Inspectors looked at a range of evidence, including children’s records and "
                "discussions with social workers.",
            ),
            section(
                2,
                "Headline findings",
                "overview",
                "Services for children in need of protection have declined since the last inspection. Some children "
                "live in situations of unassessed risk.",
            ),
            section(
                3,
                "Areas for priority action",
                "priority_actions",
                "The local authority needs to take swift and decisive action to address the following areas:",
                *(("item", action) for action in actions),
                page=2,
            ),
            section(
                4,
                "What needs to improve in this area of social work practice?",
                "improvements",
                *(("item", improvement) for improvement in improvements),
                page=2,
            ),
            section(
                5,
                "Main findings",
                "findings",
                "Visits to children are not frequent enough. Children say that they do not know their social worker.",
                "Strategy meetings are held promptly and the right partners attend.",
                page=2,
            ),
        ),
        source=Source(name="saltby.pdf", sha256=_SHA, pages=3, reader="pdfium"),
    )
    return placed(dataclasses.replace(letter, **changes))


OUTCOME = "The arrangements lead to inconsistent experiences. The local area partnership must make improvements."


def area_letter(**changes: Any) -> Letter:
    """An area SEND inspection of Northmere: an outcome in place of grades, and nobody to whom it is addressed."""
    return inspection_letter(
        **{
            "kind": "area_send_inspection",
            "title": "Area SEND inspection of Northmere Local Area Partnership",
            "letter_date": None,
            "judgements": (Judgement(area="Inspection outcome", grade=OUTCOME),),
        }
        | changes
    )


def inspection_letter(**changes: Any) -> Letter:
    """A full inspection of Northmere over two weeks, across a month's end, with four judgements."""
    improvements = ("The stability of the workforce.", "The sufficiency of homes for children in care.")
    letter = Letter(
        kind="ilacs_inspection",
        title="Inspection of Northmere local authority children’s services",
        authority="Northmere",
        letter_date=date(2022, 12, 5),
        visit=Visit(start=date(2022, 9, 26), end=date(2022, 10, 7)),
        signatory=Person(name="Gwen Hartley", role="His Majesty’s Inspector"),
        judgements=(
            Judgement(area="The impact of leaders on social work practice with children and families", grade="Good"),
            Judgement(
                area="The experiences and progress of children who need help and protection",
                grade="Requires improvement to be good",
            ),
            Judgement(area="The experiences and progress of children in care", grade="Good"),
            Judgement(area="Overall effectiveness", grade="Good"),
        ),
        improvements=improvements,
        sections=(
            section(
                1,
                None,
                "introduction",
                "Children in Northmere receive good services. Since the last inspection, leaders have strengthened the "
                "help that families receive early.",
            ),
            section(
                2,
                "What needs to improve?",
                "improvements",
                *(("item", improvement) for improvement in improvements),
            ),
            section(
                3,
                "The experiences and progress of children who need help and protection: requires improvement to be "
                "good",
                "findings",
                "Early help is effective. Families know where to turn.",
                "Assessments are thorough, but plans drift for some children.",
                page=2,
            ),
        ),
        source=Source(name="northmere.pdf", sha256=_SHA, pages=8, reader="pdfium"),
    )
    return placed(dataclasses.replace(letter, **changes))


def quoted_findings(letter: Letter, roles: Iterable[Role] = ("overview", "findings")) -> Findings:
    """Every paragraph under these roles quoted whole, as one sentence, in the letter's order."""
    wanted = tuple(roles)
    found: list[Finding] = []
    for part in letter.sections_of(*wanted):
        for place, block in enumerate(part.blocks, start=1):
            source = FindingSource(
                section=part.heading, block=block.id, paragraph=place, sentences=(1,), page=block.page
            )
            found.append(
                Finding(label=label(len(found) + 1), sentences=(block.text,), source=source, reason="paragraph")
            )
    return Findings(mode="all", findings=tuple(found))
