import json
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen


def ask(hub, release, query, **variables):
    parameters = urlencode({"query": query, "variables": json.dumps(variables)})
    try:
        response = urlopen(f"{hub}/releases/{release}/graphql?{parameters}", timeout=30)
    except HTTPError as refused:  # its body says why
        response = refused
    with response:
        answer = json.load(response)
    if "errors" in answer:
        raise RuntimeError("{extensions[code]}: {message}".format(**answer["errors"][0]))
    return answer["data"]
