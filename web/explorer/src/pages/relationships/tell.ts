// Tells a path as sentences. Each kind of link has a pattern in each language and direction, in which a thing stands as its kind in the
// case that the pattern needs and its name, which is never declined; a thing that was just named may stand as a pronoun.
import { capital } from '../../words/capital';
import type { Language } from '../../words/language';
import { days, span } from '../../words/date';
import type { Edge, Node } from './network';
import { english } from './tell-en';
import { ownName } from './names';
import { russian } from './tell-ru';

export type Case = 'nom' | 'gen' | 'dat' | 'acc' | 'prep';

/** How a language speaks of things and links. */
export interface Grammar {
  /** The pattern of a link read from one of its ends, which is `{a}`; `{b:gen}` is the other end in the genitive. */
  pattern: (edge: Edge, from: Node, to: Node) => string | undefined;
  /** The kind of a thing in a case, before its name; empty if the name says it. */
  noun: (node: Node, wanted: Case) => string;
  /** A name as it stands after the kind. */
  quoted: (node: Node, name: string) => string;
  /** The pronoun for a thing in a case; none for people and places, which begin a new sentence. */
  pronoun: (node: Node, wanted: Case) => string | undefined;
}

const grammars: Record<Language, Grammar> = { en: english, ru: russian };

/** A part of a sentence: words, a thing by name, or the number of a source. */
export type Said = string | { id: string; name: string } | { cite: number };

/** A step from a thing to the next, by all links between them. */
export interface Step {
  from: Node;
  to: Node;
  links: readonly Edge[];
}

// Where several links say the same more or less, the most telling is told.
const telling = ['WON', 'LAUREATE_OF', 'AWARDED_IN', 'FINALIST_OF', 'POSITION_AT', 'SUBMITTED_TO', 'NOMINATED_IN'];
const weight = ({ kind }: Edge): number => (telling.includes(kind) ? telling.indexOf(kind) : telling.length);

export const mostTelling = (links: readonly Edge[]): Edge => [...links].sort((a, b) => weight(a) - weight(b))[0]!;

const undated = new Set(['SEASON_OF', 'NOMINATION_OF', 'COHORT_OF', 'SESSION_OF']); // of parts: the whole says when
const lasting = new Set(['POSITION_AT', 'HELD_BY', 'LOCATED_IN', 'PART_OF', 'HAS_CAPITAL']);

/** Writes when a link held, or when its event was. */
export const timeOf = (language: Language, { kind, validFrom, validTo }: Pick<Edge, 'kind' | 'validFrom' | 'validTo'>): string =>
  undated.has(kind) ? '' : (lasting.has(kind) ? span : days)(language, validFrom, validTo);

/** Tells one step; `joined` if the thing that it begins at was just named, and a pronoun can stand for it. */
export function tellStep(language: Language, { from, to, links }: Step, cite: (edge: Edge) => number | undefined, joined = false): Said[] {
  const grammar = grammars[language];
  const edge = mostTelling(links);
  const pattern = grammar.pattern(edge, from, to) ?? `{a}: ${edge.from === from.id ? edge.name : edge.inverseName} {b}`;
  const said: Said[] = pattern.split(/(\{[ab](?::\w+)?\})/).flatMap((piece) => {
    const slot = /^\{([ab])(?::(\w+))?\}$/.exec(piece);
    if (!slot) return piece;
    const wanted = (slot[2] as Case | undefined) ?? 'nom';
    const node = slot[1] === 'a' ? from : to;
    const pronoun = joined && slot[1] === 'a' ? grammar.pronoun(node, wanted) : undefined;
    return pronoun ?? named(language, grammar, node, wanted);
  });
  const time = timeOf(language, edge);
  const number = cite(edge);
  return [...said, ...(time ? [`, ${time}`] : []), ...(number === undefined ? [] : [' ', { cite: number }])].filter((one) => one !== '');
}

/** Tells one step as a sentence of its own. */
export const tellAlone = (language: Language, step: Step): Said[] => begun(language, tellStep(language, step, () => undefined));

function named(language: Language, grammar: Grammar, node: Node, wanted: Case): Said[] {
  const noun = grammar.noun(node, wanted);
  const name = ownName(language, node.shown);
  if (name === undefined) return [{ id: node.id, name: noun }];
  return noun ? [`${noun} `, { id: node.id, name: grammar.quoted(node, name) }] : [{ id: node.id, name }];
}

/** Tells a path: one sentence as long as pronouns carry it, then another. */
export function tell(language: Language, steps: readonly Step[], cite: (edge: Edge) => number | undefined): Said[][] {
  const sentences: Said[][] = [];
  steps.forEach((step, i) => {
    const joined = i > 0 && sentences.at(-1)!.length > 0 && grammars[language].pronoun(step.from, 'nom') !== undefined;
    const said = tellStep(language, step, cite, joined);
    if (joined) sentences.at(-1)!.push(', ', ...said);
    else sentences.push(begun(language, said));
  });
  return sentences.map((said) => [...said, '.']);
}

/** A sentence begins with a capital, also in a name such as that of a town. */
function begun(language: Language, [first, ...rest]: Said[]): Said[] {
  if (typeof first === 'string') return [capital(language, first), ...rest];
  return first && 'name' in first ? [{ ...first, name: capital(language, first.name) }, ...rest] : [first!, ...rest];
}

/** A sentence as plain text: for files and for those who listen. */
export const plain = (said: readonly Said[]): string => said.map((one) => (typeof one === 'string' ? one : 'cite' in one ? `[${one.cite}]` : one.name)).join('');
