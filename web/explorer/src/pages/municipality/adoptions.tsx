import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import type { Selection } from '../../things/browse-link';
import { useCodes } from '../../things/codes';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import type { Municipality } from './municipality';

const words = {
  en: { title: 'Practices adopted from elsewhere', practice: 'Practice', status: 'Status', day: 'Since' },
  ru: { title: 'Внедрённые чужие практики', practice: 'Практика', status: 'Состояние', day: 'С' },
};

/** Practices of others that a municipality adopted. */
export function Adoptions({ total, rows, of }: { total: number; rows: Municipality['adoptions']['nodes']; of: Selection }) {
  const text = useWords(words);
  const language = useLanguage();
  const code = useCodes();
  return (
    <Related id="adoptions" title={text.title} total={total} shown={rows.length} of={of}>
      <Rows
        label={text.title}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.practice,
            cell: ({ practice }) => (
              <NameLink of={{ id: practice.id, name: practice.title }} />
            ),
          },
          { title: text.status, cell: ({ status, practice }) => <Sourced sources={[practice.source]}>{code('AdoptionStatus', status)}</Sourced> },
          { title: text.day, cell: ({ adoptedOn }) => adoptedOn && date(language, adoptedOn) },
        ]}
      />
    </Related>
  );
}
