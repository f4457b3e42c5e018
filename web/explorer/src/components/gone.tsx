import type { ReactNode } from 'react';
import { useWords } from '../words/language';
import { Notice } from './notice';

const words = {
  en: {
    pruned: (n: number) => `Release ${n} is no longer kept`,
    prunedText: 'The operator of the hub removed its data. Releases never change, so what was cited of it may still stand in a later one.',
    never: (n: number) => `There is no release ${n}`,
    neverText: 'Every hub numbers its own releases in the order of their publication.',
    nearest: 'The nearest release kept:',
  },
  ru: {
    pruned: (n: number) => `Выпуск ${n} больше не хранится`,
    prunedText: 'Его данные удалил оператор. Выпуски не меняются, и то, на что ссылались, может быть и в более позднем.',
    never: (n: number) => `Выпуска ${n} нет`,
    neverText: 'Каждый сервер нумерует свои выпуски сам, в порядке публикации.',
    nearest: 'Ближайший из хранимых выпусков:',
  },
};

/** Returns the release kept that is nearest to a number; of two, the later. */
function nearestTo(number: number, kept: readonly number[]): number | undefined {
  return kept.toSorted((a, b) => Math.abs(a - number) - Math.abs(b - number) || b - a)[0];
}

interface GoneProps {
  number: number;
  kept: readonly number[];
  link: (nearest: number) => ReactNode;
  /** Whether it was there once: without the word of the hub, its number tells. */
  pruned?: boolean;
}

/** Says that a release cannot be read, and leads to the nearest that can. */
export function Gone({ number, kept, link, pruned = number < Math.max(0, ...kept) }: GoneProps) {
  const text = useWords(words);
  const nearest = nearestTo(number, kept);
  return (
    <Notice kind="warning" title={pruned ? text.pruned(number) : text.never(number)}>
      <p>{pruned ? text.prunedText : text.neverText}</p>
      {nearest !== undefined && (
        <p>
          {text.nearest} {link(nearest)}
        </p>
      )}
    </Notice>
  );
}
