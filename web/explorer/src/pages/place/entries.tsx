import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import { Written } from '../../components/written';
import type { EntryRowFragment } from '../../gql/graphql';
import type { Selection } from '../../things/browse-link';
import { Outcome } from '../../things/entries';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { useWords } from '../../words/language';

const words = {
  en: { title: 'Award entries', entry: 'Entry', place: 'Place', season: 'Season', nomination: 'Nomination', result: 'Result', unnamed: 'project not named' },
  ru: { title: 'Заявки на премии', entry: 'Заявка', place: 'Место', season: 'Сезон', nomination: 'Номинация', result: 'Результат', unnamed: 'проект не назван' },
};

interface EntryRows {
  total: number;
  rows: readonly EntryRowFragment[];
  of: Selection;
  withPlaces?: boolean; // of a region: from which of its places
}

/** What was entered for awards, in which nomination and season, and how it ended. */
export function Entries({ total, rows, of, withPlaces = false }: EntryRows) {
  const text = useWords(words);
  const places = { title: text.place, bare: true, cell: ({ municipality }: EntryRowFragment) => municipality && <NameLink of={municipality} /> };
  return (
    <Related id="entries" title={text.title} total={total} shown={rows.length} of={of}>
      <Rows
        label={text.title}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.entry,
            cell: ({ id, projectTitle }) => (
              <ThingLink id={id}>
                <Written>{projectTitle ?? text.unnamed}</Written>
              </ThingLink>
            ),
          },
          ...(withPlaces ? [places] : []),
          { title: text.nomination, bare: true, cell: ({ nomination }) => nomination && <NameLink of={nomination} /> },
          {
            title: text.season,
            bare: true,
            cell: ({ season }) => (
              <ThingLink id={season.id}>
                {season.award.name}, {season.years}
              </ThingLink>
            ),
          },
          {
            title: text.result,
            bare: true,
            cell: (entry) => (
              <Sourced sources={[entry.source]}>
                <Outcome of={entry} />
              </Sourced>
            ),
          },
        ]}
      />
    </Related>
  );
}
