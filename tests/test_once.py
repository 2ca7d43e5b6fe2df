"""What is made of a letter is made once for it, and anew for another."""

from ofsted_report.once import once


def test_the_same_thing_is_asked_once_and_an_equal_one_is_another():
    asked = []

    @once
    def length(things):
        asked.append(things)
        return len(things)

    first, equal = ["a", "b"], ["a", "b"]
    assert [length(first), length(first), length(equal), length(first)] == [2, 2, 2, 2]
    assert len(asked) == 2


def test_only_the_last_few_are_kept():
    """A batch of thousands of letters must not keep them all."""
    asked = []

    @once
    def length(things):
        asked.append(things)
        return len(things)

    first, *others = [[number] for number in range(20)]
    for thing in (first, *others, first):
        length(thing)
    assert len(asked) == 21
