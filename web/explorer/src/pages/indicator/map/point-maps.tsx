import { useMemo } from 'react';
import { Failure } from '../../../components/failure';
import { Skeleton } from '../../../components/skeleton';
import { ThingLink } from '../../../components/thing-link';
import { placeWords } from '../../../charts/sentences';
import { classesOf } from '../../../maps/classes';
import { MapFigure } from '../../../maps/map-figure';
import { HowToRead } from '../../../maps/notes';
import { PointMap, type Point } from '../../../maps/point-map';
import { sentenceOf } from '../../../maps/sentence';
import { distinct } from '../../../things/distinct';
import { Figure } from '../../../things/figure';
import { Written } from '../../../components/written';
import { useLanguage, useWords } from '../../../words/language';
import { counted, limit, number } from '../../../words/number';
import { period as written } from '../../../words/date';
import type { MapOf } from './map';
import styles from './map.module.css';
import { pointSheet } from './sheets';
import { signOf } from './valued-regions';
import { usePoints, type PointRow } from './use-points';

const words = {
  en: {
    coverage: (n: number) => `${counted('en', n, ['municipality has', 'municipalities have'])} a value in this period.`,
    drawn: (drawn: number, within: number) => `The larger a circle, the more people. ${drawn === within ? `All ${number('en', within)} are drawn.` : `${number('en', drawn)} of ${number('en', within)} are drawn: the others would be hidden by more populous ones; look at a part of the country to see them.`}`,
    former: (n: number) => `${counted('en', n, ['value is', 'values are'])} of municipalities that no longer exist, which the map leaves out.`,
    lost: (n: number) => `${counted('en', n, ['municipality has', 'municipalities have'])} a value but no known coordinates, and can be found in the table.`,
  },
  ru: {
    coverage: (n: number) => `За этот период значение есть у ${counted('ru', n, placeWords.MUNICIPALITY.ru.of)}.`,
    drawn: (drawn: number, within: number) => `Чем больше круг, тем больше жителей. ${drawn === within ? `Нанесены все ${number('ru', within)}.` : `Нанесены ${number('ru', drawn)} из ${number('ru', within)}: остальные закрыты более населёнными, их видно на карте части страны.`}`,
    former: (n: number) => `${counted('ru', n, ['значение относится', 'значения относятся', 'значений относятся'])} к муниципальным образованиям, которых больше нет; на карте их нет.`,
    lost: (n: number) => `У ${counted('ru', n, placeWords.MUNICIPALITY.ru.of)} есть значение, но координаты неизвестны; они есть в таблице.`,
  },
};

interface StatedPoint extends Point {
  row: PointRow;
}

/** Municipalities where they lie, coloured by their values. */
export default function PointMaps({ about, slug, breakdown, period, part, how, stated, write }: MapOf) {
  const language = useLanguage();
  const text = useWords(words);
  const { rows, error } = usePoints(slug, breakdown, period);
  const points = useMemo(() => (rows ?? []).flatMap(pointOf), [rows]);
  const classes = useMemo(() => classesOf(points.map(({ value }) => value!), how), [points, how]);
  if (error) return <Failure error={error} />;
  if (!rows) return <Skeleton lines={12} />;
  const sources = distinct(rows.flatMap(({ observations }) => observations.map(({ source }) => source)));
  return (
    <MapFigure
      about={{ ...about, sources }}
      sentence={sentenceOf({ language, places: points, write, coverage: () => text.coverage(rows.length) })}
      sheet={pointSheet(language, about.unit, rows)}
      legend={{ classes, figure: (value) => limit(language, value), missing: 0 }}
      how={how}
      counted="municipalities"
      disputed={points.some(({ disputed }) => disputed)}
      outlines
    >
      <PointMap
        label={[about.title, about.unit, about.period].join(' · ')}
        places={points}
        classes={classes}
        write={write}
        about={(point) => <AboutPoint of={points.find(({ id }) => id === point?.id)?.row} />}
        part={part}
        drawn={(count, within) => (
          <p className={styles.note}>
            {text.drawn(count, within)} {rows.length > points.length && text.lost(rows.length - points.length)} {stated > rows.length && text.former(stated - rows.length)}
          </p>
        )}
      />
    </MapFigure>
  );
}

function pointOf(row: PointRow): StatedPoint[] {
  const { municipality, region, lat, lon, population, observations } = row;
  if (!municipality || lat === null || lon === null || lat === undefined || lon === undefined || !observations[0]) return [];
  return [{ id: municipality.id, name: municipality.longName, value: Number(observations[0].value), sign: signOf(observations[0]), disputed: region.disputed, lat, lon, population: population ?? null, row }];
}

function AboutPoint({ of }: { of: PointRow | undefined }) {
  const language = useLanguage();
  const observation = of?.observations[0];
  if (!of?.municipality || !observation) return <HowToRead />;
  const { municipality, region } = of;
  return (
    <p>
      <ThingLink id={municipality.id}>
        <strong>
          <Written>{municipality.longName}</Written>
        </strong>
      </ThingLink>
      , {region.name} — <Figure of={observation} />, {written(language, observation.period)}
    </p>
  );
}
