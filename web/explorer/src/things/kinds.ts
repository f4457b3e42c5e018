// The things that have a page: the word in the address, the resource in ids, and what people call them.
import { capital } from '../words/capital.ts';
import type { Language } from '../words/language';

export interface Kind {
  resource: string;
  plural: string; // field of Query, and the word in addresses of tables
  en: readonly [one: string, other: string];
  ru: readonly [one: string, few: string, many: string];
  title: Record<Language, string>;
}

const kind = (resource: string, plural: string, en: string, ru: string, title: string): Kind => {
  const [one, other] = en.split('|') as [string, string];
  const [ruOne, few, many] = ru.split('|') as [string, string, string];
  return { resource, plural, en: [one, other], ru: [ruOne, few, many], title: { en: capital('en', other), ru: title } };
};

export const kinds = {
  district: kind('federal_district', 'federalDistricts', 'federal district|federal districts', 'федеральный округ|федеральных округа|федеральных округов', 'Федеральные округа'),
  region: kind('region', 'regions', 'region|regions', 'регион|региона|регионов', 'Регионы'),
  municipality: kind('municipality', 'municipalities', 'municipality|municipalities', 'муниципальное образование|муниципальных образования|муниципальных образований', 'Муниципальные образования'),
  person: kind('person', 'people', 'person|people', 'человек|человека|человек', 'Люди'),
  position: kind('position', 'positions', 'office|offices', 'должность|должности|должностей', 'Должности'),
  organization: kind('organization', 'organizations', 'organization|organizations', 'организация|организации|организаций', 'Организации'),
  award: kind('award', 'awards', 'award|awards', 'награда|награды|наград', 'Награды'),
  season: kind('award_season', 'awardSeasons', 'award season|award seasons', 'сезон премии|сезона премии|сезонов премии', 'Сезоны премии'),
  nomination: kind('nomination', 'nominations', 'nomination|nominations', 'номинация|номинации|номинаций', 'Номинации'),
  entry: kind('award_entry', 'awardEntries', 'award entry|award entries', 'заявка на премию|заявки на премию|заявок на премию', 'Заявки на премию'),
  conferral: kind('conferral', 'conferrals', 'conferral|conferrals', 'награждение|награждения|награждений', 'Награждения'),
  program: kind('program', 'trainingPrograms', 'training programme|training programmes', 'программа обучения|программы обучения|программ обучения', 'Программы обучения'),
  cohort: kind('cohort', 'cohorts', 'cohort|cohorts', 'поток обучения|потока обучения|потоков обучения', 'Потоки обучения'),
  participation: kind('participation', 'participations', 'participation|participations', 'участие в обучении|участия в обучении|участий в обучении', 'Участие в обучении'),
  forum: kind('forum', 'forums', 'forum|forums', 'форум|форума|форумов', 'Форумы'),
  session: kind('forum_session', 'forumSessions', 'forum session|forum sessions', 'сессия форума|сессии форума|сессий форума', 'Сессии форумов'),
  appearance: kind('appearance', 'appearances', 'appearance|appearances', 'выступление|выступления|выступлений', 'Выступления'),
  practice: kind('practice', 'practices', 'practice|practices', 'практика|практики|практик', 'Практики'),
  adoption: kind('adoption', 'adoptions', 'adoption|adoptions', 'внедрение|внедрения|внедрений', 'Внедрения практик'),
  initiative: kind('initiative', 'initiatives', 'initiative|initiatives', 'инициатива|инициативы|инициатив', 'Инициативы'),
  regulation: kind('regulation', 'regulations', 'regulation|regulations', 'нормативный акт|нормативных акта|нормативных актов', 'Нормативные акты'),
  provision: kind('provision', 'provisions', 'provision|provisions', 'положение акта|положения актов|положений актов', 'Положения актов'),
  model: kind('government_model', 'governmentModels', 'model of local government|models of local government', 'модель самоуправления|модели самоуправления|моделей самоуправления', 'Модели местного самоуправления'),
  change: kind('change_event', 'territoryChanges', 'territory change|territory changes', 'преобразование|преобразования|преобразований', 'Преобразования'),
  name: kind('place_name', 'placeNames', 'other name|other names', 'другое название|других названия|других названий', 'Другие названия мест'),
  indicator: kind('indicator', 'indicators', 'indicator|indicators', 'показатель|показателя|показателей', 'Показатели'),
  breakdown: kind('breakdown', 'breakdowns', 'breakdown|breakdowns', 'разрез показателя|разреза показателя|разрезов показателя', 'Разрезы показателей'),
  observation: kind('observation', 'observations', 'observation|observations', 'значение|значения|значений', 'Значения показателей'),
  source: kind('source', 'sources', 'source|sources', 'источник|источника|источников', 'Источники'),
  statement: kind('statement', 'statements', 'statement of a source|statements of sources', 'утверждение источника|утверждения источников|утверждений источников', 'Утверждения источников'),
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

const names = new Map(Object.entries(kinds).map(([name, { resource }]) => [resource, name as KindName]));

/** Returns the kind of a resource as releases name them, such as award_entry; none of one that has no page. */
export const kindOf = (resource: string): Kind | undefined => {
  const name = names.get(resource);
  return name && kinds[name];
};

const byPlural = new Map<string, Kind>(Object.values(kinds).map((one) => [one.plural, one]));

/** Returns the kind of a resource as queries and addresses of tables name it, such as awardEntries. */
export const kindOfPlural = (plural: string): Kind | undefined => byPlural.get(plural);

/** Returns the path of a thing by its id: municipality:92701000 is municipality/92701000. */
export function pathOf(id: string): { kind: KindName; key: string } {
  const colon = id.indexOf(':');
  return { kind: names.get(id.slice(0, colon)) ?? 'source', key: id.slice(colon + 1) };
}

export const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name);

/** Whether a text is the id of a thing that has a page. */
export function isId(text: string): boolean {
  const colon = text.indexOf(':');
  return colon > 0 && colon < text.length - 1 && !/\s/.test(text) && names.has(text.slice(0, colon));
}
