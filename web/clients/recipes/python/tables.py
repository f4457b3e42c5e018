from urllib.parse import urlencode

import pandas


def table(hub, release, query, codes=()):
    """Returns all rows of a list. The columns named in codes stay texts, with the zeros they begin with."""
    address = f"{hub}/releases/{release}/graphql.csv?{urlencode({'query': query})}"
    return pandas.read_csv(address, dtype={code: str for code in codes})
