// Filters as addresses write them: `region.oktmo=92000000`, `population.gte=100000`, `awardEntries.some.status=WINNER`.
import { resourceOf, type Field } from '../../catalogue';
import { sets } from '../../catalogue.generated';

export type Operator = 'eq' | 'ne' | 'contains' | 'startsWith' | 'gte' | 'lte' | 'gt' | 'lt' | 'year' | 'isNull' | 'exists';

export interface Step {
  name: string;
  /** Resource that the step starts from. */
  from: string;
  /** Resource that it leads to, unless it ends at a value. */
  to?: string;
  /** Of the rows of a list: at least one, or none. */
  quantifier?: 'some' | 'none';
}

export interface Condition {
  /** The search parameter. */
  parameter: string;
  steps: readonly Step[];
  /** The field whose values are compared; none if the path ends at other rows. */
  field?: Field;
  operator: Operator;
  values: readonly string[];
}

const text: readonly Operator[] = ['eq', 'ne', 'contains', 'startsWith', 'isNull'];
const ordered: readonly Operator[] = ['eq', 'ne', 'gte', 'lte', 'gt', 'lt', 'isNull'];
const dated: readonly Operator[] = [...ordered, 'year'];
const byType: Record<string, readonly Operator[]> = {
  String: text,
  Text: text,
  Int: ordered,
  Int64: ordered,
  Float: ordered,
  Decimal: ordered,
  Date: dated,
  PartialDate: dated,
  Period: dated,
  Boolean: ['eq', 'isNull'],
};

/** Returns how values of a field can be compared; those of a closed set can only be equal. */
export const operatorsOf = (field: Field): readonly Operator[] => (field.filter ? (byType[field.filter] ?? ['eq', 'ne', 'isNull']) : []);

/** Reads a search parameter; undefined if it is no filter of the resource. */
export function readCondition(plural: string, parameter: string, values: readonly string[]): Condition | undefined {
  const parts = parameter.split('.');
  const steps: Step[] = [];
  let at = plural;
  while (parts.length > 0) {
    const name = parts.shift()!;
    const { fields, filters, lists } = resourceOf(at);
    const field = own(fields, name) ?? own(filters, name);
    const list = own(lists, name);
    if (field?.to) {
      steps.push({ name, from: at, to: field.to });
      at = field.to;
      if (parts.length === 1 && parts[0] === 'isNull') return checked({ parameter, steps, operator: 'isNull', values });
    } else if (field?.filter) {
      steps.push({ name, from: at });
      const operator = (parts.shift() ?? 'eq') as Operator;
      if (parts.length > 0 || !operatorsOf(field).includes(operator)) return undefined;
      return checked({ parameter, steps, field, operator, values });
    } else if (list) {
      const quantifier = parts.shift();
      if (quantifier !== 'some' && quantifier !== 'none') return undefined;
      steps.push({ name, from: at, to: list, quantifier });
      at = list;
      if (parts.length === 0) return checked({ parameter, steps, operator: 'exists', values });
    } else return undefined;
  }
  return undefined;
}

const own = <T>(of: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(of, name) ? of[name] : undefined);

const forms: Record<string, RegExp> = {
  Int: /^-?\d{1,9}$/,
  Int64: /^-?\d{1,18}$/,
  Float: /^-?\d+(\.\d+)?$/,
  Decimal: /^-?\d+(\.\d+)?$/,
  Date: /^\d{4}-\d{2}-\d{2}$/,
  PartialDate: /^\d{4}(-\d{2}){0,2}$/,
  Boolean: /^(true|false)$/,
};

const once: readonly Operator[] = ['gte', 'lte', 'gt', 'lt', 'isNull', 'exists'];

/** A condition whose values fit its field; what the hub would refuse is not one. */
function checked(condition: Condition): Condition | undefined {
  const { operator, values } = condition;
  const fits = values.length > 0 && values.every((value) => value !== '' && value.length <= 1000 && isValue(condition, value));
  return fits && (values.length === 1 || !once.includes(operator)) ? condition : undefined;
}

function isValue({ field, operator }: Condition, value: string): boolean {
  if (operator === 'isNull' || operator === 'exists') return forms['Boolean']!.test(value);
  if (operator === 'year') return /^\d{4}$/.test(value);
  const type = field?.filter ?? '';
  return sets[type]?.includes(value) ?? forms[type]?.test(value) ?? true;
}

/** Tells whether values of a condition are keys of things, which have names. */
export function thingOf({ steps, field, operator }: Condition): string | undefined {
  const last = steps.at(-1)!;
  const named = steps.length > 1 && field && (operator === 'eq' || operator === 'ne') && resourceOf(last.from).key === last.name;
  return named ? last.from : undefined;
}
