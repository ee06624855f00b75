"""Rule 8: passive sentences, found by their form. Some are fine, so this warns and never refuses.

"We get paid" is how people say it, and is left alone.
"""

from __future__ import annotations

import re

#: Participles that do not end in -ed.
_IRREGULAR = (
    "bought|broken|brought|built|caught|chosen|cut|done|drawn|driven|eaten|fed|felt|forgotten|found|given|"
    "grown|heard|held|hidden|hit|hurt|kept|known|laid|led|left|lent|lost|made|meant|met|paid|put|read|run|"
    "said|seen|sent|set|shown|shut|sold|spent|spoken|stolen|taken|taught|thought|thrown|told|understood|"
    "won|worn|written"
)
#: Words in -ed that say how somebody is, and "called", which explains a hard word.
_NO_PARTICIPLE = (
    "bored|called|delighted|disabled|embarrassed|excited|experienced|frightened|interested|lost|need|needed|"
    "pleased|prepared|relaxed|scared|skilled|supposed|surprised|tired|upset|used|worried"
)
_BETWEEN = r"(?:(?:not|also|always|being|often|never|now|only|really|still|then|well|\w+ly) )?"
_PASSIVE = re.compile(
    rf"\b(?:am|is|are|was|were|be|been|being) {_BETWEEN}"
    rf"(?!(?:{_NO_PARTICIPLE})\b)(?:\w{{2,}}ed|{_IRREGULAR})\b",
    re.IGNORECASE,
)


def passives(sentence: str) -> list[str]:
    """Return the passive verbs of a sentence, such as "is made" or "was not asked"."""
    return _PASSIVE.findall(sentence)
