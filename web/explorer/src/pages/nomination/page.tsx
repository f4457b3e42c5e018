import { Figures } from '../../components/figures';
import { ThingLink } from '../../components/thing-link';
import { EntriesTableDocument, NominationDocument, type NominationQuery } from '../../gql/graphql';
import { Disagreements } from '../../things/disagreements';
import { Entries } from '../../things/entries';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { factsOf, type Known } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { useLanguage, useWords } from '../../words/language';
import { number, percent } from '../../words/number';

const words = {
  en: {
    line: (n: number) => `Nomination ${n}`,
    special: 'special',
    added: 'new this season',
    applications: 'Applications',
    share: (part: string) => `${part} of the season`,
    name: 'Name in Russian',
    entries: 'Entries',
    empty: 'No entry of this nomination is named in the sources read so far. A list of its finalists would fill this part.',
    missing: { label: 'Applications', fill: 'A report of the organizer that counts applications by nomination.' },
  },
  ru: {
    line: (n: number) => `Номинация № ${n}`,
    special: 'специальная',
    added: 'новая в этом сезоне',
    applications: 'Заявки',
    share: (part: string) => `${part} заявок сезона`,
    name: 'Название',
    entries: 'Заявки',
    empty: 'Ни одна заявка этой номинации пока не названа в прочитанных источниках. Эту часть заполнит список её финалистов.',
    missing: { label: 'Число заявок', fill: 'Сообщение организатора, где заявки сосчитаны по номинациям.' },
  },
};

/** A nomination: who came how far in it. */
function Nomination({ of, asked }: PageOf<NominationQuery['nomination']>) {
  const language = useLanguage();
  const text = useWords(words);
  const { season } = of;
  const applications: Known = { label: text.applications, field: 'applications', value: of.applications, show: (value) => number(language, value) };
  const name: Known = { label: text.name, field: 'name_ru', value: of.nameRu };
  const share = of.applications && season.applications ? text.share(percent(language, of.applications / season.applications)) : null;
  const tables = of.entries.totalCount > 0 ? [{ title: text.entries, query: EntriesTableDocument, variables: { filter: { nomination: { slug: { eq: of.slug } } } } }] : [];
  return (
    <>
      <Head
        path={
          <>
            <NameLink of={season.award} /> › <ThingLink id={season.id}>{season.years}</ThingLink>
          </>
        }
        name={of.name}
        line={[text.line(of.position), of.special && text.special, of.newThisSeason && text.added].filter(Boolean).join(' · ')}
      />
      <Figures figures={factsOf(of, [applications]).map((fact) => ({ ...fact, note: share }))} />
      <Related
        id="entries"
        title={text.entries}
        total={of.entries.totalCount}
        shown={of.entries.nodes.length}
        of={{ plural: 'awardEntries', filter: { 'nomination.slug': of.slug } }}
        empty={text.empty}
      >
        <Entries of={of.entries.nodes} />
      </Related>
      <Disagreements of={of} fields={[applications, name]} />
      <Foot of={of} {...asked} tables={tables} expected={[{ ...text.missing, value: of.applications }]} />
    </>
  );
}

export default pageOf(NominationDocument, 'nomination', Nomination);
