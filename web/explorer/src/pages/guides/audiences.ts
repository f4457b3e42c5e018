import { contents } from 'virtual:guides';
import type { Contents } from '../../guides/built';

/** For whom a document is, those first who need no tools. */
export const audiences = ['readers', 'hosts', 'developers'] as const;
type Audience = (typeof audiences)[number];

const documents: Record<Exclude<Audience, 'developers'>, ReadonlySet<string>> = {
  readers: new Set([
    'tutorials/for-researchers',
    'how-to/explore',
    'how-to/search',
    'how-to/download-data',
    'how-to/download-a-query',
    'how-to/cite',
    'how-to/assist',
    'reference/glossary',
    'reference/data-dictionary',
    'explanation/releases',
    'explanation/series-across-reforms',
    'explanation/search',
    'explanation/sources-and-neutrality',
    'explanation/inference',
    'explanation/peers',
  ]),
  hosts: new Set([
    'tutorials/bring-your-own-data',
    'how-to/own-postgresql',
    'how-to/publish-data',
    'how-to/import-official-files',
    'how-to/run-in-production',
    'how-to/generate-load-data',
    'reference/command-line',
    'reference/metrics',
    'reference/data-package',
    'reference/mapping',
    'reference/wanted-data',
    'explanation/batches',
    'explanation/performance',
  ]),
};

/** Whom the first document that a line links to is for. */
function audienceOf(html: string): Audience {
  const path = /href="@page\/guides\/([^"#]+)/.exec(html)?.[1] ?? '';
  return audiences.find((audience) => audience !== 'developers' && documents[audience].has(path)) ?? 'developers';
}

/** The start page of the documents, with the lines for an audience. */
export const contentsFor = (audience: Audience): Contents =>
  contents.map(({ title, items }) => ({ title, items: items.filter((item) => audienceOf(item) === audience) })).filter(({ items }) => items.length > 0);
