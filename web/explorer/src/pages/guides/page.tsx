import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Skeleton } from '../../components/skeleton';
import { GuidePage } from './guide';
import { Start } from './start';

export function Guides() {
  const path = useParams({ from: '/$language/guides/$' })._splat?.replace(/\/$/, '');
  if (!path) return <Start />;
  return (
    <Suspense fallback={<Skeleton lines={12} />} key={path}>
      <GuidePage path={path} />
    </Suspense>
  );
}
