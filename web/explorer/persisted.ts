import { readFileSync } from 'node:fs';

const manifests = ['src/gql', 'src/pages/browse/gql'];

/** Reads the texts of all queries by their hashes, as the generator wrote them. */
export function persisted(): Record<string, string> {
  return Object.assign({}, ...manifests.map((folder) => JSON.parse(readFileSync(`${folder}/persisted-documents.json`, 'utf8'))));
}
