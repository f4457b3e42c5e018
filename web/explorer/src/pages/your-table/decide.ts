import type { Meaning, Meanings, Place } from './match';
import type { Asked } from './names';

/** What a reader decided of names, by key: the id of a place, or that it is none of those. */
export type Decisions = ReadonlyMap<string, string | null>;

export type State = 'matched' | 'chosen' | 'open' | 'none' | 'waiting';

/** What is known of a name: how it stands, and the place if there is one. */
export interface Standing {
  asked: Asked;
  state: State;
  meaning?: Meaning;
  place?: Place;
}

export function standingOf(asked: Asked, meanings: Meanings, decisions: Decisions): Standing {
  const meaning = meanings.get(asked.key);
  if (!meaning) return { asked, state: 'waiting' };
  const decided = decisions.get(asked.key);
  if (decided === null) return { asked, meaning, state: 'none' };
  const chosen = decided === undefined ? undefined : meaning.places.find(({ id }) => id === decided);
  if (chosen) return { asked, meaning, state: 'chosen', place: chosen };
  const [best] = meaning.places;
  if (meaning.decision === 'MATCHED' && best) return { asked, meaning, state: 'matched', place: best };
  return { asked, meaning, state: best ? 'open' : 'none' };
}

const likely = 0.6;
const lead = 0.03; // over places elsewhere, as the hub asks of what it matches

/** The place that a name most likely means though it is not sure: the best, where none elsewhere is nearly as like. Its region and what lies around it are less like. */
export function suggestionOf({ state, meaning }: Standing): Place | undefined {
  if (state !== 'open' || !meaning || meaning.decision === 'AMBIGUOUS') return undefined;
  const [best, ...others] = meaning.places;
  if (!best || best.score < likely) return undefined;
  const area = (place: Place) => place.region || place.name;
  return others.every((other) => best.score - other.score >= (area(other) === area(best) ? 0.01 : lead)) ? best : undefined;
}
