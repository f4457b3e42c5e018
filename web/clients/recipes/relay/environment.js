import { Environment, Network, RecordSource, Store } from "relay-runtime";

export const environmentOf = (hub, release) =>
  new Environment({
    network: Network.create(async ({ text }, variables) => {
      const parameters = new URLSearchParams({ query: text, variables: JSON.stringify(variables) });
      return (await fetch(`${hub}/releases/${release}/graphql?${parameters}`)).json();
    }),
    store: new Store(new RecordSource()),
  });
