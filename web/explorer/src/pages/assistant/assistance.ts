import type { AssistQuery } from '../../gql/graphql';

/** What bears on a request. */
export type Assistance = NonNullable<AssistQuery['assist']>;

export type Suggestion = Assistance['regulations' | 'practices' | 'trainingPrograms' | 'indicators'][number];

export const titleOf = ({ node }: Suggestion): string => ('title' in node ? node.title : 'name' in node ? node.name : node.id);

/** Words that a request and a suggestion share: a word of the request with those it met, each once. */
export function sharedWords({ terms }: Suggestion): { word: string; met: string[] }[] {
  const shared = new Map<string, Set<string>>();
  for (const { request, document } of terms) {
    const met = shared.get(request) ?? new Set();
    shared.set(request, document.toLowerCase() === request.toLowerCase() ? met : met.add(document));
  }
  return [...shared].map(([word, met]) => ({ word, met: [...met] }));
}

const sentences = new Set(['summary', 'description', 'methodology']);

/** Sentences of the thing that are quoted. Its title stands above them, and themes and keywords are no sentences. */
export const quotesOf = ({ passages }: Suggestion): string[] => [...new Set(passages.filter(({ field }) => sentences.has(field)).map(({ text }) => text))];
