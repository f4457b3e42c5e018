import { useNavigate } from '@tanstack/react-router';
import { Button } from '../components/button';
import type { PeerAttribute } from '../gql/graphql';
import { useCodes } from '../things/codes';
import { pathOf } from '../things/kinds';
import { useWords } from '../words/language';
import { attributes, choiceText, isSize, mostDimensions, parseChoice, weights, type Dimension } from './choice';
import styles from './choose.module.css';
import { usePeersChosen, type Group } from './use-peers';

const words = {
  en: {
    title: 'Choose what counts',
    counts: (name: string) => `How much counts: ${name}`,
    times: (n: number) => `× ${n}`,
    remove: 'Remove',
    add: 'Add a value',
    choose: 'Choose …',
    kind: 'Only places of the same kind',
    reset: 'Back to the usual choice',
  },
  ru: {
    title: 'Выбрать, что считается',
    counts: (name: string) => `Насколько считается: ${name}`,
    times: (n: number) => `× ${n}`,
    remove: 'Убрать',
    add: 'Добавить признак',
    choose: 'Выберите…',
    kind: 'Только места того же вида',
    reset: 'Вернуть обычный выбор',
  },
};

/** An indicator of the place, by which places can be compared too. */
export interface Offered {
  slug: string;
  name: string;
  size: boolean; // its ratios count rather than its differences
}

/** The values by which places are compared, and how much each counts; what is chosen is in the address. */
export function Choose({ of, offered }: { of: Group; offered: readonly Offered[] }) {
  const text = useWords(words);
  const { peers, kind } = usePeersChosen();
  const navigate = useNavigate();
  const set = (search: { peers?: string | undefined; kind?: string | undefined }) =>
    navigate({ to: '.', search: ((before: object) => ({ ...before, ...search })) as never, replace: true, resetScroll: false });
  const chosen = parseChoice(peers) ?? usual(of);
  return (
    <div className={styles.panel}>
      <h3>{text.title}</h3>
      <Chosen of={chosen} offered={offered} set={(next) => set({ peers: choiceText(next) })} />
      <Add to={chosen} level={of.level} offered={offered} set={(next) => set({ peers: choiceText(next) })} />
      <label>
        <input type="checkbox" checked={kind === 'same'} onChange={(event) => set({ kind: event.target.checked ? 'same' : undefined })} /> {text.kind}
      </label>
      {(peers ?? kind) !== undefined && <Button onPress={() => set({ peers: undefined, kind: undefined })}>{text.reset}</Button>}
    </div>
  );
}

function usual({ dimensions }: Group): Dimension[] {
  return dimensions.map(({ attribute, indicator, scale }) => ({ ...(attribute ? { attribute } : { indicator: pathOf(indicator!.id).key }), weight: 1, log: scale === 'LOG' }));
}

interface Choice {
  of: readonly Dimension[];
  offered: readonly Offered[];
  set: (next: readonly Dimension[]) => void;
}

function useName(offered: readonly Offered[]) {
  const code = useCodes();
  return ({ attribute, indicator }: Pick<Dimension, 'attribute' | 'indicator'>): string =>
    attribute ? code('PeerAttribute', attribute) : (offered.find(({ slug }) => slug === indicator)?.name ?? indicator!);
}

function Chosen({ of, offered, set }: Choice) {
  const text = useWords(words);
  const name = useName(offered);
  return (
    <ul role="list" className={styles.chosen}>
      {of.map((one, i) => (
        <li key={one.attribute ?? one.indicator}>
          <span>{name(one)}</span>
          <select aria-label={text.counts(name(one))} value={one.weight} onChange={(event) => set(of.with(i, { ...one, weight: Number(event.target.value) }))}>
            {weights.map((weight) => (
              <option key={weight} value={weight}>
                {text.times(weight)}
              </option>
            ))}
          </select>
          {of.length > 1 && (
            <Button quiet onPress={() => set(of.filter((other) => other !== one))}>
              {text.remove}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

const levelOnly: Partial<Record<PeerAttribute, Group['level']>> = { DENSITY: 'REGION', DISTANCE_TO_REGIONAL_CENTRE: 'MUNICIPALITY' };

function Add({ to, level, offered, set }: { to: readonly Dimension[]; level: Group['level']; offered: readonly Offered[]; set: Choice['set'] }) {
  const text = useWords(words);
  const name = useName(offered);
  const all: Dimension[] = [
    ...attributes.filter((attribute) => !levelOnly[attribute] || levelOnly[attribute] === level).map((attribute) => ({ attribute, weight: 1, log: isSize(attribute) })),
    ...offered.map(({ slug, size }) => ({ indicator: slug, weight: 1, log: size })),
  ];
  const free = all.filter((one) => !to.some(({ attribute, indicator }) => attribute === one.attribute && indicator === one.indicator));
  if (free.length === 0 || to.length >= mostDimensions) return null;
  return (
    <label className={styles.add}>
      {text.add}
      <select value="" onChange={(event) => set([...to, free[Number(event.target.value)]!])}>
        <option value="">{text.choose}</option>
        {free.map((one, i) => (
          <option key={name(one)} value={i}>
            {name(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
