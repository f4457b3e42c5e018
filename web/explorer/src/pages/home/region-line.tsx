import { NoData } from '../../components/no-data';
import { ThingLink } from '../../components/thing-link';
import type { Tile } from '../../components/tile-map';
import { BrowseLink } from '../../things/browse-link';
import { kinds } from '../../things/kinds';
import { period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted } from '../../words/number';
import styles from './home.module.css';
import { shades, type Region, type Shade } from './shades';

const words = {
  en: {
    most: 'Most',
    without: (n: number) => (n === 1 ? 'No entry of one region is known here.' : `No entries of ${counted('en', n, kinds.region.en)} are known here.`),
    named: 'Entries that sources name, of all seasons',
    source: 'Source',
    disputed: 'The status of this region is disputed internationally; its page says by whom.',
  },
  ru: {
    most: 'Больше всего',
    without: (n: number) => `О заявках ${counted('ru', n, ['региона', 'регионов', 'регионов'])} здесь ничего не известно.`,
    named: 'Заявки всех сезонов, названные источниками',
    source: 'Источник',
    disputed: 'Международный статус региона оспаривается; подробности на его странице.',
  },
};

/** What the map says of the region that is pointed at; before that, of the one with most. */
export function RegionLine({ of, tile, shade }: { of: readonly Region[]; tile: Tile | undefined; shade: Shade }) {
  const language = useLanguage();
  const text = useWords(words);
  const { valueOf, write } = shades[shade];
  const most = of.reduce<Region | undefined>((best, region) => ((valueOf(region) ?? -1) > (best ? (valueOf(best) ?? -1) : -1) ? region : best), undefined);
  const region = tile ? of.find(({ id }) => id === tile.id) : most;
  if (!region) return <NoData />;
  const value = valueOf(region);
  const { population } = region;
  const without = of.filter(({ awardEntries }) => awardEntries.totalCount === 0).length;
  return (
    <>
      <p>
        {!tile && `${text.most}: `}
        <ThingLink id={region.id}>
          <strong>{region.name}</strong>
        </ThingLink>{' '}
        — {value === null ? <NoData /> : write(language, value)}
        {shade !== 'entries' && population && `, ${period(language, population.period)}`}
      </p>
      <p className={styles.note}>
        {shade !== 'population' && <BrowseLink of={{ plural: 'awardEntries', filter: { 'region.oktmo': region.oktmo } }}>{text.named}</BrowseLink>}
        {shade === 'per-million' && population && '; '}
        {shade !== 'entries' && population && (
          <>
            {shade === 'population' ? text.source : text.source.toLowerCase()}: <ThingLink id={population.source.id}>{population.source.title}</ThingLink>
          </>
        )}
        . {tile?.disputed ? text.disputed : !tile && shade !== 'population' && without > 0 && text.without(without)}
      </p>
    </>
  );
}
