import type MiniSearch from 'minisearch';
import type { Query, SearchResult } from 'minisearch';
import { guideIndex } from './built';
import { inEnglish } from './in-english';

/** A place in a document that a search found. */
export interface FoundGuide {
  title: string;
  /** Below /guides/, with the anchor of the place: how-to/cite#addresses. */
  path: string;
  excerpt: string;
}

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
  return (await loading).search(queryOf(text)).slice(0, limit).map(found);
}

const found = ({ title, heading, path, excerpt }: SearchResult): FoundGuide => ({ title: heading ? `${title}: ${heading}` : title, path, excerpt });

/** All words must be there; one in Russian may be there in English, since the documents are. */
function queryOf(text: string): Query {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  return { combineWith: 'AND', queries: words.map((word) => ({ combineWith: 'OR', queries: [word, ...inEnglish(word)] })) };
}
