import type MiniSearch from 'minisearch';
import type { SearchResult } from 'minisearch';
import { guideIndex } from './built';

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
  return (await loading).search(text).slice(0, limit).map(found);
}

const found = ({ title, heading, path, excerpt }: SearchResult): FoundGuide => ({ title: heading ? `${title}: ${heading}` : title, path, excerpt });
