import { NoData } from '../../components/no-data';
import { ThingLink } from '../../components/thing-link';
import type { Tile } from '../../components/tile-map';
import { BrowseLink } from '../../things/browse-link';
import { kinds } from '../../things/kinds';
import { period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import styles from './home.module.css';
import { shades, type Region, type Shade } from './shades';

const words = {
  en: {
    most: { entries: 'Most entries known', population: 'Most people' } satisfies Record<Shade, string>,
    among: (n: number, total: number) => `, ${number('en', n)} of ${number('en', total)}`,
    without: (n: number) => (n === 1 ? 'No entry of one region is known here.' : `No entries of ${counted('en', n, kinds.region.en)} are known here.`),
    named: 'Entries that sources name, of all seasons',
    source: 'Source',
    disputed: 'The status of this region is disputed internationally; its page says by whom.',
  },
  ru: {
    most: { entries: 'Больше всего известных заявок', population: 'Больше всего жителей' } satisfies Record<Shade, string>,
    among: (n: number, total: number) => ` — ${number('ru', n)} из ${number('ru', total)}`,
    without: (n: number) => `О заявках ${counted('ru', n, ['региона', 'регионов', 'регионов'])} здесь ничего не известно.`,
    named: 'Заявки всех сезонов, названные источниками',
    source: 'Источник',
    disputed: 'Международный статус региона оспаривается; подробности на его странице.',
  },
};

interface RegionLineParts {
  of: readonly Region[];
  entries: number | undefined; // of all regions
  tile: Tile | undefined;
  shade: Shade;
}

/** What the map says of the region that is pointed at; before that, of the one with most. */
export function RegionLine({ of, entries, tile, shade }: RegionLineParts) {
  const language = useLanguage();
  const text = useWords(words);
  const { valueOf, write } = shades[shade];
  const most = of.reduce<Region | undefined>((best, region) => ((valueOf(region) ?? -1) > (best ? (valueOf(best) ?? -1) : -1) ? region : best), undefined);
  const region = tile ? of.find(({ id }) => id === tile.id) : most;
  if (!region) return <NoData />;
  const value = valueOf(region);
  const without = of.filter((one) => valueOf(one) === null).length;
  const share = !tile && shade === 'entries' && value !== null && entries !== undefined;
  return (
    <>
      <p>
        {!tile && `${text.most[shade]}: `}
        <ThingLink id={region.id}>
          <strong>{region.name}</strong>
        </ThingLink>
        {share ? text.among(value, entries) : <> — {value === null ? <NoData /> : write(language, value)}</>}
        {shade === 'population' && region.population && `, ${period(language, region.population.period)}`}
      </p>
      <p className={styles.note}>
        {shade === 'entries' ? (
          <BrowseLink of={{ plural: 'awardEntries', ...(value !== null && { filter: { 'region.oktmo': region.oktmo } }) }}>{text.named}</BrowseLink>
        ) : (
          region.population && (
            <>
              {text.source}: <ThingLink id={region.population.source.id}>{region.population.source.title}</ThingLink>
            </>
          )
        )}
        . {tile?.disputed ? text.disputed : !tile && shade === 'entries' && without > 0 && text.without(without)}
      </p>
    </>
  );
}
