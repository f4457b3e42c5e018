import { Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { Answer, useAnswer } from '../../../app/answer';
import { FiguresOfMapDocument, RegionsOfMapDocument, ValuesOfMapDocument, type FigureFragment } from '../../../gql/graphql';
import { classesOf } from '../../../maps/classes';
import { Legend } from '../../../maps/legend';
import { DisputedNote, OutlinesNote } from '../../../maps/notes';
import { PeriodMaps } from '../../../maps/period-maps';
import { sentenceOf } from '../../../maps/sentence';
import { TileMap } from '../../../maps/tile-map';
import { period as written } from '../../../words/date';
import { useLanguage, useWords } from '../../../words/language';
import { counted, limit, number } from '../../../words/number';
import { AboutRegion } from './about-region';
import { Course } from './course';
import type { MapOf } from './map';
import { tilesByPeriod, type RegionTile } from './region-tiles';

const OutlineMap = lazy(() => import('../../../maps/outline-map')); // the outlines are large

const words = {
  en: { coverage: (known: number, n: number) => `Values are known for ${number('en', known)} of ${counted('en', n, ['region', 'regions'])}.` },
  ru: { coverage: (known: number, n: number) => `Значения известны для ${number('ru', known)} из ${counted('ru', n, ['региона', 'регионов'])}.` },
};

/** Regions by what sources state of them, or by the medians of their municipalities: as tiles, as outlines, or period by period. */
export function RegionMaps(of: MapOf) {
  const language = useLanguage();
  const { slug, breakdown, level, period } = of;
  const regions = useAnswer(RegionsOfMapDocument, {});
  const values = useAnswer(ValuesOfMapDocument, { slug, breakdown, level });
  const figures = useAnswer(FiguresOfMapDocument, { slug, breakdown, period }, level !== 'REGION');
  return (
    <Answer of={regions}>
      {({ regions: all }) => (
        <Answer of={values}>
          {({ observationGroups }) => {
            const tiles = tilesByPeriod(language, all?.nodes ?? [], observationGroups?.nodes ?? []);
            const stated = figures.data?.table?.nodes.map(({ region, observations }) => [region.id, observations[0]] as const) ?? [];
            return <Drawn {...of} tiles={tiles} figures={level === 'REGION' ? new Map(stated) : new Map()} />;
          }}
        </Answer>
      )}
    </Answer>
  );
}

interface DrawnParts extends MapOf {
  tiles: Map<string, RegionTile[]>;
  figures: Map<string, FigureFragment | undefined>;
}

function Drawn({ kind, label, slug, period, part, how, allPeriods, write, tiles, figures }: DrawnParts) {
  const language = useLanguage();
  const text = useWords(words);
  const places = tiles.get(period) ?? [];
  const compared = allPeriods || kind === 'years' ? [...tiles.values()].flat() : places;
  const classes = classesOf(compared.flatMap(({ value }) => value ?? []), how);
  const sentence = <p>{kind === 'years' && `${written(language, period)}. `}{sentenceOf({ language, places, write, coverage: (known) => text.coverage(known, places.length) })}</p>;
  const about = (region: RegionTile | undefined) => (region ? <AboutRegion region={region} slug={slug} period={period} figure={figures.get(region.id)} write={write} /> : sentence);
  const aboutOne = (place: { id: string } | undefined) => about(places.find(({ id }) => id === place?.id));
  const shared = { label, places, classes, write, about: aboutOne };
  return (
    <>
      {kind === 'tiles' && <TileMap {...shared} />}
      {kind === 'outlines' && <OutlineMap {...shared} part={part} />}
      {kind === 'years' && (
        <PeriodMaps
          label={label}
          periods={[...tiles].map(([one, some]) => ({ period: one, title: written(language, one), tiles: some }))}
          classes={classes}
          link={(one, content) => (
            <Link to="." search={(search) => ({ ...search, map: undefined, period: one, scale: 'all' })} resetScroll={false}>
              {content}
            </Link>
          )}
          about={(id) => (id === undefined ? sentence : <Course of={[...tiles].map(([one, some]) => ({ period: one, region: some.find((tile) => tile.id === id) }))} write={write} />)}
        />
      )}
      <Legend
        label={label}
        of={{ classes, figure: (value) => limit(language, value), missing: compared.filter(({ value }) => value === null).length }}
        how={how}
        places={compared === places ? 'regions' : 'values'}
      />
      {places.some(({ disputed }) => disputed) && <DisputedNote />}
      {kind === 'outlines' && <OutlinesNote />}
    </>
  );
}
