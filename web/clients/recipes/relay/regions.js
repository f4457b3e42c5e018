import { graphql } from "relay-runtime";

export const regionsQuery = graphql`
  query regionsQuery($first: Int!) {
    ...regions_list @arguments(first: $first)
  }
`;

// Relay writes the query of the next page by itself.
export const regionsList = graphql`
  fragment regions_list on Query
  @argumentDefinitions(first: { type: "Int!" }, after: { type: "String" })
  @refetchable(queryName: "regionsPageQuery")
  @throwOnFieldError {
    regions(first: $first, after: $after) @connection(key: "regions_list_regions") {
      edges {
        node {
          name
          population
        }
      }
    }
  }
`;
