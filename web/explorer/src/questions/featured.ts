import type { Question } from './questions';

/** Names of the questions that show best what the hub answers, the most telling first. */
export const featured = [
  'awards-winners',
  'places-largest-regions',
  'figures-per-head',
  'training-to-finals',
  'practices-by-theme',
  'figures-change-of-country',
  'sources-conflicts',
  'places-government-models',
];

/** Questions about the hub and its releases rather than about the country: for those who build on it. */
export const forDevelopers: ReadonlySet<string> = new Set([
  'figures-dashboard',
  'figures-labels',
  'figures-coverage',
  'network-kinds',
  'sources-identifiers',
  'sources-pinned',
  'sources-release',
  'sources-changes',
]);

/** The questions of these names, in their order. */
export const named = (names: readonly string[], questions: readonly Question[]): Question[] =>
  names.flatMap((name) => questions.find((one) => one.name === name) ?? []);
