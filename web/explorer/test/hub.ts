import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = resolve(process.env.GOVHUB ?? '../../bin/govhub');

export interface Hub {
  url: string;
  /** Adds a data package as the next release while the hub runs. */
  publish: (dataPackage: string) => void;
  stop: () => Promise<void>;
}

/** Starts a hub of its own whose release 1 is the bundle, and whose release 2 adds a data package. */
export async function startHub(dataPackage: string): Promise<Hub> {
  const folder = mkdtempSync(join(tmpdir(), 'govhub-'));
  chmodSync(folder, 0o755); // PostgreSQL runs as another user when root starts it
  const data = `--data-dir=${join(folder, 'data')}`;
  execFileSync(program, ['import', data, '../../data'], { stdio: 'pipe' });
  const publish = (added: string) => void execFileSync(program, ['import', data, '--mode=upsert', added], { stdio: 'pipe' });
  publish(dataPackage);
  const hub = spawn(program, ['serve', data, '--listen=127.0.0.1:0', '--admin-listen=', '--path-prefix=/hub', '--drain-delay=0s'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((done) => hub.once('exit', () => done()));
  const stop = async () => {
    hub.kill();
    await ended;
    rmSync(folder, { recursive: true });
  };
  let said = '';
  for await (const text of hub.stdout) {
    const url = (said += text).match(/http:\/\/\S+(?=\/graphql,)/)?.[0];
    if (url) return { url: `${url}/`, publish, stop };
  }
  await stop();
  throw new Error(`the hub ended: ${said}`);
}
