import { hashOf } from '../app/client';
import { fileAddress } from '../app/hub';
import type { TypedDocumentString } from '../gql/graphql';
import type { Language } from '../words/language';

/** A query of a page with the variables that it was asked with. */
export interface Asked {
  query: TypedDocumentString<any, any>;
  variables: Record<string, unknown>;
}

/** Returns the address of an answer as a file, of one release for ever. */
export function answerAddress({ query, variables }: Asked, release: number, language: Language, format: 'json' | 'csv'): string {
  const parameters = new URLSearchParams({
    lang: language,
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hashOf(query) } }),
    variables: JSON.stringify(variables),
  });
  return fileAddress(`/releases/${release}/graphql${format === 'csv' ? '.csv' : ''}?${parameters}`);
}

const texts = new Map<string, Promise<string | undefined>>();

/** Returns the text of a query by its hash, which is all that pages send; once read always the same promise. Undefined if it cannot be read. */
export function textOf(hash: string): Promise<string | undefined> {
  let text = texts.get(hash);
  if (!text) {
    text = read(hash).catch(() => {
      texts.delete(hash); // the next one who asks tries again
      return undefined;
    });
    texts.set(hash, text);
  }
  return text;
}

async function read(hash: string): Promise<string> {
  const documents = fetch(fileAddress('/explorer/documents.json')).then((response) => response.json());
  const [{ parse, print }, known] = await Promise.all([import('graphql'), documents]);
  return print(operationFirst(parse(known[hash])));

  function operationFirst(document: ReturnType<typeof parse>): ReturnType<typeof parse> {
    const operations = document.definitions.filter(({ kind }) => kind === 'OperationDefinition');
    const fragments = document.definitions.filter(({ kind }) => kind !== 'OperationDefinition');
    return { ...document, definitions: [...operations, ...fragments] };
  }
}

/** Writes a command that asks the same in a shell. */
export function curlOf(text: string, variables: Record<string, unknown>, release: number, language: Language): string {
  const quoted = (part: string) => `'${part.replaceAll("'", String.raw`'\''`)}'`;
  const address = new URL(fileAddress(`/releases/${release}/graphql`), location.origin).href;
  const parts = [`lang=${language}`, `variables=${JSON.stringify(variables)}`, `query=${text}`];
  return [`curl --fail --get ${quoted(address)}`, ...parts.map((part) => `--data-urlencode ${quoted(part)}`)].join(' \\\n  ');
}
