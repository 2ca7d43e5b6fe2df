"""In which direction the text of each page runs: a page may lie on its side, and a stamp be printed along its edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

_LONGEST_STAMP = 160
"""Characters on one page, all lines of a stamp together."""


Setting = tuple[int, str, float]
"""How characters are printed: by how many degrees they are turned, their font and its size."""


class Directions:
    """The directions of a document's pages, in quarter turns, and the type that most of its text is set in, so far."""

    def __init__(self) -> None:
        self._directions: Counter[int] = Counter()
        self._types: Counter[tuple[str, int]] = Counter()

    def of(self, printed: Mapping[Setting, int]) -> int:
        """Return the direction of a page: 0, or degrees clockwise in steps of 90, in which most of its text runs.

        A stamp may have more characters than the text of a letter's last page. On a page with little text, the text is what
        is set in the letter's own type; if that does not tell, what has the direction of the other pages. `printed`: how
        many of its characters are printed how.
        """
        if not any(angle for angle, _, _ in printed):
            return 0
        printed = {setting: count for setting, count in printed.items() if setting[0] % 90 == 0}
        weight = Counter({0: 0})
        for (angle, _, _), count in printed.items():
            weight[angle] += count
        most = weight.most_common(1)[0][0]
        if sum(map(bool, weight.values())) < 2 or weight[most] >= _LONGEST_STAMP:
            return most
        usual = [each for each, _ in self._types.most_common(1)]
        own = {setting[0] for setting in printed if _type(setting) in usual}
        if len(own) == 1:
            return own.pop()
        others = [each for each, _ in self._directions.most_common(1) if weight[each]]
        return others[0] if others else most

    def remember(self, direction: int, printed: Mapping[Setting, int]) -> None:
        """Count a page that has this direction."""
        self._directions[direction] += 1
        for setting, count in printed.items():
            if setting[0] == direction:
                self._types[_type(setting)] += count


def _type(setting: Setting) -> tuple[str, int]:
    _, font, size = setting
    return font, round(size)
