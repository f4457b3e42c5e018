import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { NoData } from '../../../components/no-data';
import type { About } from '../../../charts/frame';
import { Skeleton } from '../../../components/skeleton';
import type { SourceLineFragment } from '../../../gql/graphql';
import type { Classing } from '../../../maps/classes';
import { TimeHandle } from '../../../maps/time-handle';
import { period as written } from '../../../words/date';
import { useLanguage, useWords } from '../../../words/language';
import { number, withUnit } from '../../../words/number';
import { Choices } from './choices';
import { coveredBy, periodsOf, usualLevel, usualPeriod, type Covered, type Groups } from './coverage';
import styles from './map.module.css';
import { RegionMaps } from './region-maps';
import { mapKinds, type MapKind } from './search';

/** What a map is of. */
export interface MapOf {
  kind: MapKind;
  /** Title, unit, period and sources, for the frame. */
  about: About;
  slug: string;
  breakdown: string;
  level: 'REGION' | 'MUNICIPALITY';
  period: string;
  periods: readonly string[]; // in which the level has values, the oldest first
  part: string | undefined;
  how: Classing;
  allPeriods: boolean;
  /** How many places of the level have a value in the period. */
  stated: number;
  write: (value: number) => string;
}

const PointMaps = lazy(() => import('./point-maps')); // the outlines behind them are large

const words = { en: { median: 'medians of municipalities', period: 'Period' }, ru: { median: 'медианы муниципальных образований', period: 'Период' } };

interface IndicatorMapParts {
  indicator: { slug: string; name: string; unitLabel: string; sources: readonly SourceLineFragment[] };
  breakdown: string;
  groups: Groups;
}

/** An indicator on a map, as the address says: of which places, when, drawn how. */
export function IndicatorMap({ indicator: { slug, name, unitLabel, sources }, breakdown, groups }: IndicatorMapParts) {
  const covered = coveredBy(groups);
  const language = useLanguage();
  const text = useWords(words);
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const choose = useCallback((chosen: object) => void navigate({ to: '.', search: (before: object) => ({ ...before, ...chosen }), replace: true, resetScroll: false }), [navigate]);
  const showPeriod = useCallback((period: string) => choose({ period }), [choose]);

  const wanted = search.level?.toUpperCase() as MapOf['level'] | undefined;
  const level = search.map === 'points' ? 'MUNICIPALITY' : wanted && periodsOf(covered, wanted).length > 0 ? wanted : usualLevel(covered);
  const periods = level ? periodsOf(covered, level) : [];
  const period = periods.find((one) => one === search.period) ?? (level && usualPeriod(covered, level));
  if (!level || !period) return <NoData />;

  const possible: Record<MapKind, boolean> = { tiles: true, outlines: true, points: periodsOf(covered, 'MUNICIPALITY').length > 0, years: periods.length > 1 };
  const kind = mapKinds.find((one) => one === search.map && possible[one]) ?? 'tiles';
  const medians = level === 'MUNICIPALITY' && kind !== 'points';
  const of: MapOf = {
    kind,
    about: {
      title: name,
      unit: [unitLabel, medians && text.median].filter(Boolean).join(' · '),
      period: kind === 'years' ? '' : written(language, period),
      sources,
      name: [slug, kind, kind !== 'years' && period].filter(Boolean).join('-'),
    },
    slug,
    breakdown,
    level,
    period,
    periods,
    part: kind === 'outlines' && search.part !== 'west' ? undefined : search.part, // one region alone is no map of regions
    how: search.classes === 'steps' ? 'equal-steps' : 'equal-counts',
    allPeriods: search.scale === 'all',
    stated: covered.find((one) => one.level === level && one.period === period)?.places ?? 0,
    write: (value) => withUnit(language, number(language, value, 2), unitLabel),
  };
  return (
    <div className={styles.map}>
      <Choices of={of} possible={possible} levels={usableLevels(covered)} periods={periods.length} choose={choose} />
      {kind !== 'years' && periods.length > 1 && <TimeHandle label={text.period} periods={periods} shown={period} write={(one) => written(language, one)} onShow={showPeriod} />}
      <Suspense fallback={<Skeleton lines={12} />}>{kind === 'points' ? <PointMaps {...of} /> : <RegionMaps {...of} />}</Suspense>
    </div>
  );
}

const usableLevels = (covered: readonly Covered[]): MapOf['level'][] => (['REGION', 'MUNICIPALITY'] as const).filter((level) => periodsOf(covered, level).length > 0);
