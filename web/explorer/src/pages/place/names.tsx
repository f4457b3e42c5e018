import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import type { NameRowFragment } from '../../gql/graphql';
import type { Selection } from '../../things/browse-link';
import { useCodes } from '../../things/codes';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { title: 'Other names', name: 'Name', kind: 'Kind', time: 'Time' },
  ru: { title: 'Другие названия', name: 'Название', kind: 'Вид', time: 'Время' },
};

/** Names that a place had, or is commonly called by. */
export function Names({ total, rows, of }: { total: number; rows: readonly NameRowFragment[]; of: Selection }) {
  const text = useWords(words);
  const language = useLanguage();
  const code = useCodes();
  return (
    <Related id="names" title={text.title} total={total} shown={rows.length} of={of}>
      <Rows
        label={text.title}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.name,
            cell: ({ id, name }) => <NameLink of={{ id, name }} />,
          },
          { title: text.kind, cell: ({ kind, source }) => <Sourced sources={[source]}>{code('PlaceNameKind', kind)}</Sourced> },
          { title: text.time, cell: ({ validFrom, validTo }) => span(language, validFrom, validTo) },
        ]}
      />
    </Related>
  );
}
