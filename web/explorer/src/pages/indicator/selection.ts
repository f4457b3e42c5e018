import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { coveredBy, periodsOf, usualLevel, usualPeriod, type Groups } from './map/coverage';
import type { Indicator } from './page';
import { codesOf } from './search';

/** What all views of an indicator are of. */
export interface Selection {
  indicator: Pick<Indicator, 'slug' | 'name' | 'unitLabel' | 'addsOverPlaces'>;
  breakdown: string;
  /** What the breakdown is called; nothing of the total. */
  part: string | undefined;
  groups: Groups;
  /** None if only the country has values. */
  level: 'REGION' | 'MUNICIPALITY' | undefined;
  levels: readonly ('REGION' | 'MUNICIPALITY')[];
  periods: readonly string[];
  period: string | undefined;
  places: readonly string[];
  other: string | undefined;
  start: string | undefined;
  byRise: boolean;
  bordersNow: boolean;
  choose: (chosen: object) => void;
}

export type Placed = Selection & { level: 'REGION' | 'MUNICIPALITY'; period: string };

/** Whether there is anything to compare places by. */
export const isPlaced = (selection: Selection): selection is Placed => !!selection.level && !!selection.period;

/** Reads the address; what it leaves open is chosen by what there is. */
export function useSelection(indicator: Indicator, breakdown: string, groups: Groups): Selection {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const choose = useCallback((chosen: object) => void navigate({ to: '.', search: (before: object) => ({ ...before, ...chosen }), replace: true, resetScroll: false }), [navigate]);
  const covered = coveredBy(groups);
  const levels = (['REGION', 'MUNICIPALITY'] as const).filter((level) => periodsOf(covered, level).length > 0);
  const level = levels.find((one) => one.toLowerCase() === search.level) ?? usualLevel(covered);
  const periods = level ? periodsOf(covered, level) : [];
  return {
    indicator,
    breakdown,
    part: breakdown === (indicator.totalBreakdown ?? '_T') ? undefined : indicator.breakdowns.nodes.find(({ code }) => code === breakdown)?.name,
    groups,
    level,
    levels,
    periods,
    period: periods.find((one) => one === search.period) ?? (level && usualPeriod(covered, level)),
    places: codesOf(search.places),
    other: search.with,
    start: search.start,
    byRise: search.by === 'rise',
    bordersNow: search.borders === 'now',
    choose,
  };
}

/** The title of a chart: what is measured, and which part of it. */
export const titleOf = ({ indicator, part }: Selection): string => [indicator.name, part].filter(Boolean).join(': ');
