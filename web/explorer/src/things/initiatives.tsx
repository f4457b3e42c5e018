import { NoData } from '../components/no-data';
import { Rows } from '../components/rows';
import { Tag } from '../components/tag';
import { ThingLink } from '../components/thing-link';
import { Written } from '../components/written';
import type { InitiativeRowFragment } from '../gql/graphql';
import { date } from '../words/date';
import { useLanguage, useWords } from '../words/language';
import { useCodes } from './codes';
import type { Selection } from './browse-link';
import { Related } from './related';

const words = {
  en: { title: 'Initiatives', initiative: 'Initiative', status: 'Status', responsible: 'Responsible', due: 'Due' },
  ru: { title: 'Инициативы', initiative: 'Инициатива', status: 'Состояние', responsible: 'Отвечает', due: 'Срок' },
};

interface InitiativeList {
  of: { totalCount: number; nodes: readonly InitiativeRowFragment[] };
  all: Selection;
}

/** Initiatives that came of something, with what became of them. */
export function Initiatives({ of, all }: InitiativeList) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  return (
    <Related id="initiatives" title={text.title} total={of.totalCount} shown={of.nodes.length} of={all}>
      <Rows
        label={text.title}
        rows={of.nodes}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.initiative,
            cell: ({ id, title }) => (
              <ThingLink id={id}>
                <Written>{title}</Written>
              </ThingLink>
            ),
          },
          { title: text.status, bare: true, cell: ({ status }) => <Tag weight={status === 'COMPLETED' ? 'medium' : 'light'}>{code('InitiativeStatus', status)}</Tag> },
          { title: text.responsible, cell: ({ responsible }) => responsible ?? <NoData /> },
          { title: text.due, cell: ({ dueOn }) => (dueOn ? date(language, dueOn) : <NoData />) },
        ]}
      />
    </Related>
  );
}
