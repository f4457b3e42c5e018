// Runs the GraphQL-over-HTTP audits of the graphql-http package against a running hub.
//   node web/audit/audit.mjs http://127.0.0.1:8080/graphql
import { createRequire } from 'node:module';

const { serverAudits } = createRequire(new URL('../explorer/package.json', import.meta.url))('graphql-http');
const url = process.argv[2] ?? 'http://127.0.0.1:8080/graphql';

// MAY audits of the two media types contradict the SHOULD ones where they ask application/json for status 400.
let failed = 0;
const counts = { ok: 0, notice: 0, warn: 0, error: 0 };
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  counts[result.status]++;
  if (result.status === 'ok') continue;
  if (result.status !== 'notice') failed++;
  console.log(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
}
console.log(JSON.stringify(counts));
process.exitCode = failed > 0 ? 1 : 0;
