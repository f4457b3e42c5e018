import { useMemo, type ReactNode } from 'react';
import { useAnswer } from '../../app/answer';
import { keyOf, nameOfRow, type Field, type Row } from '../../catalogue';
import { ThingLink } from '../../components/thing-link';
import { number } from '../../words/number';
import { tableQuery } from './answers';
import { Cell } from './cell';
import styles from './grid.module.css';
import { useLabels } from './labels';
import type { View } from './view';

/** A column that is written in a way of its own, or one that is no field: it stands after a field, or last. */
export interface Special {
  title?: string;
  after?: string;
  cell: (row: Row) => ReactNode;
}

export type Specials = Readonly<Record<string, Special>>;

const whole = '_T'; // the breakdown that is none

/** Returns the columns of a table that are not just a field. */
export function useSpecial({ plural, resource: { fields } }: View, rows: readonly Row[]): Specials {
  const { text } = useLabels();
  const offices = useOffices(rows, plural === 'people');
  return useMemo(() => {
    if (plural === 'observations') return ofObservations(text.unit, fields['breakdown']!);
    return plural === 'people' ? ofPeople(text.office, text.place, offices) : {};
  }, [plural, fields, offices, text]);
}

function ofObservations(unit: string, breakdown: Field): Specials {
  return {
    place: { cell: (row) => <Place of={row} /> },
    value: { cell: (row) => <Value of={row} /> },
    unit: { title: unit, after: 'value', cell: (row) => (row['indicator'] as { unitLabel?: string }).unitLabel },
    breakdown: { cell: (row) => row['breakdown'] !== whole && <Cell field={breakdown} value={row['breakdown']} row={row} /> },
  };
}

function ofPeople(office: string, place: string, offices: ReadonlyMap<string, Row>): Specials {
  return {
    office: { title: office, cell: ({ id }) => offices.has(id) && <Name of={offices.get(id)!} plural="positions" /> },
    seat: { title: place, cell: ({ id }) => offices.has(id) && <Seat of={offices.get(id)!} /> },
  };
}

function Name({ of, plural }: { of: Row; plural: string }) {
  return (
    <ThingLink id={of.id} className={styles.thing}>
      <bdi>{nameOfRow(plural, of)}</bdi>
    </ThingLink>
  );
}

/** The place of a value: a municipality and its region, a region, or the country. */
function Place({ of }: { of: Row }) {
  const { text } = useLabels();
  return of['region'] ? <Seat of={of} /> : text.country;
}

function Seat({ of }: { of: Row }) {
  const municipality = of['municipality'] as Row | null;
  const region = of['region'] as Row | null;
  if (!municipality) return region && <Name of={region} plural="regions" />;
  return (
    <>
      <Name of={municipality} plural="municipalities" />
      {region && <bdi className={styles.unit}>{nameOfRow('regions', region)}</bdi>}
    </>
  );
}

/** A value, ≈ if it is not exact. */
function Value({ of: { value, status } }: { of: Row }) {
  const { language, code } = useLabels();
  return (
    <>
      {status !== 'NORMAL' && <span title={code('ObservationStatus', String(status))}>≈&thinsp;</span>}
      {number(language, String(value))}
    </>
  );
}

/** How many offices a query may ask for: two for each of the people of a page. Of more, those that began longest ago are left out; pages of people have all. */
const most = 100;

/** Returns the offices of people of which no source states an end, the newest of each. */
function useOffices(people: readonly Row[], wanted: boolean): ReadonlyMap<string, Row> {
  const variables = {
    filter: { person: { slug: { in: people.map(({ id }) => keyOf(id)) } }, validTo: { isNull: true } },
    orderBy: [{ field: 'VALID_FROM', direction: 'DESC' }],
    first: most,
    person: true,
    municipality: true,
    region: true,
  };
  const { data } = useAnswer(tableQuery('positions'), variables, !wanted);
  return useMemo(() => firstOfEach(data?.rows?.nodes ?? []), [data]);
}

function firstOfEach(offices: readonly Row[]): ReadonlyMap<string, Row> {
  const first = new Map<string, Row>();
  for (const office of offices) {
    const { id } = office['person'] as Row;
    if (!first.has(id)) first.set(id, office);
  }
  return first;
}
