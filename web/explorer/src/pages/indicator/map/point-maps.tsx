import { Failure } from '../../../components/failure';
import { Skeleton } from '../../../components/skeleton';
import { ThingLink } from '../../../components/thing-link';
import { classesOf } from '../../../maps/classes';
import { Legend } from '../../../maps/legend';
import { DisputedNote, OutlinesNote } from '../../../maps/notes';
import { PointMap, type Point } from '../../../maps/point-map';
import { sentenceOf } from '../../../maps/sentence';
import { Figure } from '../../../things/figure';
import { Written } from '../../../components/written';
import { useLanguage, useWords } from '../../../words/language';
import { counted, limit, number } from '../../../words/number';
import { period as written } from '../../../words/date';
import type { MapOf } from './map';
import styles from './map.module.css';
import { usePoints, type PointRow } from './use-points';

const words = {
  en: {
    coverage: (n: number) => `${counted('en', n, ['municipality has', 'municipalities have'])} a value in this period.`,
    drawn: (drawn: number, within: number) => `The larger a circle, the more people. ${drawn === within ? `All ${number('en', within)} are drawn.` : `${number('en', drawn)} of ${number('en', within)} are drawn: the others would be hidden by more populous ones; look at a part of the country to see them.`}`,
    former: (n: number) => `${counted('en', n, ['value is', 'values are'])} of municipalities that no longer exist, which the map leaves out.`,
    lost: (n: number) => `${counted('en', n, ['municipality has', 'municipalities have'])} a value but no known coordinates, and can be found in the ranking.`,
  },
  ru: {
    coverage: (n: number) => `За этот период значение есть у ${counted('ru', n, ['муниципалитета', 'муниципалитетов'])}.`,
    drawn: (drawn: number, within: number) => `Чем больше круг, тем больше жителей. ${drawn === within ? `Нанесены все ${number('ru', within)}.` : `Нанесены ${number('ru', drawn)} из ${number('ru', within)}: остальные закрыты более населёнными, их видно на карте части страны.`}`,
    former: (n: number) => `${counted('ru', n, ['значение относится', 'значения относятся', 'значений относятся'])} к муниципалитетам, которых больше нет; на карте их нет.`,
    lost: (n: number) => `У ${counted('ru', n, ['муниципалитета', 'муниципалитетов'])} есть значение, но координаты неизвестны; их можно найти в рейтинге.`,
  },
};

interface StatedPoint extends Point {
  row: PointRow;
}

/** Municipalities where they lie, coloured by their values. */
export default function PointMaps({ label, slug, breakdown, period, part, how, stated, write }: MapOf) {
  const language = useLanguage();
  const text = useWords(words);
  const { rows, error } = usePoints(slug, breakdown, period);
  if (error) return <Failure error={error} />;
  if (!rows) return <Skeleton lines={12} />;
  const points = rows.flatMap(pointOf);
  const classes = classesOf(points.map(({ value }) => value!), how);
  const about = (point: StatedPoint | undefined) => (point ? <AboutPoint of={point.row} /> : <p>{sentenceOf({ language, places: points, write, coverage: () => text.coverage(rows.length) })}</p>);
  return (
    <>
      <PointMap
        label={label}
        places={points}
        classes={classes}
        write={write}
        about={(point) => about(points.find(({ id }) => id === point?.id))}
        part={part}
        drawn={(count, within) => (
          <p className={styles.note}>
            {text.drawn(count, within)} {rows.length > points.length && text.lost(rows.length - points.length)} {stated > rows.length && text.former(stated - rows.length)}
          </p>
        )}
      />
      <Legend label={label} of={{ classes, figure: (value) => limit(language, value), missing: 0 }} how={how} places="municipalities" />
      {points.some(({ disputed }) => disputed) && <DisputedNote />}
      <OutlinesNote />
    </>
  );
}

function pointOf(row: PointRow): StatedPoint[] {
  const { municipality, region, lat, lon, population, observations } = row;
  if (!municipality || lat === null || lon === null || lat === undefined || lon === undefined || !observations[0]) return [];
  return [{ id: municipality.id, name: municipality.longName, value: Number(observations[0].value), disputed: region.disputed, lat, lon, population: population ?? null, row }];
}

function AboutPoint({ of: { municipality, region, observations } }: { of: PointRow }) {
  const language = useLanguage();
  const [observation] = observations;
  if (!municipality || !observation) return null;
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
