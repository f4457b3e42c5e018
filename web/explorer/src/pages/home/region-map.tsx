import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Section } from '../../components/section';
import type { HomeQuery } from '../../gql/graphql';
import { classesOf } from '../../maps/classes';
import { Legend } from '../../maps/legend';
import { DisputedNote } from '../../maps/notes';
import { TileMap, type Tile } from '../../maps/tile-map';
import { TimeHandle } from '../../maps/time-handle';
import { shortCode } from '../../things/region-codes';
import { useLanguage, useWords } from '../../words/language';
import styles from './home.module.css';
import { RegionLine } from './region-line';
import { seasonsOf } from './seasons';
import { isShade, shades, shadesOf, type Shade } from './shades';

const words = {
  en: {
    title: 'Regions',
    choose: 'Colour by',
    entries: 'Entries known',
    population: 'Population',
    season: 'Season of the prize',
    all: 'all seasons',
  },
  ru: {
    title: 'Регионы',
    choose: 'Раскрасить по',
    entries: 'Известные заявки',
    population: 'Население',
    season: 'Сезон премии',
    all: 'все сезоны',
  },
};

const all = 'all'; // of the seasons; also where the time handle ends

/** The regions as tiles, a doorway to each, coloured by what the reader chose. */
export function RegionMap({ of }: { of: HomeQuery }) {
  const language = useLanguage();
  const text = useWords(words);
  const { map, season: wanted } = useSearch({ from: '/$language/' });
  const navigate = useNavigate();
  const chosen: Shade = isShade(map) ? map : 'entries';
  const seasons = chosen === 'entries' ? seasonsOf(of) : [];
  const season = seasons.find(({ years }) => years === wanted);
  const shading = season ? shadesOf(season) : shades[chosen];
  const { valueOf, write, figure } = shading;
  const showSeason = useCallback((years: string) => void navigate({ to: '.', search: (search: object) => ({ ...search, season: years === all ? undefined : years }), replace: true, resetScroll: false }), [navigate]);
  const regions = of.regions?.nodes ?? [];
  const tiles = regions.flatMap((region): Tile[] =>
    region.tile ? [{ ...region, ...region.tile, letters: shortCode(language, region), value: valueOf(region) }] : [],
  );
  const classes = classesOf(tiles.flatMap(({ value }) => value ?? []));
  const label = [`${text.title}: ${text[chosen]}`, season?.years].filter(Boolean).join(', ');
  return (
    <Section
      title={text.title}
      aside={
        <nav className={styles.shades} aria-label={text.choose}>
          {(Object.keys(shades) as Shade[]).map((shade) => (
            <Link
              key={shade}
              to="."
              search={(search: object) => ({ ...search, map: shade === 'entries' ? undefined : shade, season: shade === 'entries' ? wanted : undefined })}
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
      {seasons.length > 1 && (
        <TimeHandle label={text.season} periods={[...seasons.map(({ years }) => years), all]} shown={season?.years ?? all} write={(years) => (years === all ? text.all : years)} onShow={showSeason} />
      )}
      <TileMap
        label={label}
        places={tiles}
        classes={classes}
        write={(value) => write(language, value)}
        about={(tile) => <RegionLine of={regions} entries={season ? undefined : of.awardEntries?.totalCount} tile={tile} shade={chosen} shading={shading} season={season} />}
      />
      <Legend
        label={label}
        of={{ classes, figure: (value) => figure(language, value), missing: tiles.filter(({ value }) => value === null).length }}
        how="equal-counts"
      />
      {tiles.some(({ disputed }) => disputed) && <DisputedNote />}
    </Section>
  );
}
