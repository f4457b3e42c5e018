import { Answer, useAnswer } from '../../app/answer';
import { Facts } from '../../components/facts';
import { NoData } from '../../components/no-data';
import { Section } from '../../components/section';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import { MunicipalityDocument, type MunicipalityQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { date, period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';

const words = {
  en: {
    people: (n: number) => counted('en', n, ['person', 'people']),
    population: 'Population',
    region: 'Region',
    centre: 'Centre',
    state: 'State',
    offices: 'People in office',
    entries: 'Award entries',
  },
  ru: {
    people: (n: number) => counted('ru', n, ['человек', 'человека', 'человек']),
    population: 'Население',
    region: 'Регион',
    centre: 'Центр',
    state: 'Состояние',
    offices: 'Должностные лица',
    entries: 'Заявки на премии',
  },
};

export default function Page({ of: oktmo }: { of: string }) {
  const variables = { oktmo };
  const answer = useAnswer(MunicipalityDocument, variables);
  return (
    <Answer of={answer}>
      {({ municipality }) => municipality && <Municipality of={municipality} />}
    </Answer>
  );
}

function Municipality({ of: m }: { of: NonNullable<MunicipalityQuery['municipality']> }) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  return (
    <article>
      <Head
        path={
          <>
            {m.region.federalDistrict && <ThingLink id={m.region.federalDistrict.id}>{m.region.federalDistrict.name}</ThingLink>} ›{' '}
            <ThingLink id={m.region.id}>{m.region.name}</ThingLink>
          </>
        }
        name={m.longName}
        line={`${code('MunicipalityKind', m.kind)} · ${language === 'ru' ? 'ОКТМО' : 'OKTMO'} ${m.oktmo}`}
      />
      <Facts
        facts={[
          {
            label: text.population,
            value: m.population ? (
              <Sourced sources={[m.population.source]}>
                {text.people(Number(m.population.value))}, {period(language, m.population.period)}
              </Sourced>
            ) : m.populationStated ? (
              <Sourced sources={[m.source]}>
                {text.people(m.populationStated)}
                {m.populationOn && `, ${date(language, m.populationOn)}`}
              </Sourced>
            ) : (
              <NoData />
            ),
          },
          { label: text.state, value: code('MunicipalityState', m.state) },
          { label: text.centre, value: m.centre },
        ]}
      />
      <Section title={`${text.offices} · ${number(language, m.positions.totalCount)}`}>
        <ul role="list">
          {m.positions.nodes.map((position) => (
            <li key={position.id}>
              <ThingLink id={position.person.id}>{position.person.name}</ThingLink>, {position.title}
            </li>
          ))}
        </ul>
      </Section>
      <Foot of={m} query={MunicipalityDocument} variables={{ oktmo: m.oktmo }} />
    </article>
  );
}
