import { cacheExchange, createClient, fetchExchange, type Client, type TypedDocumentNode } from 'urql';
import { persistedExchange } from '@urql/exchange-persisted';
import type { TypedDocumentString } from '../gql/graphql';
import type { Language } from '../words/language';
import { fileAddress } from './hub';

const clients = new Map<string, Client>();

/** One client a release and language: both are in its address, so its answers never change. */
export function clientOf(release: number, language: Language): Client {
  const url = fileAddress(`/releases/${release}/graphql?lang=${language}`);
  let client = clients.get(url);
  if (!client) {
    client = createClient({ url, preferGetMethod: 'force', exchanges: [cacheExchange, byHash, fetchExchange] });
    clients.set(url, client);
  }
  return client;
}

// The hub knows all queries of the explorer by hash, and a hash fits into any address. There is no text to send instead.
const byHash = persistedExchange({
  enforcePersistedQueries: true,
  preferGetForPersistedQueries: 'force',
  generateHash: async (_, document) => hashes.get((document as unknown as Keyed).__key) ?? '',
});

interface Keyed {
  __key: number;
}

const nodes = new Map<string, TypedDocumentNode<any, any>>();
const hashes = new Map<number, string>();

const operation = { kind: 'OperationDefinition', operation: 'query', selectionSet: { kind: 'SelectionSet', selections: [] } };

/** Returns what urql needs of a query that is only a hash: a document without text, and a key for its cache. */
export function documentOf<R, V>(query: TypedDocumentString<R, V>): TypedDocumentNode<R, V> {
  const hash = hashOf(query);
  let node = nodes.get(hash);
  if (!node) {
    const key = hashes.size + 1;
    node = { kind: 'Document', definitions: [operation], __key: key } as unknown as TypedDocumentNode<R, V>;
    nodes.set(hash, node);
    hashes.set(key, hash);
  }
  return node;
}

export function hashOf(query: TypedDocumentString<any, any>): string {
  return query.__meta__?.['hash'] as string;
}
