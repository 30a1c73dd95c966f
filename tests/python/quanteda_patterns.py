"""Where does quanteda find patterns, and where do we? Places and dictionaries."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from itertools import chain, product

import framelens as fl
from data import gold_json, text_of
from quanteda import AS_CUT, CURLY, corpus, near, same, stream, table

#: For quanteda "nuclear weapon*" is no "nuclear-weapon"; this letter stands in for the hyphen.
HYPHEN = str.maketrans("-", "ǂ")


def found_hits(name, options, entries, scope="frame"):
    """List the hits that quanteda has too: there no phrase is a compound, nor the reverse."""
    frames = fl.Dictionary(entries, nested_scope=scope)
    found = fl.hits(corpus(name, options), frames)
    return found[found["surface"].str.count(" ") == found["entry"].str.count(" ")]


def places(name, options, kind, query):
    """List (doc, first token, last token), from 1, of a pattern."""
    words = query.removeprefix("OVERLAP: ").split(" + ")[0]
    entries = {"f": ["=" + words if kind == "word_case_sensitive" else words]}
    if kind == "multi":
        entries["its first word"] = [words.split()[0]]
    found = found_hits(name, options, entries)
    first, length = found["position"] + 1, found["surface"].str.count(" ")
    return list(zip(found["doc"], first, first + length, strict=True))


def searched(name, path):
    """Leave out regular expressions, and *-*, which would be any two neighbours here."""
    rows = table(f"{name}/{path}.csv")
    return [r for r in rows if r["kind"] != "regex" and "*-*" not in r.values()]


def kwic_counts(name):
    ours, theirs = {}, {}
    for row in searched(name, "kwic_counts"):
        key = (row["tokens"], row["kind"], row["pattern"])
        found = places(name, *key)
        ours[key] = (len(found), len({doc for doc, *_ in found}))
        theirs[key] = (int(row["matches"]), int(row["docs"]))
    assert len(theirs) == {"inaugural": 38, "ungd2017": 42}[name]
    return same(ours, theirs)


def kwic_rows(name):
    """Q27, Q35: tokens are numbered from 1 there, from 0 here; marks count in a window there."""
    queries = {}
    for row in searched(name, "kwic_rows"):
        queries.setdefault((row["tokens"], row["kind"], row["query"]), []).append(row)
    ours, theirs = {}, {}
    for key, rows in queries.items():
        theirs[key] = [(row["docname"], int(row["from"]), int(row["to"])) for row in rows]
        ours[key] = sorted_as_given(name, places(name, *key))[: len(rows)]
        if key[0] == "remove_punct" and key[1] in ("word", "glob"):
            lines = fl.kwic(corpus(name), key[2], window=5)[["left", "node", "right"]]
            ours[key, "lines"] = list(lines[: len(rows)].itertuples(index=False, name=None))
            columns = ("pre", "keyword", "post")
            theirs[key, "lines"] = [tuple(row[c].translate(CURLY) for c in columns) for row in rows]
    cells, worst = same(ours, theirs)
    return 3 * cells, worst


def sorted_as_given(name, found):
    order = {doc: place for place, (doc, _) in enumerate(stream(name, "default"))}
    return sorted(found, key=lambda hit: (order[hit[0]], *hit[1:]))


def xray(name):
    rows = table(f"{name}/xray.csv")
    length = {row.doc: row.tokens for row in fl.summary(corpus(name)).itertuples()}
    wanted = [(r["docname"], r["pattern"], int(r["from"]), int(r["ntoken"])) for r in rows]
    got = [
        (doc, pattern, first, length[doc])
        for pattern in dict.fromkeys(row["pattern"] for row in rows)
        for doc, first, _ in places(name, "remove_punct", "glob", pattern)
    ]
    assert sorted(got) == sorted(wanted)
    return 4 * len(wanted), 0


# --- dictionaries ----------------------------------------------------------------------------


def frames(level):
    """Return {key: patterns} of the nested dictionary at a level."""
    nested = gold_json("quanteda/geopolitics_dictionary.json")
    parts = {key: value for key, value in nested.items() if isinstance(value, dict)}
    if level == "1":
        return nested | {key: [*chain(*value.values())] for key, value in parts.items()}
    if level == "2":
        return {part: patterns for value in parts.values() for part, patterns in value.items()}
    tops = {key: value for key, value in nested.items() if key not in parts}
    return tops | {f"{key}.{p}": value for key, of in parts.items() for p, value in of.items()}


def cased(pattern):
    return " ".join("=" + word for word in pattern.split())


def lookup(name, path, level):
    """Q26: a key is a frame: the longest wins inside it; frames overlap, or see one another."""
    scope = scope_of(path)
    options = "default" if "withpunct" in path else "remove_punct"
    entries = frames(level)
    if "case_sensitive" in path:
        entries = {key: [cased(pattern) for pattern in value] for key, value in entries.items()}
    if "dfmlookup" in path:  # Q26: it passes over entries of several words
        entries = {key: [p for p in value if " " not in p] for key, value in entries.items()}
    found = found_hits(name, options, entries, scope)
    ours = Counter(zip(found["doc"], found["frame"], strict=True))
    rows = table(f"{name}/{path}.csv")
    wanted = {(r["doc_id"], key): int(r[key]) for r in rows for key in entries}
    assert len(wanted) == len(corpus(name)) * len(entries)
    return near(ours, wanted, 0)


@cache
def beside_terms(name, scope):
    """Put keys in the place of the tokens that they take; only other tokens stay terms."""
    rows = stream(name, "remove_punct")
    texts = [[token.translate(HYPHEN) for token in tokens] for _, tokens in rows]
    tokenizer = fl.Tokenizer(**AS_CUT, case="keep")
    view = fl.Corpus.from_tokens(texts, ids=[doc for doc, _ in rows], tokenizer=tokenizer)
    entries = {key: [p.translate(HYPHEN) for p in value] for key, value in frames("1").items()}
    keys = fl.Dictionary(entries, nested_scope=scope)
    return view, keys, fl.dtm(view, frames=keys, exclusive=False, capkeys=True)


def scope_of(path):
    return "dictionary" if "scope-dictionary" in path else "frame"


def keys_beside_terms(name, path):
    _, keys, matrix = beside_terms(name, scope_of(path))
    found = matrix.to_frame().iloc[:, : len(keys)]
    rows = table(f"{name}/{path}.csv")
    wanted = {row.pop("doc_id"): {key: int(n) for key, n in row.items()} for row in rows}
    assert found.T.to_dict() == wanted
    return found.size, 0


def unmatched(name):
    """The tokens that no key takes; Q26: matches are counted for the keys, tokens here."""
    _, keys, matrix = beside_terms(name, "frame")
    rows = table(f"{name}/dict_tokens_nomatch_levels1.csv")
    rest = dict(zip(matrix.ids, matrix.matrix[:, len(keys) :].sum(axis=1), strict=True))
    counted = near(rest, {row["doc_id"]: int(row["_unmatched"]) for row in rows}, 0)
    return counted[0] + lookup(name, "dict_tokens_nomatch_levels1", "1")[0], 0


def keys_among_terms(name, path):
    """Which keys and which terms stand in which order, and the cells of their matrix."""
    view, keys, matrix = beside_terms(name, scope_of(path))
    rows, cells = json.loads(text_of(f"gold/quanteda/{name}/{path}.json.gz")), 0
    for row in rows:
        doc, wanted = row["doc_id"], [t.translate(CURLY).translate(HYPHEN) for t in row["tokens"]]
        here = view.where([d == doc for d in view.ids])
        hits, tokens = fl.hits(here, keys), fl.tokens(here)
        taken = set()
        for hit in hits.itertuples():
            taken |= set(range(hit.position, hit.position + hit.surface.count(" ") + 1))
        order = [
            (h.position, keys.frames.index(h.frame), h.frame.upper()) for h in hits.itertuples()
        ]
        rest = tokens[~tokens["position"].isin(taken)]
        order += [
            (place, 0, term) for place, term in zip(rest["position"], rest["term"], strict=True)
        ]
        assert [name for *_, name in sorted(order)] == wanted
        cell = matrix.matrix[[matrix.ids.index(doc)]].tocoo()
        assert dict(
            zip((matrix.terms[c] for c in cell.coords[1]), cell.data, strict=True)
        ) == Counter(wanted)
        cells += len(wanted)
    return cells, 0


def matched_words(name):
    """Here every entry stands alone: words inside longer matches of the same key count as well."""
    entries = {(key, p): [p] for key, patterns in frames("all").items() for p in patterns}
    found = found_hits(name, "remove_punct", {"\t".join(key): p for key, p in entries.items()})
    keys = found["frame"].str.split("\t").str[0]
    words = found["surface"].str.replace(" ", "_") + "/" + keys
    sums = found.groupby(words)["doc"].agg(["size", "nunique"])
    rows = table(f"{name}/dict_append_key_freq.csv")
    ours = dict(zip(sums.index, sums.itertuples(index=False, name=None), strict=True))
    return same(ours, {r["feature"]: (int(r["frequency"]), int(r["docfreq"])) for r in rows})


def overlap_toy():
    """Q26 again, in three sentences: which keys, in the order of their first words.

    Of "nuclear weapon*" and "weapons of mass destruction", where they overlap, the longer wins
    there and the first here: "nuclear" is left over there, and is a hit of its own.
    """
    toy = gold_json("quanteda/dict_overlap_toy.json")
    view = fl.Corpus(toy["input"])
    cells = 0
    for level, scope in product(("1", "all"), ("frame", "dictionary")):
        entries = frames(level)
        found = fl.hits(view, fl.Dictionary(entries, nested_scope=scope))
        found["order"] = found["frame"].map(list(entries).index)
        found = found.sort_values(["doc", "position", "order"])
        ours = {doc: tuple(of["frame"]) for doc, of in found.groupby("doc")}
        ours["t3"] = (ours["t3"][0], *ours["t3"])
        theirs = "key" if scope == "frame" else scope
        wanted = toy["results"][f"{theirs} TRUE {level}"]
        cells += same(ours, {doc: tuple(keys) for doc, keys in wanted.items()})[0]
        keys = fl.Dictionary(entries, nested_scope=scope)
        beside = fl.dtm(view, frames=keys, exclusive=False, capkeys=True).to_frame()
        wanted = toy["results"][f"{theirs} FALSE {level}"]
        capitals = [key.upper() for key in entries]
        for doc, found in beside.iterrows():
            ours = Counter({name: int(n) for name, n in found.items() if n})
            if doc == "t3":
                assert ours.pop("mass") == ours.pop("destruction") == ours.pop("of") == 1
                ours[next(key for key in capitals if key in ours)] += 1
            theirs_here = Counter(t if t in capitals else t.lower() for t in wanted[doc])
            assert ours == theirs_here, (doc, level, scope)
            cells += len(wanted[doc])
    return cells, 0
