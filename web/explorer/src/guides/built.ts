import type { Options } from 'minisearch';

// What the build makes of the documents. See ../../guides.ts.

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

export const guideIndex: Options = {
  fields: ['title', 'heading', 'text'],
  storeFields: ['path', 'title', 'heading', 'excerpt'],
  searchOptions: { boost: { title: 4, heading: 3 }, prefix: true, fuzzy: (word) => (word.length > 4 ? 0.2 : false), combineWith: 'AND' },
};
