import { Kind, parse, type SelectionSetNode } from 'graphql';

/** The fields of a query by their paths in the answer, as its blocks name them, which have other names there. */
export function aliasesOf(query: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const collect = (set: SelectionSetNode, path: readonly string[]): void => {
    for (const one of set.selections) {
      if (one.kind === Kind.INLINE_FRAGMENT) collect(one.selectionSet, path);
      if (one.kind !== Kind.FIELD) continue;
      const name = (one.alias ?? one.name).value;
      const at = path.length > 0 && ['nodes', 'edges', 'node'].includes(name) ? path : [...path, name];
      if (one.alias) found.set(at.join('.'), one.name.value);
      if (one.selectionSet) collect(one.selectionSet, at);
    }
  };
  for (const one of parse(query).definitions) if (one.kind === Kind.OPERATION_DEFINITION) collect(one.selectionSet, []);
  return found;
}
