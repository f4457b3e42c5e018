import { Answer, useAnswer } from '../../app/answer';
import { NotFound } from '../../app/not-found';
import { Facts } from '../../components/facts';
import { NoData } from '../../components/no-data';
import { Rows } from '../../components/rows';
import { Section } from '../../components/section';
import { ThingLink } from '../../components/thing-link';
import { TerritoryChangePageDocument, type ChangedPlaceFragment, type TerritoryChangePageQuery } from '../../gql/graphql';
import { Told } from '../../things/change';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { Stated } from '../../things/stated';
import { capital } from '../../words/capital';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import styles from './page.module.css';

const words = {
  en: {
    kind: 'Territory change',
    date: 'Date',
    act: 'Legal act',
    before: 'Before',
    after: 'After',
    name: 'Name',
    sort: 'Kind',
    region: 'Region',
    state: 'Today',
    expected: { date: ['Date', 'The law of the region on the change.'], act: ['Legal act', 'The law of the region on the change.'] },
  },
  ru: {
    kind: 'Преобразование территории',
    date: 'Дата',
    act: 'Правовой акт',
    before: 'До',
    after: 'После',
    name: 'Название',
    sort: 'Вид',
    region: 'Регион',
    state: 'Сегодня',
    expected: { date: ['Дата', 'Закон региона о преобразовании.'], act: ['Правовой акт', 'Закон региона о преобразовании.'] },
  },
};

type Change = NonNullable<TerritoryChangePageQuery['territoryChange']>;

export default function Page({ of: slug }: { of: string }) {
  const answer = useAnswer(TerritoryChangePageDocument, { id: `change_event:${slug}` });
  return <Answer of={answer}>{({ territoryChange }) => (territoryChange ? <Content of={territoryChange} /> : <NotFound />)}</Answer>;
}

function Content({ of: c }: { of: Change }) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const names = c.after.nodes.map(({ longName }) => longName).join(', ');
  return (
    <article>
      <Head name={capital(language, `${code('ChangeKind', c.kind)}: ${names}`)} line={text.kind} />
      <p className={styles.told}>
        <Told of={c} />
      </p>
      <Facts
        facts={[
          { label: text.date, value: c.occurredOn ? <Stated of={c} field="occurred_on" value={c.occurredOn} show={(value) => date(language, value)} /> : <NoData /> },
          !!c.act && { label: text.act, value: <Stated of={c} field="act" value={c.act} /> },
        ]}
      />
      <Places title={text.before} places={c.before.nodes} />
      <Places title={text.after} places={c.after.nodes} />
      <Foot
        of={c}
        query={TerritoryChangePageDocument}
        variables={{ id: c.id }}
        expected={[
          { label: text.expected.date[0]!, value: c.occurredOn, fill: text.expected.date[1]! },
          { label: text.expected.act[0]!, value: c.act, fill: text.expected.act[1]! },
        ]}
      />
    </article>
  );
}

function Places({ title, places }: { title: string; places: readonly ChangedPlaceFragment[] }) {
  const text = useWords(words);
  const language = useLanguage();
  const code = useCodes();
  return (
    <Section title={title} count={number(language, places.length)}>
      <Rows
        label={title}
        rows={places}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.name,
            cell: ({ id, longName }) => (
              <ThingLink id={id}>
                <bdi>{longName}</bdi>
              </ThingLink>
            ),
          },
          { title: text.sort, cell: ({ kind }) => code('MunicipalityKind', kind) },
          { title: text.region, cell: ({ region }) => <ThingLink id={region.id}>{region.name}</ThingLink> },
          { title: text.state, cell: ({ state }) => code('MunicipalityState', state) },
        ]}
      />
    </Section>
  );
}
