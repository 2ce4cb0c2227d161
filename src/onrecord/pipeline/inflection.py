"""Base forms that an inflected word may have: for look-ups in lexicons, where a lemmatizer may err.

Several candidates are given; the lexicon decides which of them is a word.
"""

from functools import lru_cache

_IRREGULAR = """
arise arose arisen|awake awoke awoken|be was were been is are am|bear bore borne|beat beaten|become became
begin began begun|bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken
breed bred|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung
come came|creep crept|deal dealt|dig dug|do did done does|draw drew drawn|drink drank drunk|drive drove driven
eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown
forbid forbade forbidden|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven
forgo forwent forgone|freeze froze frozen|get got gotten|give gave given|go went gone goes|grow grew grown
hang hung|have had has|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid
lead led|leap leapt|learn learnt|leave left|lend lent|lie lay lain lying|light lit|lose lost|make made
mean meant|meet met|mislead misled|mistake mistook mistaken|overcome overcame|overrun overran
oversee oversaw overseen|overthrow overthrew overthrown|overtake overtook overtaken|pay paid|prove proven
rebuild rebuilt|resell resold|retake retook retaken|ride rode ridden|ring rang rung|rise rose risen
run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot
show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid
sling slung|speak spoke spoken|speed sped|spell spelt|spend spent|spill spilt|spin spun|spring sprang sprung
stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken|strive strove striven
swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung|take took taken|teach taught
tear tore torn|tell told|think thought|throw threw thrown|tread trod trodden|undergo underwent undergone
understand understood|undertake undertook undertaken|undo undid undone|uphold upheld|wake woke woken
wear wore worn|weave wove woven|weep wept|win won|wind wound|withdraw withdrew withdrawn
withhold withheld|withstand withstood|write wrote written|die dying|tie tying|vie vying
abide abode|behold beheld|beset|bid bade bidden|foretell foretold|outdo outdid outdone
partake partook partaken|redo redid redone|rethink rethought|rewrite rewrote rewritten
"""
_BASE = {
    form: row.split()[0]
    for row in _IRREGULAR.replace("\n", "|").split("|")
    for form in row.split()[1:]
}
_PLURALS = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "crises": "crisis",
    "policemen": "policeman", "gunmen": "gunman", "lives": "life", "knives": "knife", "thieves": "thief",
    "halves": "half", "hypotheses": "hypothesis", "analyses": "analysis", "oases": "oasis", "media": "media",
}  # fmt: skip
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=65536)
def bases(form: str, lemma: str) -> tuple[str, ...]:
    """Return the base forms that *form* (lower case) may have, *lemma*, the lemmatizer's, first."""
    found = [lemma, *_irregular(form), *_participle(form), *_plural(form), form]
    return tuple(dict.fromkeys(f for f in found if f))


def _irregular(form: str) -> list[str]:
    return [table[form] for table in (_BASE, _PLURALS) if form in table]


def _participle(form: str) -> list[str]:
    """Return what "ed" and "ing" may have been put to: "stopped", "freed", "carried", "accusing"."""
    for ending in ("ing", "ed"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            found = [stem + "e", stem]
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                found.insert(0, stem[:-1])
            if stem.endswith("i") and ending == "ed":
                found.insert(0, stem[:-1] + "y")
            if stem.endswith("ck"):
                found.append(stem[:-1])
            return found
    return []


def _plural(form: str) -> list[str]:
    if not form.endswith("s") or form.endswith("ss") or len(form) < 4:
        return []
    found = [form[:-1]]
    if form.endswith("ies"):
        found.insert(0, form[:-3] + "y")
    elif form.endswith("es"):
        found.append(form[:-2])
    return found
