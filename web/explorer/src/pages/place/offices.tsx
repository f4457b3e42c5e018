import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import type { OfficeRowFragment } from '../../gql/graphql';
import type { Selection } from '../../things/browse-link';
import { Related } from '../../things/related';
import { span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { title: 'People in office', person: 'Person', office: 'Office', time: 'Time', now: 'in office', empty: 'No source names anyone in office here. An official page of the place or a regional register would fill this.' },
  ru: { title: 'Должностные лица', person: 'Человек', office: 'Должность', time: 'Время', now: 'в должности', empty: 'Ни один источник не называет здесь должностных лиц. Их дал бы официальный сайт или реестр региона.' },
};

/** Who holds offices in a place: those in office first, then those who were. */
export function Offices({ total, rows, of, teach }: { total: number; rows: readonly OfficeRowFragment[]; of: Selection; teach: boolean }) {
  const text = useWords(words);
  const language = useLanguage();
  const nowFirst = rows.toSorted((a, b) => Number(!!a.validTo) - Number(!!b.validTo));
  return (
    <Related id="people" title={text.title} total={total} shown={rows.length} of={of} empty={teach && text.empty}>
      <Rows
        label={text.title}
        rows={nowFirst}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.person,
            cell: ({ person }) => (
              <ThingLink id={person.id}>
                <bdi>{person.name}</bdi>
              </ThingLink>
            ),
          },
          { title: text.office, cell: ({ id, title }) => <ThingLink id={id}>{title}</ThingLink> },
          {
            title: text.time,
            cell: ({ validFrom, validTo, source }) => <Sourced sources={[source]}>{span(language, validFrom, validTo) || text.now}</Sourced>,
          },
        ]}
      />
    </Related>
  );
}
