"""Which language a text is in, by its most frequent words (Grefenstette 1995) or by its script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from .lexicon import lexicon

UNKNOWN = "und"
"""ISO 639 for "undetermined"."""
SAMPLE = 20_000
"""Characters that are looked at; WORDS of them are counted."""
WORDS = 600
FEWEST = 8
"""Words below which a text tells too little."""
ENGLISH = 0.24
"""Share of English function words from which a text is English: 1,086 of 1,087 English articles are above. A text
below is held against every language, English among them."""
LEAST = 0.28
"""Least share of frequent words in a text of another language."""
CLEAR = 1.5
"""Times the share of English by which another language must win: the lists of Estonian and Finnish, made of web pages,
hold much English, and a short English text with few function words would be theirs."""
NAMES = {
    "af": "Afrikaans", "sq": "Albanian", "bg": "Bulgarian", "ca": "Catalan", "hr": "Croatian", "cs": "Czech",
    "da": "Danish", "nl": "Dutch", "et": "Estonian", "fi": "Finnish", "fr": "French", "de": "German", "el": "Greek",
    "hu": "Hungarian", "is": "Icelandic", "id": "Indonesian", "it": "Italian", "lv": "Latvian", "lt": "Lithuanian",
    "mk": "Macedonian", "nb": "Norwegian_Bokmal", "fa": "Persian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sr": "Serbian", "sk": "Slovak", "sl": "Slovenian", "es": "Spanish",
    "sw": "Swahili", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "ar": "Arabic",
    "he": "Hebrew",
}  # fmt: skip
"""Code -> its list of frequent words in justext."""
SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "THAI": "th", "DEVANAGARI": "hi", "BENGALI": "bn",
    "TAMIL": "ta", "GEORGIAN": "ka", "ARMENIAN": "hy", "GREEK": "el", "HEBREW": "he", "ARABIC": "ar",
}  # fmt: skip
"""First word of the Unicode names of a script -> the language mostly written in it."""
_WORD = re.compile(r"[^\W\d_]+")


def is_read(code: str) -> bool:
    """Whether texts in this language are read in full; a short text that tells no language is read as English."""
    return code in ("en", UNKNOWN)


def language_code(words: str) -> str:
    """ISO 639-1 code that `words` are ("de-AT") or name ("German"); empty where they do neither.

    YAML reads an unquoted `no`, Norwegian, as false.
    """
    low = words.strip().lower()
    if code := re.match(r"[a-z]{2}(?![^\W_])", low):
        return code[0]
    names = {name.lower().partition("_")[0]: code for code, name in NAMES.items()}
    return ({"english": "en", "false": "no"} | names).get(re.split(r"[\W_]", low)[0], "")


def identify(text: str) -> str:
    """ISO 639-1 code of the language of `text`; UNKNOWN where it is too short or like none."""
    sample = unicodedata.normalize("NFC", text[:SAMPLE].replace("\u00ad", ""))  # a soft hyphen parts no word
    words = [word.lower() for word in _WORD.findall(sample)[:WORDS]]
    if len(words) >= FEWEST and _share(words, lexicon()["words", "stop"]) >= ENGLISH:
        return "en"
    return _by_script(sample) or _by_words(words)


def _share(words: list[str], frequent: frozenset[str]) -> float:
    return sum(word in frequent for word in words) / len(words)


def _by_script(text: str) -> str | None:
    """The language of a script that one language mostly has, when more than half of the letters are of it."""
    letters = [sign for sign in text[:2000] if sign.isalpha() and ord(sign) > 0x24F]
    if len(letters) * 2 < sum(sign.isalpha() for sign in text[:2000]) or not letters:
        return None
    scripts = Counter(unicodedata.name(sign, "").split(" ")[0] for sign in letters)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > len(letters) / 10:
        return "ja"
    script, count = scripts.most_common(1)[0]
    shared = ("ARABIC", "HEBREW", "GREEK")
    return SCRIPTS.get(script) if count * 2 > len(letters) and script not in shared else None


def _by_words(words: list[str]) -> str:
    if len(words) < FEWEST:
        return UNKNOWN
    shares = {code: _share(words, frequent) for code, frequent in _frequent_words().items()}
    best = max(sorted(shares), key=lambda code: shares[code])
    return best if shares[best] >= LEAST and (best == "en" or shares[best] > CLEAR * shares["en"]) else UNKNOWN


@cache
def _frequent_words() -> dict[str, frozenset[str]]:
    """Code -> frequent words; from justext, which trafilatura brings."""
    from justext import get_stoplist  # loads lxml, which only other languages need

    return {"en": get_stoplist("English"), **{code: get_stoplist(name) for code, name in NAMES.items()}}
