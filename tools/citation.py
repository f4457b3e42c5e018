"""Reads dataset/testdata/citation/CITATION.cff with PyYAML, as web/explorer/test/citation.mjs does with npm's yaml."""
import json
import pathlib

import yaml

folder = pathlib.Path(__file__).parent.parent / "dataset/testdata/citation"
texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
with open(folder / "CITATION.cff", encoding="utf-8", newline="") as file:
    c = yaml.safe_load(file.read())
assert c["title"] == texts[0], c["title"]
for got in (
    [r["title"] for r in c["references"]],
    [r["authors"][0]["name"] for r in c["references"]],
    [a["name"] for a in c["authors"] if "name" in a],
):
    wrong = [pair for pair in zip(texts, got) if pair[0] != pair[1]]
    assert len(got) == len(texts) and not wrong, wrong
