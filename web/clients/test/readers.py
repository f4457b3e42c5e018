"""Opens answers and files of a hub with the recipes for Python: usage: readers.py URL"""
import inspect
import io
import json
import sys
from pathlib import Path

import networkx
import pandas

sys.path.insert(0, str(Path(__file__).parent.parent / "recipes" / "python"))
sys.dont_write_bytecode = True
from answers import ask  # noqa: E402
from networks import in_igraph, in_networkx, read  # noqa: E402
from tables import table  # noqa: E402

hub = sys.argv[1]

# Answers, and their errors.
regions = {}
for release in (1, 2):
    regions[release] = ask(hub, release, "query($n: Int) { regions(first: $n) { nodes { oktmo name population } } }", n=100)["regions"]["nodes"]
assert regions[2][0]["population"] == regions[1][0]["population"] + 1, regions[2][0]
try:
    ask(hub, 3, "{ regions { totalCount } }")
    raise AssertionError("no error")
except RuntimeError as error:
    assert str(error).startswith("RELEASE_NOT_FOUND: "), error

# Tables: codes keep their zeros, all rows come, releases do not mix.
for release in (1, 2):
    rows = table(hub, release, "{ regions { nodes { oktmo name population } } }", codes=["oktmo"])
    want = pandas.DataFrame(regions[release]).set_index("oktmo")
    assert rows.set_index("oktmo").loc[want.index].equals(want), release
assert len(rows) == 89 and rows["oktmo"].str.len().eq(8).all(), rows
seasons = table(hub, 1, """{ regions { nodes {
  in2025: value(indicator: "service-applications", period: "2025")
  in2026: value(indicator: "service-applications", period: "2026")
} } }""")
assert 0.5 < seasons["in2025"].corr(seasons["in2026"]) <= 1

# Workbooks.
book = pandas.read_excel(io.BytesIO(read(hub, 1, "../releases/1/region.xlsx")), sheet_name="rows", dtype={"oktmo": str})
assert sorted(book["oktmo"]) == sorted(rows["oktmo"]), book

# Networks: all formats have the same nodes and links.
whole = json.loads(read(hub, 1, "graph.json"))
size = len(whole["nodes"]), len(whole["links"])
links = {"edges": "links"} if "edges" in inspect.signature(networkx.node_link_graph).parameters else {}
for graph in (
    in_networkx(hub, 1),
    networkx.read_graphml(io.BytesIO(read(hub, 1, "graph.graphml")), force_multigraph=True),
    networkx.node_link_graph(json.loads(read(hub, 1, "graph.json", shape="node-link")), **links),
):
    assert graph.is_directed() and graph.is_multigraph(), graph
    assert (graph.number_of_nodes(), graph.number_of_edges()) == size, (graph, size)
graph = in_igraph(hub, 1)
assert graph.is_directed() and (graph.vcount(), graph.ecount()) == size, graph.summary()
assert {v["id"] for v in graph.vs} == {node["id"] for node in whole["nodes"]}
pairs = in_igraph(hub, 1, "co-participation", type="MUNICIPALITY", via="AWARD_SEASON")
assert not pairs.is_directed() and all(weight > 0 for weight in pairs.es["weight"]), pairs.summary()
pairs = networkx.node_link_graph(
    json.loads(read(hub, 1, "co-participation.json", type="MUNICIPALITY", via="AWARD_SEASON", shape="node-link")), **links)
assert not pairs.is_directed() and all(d["weight"] > 0 for _, _, d in pairs.edges(data=True)), pairs
