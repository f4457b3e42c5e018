import { Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { Answer, useAnswer } from '../../../app/answer';
import { placeWords } from '../../../charts/sentences';
import { FiguresOfMapDocument, RegionsOfMapDocument, ValuesOfMapDocument, type FigureFragment } from '../../../gql/graphql';
import { classesOf } from '../../../maps/classes';
import { MapFigure } from '../../../maps/map-figure';
import { HowToRead, Lacking } from '../../../maps/notes';
import { PeriodMaps } from '../../../maps/period-maps';
import { sentenceOf } from '../../../maps/sentence';
import { TileMap } from '../../../maps/tile-map';
import { distinct } from '../../../things/distinct';
import { period as written } from '../../../words/date';
import { useLanguage, useWords } from '../../../words/language';
import { counted, limit, number } from '../../../words/number';
import { AboutRegion } from './about-region';
import { askedPeriods } from './coverage';
import { Course } from './course';
import type { MapOf } from './map';
import { courseSheet, regionSheet } from './sheets';
import { regionsByPeriod, signOf, tilesOf, type ValuedRegion } from './valued-regions';

const OutlineMap = lazy(() => import('../../../maps/outline-map')); // the outlines are large

const words = {
  en: {
    coverage: (known: number, n: number) => `Values are known for ${number('en', known)} of ${counted('en', n, ['region', 'regions'])}.`,
    some: (shown: number, all: number) => `${number('en', shown)} of ${number('en', all)} periods are compared.`,
  },
  ru: {
    coverage: (known: number, n: number) => `Значения известны для ${number('ru', known)} из ${counted('ru', n, placeWords.REGION.ru.of)}.`,
    some: (shown: number, all: number) => `Сравниваются ${number('ru', shown)} из ${counted('ru', all, ['периода', 'периодов'])}.`,
  },
};

/** Regions by what sources state of them, or by the medians of their municipalities: as tiles, as outlines, or period by period. */
export function RegionMaps(of: MapOf) {
  const language = useLanguage();
  const { slug, breakdown, level, period } = of;
  const periods = askedPeriods(of.periods, period, of.kind === 'years' || of.allPeriods);
  const regions = useAnswer(RegionsOfMapDocument, {});
  const values = useAnswer(ValuesOfMapDocument, { slug, breakdown, level, periods });
  const figures = useAnswer(FiguresOfMapDocument, { slug, breakdown, period }, level !== 'REGION');
  return (
    <Answer of={regions}>
      {({ regions: all }) => (
        <Answer of={values}>
          {({ observationGroups }) => {
            const byPeriod = regionsByPeriod(language, all?.nodes ?? [], observationGroups?.nodes ?? []);
            const stated = figures.data?.table?.nodes.map(({ region, observations }) => [region.id, observations[0]] as const) ?? [];
            return <Drawn {...of} byPeriod={byPeriod} figures={level === 'REGION' ? new Map(stated) : new Map()} />;
          }}
        </Answer>
      )}
    </Answer>
  );
}

interface DrawnParts extends MapOf {
  byPeriod: Map<string, ValuedRegion[]>;
  figures: Map<string, FigureFragment | undefined>;
}

function Drawn({ kind, about, slug, period, part, how, allPeriods, periods, write, byPeriod, figures }: DrawnParts) {
  const language = useLanguage();
  const text = useWords(words);
  const places = (byPeriod.get(period) ?? []).map((region) => ({ ...region, sign: signOf(figures.get(region.id)) }));
  const years = [...byPeriod].map(([one, regions]) => ({ period: one, title: written(language, one), regions }));
  const compared = allPeriods || kind === 'years' ? years.flatMap(({ regions }) => regions) : places;
  const classes = classesOf(compared.flatMap(({ value }) => value ?? []), how);
  const stated = [...figures.values()].flatMap((figure) => figure?.source ?? []);
  const sentence = sentenceOf({ language, places, write, coverage: (known) => text.coverage(known, places.length) });
  const label = [about.title, about.unit, about.period].filter(Boolean).join(' · ');
  const aboutOne = (region: ValuedRegion | undefined) => (region ? <AboutRegion region={region} slug={slug} period={period} figure={figures.get(region.id)} write={write} /> : <HowToRead />);
  const map = { label, places, classes, write, about: (place: { id: string } | undefined) => aboutOne(places.find(({ id }) => id === place?.id)) };
  return (
    <MapFigure
      about={{ ...about, sources: stated.length > 0 ? distinct(stated) : about.sources, caveats: compared !== places && years.length < periods.length ? [text.some(years.length, periods.length)] : [] }}
      sentence={kind === 'years' ? `${written(language, period)}. ${sentence}` : sentence}
      sheet={kind === 'years' ? courseSheet(language, years) : regionSheet(language, about.unit, places)}
      legend={{ classes, figure: (value) => limit(language, value), missing: compared.filter(({ value }) => value === null).length }}
      how={how}
      counted={compared === places ? 'regions' : 'values'}
      disputed={kind !== 'years' && places.some(({ disputed }) => disputed)}
      outlines={kind === 'outlines'}
    >
      {kind === 'tiles' && <TileMap {...map} places={tilesOf(places)} />}
      {kind === 'outlines' && <OutlineMap {...map} part={part} />}
      {kind === 'years' && (
        <PeriodMaps
          label={label}
          periods={years.map(({ regions, ...year }) => ({ ...year, tiles: tilesOf(regions) }))}
          classes={classes}
          link={(one, content) => (
            <Link to="." search={(search) => ({ ...search, map: undefined, period: one, scale: 'all' })} resetScroll={false}>
              {content}
            </Link>
          )}
          about={(id) => (id === undefined ? <HowToRead maps="several" /> : <Course of={years.map((year) => ({ period: year.period, region: year.regions.find((region) => region.id === id) }))} write={write} />)}
        />
      )}
      {kind !== 'outlines' && <Lacking places={places.filter(({ cell }) => !cell)} />}
    </MapFigure>
  );
}
