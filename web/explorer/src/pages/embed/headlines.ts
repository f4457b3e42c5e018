import type { HeadlinesFragment } from '../../gql/graphql';
import { date, period as written } from '../../words/date';
import type { Language } from '../../words/language';
import { form, number, type Forms } from '../../words/number';

export interface Headline {
  value: string;
  label: string;
}

const nouns: Record<string, Record<Language, Forms>> = {
  population: { en: ['population', 'population'], ru: ['население', 'население', 'население'] },
  applications: { en: ['application', 'applications'], ru: ['заявка', 'заявки', 'заявок'] },
  candidates: { en: ['candidate', 'candidates'], ru: ['кандидат', 'кандидата', 'кандидатов'] },
  participants: { en: ['participant', 'participants'], ru: ['участник', 'участника', 'участников'] },
  regionsCount: { en: ['region', 'regions'], ru: ['регион', 'региона', 'регионов'] },
  laureates: { en: ['laureate', 'laureates'], ru: ['лауреат', 'лауреата', 'лауреатов'] },
  regions: { en: ['region', 'regions'], ru: ['регион', 'региона', 'регионов'] },
  municipalities: { en: ['municipality', 'municipalities'], ru: ['муниципальное образование', 'муниципальных образования', 'муниципальных образований'] },
  seasons: { en: ['season', 'seasons'], ru: ['сезон', 'сезона', 'сезонов'] },
  cohorts: { en: ['cohort', 'cohorts'], ru: ['поток', 'потока', 'потоков'] },
  sessions: { en: ['session', 'sessions'], ru: ['сессия', 'сессии', 'сессий'] },
  positions: { en: ['office', 'offices'], ru: ['должность', 'должности', 'должностей'] },
  awardEntries: { en: ['award entry', 'award entries'], ru: ['заявка на премию', 'заявки на премию', 'заявок на премию'] },
  conferrals: { en: ['conferral', 'conferrals'], ru: ['награждение', 'награждения', 'награждений'] },
  practices: { en: ['practice', 'practices'], ru: ['практика', 'практики', 'практик'] },
  adoptions: { en: ['adoption', 'adoptions'], ru: ['внедрение', 'внедрения', 'внедрений'] },
};

interface Dated {
  value?: string;
  period?: string;
  status?: string;
  populationOn?: string | null;
  indicator?: { unitLabel: string };
}

/** Returns the figures that say most about a thing: those that are known, and are not nothing. */
export function headlinesOf(language: Language, thing: HeadlinesFragment): Headline[] {
  const { value, period, status, populationOn, indicator } = thing as Dated;
  if (value !== undefined && indicator && period) return [{ value: (status === 'NORMAL' ? '' : '≈\u202f') + number(language, value), label: `${indicator.unitLabel}, ${written(language, period)}` }];
  return Object.entries(nouns).flatMap(([field, forms]) => {
    const count = countOf((thing as Record<string, unknown>)[field]);
    if (!count) return [];
    const asOf = field === 'population' && populationOn ? `, ${date(language, populationOn)}` : '';
    return [{ value: number(language, count), label: form(language, count, forms[language]) + asOf }];
  });
}

/** Reads a number, or how long a list is. */
function countOf(said: unknown): number {
  if (typeof said === 'number') return said;
  return typeof said === 'object' && said && 'totalCount' in said ? Number(said.totalCount) : 0;
}
