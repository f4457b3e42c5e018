import { placeWords } from '../../charts/sentences';
import { NoData } from '../../components/no-data';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import { classesOf } from '../../maps/classes';
import { MapFigure } from '../../maps/map-figure';
import { sentenceOf } from '../../maps/sentence';
import { TileMap, type Tile } from '../../maps/tile-map';
import { BrowseLink } from '../../things/browse-link';
import { kinds } from '../../things/kinds';
import { shortCode } from '../../things/region-codes';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import { useAbout } from './about';
import { ranked, type RegionValue } from './regions';
import type { Selection } from './selection';
import { marked, signs } from './sentences';

const words = {
  en: {
    title: (title: string) => `${title} on a map of equal tiles`,
    head: 'per 100,000 inhabitants',
    most: 'Most',
    more: (n: number) => ` and ${n} more`,
    coverage: (known: number, all: number) => `A number is known for ${number('en', known)} of ${counted('en', all, kinds.region.en)}; hatched is what is not known.`,
  },
  ru: {
    title: (title: string) => `${title} на карте из равных плиток`,
    head: 'на 100 тыс. жителей',
    most: 'Больше всего',
    more: (n: number) => ` и ещё ${n}`,
    coverage: (known: number, all: number) => `Число известно для ${counted('ru', known, placeWords.REGION.ru.of)} из ${number('ru', all)}; штриховка — не известно.`,
  },
};

/** The same selection as a map. */
export function RegionMap({ of, values }: { of: Selection; values: readonly RegionValue[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const { about, sheet } = useAbout(of, values);
  const unit = of.perHead ? `\u00a0${text.head}` : '';
  const tiles = values.flatMap(({ region, value, known }): Tile[] => (region.tile ? [{ ...region, ...region.tile, letters: shortCode(language, region), value, sign: signs[known] }] : []));
  const classes = classesOf(tiles.flatMap(({ value }) => value ?? []));
  const write = (value: number) => number(language, value);
  const title = text.title(about.title);
  return (
    <MapFigure
      about={{ ...about, title, name: `${about.name}-map` }}
      sentence={sentenceOf({ language, places: tiles, write, coverage: (known) => text.coverage(known, values.length) })}
      sheet={sheet}
      legend={{ classes, figure: write, missing: tiles.filter(({ value }) => value === null).length }}
      how="equal-counts"
      counted="regions"
      disputed={tiles.some(({ disputed }) => disputed)}
      outlines={false}
    >
      <TileMap label={`${title}, ${about.unit}`} places={tiles} classes={classes} write={write} about={told} />
    </MapFigure>
  );

  function told(tile: Tile | undefined) {
    const most = ranked(values).filter(({ rank }) => rank === 1);
    const shown = tile ? values.find(({ region }) => region.id === tile.id) : most[0];
    if (!shown) return <NoData />;
    return (
      <p>
        {!tile && `${text.most}: `}
        <ThingLink id={shown.region.id}>
          <strong>{shown.region.name}</strong>
        </ThingLink>
        {!tile && most.length > 1 && text.more(most.length - 1)} — {shown.value === null ? <NoData /> : sourced(shown, `${marked(language, shown.value, shown.known)}${unit}`)}
      </p>
    );
  }

  // What sources name one by one has its sources in the table.
  function sourced({ source, region }: RegionValue, written: string) {
    if (source) return <Sourced sources={[source]}>{written}</Sourced>;
    return <BrowseLink of={{ plural: 'awardEntries', filter: { 'season.slug': of.season.slug, 'region.oktmo': region.oktmo } }}>{written}</BrowseLink>;
  }
}
