import { Client, cacheExchange, fetchExchange } from "@urql/core";

export const clientOf = (hub, release) =>
  new Client({
    url: `${hub}/releases/${release}/graphql`,
    preferGetMethod: "within-url-limit",
    exchanges: [cacheExchange, fetchExchange],
  });
