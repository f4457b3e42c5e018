import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";

export const clientOf = (hub, release) =>
  new Client({
    url: `${hub}/releases/${release}/graphql`,
    preferGetMethod: "within-url-limit",
    exchanges: [
      cacheExchange({ resolvers: { Query: { regions: relayPagination() } } }),
      fetchExchange,
    ],
  });
