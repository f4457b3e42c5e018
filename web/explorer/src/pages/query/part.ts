import { Kind, parse, print, visit, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Asked } from './ask';
import type { Path } from './shape';
import { read, written } from './variables';

/** Cuts a query down to one list of its answer, which alone can be a file, with all its pages. Undefined if the list comes from a fragment. */
export function partOf({ query, variables }: Asked, path: Path): Asked | undefined {
  const document = parse(query);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const selectionSet = operation && along(operation.selectionSet, path);
  if (!selectionSet) return undefined;
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const part = used({ kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...fragments] });
  const names = new Set((part.definitions[0] as OperationDefinitionNode).variableDefinitions?.map((one) => one.variable.name.value));
  return { query: print(part), variables: written(Object.fromEntries(Object.entries(read(variables)).filter(([name]) => names.has(name)))) };
}

/** Keeps of each level the field that leads on. */
function along(set: SelectionSetNode, [name, ...rest]: Path): SelectionSetNode | undefined {
  if (name === undefined) return set;
  const field = set.selections.find((one) => one.kind === Kind.FIELD && (one.alias ?? one.name).value === name);
  if (field?.kind !== Kind.FIELD || !field.selectionSet) return undefined;
  const selectionSet = along(field.selectionSet, rest);
  const all = rest.length > 0 ? field.arguments : field.arguments?.filter((one) => !ofPages.has(one.name.value));
  return selectionSet && { ...set, selections: [{ ...field, ...(all && { arguments: all }), selectionSet }] };
}

const ofPages = new Set(['first', 'last', 'after', 'before']);

/** Leaves out variables and fragments that nothing uses any more, which would be mistakes. */
function used(document: DocumentNode): DocumentNode {
  const names = new Set<string>();
  const fragments = new Set<string>();
  const [operation, ...others] = document.definitions as [OperationDefinitionNode, ...DocumentNode['definitions']];
  const collect = (node: DocumentNode['definitions'][number]): void => {
    visit(node, {
      VariableDefinition: () => false,
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread({ name }) {
        if (fragments.has(name.value)) return;
        fragments.add(name.value);
        const fragment = others.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value);
        if (fragment) collect(fragment);
      },
    });
  };
  collect(operation);
  const variableDefinitions = (operation.variableDefinitions ?? []).filter((one) => names.has(one.variable.name.value));
  const kept = others.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION && fragments.has(one.name.value));
  return { ...document, definitions: [{ ...operation, variableDefinitions }, ...kept] };
}
