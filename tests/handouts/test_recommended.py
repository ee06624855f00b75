"""Which recommendations a handout prints: those that it names or else those of its piece, in easy words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit_widgets.easy_read import Block, paper, plain
from toolkit_widgets.guide import Guide


def printed(guide: Guide, *, piece: str, recommendations: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """Return the parts with recommendations of the culture handout, changed as given."""
    handout = replace(guide.handouts["culture"], piece=piece, recommendations=recommendations)
    return tuple(block for block in paper(guide, handout).blocks if block.id.startswith("recommendations"))


def words_of(guide: Guide, *ids: str) -> list[str]:
    """Return the easy-read sentences of some recommendations, without the marks of hard words."""
    return [
        plain(words) for id_ in ids for row in guide.recommendations[id_].easy_read for words in row.words
    ]


def said(block: Block) -> list[str]:
    """Return the sentences of a part."""
    return [words for row in block.rows for words in row.words]


def of_piece(guide: Guide, piece: str) -> Iterator[str]:
    """Yield the ids of a piece's recommendations."""
    return (id_ for id_, recommendation in guide.recommendations.items() if recommendation.piece == piece)


def test_without_any_named_those_of_the_piece(guide: Guide) -> None:
    """A handout of a piece in; all recommendations of the piece out, under the heading that handouts share."""
    (block,) = printed(guide, piece="culture")
    assert block.heading == guide.interface["easy_read"]["recommendations_heading"]
    assert said(block) == words_of(guide, *of_piece(guide, "culture"))


def test_those_named_win_over_the_piece(guide: Guide) -> None:
    """A handout of one piece that names two recommendations of another in; just these out, in its order."""
    (block,) = printed(guide, piece="culture", recommendations=("review-learn", "review-together"))
    assert block.id == "recommendations"
    assert said(block) == words_of(guide, "review-learn", "review-together")


def test_several_pieces_have_a_heading_each(guide: Guide) -> None:
    """Recommendations of two pieces, mixed, in; a part for each piece out, named as the piece, in the order named."""
    named = ("review-learn", "culture-risk-aware", "review-together")
    review, culture = printed(guide, piece="", recommendations=named)
    assert (review.id, review.heading) == ("recommendations-review", guide.pieces["review"].name)
    assert (culture.id, culture.heading) == ("recommendations-culture", guide.pieces["culture"].name)
    assert said(review) == words_of(guide, "review-learn", "review-together")
    assert said(culture) == words_of(guide, "culture-risk-aware")


def test_without_piece_and_names_there_are_none(guide: Guide) -> None:
    """A handout of no piece that names none in; no part with recommendations out."""
    assert printed(guide, piece="") == ()


def test_no_recommendation_is_left_out_of_its_piece(guide: Guide) -> None:
    """The handouts of each piece in; together they print each of its recommendations once."""
    for piece in guide.pieces:
        papers = [paper(guide, handout) for handout in guide.handouts.values() if handout.piece == piece]
        blocks = [block for made in papers for block in made.blocks if block.id == "recommendations"]
        found = [words for block in blocks for words in said(block)]
        assert sorted(found) == sorted(words_of(guide, *of_piece(guide, piece))), piece


def test_the_list_of_all_is_complete(guide: Guide) -> None:
    """The handout of all recommendations in; each of the guide's out, in the guide's order."""
    assert guide.handouts["recommendations"].recommendations == tuple(guide.recommendations)
