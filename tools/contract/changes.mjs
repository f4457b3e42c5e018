// Changes between two schemas: those that break valid operations, with the affected clients, and those that are dangerous for
// unprepared clients. graphql-js detects nearly all of them.
import {
  astFromValue, findBreakingChanges, findDangerousChanges, isInputObjectType, isInterfaceType, isObjectType, isRequiredArgument,
  isRequiredInputField, print,
} from '../../web/explorer/node_modules/graphql/index.mjs';

const broken = {
  TYPE_REMOVED: 'queries that name it',
  TYPE_CHANGED_KIND: 'queries that name it',
  TYPE_REMOVED_FROM_UNION: 'queries with a fragment on it',
  VALUE_REMOVED_FROM_ENUM: 'queries that pass it, and code that compares with it',
  REQUIRED_INPUT_FIELD_ADDED: 'queries that pass the input without it',
  IMPLEMENTED_INTERFACE_REMOVED: 'queries that reach it through the interface',
  FIELD_REMOVED: 'queries that name it',
  FIELD_CHANGED_KIND: 'code that reads or passes it',
  REQUIRED_ARG_ADDED: 'queries without it',
  ARG_REMOVED: 'queries that pass it',
  ARG_CHANGED_KIND: 'queries that pass it in a variable, or a value that it does not take any more',
  DIRECTIVE_REMOVED: 'queries that use it',
  DIRECTIVE_ARG_REMOVED: 'queries that pass it',
  REQUIRED_DIRECTIVE_ARG_ADDED: 'queries that use the directive',
  DIRECTIVE_REPEATABLE_REMOVED: 'queries that use it several times',
  DIRECTIVE_LOCATION_REMOVED: 'queries that use it there',
};

// changesBetween returns breaking changes as {text, whom}, dangerous ones as text.
export function changesBetween(before, after) {
  const inputs = pairsOf(before, after, isInputObjectType);
  const fields = inputs.flatMap(([was, is]) => fieldsOf(was, is));
  const args = [isObjectType, isInterfaceType]
    .flatMap((kind) => pairsOf(before, after, kind))
    .flatMap(([was, is]) => fieldsOf(was, is))
    .flatMap(({ name, was, is }) => was.args.map((arg) => ({ name: `${name} arg ${arg.name}`, was: arg, is: is.args.find((a) => a.name === arg.name) })))
    .filter(({ is }) => is);
  const required = [
    ...args.filter(({ was, is }) => isRequiredArgument(is) && was.defaultValue !== undefined),
    ...fields.filter(({ was, is }) => isRequiredInputField(is) && was.defaultValue !== undefined),
  ];
  return {
    breaking: [
      ...findBreakingChanges(before, after).map((c) => ({ text: c.description, whom: broken[c.type] })),
      ...inputs.filter(([was, is]) => is.isOneOf && !was.isOneOf)
        .map(([was]) => ({ text: `${was.name} became a @oneOf input type.`, whom: 'queries that pass several of its fields, or none' })),
      ...required.map(({ name }) => ({ text: `${name} became required.`, whom: 'queries without it' })),
    ],
    dangerous: [
      ...findDangerousChanges(before, after).map((c) => c.description),
      ...fields.filter(({ was, is }) => defaultOf(was) !== defaultOf(is))
        .map(({ name, was, is }) => `${name} has changed defaultValue from ${defaultOf(was)} to ${defaultOf(is)}.`),
    ],
  };
}

// pairsOf returns the types of a kind that both schemas have.
function pairsOf(before, after, kind) {
  return Object.values(before.getTypeMap())
    .map((was) => [was, after.getType(was.name)])
    .filter(([was, is]) => kind(was) && kind(is));
}

// fieldsOf returns the fields that a type had and has.
function fieldsOf(before, after) {
  return Object.values(before.getFields())
    .map((was) => ({ name: `${before.name}.${was.name}`, was, is: after.getFields()[was.name] }))
    .filter(({ is }) => is);
}

const defaultOf = ({ defaultValue, type }) => (defaultValue === undefined ? 'none' : print(astFromValue(defaultValue, type)));
