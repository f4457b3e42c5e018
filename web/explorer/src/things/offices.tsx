import { Rows } from '../components/rows';
import { Sourced } from '../components/sources';
import { ThingLink } from '../components/thing-link';
import { Written } from '../components/written';
import type { OfficeHeldFragment } from '../gql/graphql';
import { span } from '../words/date';
import { useLanguage, useWords } from '../words/language';
import { NameLink } from './place';
import { Related } from './related';

const words = {
  en: { person: 'Person', office: 'Office', place: 'Place', when: 'When', undated: 'not dated', now: 'In office', before: 'Before' },
  ru: { person: 'Человек', office: 'Должность', place: 'Место', when: 'Когда', undated: 'дата не указана', now: 'В должности', before: 'Прежде' },
};

interface Held {
  of: readonly OfficeHeldFragment[];
  total: number;
  filter: Record<string, string>;
  withPlaces?: boolean; // of a region: in which of its places
}

/** Holders of offices: those of whom no source states an end, then those before them. */
export function Offices({ of, total, filter, withPlaces = false }: Held) {
  const text = useWords(words);
  const now = of.filter(({ validTo }) => !validTo);
  const before = of.filter(({ validTo }) => validTo);
  return (
    <>
      <Related id="people" title={text.now} total={total - before.length} shown={now.length} of={{ plural: 'positions', filter }}>
        <Table of={now} label={text.now} withPlaces={withPlaces} />
      </Related>
      <Related title={text.before} total={before.length} shown={before.length}>
        <Table of={before} label={text.before} withPlaces={withPlaces} />
      </Related>
    </>
  );
}

function Table({ of, label, withPlaces }: { of: readonly OfficeHeldFragment[]; label: string; withPlaces: boolean }) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <Rows
      label={label}
      rows={of}
      keyOf={({ id }) => id}
      columns={[
        { title: text.person, cell: ({ person }) => <NameLink of={person} /> },
        {
          title: text.office,
          bare: true,
          cell: ({ id, title }) => (
            <ThingLink id={id}>
              <Written>{title}</Written>
            </ThingLink>
          ),
        },
        { title: text.place, bare: true, cell: ({ municipality }) => withPlaces && municipality && <NameLink of={municipality} /> },
        { title: text.when, bare: true, cell: ({ validFrom, validTo, source }) => <Sourced sources={[source]}>{span(language, validFrom, validTo) || text.undated}</Sourced> },
      ]}
    />
  );
}
