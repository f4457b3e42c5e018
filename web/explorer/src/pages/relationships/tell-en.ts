import type { LinkKind } from '../../gql/graphql';
import { isAffiliation } from '../../things/affiliations';
import { kinds, type KindName } from '../../things/kinds';
import type { Grammar } from './tell';

// From the thing that a link leaves, and from the one that it enters.
type Patterns = readonly [out: string, inward: string];

const belongs: Patterns = ['{a} belongs to {b}', 'to {a} belongs {b}'];

const patterns: Partial<Record<LinkKind, Patterns>> = {
  LOCATED_IN: ['{a} is located in {b}', 'in {a} is located {b}'],
  PART_OF: ['{a} is part of {b}', '{a} includes {b}'],
  HAS_CAPITAL: ['the capital of {a} is {b}', '{a} is the capital of {b}'],
  SUCCEEDED_BY: ['{a} was succeeded by {b}', '{a} is the successor of {b}'],
  CHANGED: ['{a} changed {b}', '{a} was changed by {b}'],
  FORMED: ['{a} formed {b}', '{a} was formed by {b}'],
  ORGANIZED_BY: ['{a} is organized by {b}', '{a} organizes {b}'],
  COHORT_OF: belongs,
  SEASON_OF: belongs,
  NOMINATION_OF: belongs,
  SESSION_OF: belongs,
  CONFERRAL_OF: ['{a} received {b}', '{a} was conferred on {b}'],
  TAUGHT_IN: ['{a} attended {b}', '{a} was attended by {b}'],
  HOSTED: ['{a} hosted {b}', '{a} was hosted by {b}'],
  CEREMONY_AT: ['the ceremony of {a} was at {b}', 'at {a} was the ceremony of {b}'],
  ENTERED_BY: ['{a} was entered by {b}', '{a} entered {b}'],
  NOMINATED_IN: ['{a} was nominated in {b}', 'in {a} was nominated {b}'],
  SUBMITTED_TO: ['{a} took part in {b}', 'in {a} took part {b}'],
  FINALIST_OF: ['{a} was a finalist of {b}', 'a finalist of {a} was {b}'],
  AWARDED_IN: ['{a} was awarded in {b}', 'in {a} was awarded {b}'],
  LAUREATE_OF: ['{a} was a laureate of {b}', 'a laureate of {a} was {b}'],
  WON: ['{a} won in {b}', 'a winner of {a} was {b}'],
  RECIPIENT_FROM: ['{a} represents {b}', '{a} is represented by {b}'],
  HELD_IN: ['{a} was held in {b}', 'in {a} was held {b}'],
  SPOKE_AT: ['{a} spoke at {b}', 'at {a} spoke {b}'],
  MODERATED: ['{a} moderated {b}', '{a} was moderated by {b}'],
  PRESENTED_AT: ['{a} presented at {b}', 'at {a} presented {b}'],
  HELD_BY: ['{a} is held by {b}', '{a} holds {b}'],
  POSITION_AT: ['{a} holds an office at {b}', 'an office at {a} is held by {b}'],
  ORIGINATES_FROM: ['{a} comes from {b}', 'from {a} comes {b}'],
  PRESENTED_BY: ['{a} was presented by {b}', '{a} presented {b}'],
  ADOPTED_FROM: ['{a} adopted {b}', '{a} was adopted by {b}'],
  RAISED_AT: ['{a} was raised at {b}', 'at {a} was raised {b}'],
  BACKED_BY: ['{a} is backed by {b}', '{a} backs {b}'],
  CITES: ['{a} cites {b}', '{a} is cited by {b}'],
};

// A row does not itself attend or host: it says that somebody does.
const ofRows: Partial<Record<LinkKind, Patterns>> = {
  CONFERRAL_OF: belongs,
  TAUGHT_IN: belongs,
  HOSTED: belongs,
  ADOPTED_FROM: belongs,
  POSITION_AT: ['{a} is at {b}', 'at {a} is {b}'],
  SPOKE_AT: ['{a} was at {b}', 'at {a} was {b}'],
  RECIPIENT_FROM: ['{a} concerns {b}', '{a} is concerned by {b}'],
};

const told = new Set<KindName>(['district', 'region', 'municipality', 'person']);

export const english: Grammar = {
  pattern(edge, from, to) {
    const outward = edge.from === from.id;
    const found = (isAffiliation(outward ? from.kind : to.kind) && ofRows[edge.kind]) || patterns[edge.kind];
    return found?.[outward ? 0 : 1];
  },
  noun: ({ kind }) => (told.has(kind) ? '' : `the ${kinds[kind].en[0]}`),
  quoted: ({ kind }, name) => (told.has(kind) || kind === 'season' || kind === 'change' || /[“”«»]/.test(name) ? name : `“${name}”`),
  pronoun: ({ kind }) => (told.has(kind) ? undefined : 'which'),
};
