"""Invented names and words for evals/scale.py, and the real names of the seeds that they replace."""

from __future__ import annotations

from random import Random

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

REAL = {
    "Alexander Lukashenko": "leader", "Aleksandr Lukashenko": "leader", "Lukashenko": "leader_last",
    "Lukashenka": "leader_last", "Vladimir Putin": "friend", "Putin": "friend_last",
    "Dmitry Peskov": "spokesman", "Peskov": "spokesman_last", "Viktor Khrenin": "minister", "Khrenin": "minister_last",
    "Sviatlana Tsikhanouskaya": "rival", "Tsikhanouskaya": "rival_last",
    "Belarus": "home", "Belarusian": "home_adjective", "Belarusians": "home_people", "Minsk": "home_capital",
    "Russia": "ally", "Russian": "ally_adjective", "Russians": "ally_people", "Moscow": "ally_capital",
    "Russian Federation": "ally", "Kremlin": "ally_palace",
    "Ukraine": "other", "Ukrainian": "other_adjective", "Kyiv": "other_capital",
    "Poland": "near", "Lithuania": "nearer", "Latvia": "nearest", "Scotland": "far",
    "Baltic States": "region", "Crimea": "peninsula", "Crimean": "peninsula_adjective", "Kerch": "strait",
    "Sochi": "resort", "St Petersburg": "port", "TASS": "agency", "Belta": "home_agency",
    "NATO": "alliance", "North Atlantic Alliance": "alliance_long", "CIS": "bloc", "EU": "league",
    "European Union": "league_long", "European Commission": "league_office", "European": "region_adjective",
    "Europe": "continent", "Union State": "pact", "US": "power", "Washington": "power_capital",
    "Brussels": "league_capital", "West": "side", "Western": "side_adjective", "pro-Western": "pro_side",
    "Soviet": "former",
}  # fmt: skip
"""Each real name in the seeds and the slot it becomes."""

GIVEN = (
    "Anders Beatriz Carlo Daria Emeka Farah Goran Hanna Ivo Jelena Kofi Lena Mateo "
    "Nadia Omar Petra Quentin Rosa Stefan Tamar Umberto Vera Walter Xenia Yusuf Zora"
).split()
ONSETS = "b br d dr f g gl h k kr l m n p pl r s st t tr v z".split()
VOWELS = "a e i o u ai ou".split()
CODAS = "l m n r s t nd rk st lm".split()
FORMS = "ation ating ments ingly ness ings ment ions ing ion ies ers ed ly es er s".split()
"""Endings that a word keeps, the longest first, so that an invented sentence has the grammar of the real one."""

STAYS = frozenset(
    """
    about according accused added after against agreed ahead also although announced another because been before
    being below between both claimed claims could dismissed down during each either even every fake first
    following found from gave going have having here himself however inside into itself just keep keeping last
    like many might more most must never news next none only other others over pose rather reported reportedly
    said saying says shortly should since some soon still such telling than that their them then there therefore
    these they this those threatening through told toward under until upon urged warned were what when where
    whether which while will with within without would years days ago week month months year today yesterday
    tomorrow around nearly almost least tens hundreds thousands thousand hundred million people troops president
    minister leader spokesman spokesperson defense defence state media agency meeting summit officials statement
    birthday two three four five six seven eight nine ten one twelve
    """.split()
) | {word.lower() for word in (*WEEKDAYS, *MONTHS, *REAL)}
"""Words that a sentence is built with, words that report, and names of days: an analysis goes by them."""
SHORTEST = 4
"""Letters from which a word is replaced; shorter ones are grammar."""
NEW, SWAPPED = 0.3, 0.5
"""Shares of the words of a group that are invented, and that are other words of the seeds; the rest stay.

With these, 1,000 articles of 570 words have 18,000 different words. Heaps' law with the constants of Reuters RCV1
(Manning et al. 2008, section 5.1: 44 times the number of words to the power of 0.49) gives 29,000: here words are less
rare, so that a comparison that goes by rare words is not flattered.
"""


def syllables(random: Random, count: int) -> str:
    """An invented stem."""
    return "".join(random.choice(ONSETS) + random.choice(VOWELS) for _ in range(count)) + random.choice(CODAS)


def invented_names(random: Random) -> dict[str, str]:
    """A name for each slot of REAL; a country has one stem for its adjective and its people."""
    names = {slot: syllables(random, 2).title() for slot in REAL.values()}
    for person in ("leader", "friend", "spokesman", "minister", "rival"):
        names[person] = f"{random.choice(GIVEN)} {names[person + '_last']}"
    for country in ("home", "ally", "other", "peninsula"):
        stem = names[country]
        names |= {country: f"{stem}ia", f"{country}_adjective": f"{stem}ian", f"{country}_people": f"{stem}ians"}
    for short in ("agency", "alliance", "league", "bloc", "power"):
        names[short] = syllables(random, 1)[:4].upper()
    names["pro_side"] = f"pro-{names['side_adjective']}"
    return names


def replaceable(word: str) -> bool:
    """Whether a word may become another: not grammar, no word that reports, no short form."""
    return len(word) >= SHORTEST and word.isalpha() and not word.isupper() and word.lower() not in STAYS


def ending(word: str) -> str:
    """The longest ending of FORMS that leaves two letters, or nothing."""
    return next((form for form in FORMS if word.endswith(form) and len(word) > len(form) + 1), "")


class Words:
    """Other words for those of the seeds: one word always becomes the same, with the ending of its form."""

    def __init__(self, random: Random, vocabulary: list[str]) -> None:
        self.random = random
        self.known: dict[str, str] = {}
        self.alike: dict[str, list[str]] = {}
        for word in vocabulary:
            self.alike.setdefault(ending(word), []).append(word)

    def of(self, word: str) -> str:
        """The word that stands for `word`, with its capital; `word` itself where it is not replaceable."""
        if not replaceable(word):
            return word
        lower = word.lower()
        if lower not in self.known:
            self.known[lower] = self._drawn(lower)
        new = self.known[lower]
        return new.capitalize() if word[0].isupper() else new

    def another(self, word: str) -> str:
        """An invented word with the ending of `word`."""
        form = ending(word)
        return syllables(self.random, 1 + (len(word) - len(form) > 5)) + form

    def _drawn(self, word: str) -> str:
        lot = self.random.random()
        if lot < NEW:
            return self.another(word)
        return self.random.choice(self.alike.get(ending(word), [word])) if lot < NEW + SWAPPED else word
