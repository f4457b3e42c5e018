import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import type { ParticipationRowFragment } from '../../gql/graphql';
import type { Selection } from '../../things/browse-link';
import { useCodes } from '../../things/codes';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { useWords } from '../../words/language';
import { counted } from '../../words/number';
import { ranged } from '../../words/range';

const words = {
  en: { title: 'Training', who: 'Who', group: (n: number) => counted('en', n, ['participant', 'participants']), one: 'Participant', program: 'Programme', cohort: 'Cohort', role: 'Role' },
  ru: { title: 'Обучение', who: 'Кто', group: (n: number) => counted('ru', n, ['участник', 'участника', 'участников']), one: 'Участник', program: 'Программа', cohort: 'Поток', role: 'Роль' },
};

/** Who from a place was trained, in which programme. */
export function Training({ total, rows, of }: { total: number; rows: readonly ParticipationRowFragment[]; of: Selection }) {
  const text = useWords(words);
  const code = useCodes();
  return (
    <Related id="training" title={text.title} total={total} shown={rows.length} of={of}>
      <Rows
        label={text.title}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.who,
            cell: ({ id, person, headcount, municipality, region }) => {
              if (person) return <NameLink of={person} />;
              return (
                <>
                  <NameLink of={{ id, name: municipality?.name ?? region?.name ?? text.one }} />
                  {!!headcount && `, ${text.group(headcount)}`}
                </>
              );
            },
          },
          { title: text.program, cell: ({ cohort }) => <NameLink of={cohort.program} /> },
          { title: text.cohort, cell: ({ cohort }) => <ThingLink id={cohort.id}>{ranged(cohort.label)}</ThingLink> },
          { title: text.role, cell: ({ role, source }) => <Sourced sources={[source]}>{code('ParticipationRole', role)}</Sourced> },
        ]}
      />
    </Related>
  );
}
