import { NoData } from '../../components/no-data';
import { ThingLink } from '../../components/thing-link';
import type { Tile } from '../../maps/tile-map';
import { BrowseLink } from '../../things/browse-link';
import { kinds } from '../../things/kinds';
import { period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import styles from './home.module.css';
import type { Season } from './seasons';
import type { Region, Shade, Shading } from './shades';

const words = {
  en: {
    most: { entries: 'Most entries known', population: 'Most people' } satisfies Record<Shade, string>,
    among: (n: number, total: number) => `, ${number('en', n)} of ${number('en', total)}`,
    without: (n: number) => (n === 1 ? 'No entry of one region is known here.' : `No entries of ${counted('en', n, kinds.region.en)} are known here.`),
    named: (season?: string) => `Entries that sources name, ${season ? `season of ${season}` : 'of all seasons'}`,
    source: 'Source',
    disputed: 'The status of this region is disputed internationally; its page says by whom.',
  },
  ru: {
    most: { entries: 'Больше всего известных заявок', population: 'Больше всего жителей' } satisfies Record<Shade, string>,
    among: (n: number, total: number) => ` — ${number('ru', n)} из ${number('ru', total)}`,
    without: (n: number) => `О заявках ${counted('ru', n, ['региона', 'регионов', 'регионов'])} здесь ничего не известно.`,
    named: (season?: string) => `Заявки ${season ? `сезона ${season}` : 'всех сезонов'}, названные источниками`,
    source: 'Источник',
    disputed: 'Международный статус региона оспаривается; подробности на его странице.',
  },
};

interface RegionLineParts {
  of: readonly Region[];
  entries: number | undefined; // of all regions
  tile: Tile | undefined;
  shade: Shade;
  shading: Shading;
  season: Season | undefined; // of the entries; all without it
}

/** What the map says of the region that is pointed at; before that, of the one with most. */
export function RegionLine({ of, entries, tile, shade, shading: { valueOf, write }, season }: RegionLineParts) {
  const language = useLanguage();
  const text = useWords(words);
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
          <BrowseLink of={{ plural: 'awardEntries', ...(value !== null && { filter: { 'region.oktmo': region.oktmo, ...(season && { 'season.slug': season.slug }) } }) }}>{text.named(season?.years)}</BrowseLink>
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
