import io
from tempfile import NamedTemporaryFile
from urllib.parse import urlencode
from urllib.request import urlopen

import igraph
import networkx


def read(hub, release, file, **parameters):
    with urlopen(f"{hub}/network/{file}?{urlencode({**parameters, 'release': release})}", timeout=60) as response:
        return response.read()


def in_networkx(hub, release, name="graph", **parameters):
    """Returns a MultiDiGraph: there may be several links from a node to another."""
    return networkx.read_gexf(io.BytesIO(read(hub, release, name + ".gexf", version="1.2", **parameters)))


def in_igraph(hub, release, name="graph", **parameters):
    with NamedTemporaryFile() as file:
        file.write(read(hub, release, name + ".graphml", **parameters))
        file.flush()
        return igraph.Graph.Read_GraphML(file.name)
