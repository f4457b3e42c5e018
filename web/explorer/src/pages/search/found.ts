import type { NavigateOptions } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { CombinedError } from 'urql';
import { useAnswer } from '../../app/answer';
import { FindDocument, type HitFragment } from '../../gql/graphql';
import { searchGuides, type FoundGuide } from '../../guides';
import { finderOf } from '../../questions/find';
import { useQuestions, type Question } from '../../questions/questions';
import { pathOf } from '../../things/kinds';
import { useLanguage, type Language } from '../../words/language';
import { useSay } from './hit';
import { findPages, type NamedPage } from './pages';
import { searched, typeOf } from './types';

/** Something to choose: its name, what it is, and where it leads. */
export interface Choice {
  key: string;
  name: string;
  line?: string;
  lang?: Language; // of name and line, if it is another one than that of the page
  to: NavigateOptions;
}

export type GroupName = 'things' | 'indicators' | 'pages' | 'questions' | 'guides';

export interface Found {
  groups: readonly [name: GroupName, choices: readonly Choice[]][];
  total: number; // of things and indicators, also those that are not among the choices
  waiting: boolean;
  error: CombinedError | undefined;
  again: () => void;
}

const things = searched.filter((kind) => kind !== 'indicator').map((kind) => typeOf[kind]);

/** All that a text finds, in groups. While an answer comes, the one before stays. */
export function useFound(text: string): Found {
  const language = useLanguage();
  const say = useSay();
  const { data, fetching, error, again } = useAnswer(FindDocument, { text, things }, text === '');
  const questions = useFoundQuestions(text);
  const guides = useFoundGuides(!fetching && guidesHelp(language, data?.things?.nodes[0]) ? text : '');
  const hit = (found: HitFragment): Choice => ({ key: found.node.id, ...say(found), to: toThing(language, found.node.id) });
  const groups = ([
    ['things', data?.things?.nodes.map(hit) ?? []],
    ['indicators', data?.indicators?.nodes.map(hit) ?? []],
    ['pages', findPages(text).slice(0, 3).map(pageChoice(language))],
    ['questions', questions.map(questionChoice(language))],
    ['guides', guides.slice(0, 3).map(guideChoice(language))],
  ] as [GroupName, Choice[]][]).filter(([, choices]) => choices.length > 0);
  const total = (data?.things?.totalCount ?? 0) + (data?.indicators?.totalCount ?? 0);
  return { groups, total, waiting: fetching, error: data ? undefined : (error as CombinedError | undefined), again };
}

/** The questions that a text finds, the best three; without a text, none. */
export function useFoundQuestions(text: string): readonly Question[] {
  const { subjects } = useQuestions();
  const find = useMemo(() => subjects && finderOf(subjects), [subjects]);
  return useMemo(() => (find && text ? find(text, 'near').slice(0, 3) : []), [find, text]);
}

const exact = 0.9;

/** Whether guides can help with a text. They are in English, and who wants a place by its name in Russian has it. */
export const guidesHelp = (language: Language, best: HitFragment | undefined): boolean => language === 'en' || !best || best.score < exact;

/** The places in guides that a text finds. */
export function useFoundGuides(text: string): readonly FoundGuide[] {
  const [found, setFound] = useState<readonly FoundGuide[]>([]);
  useEffect(() => {
    let stale = false;
    if (text === '') setFound([]);
    else searchGuides(text).then((guides) => stale || setFound(guides), () => stale || setFound([]));
    return () => {
      stale = true;
    };
  }, [text]);
  return found;
}

function toThing(language: Language, id: string): NavigateOptions {
  const { kind, key } = pathOf(id);
  return { to: '/$language/$kind/$', params: { language, kind, _splat: key } };
}

export const pageChoice =
  (language: Language) =>
  ({ key, title, to }: NamedPage): Choice => ({ key: `page ${key}`, name: title[language], to: to(language) });

export const questionChoice =
  (language: Language) =>
  ({ name, title }: Question): Choice => ({
    key: `question ${name}`,
    name: title[language],
    to: { to: '/$language/query', params: { language }, search: { example: name } as object },
  });

function toGuide(language: Language, { path }: FoundGuide): NavigateOptions {
  const [page, anchor] = path.split('#');
  return { to: '/$language/guides/$', params: { language, _splat: page }, ...(anchor && { hash: anchor }) } as NavigateOptions;
}

export const guideChoice =
  (language: Language) =>
  (guide: FoundGuide): Choice => ({ key: `guide ${guide.path}`, name: guide.title, line: guide.excerpt, lang: 'en', to: toGuide(language, guide) });
