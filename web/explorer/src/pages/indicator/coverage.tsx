import { Rows } from '../../components/rows';
import { Section } from '../../components/section';
import type { PlaceLevel, ValuesOfIndicatorQuery } from '../../gql/graphql';
import { period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';

const words = {
  en: { title: 'Coverage', lead: 'How many places have a value, by period.', period: 'Period', none: 'none', COUNTRY: 'Country', REGION: 'Regions', MUNICIPALITY: 'Municipalities' },
  ru: { title: 'Охват', lead: 'У скольких мест есть значение, по периодам.', period: 'Период', none: 'нет', COUNTRY: 'Страна', REGION: 'Регионы', MUNICIPALITY: 'Муниципальные образования' },
};

type Groups = NonNullable<ValuesOfIndicatorQuery['observationGroups']>['nodes'];
const levels: readonly PlaceLevel[] = ['COUNTRY', 'REGION', 'MUNICIPALITY'];

/** How many places of each level have a value in each period, newest first. */
export function Coverage({ groups }: { groups: Groups }) {
  const text = useWords(words);
  const language = useLanguage();
  const periods = [...new Set(groups.map(({ key }) => key.period ?? ''))].sort().reverse();
  const places = new Map(groups.map(({ key, distinctPlaces }) => [`${key.placeLevel} ${key.period}`, distinctPlaces]));
  const known = levels.filter((level) => groups.some(({ key }) => key.placeLevel === level));
  if (periods.length === 0) return null;
  return (
    <Section id="coverage" title={text.title}>
      <p>{text.lead}</p>
      <Rows
        label={text.title}
        rows={periods}
        keyOf={(one) => one}
        columns={[
          { title: text.period, cell: (one) => period(language, one) },
          ...known.map((level) => ({
            title: text[level],
            number: true,
            cell: (one: string) => {
              const count = places.get(`${level} ${one}`);
              return count ? number(language, count) : text.none;
            },
          })),
        ]}
      />
    </Section>
  );
}
