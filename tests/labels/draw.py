"""Which sentences were read by hand to validate the great-power dictionary?

Run from the repository: ``.venv/bin/python tests/labels/draw.py FOLDER KEYFOLDER``. Needs
data/kremlin_en.jsonl.gz, see tests/python/data.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

import framelens as fl
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1] / "python"))
from data import texts

#: What the sample is drawn with; the labels beside this file belong to these settings.
SETTINGS = {"n": 300, "strata": ["frame", "source"], "hit_share": 0.5, "seed": 20261122}


def corpus() -> fl.Corpus:
    """Put the transcripts of the Kremlin and the invented articles of the sample together."""
    kremlin = pd.DataFrame(texts("kremlin_en"))
    sample = pd.read_json(fl.sample.ARTICLES, lines=True, convert_dates=False)
    both = pd.concat(
        [kremlin.assign(source="kremlin"), sample.assign(source="sample")], ignore_index=True
    )
    both["id"] = both["source"] + ":" + both["id"].astype(str)
    table = both[["id", "source", "title", "text"]]
    return fl.Corpus(table, text="text", id="id", title="title", clean=True)


def codebook(frames: fl.Dictionary) -> str:
    """Write down what each frame means, and none of its words."""
    parts = [
        "# Codebook\n",
        "Each row of the sheet is a sentence, with the sentence before and after it for context "
        "only. For each of the eight frames write 1 if the sentence itself has the frame as "
        "defined here, and 0 if not. A sentence may have several frames or none. Judge by meaning, "
        'whatever the words. Text in `before` and `after` helps to understand (who is "they"?), '
        "but what is said only there does not count. Leave no cell empty.\n",
    ]
    for name, frame in frames.to_dict().items():
        lines = frame["comment"].split("Source of the idea:")[0].splitlines()
        parts.append(f"## {name}\n\n" + "\n".join(lines).strip() + "\n")
    return "\n".join(parts)


def main(sheets: Path, keys: Path) -> None:
    """Draw the sheet, and write it, the codebook and the key."""
    frames = fl.load_dictionary("great_power_rhetoric")
    sample = fl.validation_sample(corpus(), frames, **SETTINGS)
    sheets.mkdir(parents=True, exist_ok=True)
    keys.mkdir(parents=True, exist_ok=True)
    sample.write(sheets / "sheet.csv", key=keys / "key.json")
    (sheets / "codebook.md").write_text(codebook(frames), encoding="utf-8")
    print(sample.strata.to_string())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
