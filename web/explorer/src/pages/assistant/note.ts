import type { Language } from '../../words/language';
import { quotesOf, sharedWords, titleOf, type Assistance, type Suggestion } from './assistance';
import { words } from './words';

/** Writes what was found as plain text to go into a letter, with numbered citations below. */
export function noteOf(of: Assistance, release: number, language: Language, code: (set: string, code: string) => string): string {
  const text = words[language];
  const citations: string[] = [];
  const cite = (citation: string) => {
    if (!citations.includes(citation)) citations.push(citation);
    return `[${citations.indexOf(citation) + 1}]`;
  };
  const quoted = (words: string) => (language === 'ru' ? `«${words}»` : `“${words}”`);
  const suggested = (suggestion: Suggestion): string[] => [
    `— ${titleOf(suggestion)} ${cite(suggestion.node.citation)}`,
    ...quotesOf(suggestion).map((quote) => `  ${quoted(quote)}`),
    ...('provisions' in suggestion.node
      ? suggestion.node.provisions.nodes.map(({ article, kind, summary }) => `  ${article ? text.article(article) : text.wholeAct}, ${code('ProvisionKind', kind)}${summary ? `: ${summary}` : ''}`)
      : []),
    `  ${text.why} ${sharedWords(suggestion).map(({ word, met }) => [word, ...(met.length > 0 ? [met.join(', ')] : [])].join(' → ')).join('; ')}`,
  ];
  const place = ({ passages, candidates }: Assistance['places'][number]): string => {
    const names = candidates.flatMap((one) => ('name' in one ? ['region' in one ? `${one.name} (${one.region.name})` : one.name] : []));
    return `— ${quoted(passages[0]!.text)}: ${names.join('; ')}`;
  };

  const parts: [string, string[]][] = [
    [text.summary, of.summary.map((sentence) => `— ${sentence.text}`)],
    [text.places, of.places.map(place)],
    [text.laws, of.regulations.flatMap(suggested)],
    [text.practices, of.practices.flatMap(suggested)],
    [text.indicators, of.indicators.flatMap(suggested)],
    [text.programs, of.trainingPrograms.flatMap(suggested)],
  ];
  const sources = (): [string, string[]] => [text.sources, citations.map((citation, i) => `[${i + 1}] ${citation}`)];
  const written = [...parts, sources()].filter(([, lines]) => lines.length > 0).map(([title, lines]) => [title, ...lines].join('\n'));
  return [text.head(release), ...written, of.notice].join('\n\n');
}
