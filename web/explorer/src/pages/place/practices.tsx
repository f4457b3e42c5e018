import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import type { PracticeRowFragment } from '../../gql/graphql';
import type { Selection } from '../../things/browse-link';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { useWords } from '../../words/language';

const words = {
  en: { title: 'Practices', practice: 'Practice', theme: 'Theme', source: 'Source' },
  ru: { title: 'Практики', practice: 'Практика', theme: 'Тема', source: 'Источник' },
};

/** Practices that come from a place. */
export function Practices({ total, rows, of }: { total: number; rows: readonly PracticeRowFragment[]; of: Selection }) {
  const text = useWords(words);
  return (
    <Related id="practices" title={text.title} total={total} shown={rows.length} of={of}>
      <Rows
        label={text.title}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.practice,
            cell: ({ id, title }) => <NameLink of={{ id, name: title }} />,
          },
          { title: text.theme, cell: ({ theme }) => theme },
          { title: text.source, cell: ({ source }) => <Sourced sources={[source]}>{source.publisher ?? source.title}</Sourced> },
        ]}
      />
    </Related>
  );
}
