import { Link, useSearch } from '@tanstack/react-router';
import { Section } from '../../components/section';
import { TileMap, type Tile } from '../../components/tile-map';
import type { HomeQuery } from '../../gql/graphql';
import { shortCode } from '../../things/region-codes';
import { useLanguage, useWords } from '../../words/language';
import { isShade, shades, type Shade } from './shades';
import styles from './home.module.css';
import { RegionLine } from './region-line';

const words = {
  en: {
    title: 'Regions',
    choose: 'Colour by',
    entries: 'Entries known',
    population: 'Population',
    classes: 'The more, the stronger the colour. Each colour has about as many regions as the others; equal values share one.',
  },
  ru: {
    title: 'Регионы',
    choose: 'Раскрасить по',
    entries: 'Известные заявки',
    population: 'Население',
    classes: 'Чем больше, тем насыщеннее цвет. На каждый цвет приходится примерно поровну регионов; у равных значений цвет один.',
  },
};

/** The regions as tiles, a doorway to each, coloured by what the reader chose. */
export function RegionMap({ of }: { of: HomeQuery }) {
  const language = useLanguage();
  const text = useWords(words);
  const { map } = useSearch({ from: '/$language/' });
  const chosen: Shade = isShade(map) ? map : 'entries';
  const { valueOf, write, figure } = shades[chosen];
  const regions = of.regions?.nodes ?? [];
  const tiles = regions.flatMap((region): Tile[] =>
    region.tile ? [{ ...region, ...region.tile, code: shortCode(language, region), value: valueOf(region) }] : [],
  );
  return (
    <Section
      title={text.title}
      aside={
        <nav className={styles.shades} aria-label={text.choose}>
          {(Object.keys(shades) as Shade[]).map((shade) => (
            <Link
              key={shade}
              to="."
              search={(search: object) => ({ ...search, map: shade === 'entries' ? undefined : shade })}
              replace
              resetScroll={false}
              activeOptions={{ explicitUndefined: true }}
            >
              {text[shade]}
            </Link>
          ))}
        </nav>
      }
    >
      <TileMap
        label={`${text.title}: ${text[chosen]}`}
        tiles={tiles}
        write={(value) => write(language, value)}
        figure={(value) => figure(language, value)}
        about={(tile) => <RegionLine of={regions} entries={of.awardEntries?.totalCount} tile={tile} shade={chosen} />}
      />
      <p className={styles.note}>{text.classes}</p>
    </Section>
  );
}
