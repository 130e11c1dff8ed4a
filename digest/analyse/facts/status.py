"""Whether something has happened, is planned or is denied: "has not entered the war", "gears up to join the war"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...language.inflection import verb_forms
from ...language.lexicon import lexicon
from ...language.words import stem
from ...model import Article, Fact, Quotation, Span


@lru_cache(maxsize=1)
def status_words() -> frozenset[str]:
    """Forms of the verbs of taking part, "involvement" among them."""
    verbs = lexicon()["framing", "taking_part"]
    return frozenset(form for verb in verbs for form in (*verb_forms(verb), verb + "ment"))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    forms = sorted(status_words())
    return re.compile(
        rf"(?P<before>(?:\b[\w’'-]{{1,40}} ){{0,4}})\b(?P<verb>{'|'.join(forms)})\b"
        rf"(?P<object> (?:in |against )?(?:the |a |an |its |this )?(?:[a-z]{{1,40}} )?(?P<noun>[a-z]{{1,40}})\b)"
    )


def find_status(article: Article, sentence: Span, inside: list[Quotation]) -> list[Fact]:
    """Taking part in a war, a group, a talk; value `done`, `planned` or `denied`; slot: the noun's stem."""
    lex = lexicon()
    found = []
    for match in _pattern().finditer(article.text, sentence.start, sentence.end):
        noun = match["noun"]
        if noun in lex["words", "stop"] or any(q.span.start <= match.start("verb") < q.span.end for q in inside):
            continue
        before = [w.lower().replace("’", "'") for w in match["before"].split()]
        if any(
            w in lex["words", "negations"] or w in ("refuse", "refused", "denied", "denies", "dismissed")
            for w in before
        ):
            value = "denied"
        elif any(w in lex["framing", "planned"] for w in before):
            value = "planned"
        else:
            value = "done"
        found.append(Fact("status", Span(article.id, match.start("before"), match.end()), sentence, value, stem(noun)))
    return found
