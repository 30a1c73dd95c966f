"""How well is the article found? Strings of 75 web pages that others marked as article or not.

Usage: python tests/bench/regions.py webpages_en.jsonl.gz

A string to keep is kept if it stands in lines of the article; one to drop is dropped if it does
not. The rules were made with half 0 in view; half 1 was never read.
"""

import gzip
import json
import sys
import zlib
from collections import Counter

import framelens as fl


def article(page, left_out):
    """Return the text with a break in the place of what is left out."""
    parts, end = [], 0
    for start, stop in left_out:
        parts += [page[end:start], "\0"]
        end = stop
    return "".join([*parts, page[end:]])


def long_lines(page, least=80):
    """Keep lines of some length: what the rules have to beat."""
    return "\n".join(line if len(line) >= least else "\0" for line in page.split("\n"))


def show(name, counts):
    precision = counts["kept"] / (counts["kept"] + counts["not dropped"])
    recall = counts["kept"] / (counts["kept"] + counts["not kept"])
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{name:24} F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}")


def main(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    corpus = fl.Corpus({page["id"]: page["text"] for page in pages})
    spans = {name: [] for name in corpus.ids}
    for row in fl.cleaning(corpus).itertuples():
        spans[row.doc].append((row.start, row.end))
    sums = {}
    for page in pages:
        half = zlib.crc32(page["id"].encode()) % 2
        found = {"regions": article(page["text"], spans[page["id"]])}
        found["long lines"] = long_lines(page["text"])
        for how, text in found.items():
            counts = sums.setdefault((how, half), Counter())
            counts.update("kept" if string in text else "not kept" for string in page["keep"])
            counts.update("not dropped" if string in text else "dropped" for string in page["drop"])
    for (how, half), counts in sorted(sums.items()):
        show(f"{how}, half {half}", counts)
        sums[how, "all"] = sums.get((how, "all"), Counter()) + counts
    for how in ("regions", "long lines"):
        show(f"{how}, all", sums[how, "all"])


if __name__ == "__main__":
    main(*sys.argv[1:])
