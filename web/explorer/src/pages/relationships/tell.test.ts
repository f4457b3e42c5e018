import { expect, test } from 'vitest';
import type { LinkKind, OnBoardFragment } from '../../gql/graphql';
import type { Language } from '../../words/language';
import { pathOf } from '../../things/kinds';
import type { Edge, Node } from './network';
import { plain, tell, tellStep, type Step } from './tell';

const node = (shown: object): Node => ({ id: (shown as Node).id, kind: pathOf((shown as Node).id).kind, shown: shown as OnBoardFragment, unsure: false });
const edge = (kind: LinkKind, from: Node, to: Node, source: string, validFrom: string | null = null, validTo: string | null = null): Edge => ({
  key: `${kind} ${from.id} ${to.id}`,
  kind,
  name: '',
  inverseName: '',
  from: from.id,
  to: to.id,
  validFrom,
  validTo,
  source: { id: source } as Edge['source'],
  through: [],
  unsure: false,
});
const step = (from: Node, to: Node, ...links: Edge[]): Step => ({ from, to, links });

const kazan = node({ __typename: 'Municipality', id: 'municipality:92701000', name: 'город Казань', state: 'CURRENT' });
const tyumen = node({ __typename: 'Municipality', id: 'municipality:71701000', name: 'город Тюмень', state: 'CURRENT' });
const season = node({ __typename: 'AwardSeason', id: 'award_season:service-2025', years: '2024/2025', award: { name: 'Премия «Служение»' } });
const award = node({ __typename: 'Award', id: 'award:service', name: 'Служение' });
const entry = node({ __typename: 'AwardEntry', id: 'award_entry:one', projectTitle: 'Наш двор' });
const forum = node({ __typename: 'Forum', id: 'forum:one', name: 'Большие решения' });
const body = node({ __typename: 'Organization', id: 'organization:varmsu', name: 'ВАРМСУ' });
const person = node({ __typename: 'Person', id: 'person:one', name: 'Ирина Гусева' });

const numbers = () => {
  const sources: string[] = [];
  return ({ source }: Edge) => (sources.includes(source.id) ? sources.indexOf(source.id) : sources.push(source.id) - 1) + 1;
};
const told = (language: Language, ...steps: Step[]) => tell(language, steps, numbers()).map(plain).join(' ');

test('a path through a season is one sentence: who, in what, which, with dates and sources', () => {
  const path = [step(kazan, season, edge('NOMINATED_IN', kazan, season, 'a'), edge('FINALIST_OF', kazan, season, 'a', '2024-10', '2025-04-21')), step(season, tyumen, edge('WON', tyumen, season, 'b'))];
  expect(told('ru', ...path)).toBe('Город Казань — финалист сезона Премия «Служение», 2024/2025, октябрь 2024 – 21 апреля 2025 [1], победитель которого — город Тюмень [2].');
  expect(told('en', ...path)).toBe('Город Казань was a finalist of the award season Премия «Служение», 2024/2025, October 2024 – 21 April 2025 [1], a winner of which was город Тюмень [2].');
});

test('kinds are declined and pronouns agree with them; names stay as they are', () => {
  expect(told('ru', step(person, body, edge('POSITION_AT', person, body, 'a', '2023')), step(body, forum, edge('ORGANIZED_BY', forum, body, 'b')))).toBe(
    'Ирина Гусева занимает должность в организации «ВАРМСУ», с 2023\u00a0года [1], которая проводит форум «Большие решения» [2].',
  );
  expect(told('ru', step(forum, body, edge('ORGANIZED_BY', forum, body, 'a')), step(body, person, edge('POSITION_AT', person, body, 'a')))).toBe(
    'Форум «Большие решения» проводит организация «ВАРМСУ» [1], должность в которой занимает Ирина Гусева [1].',
  );
  expect(told('ru', step(award, person, edge('POSITION_AT', person, award, 'a')))).toBe('Должность в органах награды «Служение» занимает Ирина Гусева [1].');
});

test('people and places begin a sentence of their own, because nothing says which pronoun is theirs', () => {
  const path = [step(season, kazan, edge('LAUREATE_OF', kazan, season, 'a')), step(kazan, person, edge('POSITION_AT', person, kazan, 'b'))];
  expect(told('ru', ...path)).toBe('Лауреат сезона Премия «Служение», 2024/2025 — город Казань [1]. Должность в муниципальном образовании город Казань занимает Ирина Гусева [2].');
  expect(told('en', ...path)).toBe('A laureate of the award season Премия «Служение», 2024/2025 was город Казань [1]. An office at город Казань is held by Ирина Гусева [2].');
});

test('a row is told as a row: an entry wins where its author does not stand', () => {
  expect(told('ru', step(kazan, entry, edge('ENTERED_BY', entry, kazan, 'a')), step(entry, season, edge('WON', entry, season, 'a')))).toBe(
    'Город Казань — заявитель заявки «Наш двор» [1], которая победила в сезоне Премия «Служение», 2024/2025 [1].',
  );
});

test('a kind of link without a pattern is told by its name', () => {
  const odd = { ...edge('SOMETHING' as LinkKind, kazan, award, 'a'), name: 'связано с' };
  expect(plain(tellStep('ru', step(kazan, award, odd), () => undefined))).toBe('город Казань: связано с награда «Служение»');
});
