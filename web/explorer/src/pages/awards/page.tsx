import { useSearch } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { useTitle } from '../../app/title';
import { Notice } from '../../components/notice';
import { Section } from '../../components/section';
import { AwardsOfRegionsDocument, SeasonsDocument, type SeasonsQuery } from '../../gql/graphql';
import { Behind } from '../../things/behind';
import { BrowseLink } from '../../things/browse-link';
import { useWords } from '../../words/language';
import styles from './awards.module.css';
import { Choose } from './choose';
import { TrainingToFinals } from './flow-chart';
import { Missing } from './missing';
import { Nominations } from './nominations-chart';
import { Programmes } from './programmes';
import { Ranking } from './ranking';
import { RegionMap } from './region-map';
import { valuesOf } from './regions';
import { Seasons } from './seasons';
import { isAhead, selectionOf, variablesOf, type Selection } from './selection';
import { useAnchor } from './use-anchor';

const words = {
  en: {
    title: 'Awards and training',
    lead: 'How the municipal award “Service” grew, where its applications, finalists and laureates come from, and what is known of the places that took part in training.',
    regions: 'Regions',
    entries: 'Entries as a table',
    none: 'No season of the award is known in this release',
    noneText: 'An import of the award would fill this page.',
  },
  ru: {
    title: 'Премии и обучение',
    lead: 'Как росла муниципальная премия «Служение», откуда её заявки, финалисты и лауреаты и что известно о местах, участвовавших в обучении.',
    regions: 'Регионы',
    entries: 'Заявки таблицей',
    none: 'В этом выпуске нет ни одного сезона премии',
    noneText: 'Страницу заполнит импорт сведений о премии.',
  },
};

const award = 'service'; // the award whose seasons statistics count by region

/** The seasons of the award compared, its regions and nominations, training over time, and what leads from one to the other. */
export function Awards() {
  const text = useWords(words);
  const { places } = useSearch({ from: '/$language/awards' });
  const answer = useAnswer(SeasonsDocument, { award });
  useTitle(text.title);
  useAnchor();
  return (
    <>
      <h1>{text.title}</h1>
      <p className={styles.lead}>{text.lead}</p>
      <Answer of={answer}>
        {(data) => (
          <>
            {data.award && data.award.seasons.nodes.length > 0 ? (
              <Compared of={data.award} breakdowns={data.breakdowns?.nodes ?? []} />
            ) : (
              <Notice kind="plain" title={text.none}>
                <p>{text.noneText}</p>
              </Notice>
            )}
            <Programmes seasons={data.award?.seasons.nodes ?? []} asOf={data.release?.referenceDate} />
            <TrainingToFinals award={award} unit={places ? 'municipality' : 'region'} ahead={aheadOf(data)} />
          </>
        )}
      </Answer>
    </>
  );
}

/** The seasons whose ceremony was only announced when the facts were gathered. */
const aheadOf = ({ award: found, release }: SeasonsQuery) => found?.seasons.nodes.filter((season) => isAhead(season, release?.referenceDate)) ?? [];

type Award = NonNullable<SeasonsQuery['award']>;
type Breakdowns = NonNullable<SeasonsQuery['breakdowns']>['nodes'];

function Compared({ of, breakdowns }: { of: Award; breakdowns: Breakdowns }) {
  const selection = selectionOf(useSearch({ from: '/$language/awards' }), of.seasons.nodes);
  if (!selection) return null;
  return (
    <>
      <Seasons name={of.name} slug={of.slug} of={of.seasons.nodes} />
      <Selected of={selection} award={of} breakdowns={breakdowns} />
    </>
  );
}

function Selected({ of, award: { seasons }, breakdowns }: { of: Selection; award: Award; breakdowns: Breakdowns }) {
  const text = useWords(words);
  const variables = variablesOf(of, breakdowns);
  const answer = useAnswer(AwardsOfRegionsDocument, variables);
  return (
    <>
      <Section id="regions" title={text.regions} aside={<BrowseLink of={{ plural: 'awardEntries', filter: { 'season.slug': of.season.slug } }}>{text.entries}</BrowseLink>}>
        <Choose of={of} seasons={seasons.nodes} />
        <Answer of={answer}>
          {(data) => {
            const values = valuesOf(data, of.measure, of.perHead);
            return (
              <div className={styles.two}>
                <div className={styles.left}>
                  <Ranking of={of} values={values} />
                  <Missing values={values} />
                  <div data-print="no">
                    <Behind query={AwardsOfRegionsDocument} variables={variables} />
                  </div>
                </div>
                <RegionMap of={of} values={values} />
              </div>
            );
          }}
        </Answer>
      </Section>
      {answer.data && <Nominations of={of} data={answer.data} />}
    </>
  );
}
