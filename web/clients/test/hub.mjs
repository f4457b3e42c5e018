// A hub of its own with two releases, in which each region has another population.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ask } from '../recipes/fetch.js';

const program = fileURLToPath(new URL('../../../bin/govhub', import.meta.url));

// start resolves to the address of the hub and a function that ends it.
export async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'clients-'));
  chmodSync(folder, 0o755); // PostgreSQL runs as another user when root starts it
  const store = ['--data-dir', join(folder, 'data')];
  const hub = spawn(
    program,
    ['serve', ...store, '--listen=127.0.0.1:0', '--admin-listen=', '--drain-delay=0s', '--log-level=warn'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(hub, 'exit');
  const stop = async () => {
    hub.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const address = await addressOf(hub.stdout);
    execFileSync(program, ['import', ...store, '--mode=upsert', '--log-level=warn', await corrections(address, folder)]);
    while ((await (await fetch(`${address}/health/ready`)).json()).release !== 2) await setTimeout(50);
    return { address, stop };
  } catch (e) {
    await stop();
    throw e;
  }
}

async function addressOf(output) {
  for await (const line of createInterface(output)) {
    const [, address] = line.match(/(http:\S+)\/graphql,/) ?? [];
    if (address) return address;
  }
  throw new Error('the hub ended before it answered');
}

// corrections writes a data package that adds one to the population of each region.
async function corrections(address, folder) {
  const { data } = await ask(address, 1, '{ regions(first: 100) { nodes { oktmo population } } }');
  const rows = data.regions.nodes.map(({ oktmo, population }) => `${oktmo},${population + 1}`);
  const target = join(folder, 'corrections');
  mkdirSync(target);
  writeFileSync(join(target, 'region.csv'), ['oktmo,population', ...rows, ''].join('\n'));
  writeFileSync(join(target, 'datapackage.json'), JSON.stringify({ name: 'corrections', resources: [{ name: 'region', path: 'region.csv' }] }));
  return target;
}
