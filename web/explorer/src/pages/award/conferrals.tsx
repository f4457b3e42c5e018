import { NoData } from '../../components/no-data';
import { Rows } from '../../components/rows';
import { ThingLink } from '../../components/thing-link';
import type { AwardQuery } from '../../gql/graphql';
import { NameLink, Place } from '../../things/place';
import { Related } from '../../things/related';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { title: 'Conferred on', person: 'Person', role: 'Office at the time', place: 'Where', when: 'When' },
  ru: { title: 'Кому присвоено', person: 'Человек', role: 'Должность в то время', place: 'Откуда', when: 'Когда' },
};

/** The people on whom a title was conferred. */
export function Conferrals({ of: { slug, conferrals } }: { of: NonNullable<AwardQuery['award']> }) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <Related id="conferrals" title={text.title} total={conferrals.totalCount} shown={conferrals.nodes.length} of={{ plural: 'conferrals', filter: { 'award.slug': slug } }}>
      <Rows
        label={text.title}
        rows={conferrals.nodes}
        keyOf={({ id }) => id}
        columns={[
          { title: text.person, cell: ({ person }) => <NameLink of={person} /> },
          { title: text.role, cell: ({ role }) => role ?? <NoData /> },
          { title: text.place, cell: (conferral) => <Place of={conferral} /> },
          { title: text.when, cell: ({ id, conferredOn }) => <ThingLink id={id}>{conferredOn ? date(language, conferredOn) : <NoData />}</ThingLink> },
        ]}
      />
    </Related>
  );
}
