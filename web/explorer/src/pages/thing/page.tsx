import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType } from 'react';
import { NotFound } from '../../app/not-found';
import { Skeleton } from '../../components/skeleton';
import { isKind, type KindName } from '../../things/kinds';

/** A page of things of one kind gets the key of one, as in the address. */
export type ThingPage = ComponentType<{ of: string }>;

const pages: Partial<Record<KindName, ThingPage>> = {
  municipality: lazy(() => import('../municipality/page')),
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
