import { expect, test, vi } from 'vitest';
import { addableOf } from './indicators';

vi.mock('../../app/client', () => ({ documentOf: (document: unknown) => document }));

test('indicators of the second hundred can be added, too', async () => {
  const all = Array.from({ length: 130 }, (_, i) => ({ slug: `slug-${i}`, name: `${i}`, unitLabel: '' }));
  const query = vi.fn((_: unknown, { after }: { after?: string | null }) => {
    const from = Number(after ?? 0);
    const indicators = { nodes: all.slice(from, from + 100), pageInfo: { hasNextPage: from + 100 < all.length, endCursor: String(from + 100) } };
    return { toPromise: () => Promise.resolve({ data: { indicators } }) };
  });
  const { municipal, regional, known } = await addableOf({ query } as unknown as Parameters<typeof addableOf>[0]);
  expect([municipal.length, regional.length, known.size]).toEqual([130, 0, 130]);
  expect(query).toHaveBeenCalledTimes(4);
});
