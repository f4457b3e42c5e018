"""Opens files of relationships of a running hub with networkx: usage: networks.py URL"""
import inspect
import io
import json
import sys
import urllib.request

import networkx


def get(address):
    with urllib.request.urlopen(sys.argv[1] + address) as answer:
        return answer.read()


links = {"edges": "links"} if "edges" in inspect.signature(networkx.node_link_graph).parameters else {}
whole = json.loads(get("/network/graph.json"))
size = len(whole["nodes"]), len(whole["links"])
for graph in (
    networkx.read_gexf(io.BytesIO(get("/network/graph.gexf?version=1.2"))),
    networkx.read_graphml(io.BytesIO(get("/network/graph.graphml")), force_multigraph=True),
    networkx.node_link_graph(json.loads(get("/network/graph.json?shape=node-link")), **links),
):
    assert graph.is_directed() and graph.is_multigraph(), graph
    assert (graph.number_of_nodes(), graph.number_of_edges()) == size, (graph, size)
pairs = networkx.node_link_graph(json.loads(get("/network/co-participation.json?type=MUNICIPALITY&via=AWARD_SEASON&shape=node-link")), **links)
assert not pairs.is_directed() and all(d["weight"] > 0 for _, _, d in pairs.edges(data=True)), pairs
