// GET, so that browsers and proxies keep the answers: those of a numbered release for a day.
export async function ask(hub, release, query, variables = {}) {
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const response = await fetch(`${hub}/releases/${release}/graphql?${parameters}`, {
    headers: { Accept: "application/graphql-response+json" },
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`);
  return { data, release: Number(response.headers.get("Govhub-Release")) };
}
