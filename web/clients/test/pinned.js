import { graphql } from 'relay-runtime';

export const pinnedQuery = graphql`
  query pinnedQuery($first: Int!, $number: Int!) @release(number: $number) {
    ...regions_list @arguments(first: $first)
  }
`;
