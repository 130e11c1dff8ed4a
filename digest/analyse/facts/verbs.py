"""How speech is reported: said, claimed, accused, confirmed."""

from __future__ import annotations

from functools import lru_cache

from ...language.lexicon import lexicon
from ...model import Article, Fact, Quotation, Span
from ..clauses import subject_before
from ..cues import cue_at, is_participle
from ..tokens import tokenise


@lru_cache(maxsize=1)
def verb_words() -> frozenset[str]:
    """Every form of a reporting verb."""
    return frozenset(lexicon().cues)


def find_verbs(article: Article, sentence: Span, inside: list[Quotation]) -> list[Fact]:
    """Reporting verbs with a subject; value: their lemma; slot: their class."""
    quoted = [(max(sentence.start, q.span.start - 1), min(sentence.end, q.span.end + 1), 0) for q in inside]
    tokens = tokenise(article.text, sentence.start, sentence.end, quoted)
    cues = lexicon().cues
    return [
        Fact("verb", Span(article.id, token.start, token.end), sentence, *cues[token.low])
        for i, token in enumerate(tokens)
        if token.low in cues and cue_at(tokens, i) and not is_participle(tokens, i) and subject_before(tokens, i)
    ]
