import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Question, Subject } from './questions';
import { meanings } from './synonyms';
import { beginning, tells, words } from './words';

/** `near` leaves out questions that have only some of the words, or have them only in their queries. */
export type FindQuestions = (wanted: string, how?: 'near') => readonly Question[];

/**
 * Makes what finds questions, the best first: by words of either language in any form and by what means the same; if
 * nothing has them all, also with typing errors, and then by any of them.
 */
export function finderOf(subjects: readonly Subject[]): FindQuestions {
  const questions = new Map(subjects.flatMap(({ examples }) => examples).map((question) => [question.name, question]));
  const index = new MiniSearch({
    fields: ['title', 'same', 'subject', 'text', 'query'],
    tokenize: words,
    searchOptions: { boost: { title: 8, same: 3, subject: 3, text: 2 }, combineWith: 'AND', prefix: true, weights: { prefix: 0.9, fuzzy: 0.3 } },
  });
  index.addAll(subjects.flatMap((subject) => subject.examples.map((question) => entry(subject, question))));
  const ways: SearchOptions[] = [{}, { fuzzy: (term) => term.length > 4 && 0.25 }, { combineWith: 'OR', prefix: (term) => term.length > 2 }];
  const near = ways.slice(0, 2).map((way): SearchOptions => ({ ...way, fields: ['title', 'same', 'subject', 'text'] }));
  return (wanted, how) => {
    const text = words(wanted).filter(tells).map(beginning).join(' ');
    if (text === '') return [...questions.values()];
    for (const way of how === 'near' ? near : ways) {
      const found = index.search(text, way);
      if (found.length > 0) return found.map(({ id }) => questions.get(id as string)!);
    }
    return [];
  };
}

function entry(subject: Subject, { name, title, text, query }: Question) {
  const both = `${title.en} ${title.ru}`;
  return {
    id: name,
    title: both,
    same: words(`${both} ${name}`).filter(tells).map(beginning).flatMap(meanings).join(' '),
    subject: `${subject.title.en} ${subject.title.ru} ${name}`,
    text: `${text.en} ${text.ru}`,
    query,
  };
}
