"""How one word is written in many ways: case, accents, spelling, plural, family, short form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

LITTLE: Final = frozenset(
    (
        "a",
        "an",
        "and",
        "any",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    )
)
"""Words that say little; they are compared, but hardly count."""

AROUND: Final = frozenset(
    (
        *("career", "careers", "certification", "credential", "exam", "how", "become", "hiring"),
        *("job", "jobs", "me", "my", "near", "opening", "openings", "position", "positions"),
        *("salary", "test", "vacancy", "wanted", "what", "is", "work"),
    )
)
"""Words that people put around what they look for."""

RANK: Final = frozenset(
    (
        *("apprentice", "certified", "entry", "experienced", "i", "ii", "iii", "junior", "lead"),
        *("level", "registered", "senior", "staff", "supervisory", "trainee"),
    )
)
"""Words that say how far somebody is, not what they do; they count less."""

SHORT: Final[Mapping[str, tuple[str, ...]]] = {
    "aa": ("associate",),
    "aas": ("associate",),
    "acct": ("account",),
    "admin": ("administrative", "administrator", "administration"),
    "amb": ("ambulatory",),
    "asoc": ("associate",),
    "assoc": ("associate",),
    "asst": ("assistant",),
    "ba": ("bachelor",),
    "bs": ("bachelor",),
    "bsc": ("bachelor",),
    "cert": ("certified", "certificate", "certification"),
    "coord": ("coordinator",),
    "dept": ("department",),
    "dir": ("director",),
    "doc": ("documentation", "doctor"),
    "emr": ("ehr",),
    "exec": ("executive",),
    "hosp": ("hospital",),
    "ins": ("insurance",),
    "jr": ("junior",),
    "mgmt": ("management",),
    "mgr": ("manager",),
    "ms": ("master",),
    "msc": ("master",),
    "ops": ("operations",),
    "pt": ("patient",),
    "pts": ("patient",),
    "rec": ("record",),
    "reg": ("registered", "registry", "registrar"),
    "rep": ("representative",),
    "snr": ("senior",),
    "spec": ("specialist", "specialty"),
    "sr": ("senior",),
    "sup": ("supervisor",),
    "super": ("supervisor",),
    "supv": ("supervisor",),
    "svc": ("service",),
    "svcs": ("service",),
    "tech": ("technician", "technology"),
    "trans": ("transcription",),
}
"""What short forms of common words in job titles and degrees stand for."""

_SYNONYMS: Final = (
    ("clinical", "health", "healthcare", "medical"),
    ("cancer", "oncology", "tumor"),
    ("doctor", "physician"),
    ("educator", "instructor", "teacher", "trainer"),
    ("chief", "director", "head"),
    ("supervisor", "supervisory"),
)
ALIKE: Final[Mapping[str, tuple[str, ...]]] = {
    word: tuple(each for each in words if each != word) for words in _SYNONYMS for word in words
}
"""Words that people use for nearly the same."""

_BRITISH: Final = (
    (re.compile(r"^(program|diagram)me"), r"\1"),
    (re.compile(r"^practis"), "practic"),
    (re.compile(r"(?<=[a-z]{3})isation"), "ization"),
    (re.compile(r"(?<=[a-z]{3})ys(?=e$|ed$|er$|ers$|ing$)"), "yz"),
    (re.compile(r"(?<=[a-z]{3}[lmnrt])is(?=e$|ed$|es$|er$|ers$|ing$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2}[bdilmnv])our(?=$|s$|al$|ed$|ing$|able$)"), "or"),
    (re.compile(r"(?<=[ni]t)re(?=$|s$|d$)"), "er"),
    (re.compile(r"^(def|lic|off|pret)ence"), r"\1ense"),
    (re.compile(r"(?<=[a-z]{3})ogue(?=s?$)"), "og"),
    (re.compile(r"^(an|gyn|h|orthop|p)a(?=e[cdms])"), r"\1"),
    (re.compile(r"^o(?=e[ds])"), ""),
)
"""British spellings and the American ones; what differs by one letter only is left to typing
errors. A rule may also change a word that is neither: the same happens to what is looked for."""

_ENDINGS: Final = tuple(
    sorted(
        (
            *("ation", "ate", "ated", "ating", "ator", "ative", "ion", "ive", "or", "ory"),
            *("er", "ar", "ary", "ing", "ed", "ied", "ist", "ian", "ician", "ant", "ancy", "ance"),
            *("ent", "ency", "ence", "ment", "y", "e", "al", "ial", "icate", "ication", "ship"),
            *("ology", "ologist", "st", "sis", "tic", "tics"),
        ),
        key=len,
        reverse=True,
    )
)
_STEM: Final = 3
"""Letters that stay at least when an ending is taken away."""

_APOSTROPHE: Final = re.compile(r"['\u2019]")
_INITIALS: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_WORD: Final = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: in American spelling."""
    return tuple(map(american, written(text)))


def written(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are written: ``R.H.I.A. & Co.`` is rhia, and, co."""
    plain = "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))
    plain = _APOSTROPHE.sub("", plain).replace("&", " and ").replace("+", " and ")
    plain = _INITIALS.sub(lambda found: f" {found[0].replace('.', '')} ", plain)
    return tuple(_WORD.findall(plain))


@lru_cache(maxsize=8_192)
def american(word: str) -> str:
    """Return a word in American spelling: programme, organisation and centre are British."""
    for british, spelling in _BRITISH:
        word = british.sub(spelling, word)
    return word


@lru_cache(maxsize=8_192)
def singular(word: str) -> str:
    """Return a word without the ending of a plural."""
    if len(word) > _STEM + 1 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > _STEM and re.search(r"(ss|sh|ch|x|z)es$", word):
        return word[:-2]
    if len(word) > _STEM and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=8_192)
def root(word: str) -> str:
    """Return what the words of a family share: code, coder and coding have the root cod."""
    found = singular(word)
    for stem in (_STEM, _STEM + 1):
        fitting = (each for each in _ENDINGS if found.endswith(each))
        ending = next((each for each in fitting if len(found) - len(each) >= stem), "")
        found = found.removesuffix(ending)
    return found
