"""All analyses together become a briefing: what accounts share, where they part, and how many origins stand behind
each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..model import Analysis, Briefing, Rejected
from .agreed import agree, claims_of
from .claims import cluster_claims
from .corpus import Corpus
from .coverage import cover
from .details import find_details
from .details.evidence import Evidence
from .event import describe_event
from .facts import find_facts
from .lineage import group_origins, trace_lineages, with_common_sources
from .overview import overview
from .people import unite_people
from .quality import find_flaws
from .retold import find_retellings
from .segments import find_segments
from .shared import share_quotes
from .sources import name_sources
from .statements import cluster_statements
from .support import Support
from .timeline import timeline

Tell = Callable[[str, int, int], None]


def compare(
    analyses: Sequence[Analysis],
    rejected: Sequence[Rejected],
    title: str = "",
    tell: Tell = lambda stage, done, total: None,
) -> Briefing:
    """What the articles tell together; the result does not depend on anything but them and the title.

    They are compared in order of publication: what files are called, and where in the order one is added, decides only
    the order in which articles are listed.
    """
    steps = 6
    files = [analysis.article.id for analysis in analyses]
    cast, analyses = unite_people(sorted(analyses, key=_seniority))
    corpus = Corpus(analyses)
    tell("compare", 1, steps)
    lineages = trace_lineages(corpus)
    corpus.origins = group_origins(analyses, lineages)
    corpus.pass_over_other_languages()
    tell("compare", 2, steps)
    spoken = find_segments(corpus)
    shared = share_quotes(corpus, spoken)
    retellings = find_retellings(corpus, spoken)
    del spoken  # neither is held while the largest steps run
    corpus.forget_likeness()
    statements = cluster_statements(corpus)
    lineages = with_common_sources(corpus, lineages, shared, statements)
    tell("compare", 3, steps)
    claims = cluster_claims(corpus)
    tell("compare", 4, steps)
    facts = find_facts(corpus)
    evidence = Evidence(corpus, claims, shared, cast, statements, facts)
    details = find_details(evidence)
    moments = timeline(corpus)
    tell("compare", 5, steps)
    told = overview(corpus, statements, facts, Support(corpus, claims, statements, facts))
    sources = name_sources(corpus, files)
    listed = {analysis.article.id: analysis for analysis in analyses}
    analyses = [listed[article] for article in files]
    briefing = Briefing(
        event=describe_event(corpus, told, moments, cast, title),
        overview=told,
        analyses=tuple(analyses),
        sources=sources,
        lineages=lineages,
        shared_quotes=shared,
        details=details,
        people=cast,
        timeline=moments,
        coverage=cover(corpus, claims, details),
        rejected=tuple(rejected),
        retellings=retellings,
        flaws=find_flaws(analyses, sources),
        agreed=agree(evidence, statements, facts),
        claims=claims_of(corpus, statements),
    )
    tell("compare", 6, steps)
    return briefing


def _seniority(analysis: Analysis) -> tuple[str, str]:
    """By day of publication, articles without one last."""
    article = analysis.article
    return article.published.value[:10] if article.published else "9999", article.id
