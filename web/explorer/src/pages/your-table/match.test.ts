import { expect, test, vi } from 'vitest';
import { match, type Meaning } from './match';
import type { Asked } from './names';

interface Variables {
  names: string[];
  types: string[];
  region: { id: string } | null;
}
const post = vi.hoisted(() => vi.fn());
vi.mock('../../app/post', () => ({ post }));

const at = { release: 1, language: 'ru' } as const;
const ask = (name: string, region = ''): Asked => ({ key: `${name} ${region}`, name, region, on: '', day: '', rows: [] });

/** Answers that each name means a place called like it, or nothing. */
function answer(known: (name: string) => boolean): Variables[] {
  const asked: Variables[] = [];
  post.mockImplementation(async (_: unknown, variables: Variables) => {
    asked.push(variables);
    const candidate = (name: string) => ({ score: 1, matched: [], region: null, node: { id: `id of ${name}`, oktmo: '1', name } });
    return { resolve: variables.names.map((name) => ({ decision: known(name) ? 'MATCHED' : 'UNKNOWN', reason: 'NOTHING_LIKE_IT', candidates: known(name) ? [candidate(name)] : [] })) };
  });
  return asked;
}

async function found(asked: Asked[], wordings = new Map<string, string>()): Promise<Map<string, Meaning>> {
  const all = new Map<string, Meaning>();
  await match(asked, wordings, at, new AbortController().signal, (some) => some.forEach((meaning, key) => all.set(key, meaning)));
  return all;
}

test('long texts in the column of regions fit into requests, and each still finds its region', async () => {
  const asked = answer(() => true);
  const all = Array.from({ length: 120 }, (_, i) => ask('Казань', `${i} ${'я'.repeat(20_000)}`));
  const meanings = await found(all);
  expect(Math.max(...asked.map((variables) => new Blob([JSON.stringify(variables)]).size))).toBeLessThan(100_000);
  expect(asked.filter(({ types, region }) => types.length > 1 && region === null)).toEqual([]);
  expect([...meanings.values()].every(({ strangeRegion }) => !strangeRegion)).toBe(true);
});

test('a name that its reader wrote otherwise is asked so again, and stays where it was', async () => {
  answer((name) => name !== 'Кзн');
  const [odd, other] = [ask('Кзн'), ask('Тула')];
  const meanings = await found([odd, other], new Map([[odd.key, 'Казань']]));
  expect(meanings.get(odd.key)).toMatchObject({ decision: 'UNSURE', group: 'none', places: [{ name: 'Казань' }] });
  expect(meanings.get(other.key)).toMatchObject({ decision: 'MATCHED', group: 'found' });
});
