import type MiniSearch from 'minisearch';
import type { Options, SearchResult } from 'minisearch';

// What the build makes of the documents, and their search. See ../guides.ts.

/** A document: text, as HTML, between pieces of code. */
export interface Guide {
  title: string;
  parts: readonly Part[];
  headings: readonly Heading[];
}

export type Part = { html: string } | Code;

export interface Code {
  code: string;
  /** Name of the file that it is. */
  name?: string;
  /** It is a query, which can be tried. */
  query?: boolean;
  variables?: string;
}

export interface Heading {
  id: string;
  text: string;
  level: number;
}

/** Documents of one kind, each a line of HTML with a link. */
export interface GuideSection {
  title: string;
  items: string[];
}

export type Contents = GuideSection[];

/** A place in a document that a search found. */
export interface FoundGuide {
  title: string;
  /** Below /guides/, with the anchor of the place: how-to/cite#addresses. */
  path: string;
  excerpt: string;
}

export const guideIndex: Options = {
  fields: ['title', 'heading', 'text'],
  storeFields: ['path', 'title', 'heading', 'excerpt'],
  searchOptions: { boost: { title: 4, heading: 3 }, prefix: true, fuzzy: (word) => (word.length > 4 ? 0.2 : false), combineWith: 'AND' },
};

let loading: Promise<MiniSearch> | undefined;

async function load(): Promise<MiniSearch> {
  const [{ default: Search }, { default: text }] = await Promise.all([import('minisearch'), import('virtual:guides/search')]);
  return Search.loadJSON(text, guideIndex);
}

/** Finds places in the documents, the best first. The index is loaded with the first search. */
export async function searchGuides(text: string, limit = 10): Promise<FoundGuide[]> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return (await loading).search(text).slice(0, limit).map(found);
}

const found = ({ title, heading, path, excerpt }: SearchResult): FoundGuide => ({ title: heading ? `${title}: ${heading}` : title, path, excerpt });
