/** What a query of one's own begins with. It runs as it stands. */
export const firstQuery = `query Largest($first: Int = 5) {
  regions(first: $first, orderBy: {field: POPULATION, direction: DESC}) {
    totalCount
    nodes {
      oktmo
      name
      population
    }
  }
}
`;
