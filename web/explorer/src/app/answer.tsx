import type { ReactNode } from 'react';
import { useQuery, type CombinedError, type UseQueryState } from 'urql';
import { Failure } from '../components/failure';
import { Skeleton } from '../components/skeleton';
import type { TypedDocumentString } from '../gql/graphql';
import { documentOf } from './client';

/** A remark of the hub on an answer, which is valid all the same. */
export interface Warning {
  code: string;
  message: string;
}

export type State<R> = Pick<UseQueryState<R>, 'data' | 'fetching' | 'error'> & { warnings: readonly Warning[]; again: () => void };

/** Asks a query of the explorer. With `pause` it waits. */
export function useAnswer<R, V>(query: TypedDocumentString<R, V>, variables: V, pause = false): State<R> {
  const [{ data, fetching, error, extensions }, ask] = useQuery<R, any>({ query: documentOf(query), variables: variables as any, pause });
  return { data, fetching, error, warnings: extensions?.['warnings'] ?? [], again: () => ask({ requestPolicy: 'network-only' }) };
}

/** Shows an answer; before it, that something comes, and instead of it, why nothing does. Parts of an answer are shown, with why the rest is not. */
export function Answer<R>({ of, children, skeleton }: { of: State<R>; children: (data: R) => ReactNode; skeleton?: ReactNode }) {
  const failure = of.error && <Failure error={of.error as CombinedError} again={of.again} />;
  if (!of.data) return failure ?? skeleton ?? <Skeleton lines={6} />;
  const roots = Object.values(of.data).filter((root) => root !== undefined);
  const missing = roots.filter((root) => root === null).length;
  if (!failure || missing === 0) return children(of.data);
  return missing === roots.length ? failure : <>{children(of.data)}{failure}</>;
}
