import { useAnswer } from '../../app/answer';
import { Bar, longest } from '../../components/bar';
import { Facts } from '../../components/facts';
import { Figures } from '../../components/figures';
import { NoData } from '../../components/no-data';
import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import { DistrictDocument, DistrictPopulationDocument, DistrictTableDocument, type DistrictQuery } from '../../gql/graphql';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { pageOf, type PageOf } from '../../things/page-of';
import { Related } from '../../things/related';
import { Stated } from '../../things/stated';
import { date, span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';

const words = {
  en: {
    kind: 'federal district',
    regions: 'Regions',
    region: 'Region',
    disputed: 'status disputed',
    population: 'Inhabitants',
    sum: 'sum over its regions',
    sumOn: (day: string) => `${day}, sum over its regions`,
    sumOver: (time: string) => `sum over its regions, of different days: ${time}`,
    on: (day: string) => `As of ${day}`,
    capital: 'Capital',
    municipalities: 'Municipalities',
    entries: 'Award entries',
    centre: 'Centre',
    founded: 'Founded',
  },
  ru: {
    kind: 'федеральный округ',
    regions: 'Регионы',
    region: 'Регион',
    disputed: 'статус оспаривается',
    population: 'Жителей',
    sum: 'сумма по регионам',
    sumOn: (day: string) => `на ${day}, сумма по регионам`,
    sumOver: (time: string) => `сумма по регионам на разные дни: ${time}`,
    on: (day: string) => `На ${day}`,
    capital: 'Столица',
    municipalities: 'Муниципалитеты',
    entries: 'Заявки на премии',
    centre: 'Центр',
    founded: 'Создан',
  },
};

function District({ of: d, asked }: PageOf<DistrictQuery['federalDistrict']>) {
  const language = useLanguage();
  const text = useWords(words);
  const population = useAnswer(DistrictPopulationDocument, { slug: d.slug }).data?.regionGroups?.nodes[0]?.populationSum;
  const days = d.regions.nodes.flatMap(({ population, populationOn }) => (population && populationOn ? [populationOn] : [])).sort();
  const sumOf = () => {
    const [first, last] = [days.at(0), days.at(-1)];
    if (!first || !last) return text.sum;
    return first === last ? text.sumOn(date(language, first)) : text.sumOver(span(language, first, last));
  };
  return (
    <>
      <Head name={d.name} line={text.kind} />
      <Figures
        figures={[
          !!population && { value: number(language, population), label: text.population, note: sumOf() },
          { value: number(language, d.regions.totalCount), label: text.regions },
        ]}
      />
      <Facts
        facts={[
          !!d.centre && { label: text.centre, value: <Stated of={d} field="centre" value={d.centre} /> },
          !!d.foundedOn && { label: text.founded, value: <Stated of={d} field="founded_on" value={d.foundedOn} show={(value) => date(language, value)} /> },
        ]}
      />
      <Regions of={d} />
      <Foot
        of={d}
        {...asked}
        tables={[{ title: text.regions, query: DistrictTableDocument, variables: { slug: d.slug } }]}
      />
    </>
  );
}

function Regions({ of: { slug, regions } }: Pick<PageOf<DistrictQuery['federalDistrict']>, 'of'>) {
  const language = useLanguage();
  const text = useWords(words);
  const most = longest(regions.nodes.map(({ population }) => population));
  return (
    <Related
      id="regions"
      title={text.regions}
      total={regions.totalCount}
      shown={regions.nodes.length}
      of={{ plural: 'regions', filter: { 'federalDistrict.slug': slug } }}
    >
      <Rows
        label={text.regions}
        rows={regions.nodes}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.region,
            cell: ({ id, name, disputed }) => (
              <>
                <ThingLink id={id}>{name}</ThingLink>
                {disputed && ` (${text.disputed})`}
              </>
            ),
          },
          {
            title: text.population,
            number: true,
            cell: ({ population, populationOn, source }) =>
              population ? (
                <Bar value={population} most={most}>
                  <Sourced sources={[source]} extra={populationOn && <p>{text.on(date(language, populationOn))}</p>}>
                    {number(language, population)}
                  </Sourced>
                </Bar>
              ) : (
                <NoData />
              ),
          },
          { title: text.capital, cell: ({ capital }) => capital },
          { title: text.municipalities, number: true, cell: ({ municipalities }) => number(language, municipalities.totalCount) },
          { title: text.entries, number: true, cell: ({ awardEntries }) => number(language, awardEntries.totalCount) },
        ]}
      />
    </Related>
  );
}

export default pageOf(DistrictDocument, 'federalDistrict', District);
