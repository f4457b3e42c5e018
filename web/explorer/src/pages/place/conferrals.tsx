import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import type { ConferralRowFragment } from '../../gql/graphql';
import type { Selection } from '../../things/browse-link';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { title: 'Conferred on people from here', person: 'Person', award: 'Award', day: 'Day', undated: 'day unknown' },
  ru: { title: 'Награждены люди отсюда', person: 'Человек', award: 'Награда', day: 'День', undated: 'день неизвестен' },
};

/** Awards and titles that people of a place received. */
export function Conferrals({ total, rows, of }: { total: number; rows: readonly ConferralRowFragment[]; of: Selection }) {
  const text = useWords(words);
  const language = useLanguage();
  return (
    <Related id="conferrals" title={text.title} total={total} shown={rows.length} of={of}>
      <Rows
        label={text.title}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.person,
            cell: ({ person }) => <NameLink of={person} />,
          },
          { title: text.award, cell: ({ award }) => <NameLink of={award} /> },
          {
            title: text.day,
            cell: ({ conferredOn, source }) => <Sourced sources={[source]}>{conferredOn ? date(language, conferredOn) : text.undated}</Sourced>,
          },
        ]}
      />
    </Related>
  );
}
