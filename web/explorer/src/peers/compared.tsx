import { Bar } from '../components/bar';
import { Rows } from '../components/rows';
import { Place } from '../things/place';
import { useLanguage, useWords } from '../words/language';
import { number, percent } from '../words/number';
import styles from './compared.module.css';
import { useDimensionName } from './dimension-name';
import type { Group } from './use-peers';

const words = {
  en: { title: 'Similar places, compared', place: 'Place', self: 'this page', difference: 'Difference', shares: 'Bars show how much each value counts for the difference, which is told in standard deviations.' },
  ru: { title: 'Сравнение похожих мест', place: 'Место', self: 'эта страница', difference: 'Отличие', shares: 'Полосы показывают вклад каждого значения в отличие. Оно выражено в стандартных отклонениях.' },
};

type Peer = Group['peers'][number];

/** The place above its peers: their values, how much each counts for the difference, and the difference. */
export function Compared({ of: { dimensions, peers } }: { of: Group }) {
  const language = useLanguage();
  const text = useWords(words);
  const name = useDimensionName();
  const rows = [undefined, ...peers];
  return (
    <>
      <div className={styles.found}>
        <Rows
          label={text.title}
          rows={rows}
          keyOf={(peer) => peer?.place ?? 'self'}
          columns={[
            { title: text.place, cell: (peer) => (peer ? <Place of={{ ...peer, region: peer.region ?? peer.municipality?.region }} /> : <b>{text.self}</b>) },
            ...dimensions.map((dimension, i) => ({
              title: name(dimension),
              number: true,
              cell: (peer: Peer | undefined) => <Cell value={peer ? peer.contributions[i]!.value : dimension.value} share={peer?.contributions[i]!.share} />,
            })),
            { title: text.difference, number: true, cell: (peer) => peer && number(language, peer.distance, 2) },
          ]}
        />
      </div>
      {dimensions.length > 1 && <p className={styles.key}>{text.shares}</p>}
    </>
  );
}

/** A value, above a bar for its share of the distance. */
function Cell({ value, share }: { value: number | null | undefined; share: number | null | undefined }) {
  const language = useLanguage();
  if (value === null || value === undefined) return null;
  const written = number(language, value, 1);
  if (share === null || share === undefined) return <span data-number>{written}</span>;
  return (
    <Bar value={share} most={1}>
      <span title={percent(language, share, 0)}>{written}</span>
    </Bar>
  );
}
