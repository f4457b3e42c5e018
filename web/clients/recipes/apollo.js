import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";

export const clientOf = (hub, release) =>
  new ApolloClient({
    link: new HttpLink({ uri: `${hub}/releases/${release}/graphql`, useGETForQueries: true }),
    cache: new InMemoryCache({
      typePolicies: {
        Query: { fields: { regions: relayStylePagination(["filter", "orderBy"]) } },
      },
    }),
  });
