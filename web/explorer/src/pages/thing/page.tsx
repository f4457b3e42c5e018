import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType } from 'react';
import { NotFound } from '../../app/not-found';
import { Skeleton } from '../../components/skeleton';
import { isKind, type KindName } from '../../things/kinds';

/** A page of things of one kind gets the key of one, as in the address. */
export type ThingPage = ComponentType<{ of: string }>;

const pages: Partial<Record<KindName, ThingPage>> = {
  district: lazy(() => import('../district/page')),
  region: lazy(() => import('../region/page')),
  municipality: lazy(() => import('../municipality/page')),
  person: lazy(() => import('../person/page')),
  organization: lazy(() => import('../organization/page')),
  award: lazy(() => import('../award/page')),
  season: lazy(() => import('../season/page')),
  nomination: lazy(() => import('../nomination/page')),
  entry: lazy(() => import('../entry/page')),
  program: lazy(() => import('../program/page')),
  cohort: lazy(() => import('../cohort/page')),
  forum: lazy(() => import('../forum/page')),
  practice: lazy(() => import('../practice/page')),
  initiative: lazy(() => import('../initiative/page')),
  regulation: lazy(() => import('../regulation/page')),
  position: lazy(() => import('../relation/position')),
  conferral: lazy(() => import('../relation/conferral')),
  participation: lazy(() => import('../relation/participation')),
  session: lazy(() => import('../relation/session')),
  appearance: lazy(() => import('../relation/appearance')),
  adoption: lazy(() => import('../relation/adoption')),
  provision: lazy(() => import('../relation/provision')),
  model: lazy(() => import('../relation/model')),
  statement: lazy(() => import('../relation/statement')),
  change: lazy(() => import('../change/page')),
  name: lazy(() => import('../place-name/page')),
  indicator: lazy(() => import('../indicator/page')),
  breakdown: lazy(() => import('../breakdown/page')),
  observation: lazy(() => import('../observation/page')),
  source: lazy(() => import('../source/page')),
};

/** Chooses the page of a thing by its kind. */
export function Thing() {
  const { kind, _splat: key } = useParams({ from: '/$language/$kind/$' });
  const Page = isKind(kind) ? pages[kind] : undefined;
  if (!Page || !key) return <NotFound />;
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <Page of={key} key={`${kind} ${key}`} />
    </Suspense>
  );
}
