import { Facts } from '../../components/facts';
import { NoData } from '../../components/no-data';
import { Rows } from '../../components/rows';
import { Section } from '../../components/section';
import { TerritoryChangePageDocument, type ChangedPlaceFragment, type TerritoryChangePageQuery } from '../../gql/graphql';
import { Told } from '../../things/change';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
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
    expected: { date: { label: 'Date', fill: 'The law of the region on the change.' }, act: { label: 'Legal act', fill: 'The law of the region on the change.' }, after: { label: 'What it became', fill: 'The register of municipalities (OKTMO) with the new code.' } },
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
    expected: { date: { label: 'Дата', fill: 'Закон региона о преобразовании.' }, act: { label: 'Правовой акт', fill: 'Закон региона о преобразовании.' }, after: { label: 'Что возникло', fill: 'Реестр муниципальных образований (ОКТМО) с новым кодом.' } },
  },
};

function Change({ of: c, asked }: PageOf<TerritoryChangePageQuery['territoryChange']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const told = c.after.nodes.length > 0 ? c.after.nodes : c.before.nodes;
  const names = told.map(({ longName }) => longName).join(', ');
  return (
    <>
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
      {c.before.nodes.length > 0 && <Places title={text.before} places={c.before.nodes} />}
      {c.after.nodes.length > 0 && <Places title={text.after} places={c.after.nodes} />}
      <Foot
        of={c}
        {...asked}
        expected={[
          { ...text.expected.date, value: c.occurredOn },
          { ...text.expected.act, value: c.act },
          { ...text.expected.after, value: c.after.nodes.length },
        ]}
      />
    </>
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
            cell: ({ id, longName }) => <NameLink of={{ id, name: longName }} />,
          },
          { title: text.sort, cell: ({ kind }) => code('MunicipalityKind', kind) },
          { title: text.region, cell: ({ region }) => <NameLink of={region} /> },
          { title: text.state, cell: ({ state }) => code('MunicipalityState', state) },
        ]}
      />
    </Section>
  );
}

export default pageOf(TerritoryChangePageDocument, 'territoryChange', Change);
