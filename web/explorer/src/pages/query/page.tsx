import { useSearch } from '@tanstack/react-router';
import { Gallery } from './gallery';
import { Opened } from './opened';

/** Questions with their queries; with one in the address, that and its answer. */
export function Query() {
  const { example, hash, query } = useSearch({ from: '/$language/query' });
  return example || hash || query ? <Opened /> : <Gallery />;
}
