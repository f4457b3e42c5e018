// Real clients, made by the recipes of docs/how-to/which-client.md, ask a hub with two releases. One client for each release, by
// its address, shows that release; one client for both, with @release, shows what its cache overlooks.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import { createOperationDescriptor, fetchQuery, getPaginationMetadata, getPaginationVariables, getSelector } from 'relay-runtime';
import { filter, firstValueFrom } from 'rxjs';
import * as apollo from '../recipes/apollo.js';
import { ask } from '../recipes/fetch.js';
import * as graphcache from '../recipes/graphcache.js';
import { environmentOf } from '../recipes/relay/environment.js';
import * as urql from '../recipes/urql.js';
import { start } from './hub.mjs';

register('./relay-hooks.mjs', import.meta.url);
const { regionsList, regionsQuery } = await import('../recipes/relay/regions.js');
const { pinnedQuery } = await import('./pinned.js');

const region = 'region(by: {code: "16"}) { id population }';
const plain = `{ ${region} }`;
const pinned = `query Pinned($number: Int!) @release(number: $number) { ${region} }`;
const page = `query Page($after: String) {
  regions(first: 2, after: $after) { edges { node { id name population } } pageInfo { endCursor hasNextPage } }
}`;

let hub, stop;
const populations = {}; // of the region, by release
const lists = {}; // of the first four regions, by release

before(async () => {
  ({ address: hub, stop } = await start());
  for (const number of [1, 2]) {
    const { data, release } = await ask(hub, number, `{ ${region} regions(first: 4) { nodes { name population } } }`);
    assert.equal(release, number);
    populations[number] = data.region.population;
    lists[number] = data.regions.nodes;
  }
  assert.equal(populations[2], populations[1] + 1);
});
after(() => stop());

const rows = (connection) => connection.edges.map(({ node: { name, population } }) => ({ name, population }));

test('Apollo Client shows one release by address', async () => {
  for (const number of [1, 2]) {
    const client = apollo.clientOf(hub, number);
    assert.equal((await client.query({ query: gql(plain) })).data.region.population, populations[number]);
    const watched = client.watchQuery({ query: gql(page) });
    const seen = watched.subscribe();
    const { data } = await firstValueFrom(watched.pipe(filter(({ loading }) => !loading)));
    await watched.fetchMore({ variables: { after: data.regions.pageInfo.endCursor } });
    assert.deepEqual(rows(client.readQuery({ query: gql(page) }).regions), lists[number]);
    seen.unsubscribe();
  }
});

test('the cache of Apollo Client overlooks @release', async () => {
  const client = apollo.clientOf(hub, 'current');
  const shown = async (number) => (await client.query({ query: gql(pinned), variables: { number } })).data.region.population;
  assert.deepEqual([await shown(1), await shown(2)], [populations[1], populations[1]]);
});

test('Apollo Client sends the hash of a query, and the query when the hub does not know it', async () => {
  const answers = [];
  const counting = async (address, options) => {
    const response = await fetch(address, options);
    answers.push([new URL(address).searchParams.has('query'), response.status]);
    return response;
  };
  const hash = (text) => createHash('sha256').update(text).digest('hex');
  const link = new PersistedQueryLink({ sha256: hash, useGETForHashedQueries: true })
    .concat(new HttpLink({ uri: `${hub}/releases/2/graphql`, fetch: counting, useGETForQueries: true }));
  for (const _ of [1, 2]) {
    const client = new ApolloClient({ link, cache: new InMemoryCache() });
    assert.equal((await client.query({ query: gql(`query Hashed ${plain}`) })).data.region.population, populations[2]);
  }
  assert.deepEqual(answers, [[false, 400], [true, 200], [false, 200]]);
});

test('urql shows one release by address, and its document cache heeds @release', async () => {
  for (const number of [1, 2]) {
    const client = urql.clientOf(hub, number);
    const first = (await client.query(page, {})).data.regions;
    const second = (await client.query(page, { after: first.pageInfo.endCursor })).data.regions;
    assert.deepEqual([...rows(first), ...rows(second)], lists[number]);
  }
  const client = urql.clientOf(hub, 'current');
  for (const number of [1, 2]) {
    assert.equal((await client.query(pinned, { number })).data.region.population, populations[number]);
  }
});

test('graphcache shows one release by address', async () => {
  for (const number of [1, 2]) {
    const client = graphcache.clientOf(hub, number);
    assert.equal((await client.query(plain, {})).data.region.population, populations[number]);
    const first = (await client.query(page, {})).data.regions;
    const both = (await client.query(page, { after: first.pageInfo.endCursor })).data.regions;
    assert.deepEqual(rows(both), lists[number]);
  }
});

test('graphcache overlooks @release', async () => {
  const client = graphcache.clientOf(hub, 'current');
  const shown = async (number) => (await client.query(pinned, { number })).data.region.population;
  assert.deepEqual([await shown(1), await shown(2)], [populations[1], populations[1]]);
});

// paged reads two pages as usePaginationFragment does: by the query that the compiler wrote for the fragment.
async function paged(environment, query, variables) {
  const operation = createOperationDescriptor(query, { first: 2, ...variables });
  const retained = environment.retain(operation);
  await fetchQuery(environment, query, { first: 2, ...variables }).toPromise();
  const list = () => {
    const reference = environment.lookup(operation.fragment).data;
    return environment.lookup(getSelector(regionsList, reference)).data.regions;
  };
  const { paginationRequest, paginationMetadata } = getPaginationMetadata(regionsList, 'paged');
  const next = getPaginationVariables('forward', 2, list().pageInfo.endCursor, {}, {}, paginationMetadata);
  await fetchQuery(environment, paginationRequest, next).toPromise();
  retained.dispose();
  return rows(list());
}

test('Relay shows one release by address, and so does its query of the next page', async () => {
  for (const number of [1, 2]) {
    assert.deepEqual(await paged(environmentOf(hub, number), regionsQuery), lists[number]);
  }
});

test('the query of the next page that Relay writes has no @release', async () => {
  const [first, second] = [lists[1].slice(0, 2), lists[2].slice(2)];
  assert.deepEqual(await paged(environmentOf(hub, 'current'), pinnedQuery, { number: 1 }), [...first, ...second]);
});

test('Relay knows that root fields are null only beside an error', async () => {
  const types = await readFile(new URL('../__generated__/regions_list.graphql.js', import.meta.url), 'utf8');
  assert.match(types, /\+regions: \{\|/);
});

test('graphql-codegen knows it too', async () => {
  const schema = parse(await readFile(new URL('../../../docs/reference/schema.graphql', import.meta.url), 'utf8'));
  const types = await codegen({
    schema,
    filename: 'types.ts',
    documents: [{ document: parse(`query Regions { regions { totalCount } ${region} }`) }],
    config: { nullability: { errorHandlingClient: true } },
    plugins: [{ operations: {} }],
    pluginMap: { operations },
  });
  assert.match(types, /\{ regions: \{ totalCount: number \}, region: \{.*\} \| null \}/);
});

const run = promisify(execFile);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

test('pandas, networkx and igraph read releases', () => run('/usr/bin/python3', [here('readers.py'), hub]));

test('R reads releases', () => run('Rscript', [here('readers.R'), here('../recipes/r'), hub]));
