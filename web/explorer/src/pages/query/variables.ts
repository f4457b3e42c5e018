import { Kind, parse } from 'graphql';
import type { Question } from '../../questions/questions';
import type { Language } from '../../words/language';

export type Variables = Record<string, unknown>;

/** The variables of a question, in the language of the page. */
export function variablesOf({ variables = {} }: Question, language: Language): Variables {
  return 'lang' in variables ? { ...variables, lang: language.toUpperCase() } : variables;
}

/** The variables that differ from those of the question: the address needs no others. */
export function changedOf(question: Question, language: Language, variables: Variables): Variables {
  const before = variablesOf(question, language);
  return Object.fromEntries(Object.entries(variables).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}

/** Reads variables; what is no object of JSON has none. */
export function read(variables: string): Variables {
  try {
    const value: unknown = JSON.parse(variables);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Variables) : {};
  } catch {
    return {};
  }
}

export const written = (variables: Variables): string => (Object.keys(variables).length > 0 ? JSON.stringify(variables) : '');

/** The names of the variables of a query, in its order; of one that cannot be read none. */
export function orderOf(query: string): readonly string[] {
  try {
    const operation = parse(query).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    return operation?.variableDefinitions?.map((one) => one.variable.name.value) ?? [];
  } catch {
    return [];
  }
}
