import type { PublishersQuery } from '../../gql/graphql';

export interface Publisher {
  name: string | null; // null where none is known
  publications: number;
  licences: (string | null)[]; // null where terms are not known
  resources: string[]; // whose rows its publications state
}

export interface LicenceCount {
  licence: string | null; // null where none is known
  publications: number;
}

type Groups = NonNullable<PublishersQuery['sourceGroups']>['nodes'];

/** Terms that nobody found are none. */
const licenceOf = (licence: string | null | undefined): string | null => (licence && licence !== 'UNKNOWN' ? licence : null);

const groupsOf = (found: PublishersQuery): Groups => found.sourceGroups?.nodes ?? [];

/** Joins what is known of each publisher, those with the most publications first. */
export function publishersOf(found: PublishersQuery): Publisher[] {
  const publishers = new Map<string | null, Publisher>();
  for (const { key, count } of groupsOf(found)) {
    const name = key.publisher ?? null;
    const publisher = publishers.get(name) ?? { name, publications: 0, licences: [], resources: [] };
    publisher.publications += Number(count);
    const licence = licenceOf(key.licence);
    if (!publisher.licences.includes(licence)) publisher.licences.push(licence);
    publishers.set(name, publisher);
  }
  for (const resource of found.release?.resources ?? []) {
    const names = new Set(resource.licences.flatMap(({ sources }) => sources.map(({ publisher }) => publisher ?? null)));
    for (const name of names) publishers.get(name)?.resources.push(resource.name);
  }
  return [...publishers.values()].sort((a, b) => b.publications - a.publications || (a.name ?? '').localeCompare(b.name ?? ''));
}

/** Counts the publications under each licence, those under most first. */
export function licencesOf(found: PublishersQuery): LicenceCount[] {
  const counts = new Map<string | null, number>();
  for (const { key, count } of groupsOf(found)) {
    const licence = licenceOf(key.licence);
    counts.set(licence, (counts.get(licence) ?? 0) + Number(count));
  }
  return [...counts].map(([licence, publications]) => ({ licence, publications })).sort((a, b) => b.publications - a.publications);
}
