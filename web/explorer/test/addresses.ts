// The addresses of all pages, without the language: what tests and the contact sheet open.
import type { APIRequestContext } from '@playwright/test';
import { pages } from '../src/app/pages.ts';
import { kinds, type KindName } from '../src/things/kinds.ts';

/** Pages that are there whatever the data is. */
export const fixed = [...Object.keys(pages).map((page) => page.replace('*', '1')), 'guides/how-to/cite'];
export const tables = Object.values(kinds).map(({ plural }) => `browse/${plural}`);

export const kindNames = Object.keys(kinds) as KindName[];

// Things about which the bundle knows much; of other kinds any thing does.
const known: Partial<Record<KindName, string>> = {
  municipality: '92701000',
  region: '92000000',
  award: 'service',
};

/** Returns the address of a thing of a kind, undefined if the hub has none. */
export async function thingOf(kind: KindName, request: APIRequestContext): Promise<string | undefined> {
  const { plural, resource } = kinds[kind];
  const preferred = known[kind] ? `node(id: "${resource}:${known[kind]}") { id }` : '';
  const answer = await request.post('graphql', { data: { query: `{ ${preferred} ${plural}(first: 1) { nodes { id } } }` } });
  const { data } = await answer.json();
  const id: string | undefined = data.node?.id ?? data[plural].nodes[0]?.id;
  return id && `${kind}/${id.slice(id.indexOf(':') + 1)}`;
}
