// Fails if the schema breaks that of the last released version without a declaration in CHANGELOG.md, or if something deprecated
// does not say what to use instead. docs/reference/stability.md is the policy.
import { readFileSync } from 'node:fs';
import { buildSchema } from '../../web/explorer/node_modules/graphql/index.mjs';
import { changesBetween } from './changes.mjs';
import { declarations, faultsOf } from './changelog.mjs';
import { deprecationFaults } from './deprecated.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const released = read('docs/reference/released.graphql');
const [, version] = /^# The schema of (.+)\.\n/.exec(released);
const schema = buildSchema(read('docs/reference/schema.graphql'));
const changes = changesBetween(buildSchema(released), schema);

const faults = [...faultsOf(changes, declarations(read('CHANGELOG.md'))), ...deprecationFaults(schema)];
if (faults.length > 0) {
  console.log(`FAIL  the schema against that of ${version}:`);
  for (const fault of faults) console.log(`\n${fault}`);
  process.exit(1);
}
console.log(`ok    the schema against that of ${version}: ${changes.breaking.length} breaking changes, all declared; `
  + `${changes.dangerous.length} dangerous ones for clients that do not expect them${changes.dangerous.length > 0 ? ':' : ''}`);
for (const change of changes.dangerous) console.log(`        ${change}`);
