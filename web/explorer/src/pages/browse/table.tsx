import { useParams, useSearch } from '@tanstack/react-router';
import type { Parameters } from '../../app/address';
import { NotFound } from '../../app/not-found';
import { isPlural } from '../../catalogue';
import { Browser } from './browser';
import { readView } from './view';

/** Chooses the table by the plural in the address, and reads what the reader chose. */
export function Table() {
  const { plural } = useParams({ from: '/$language/browse/$plural' });
  const search = useSearch({ strict: false }) as Parameters;
  return isPlural(plural) ? <Browser view={readView(plural, search)} key={plural} /> : <NotFound />;
}
