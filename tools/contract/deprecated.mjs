// Checks that everything deprecated says what to use instead, and since when.
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from '../../web/explorer/node_modules/graphql/index.mjs';

const form = /^Use `([^`]+)` instead\. Deprecated since (\d+\.\d+\.\d+|\d{4}-\d{2}-\d{2})\.$/;

export function deprecationFaults(schema) {
  const members = membersOf(schema);
  const names = new Set(members.map((m) => m.name));
  return members.filter((m) => m.reason != null).flatMap(({ name, siblings, reason }) => {
    const [, use] = form.exec(reason) ?? [];
    if (!use) {
      return [`${name}: @deprecated says "${reason}"\n`
        + '  Say "Use `…` instead. Deprecated since 0.2.0." with a version, or a date such as 2026-11-29.'];
    }
    if (!siblings.includes(use) && !names.has(use)) {
      return [`${name}: @deprecated names \`${use}\`, which the schema does not have\n`
        + '  Name something beside it, or any member as `Type.field`, `Type.field(argument:)` or `Type.VALUE`.'];
    }
    return [];
  });
}

// membersOf lists fields, arguments, input fields and enum values by their schema coordinates.
function membersOf(schema) {
  const list = [];
  const add = (prefix, members, suffix = '') => {
    const siblings = members.map((m) => m.name);
    for (const m of members) list.push({ name: prefix + m.name + suffix, siblings, reason: m.deprecationReason });
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isEnumType(type)) add(`${type.name}.`, type.getValues());
    if (isInputObjectType(type)) add(`${type.name}.`, Object.values(type.getFields()));
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields());
      add(`${type.name}.`, fields);
      for (const field of fields) add(`${type.name}.${field.name}(`, field.args, ':)');
    }
  }
  for (const directive of schema.getDirectives()) add(`@${directive.name}(`, directive.args, ':)');
  return list;
}
