// Conditions as the filter input of the API.
import { resourceOf } from '../../catalogue';
import type { Condition, Step } from './conditions';

type Input = Record<string, unknown>;

/** Returns the filter that all conditions make; undefined without any. */
export function filterOf(conditions: readonly Condition[]): Input | undefined {
  let whole: Input = {};
  const apart: Input[] = []; // where another condition leaves no place, as of two texts that one field contains
  for (const input of conditions.flatMap(inputsOf)) {
    const merged = merge(whole, input);
    if (merged) whole = merged;
    else apart.push(input);
  }
  if (apart.length > 0) whole = { ...whole, and: apart };
  return Object.keys(whole).length > 0 ? whole : undefined;
}

function inputsOf({ steps, field, operator, values }: Condition): Input[] {
  const before = steps.slice(0, -1);
  const last = steps.at(-1)!;
  const typed = values.map((value) => literal(field?.filter, value));
  switch (operator) {
    case 'exists':
      return [nest(values[0] === 'true' ? steps : [...before, opposite(last)], {})];
    case 'isNull':
      return [field ? nest(steps, { isNull: values[0] === 'true' }) : nest(before, relation(last, values[0] === 'true'))];
    case 'eq':
      return [nest(steps, typed.length > 1 ? { in: typed } : { eq: typed[0] })];
    case 'year': {
      const years = values.map((year) => nest(steps, inYear(field?.filter, year)));
      return years.length > 1 ? [{ or: years }] : years;
    }
    default:
      return typed.map((value) => nest(steps, { [operator]: value }));
  }
}

function literal(type: string | undefined, value: string): unknown {
  if (type === 'Int' || type === 'Float') return Number(value);
  return type === 'Boolean' ? value === 'true' : value;
}

/** Days have two bounds of a year; months and years are compared as texts. */
function inYear(type: string | undefined, year: string): Input {
  return type === 'Date' ? { gte: `${year}-01-01`, lte: `${year}-12-31` } : { gte: year, lt: String(Number(year) + 1) };
}

/** Rows that refer to another one, or to none. */
function relation({ name, to }: Step, missing: boolean): Input {
  const present = { [name]: { [resourceOf(to!).key]: { isNull: false } } };
  return missing ? { not: present } : present;
}

const opposite = (step: Step): Step => ({ ...step, quantifier: step.quantifier === 'some' ? 'none' : 'some' });

function nest(steps: readonly Step[], inner: Input): Input {
  return steps.reduceRight<Input>((input, { name, quantifier }) => ({ [name]: quantifier ? { [quantifier]: input } : input }), inner);
}

/** Merges two inputs, which must agree: undefined if one place has two values, or would mean something else. */
function merge(one: Input, other: Input): Input | undefined {
  const merged = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const before = merged[name];
    if (before === undefined) merged[name] = value;
    else if (isInput(before) && isInput(value) && name !== 'not' && name !== 'none') {
      const both = merge(before, value);
      if (!both) return undefined;
      merged[name] = both;
    } else return undefined;
  }
  return merged;
}

const isInput = (value: unknown): value is Input => typeof value === 'object' && value !== null && !Array.isArray(value);
