// Links to a query: /graphiql?query=…&variables=….

// takeLink returns what the address asks to show, if anything, and takes it out of the address: loading the page again shall
// bring back the tab as it was edited, not open the link once more.
export function takeLink() {
  const parameters = new URLSearchParams(location.search);
  const query = parameters.get('query');
  if (query === null) return undefined;
  history.replaceState(history.state, '', location.pathname + location.hash);
  return { query, variables: indented(parameters.get('variables') ?? '') };
}

// linkTo returns the address that shows a query with its variables.
export function linkTo(query, variables) {
  const parameters = new URLSearchParams({ query });
  if (variables.trim() !== '') parameters.set('variables', variables);
  return `${location.origin}${location.pathname}?${parameters}`;
}

// What is no JSON stays as it is: the editor marks the mistake.
function indented(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
