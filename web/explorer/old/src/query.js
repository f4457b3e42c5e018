// What a first visitor sees. It runs as it stands; the browser test runs it too.
export const defaultQuery = `# Regions with entries for an award.
# Press the button to the right. The book
# to the left describes every name.
query Regions($first: Int = 5) {
  regions(
    first: $first
    filter: {
      municipalities: {
        some: { awardEntries: { some: {} } }
      }
    }
    orderBy: {
      field: POPULATION
      direction: DESC
    }
  ) {
    totalCount
    nodes {
      name(lang: EN)
      code
      federalDistrict {
        name(lang: EN)
      }
      municipalities(
        first: 3
        filter: { awardEntries: { some: {} } }
      ) {
        totalCount
        nodes {
          name
          awardEntries {
            nodes {
              projectTitle
              status
            }
          }
        }
      }
    }
  }
}
`;
