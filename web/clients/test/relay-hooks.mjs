// Does what a bundler does for Relay: compiles the graphql tags of a module to imports of what relay-compiler wrote.
import babel from '@babel/core';
import { fileURLToPath } from 'node:url';

const relay = ['relay', { artifactDirectory: '__generated__', eagerEsModules: true }];

export const resolve = (name, context, next) => next(name.endsWith('.graphql') ? `${name}.js` : name, context);

export async function load(url, context, next) {
  const module = await next(url, context);
  if (!module.source?.includes('graphql`')) return module;
  const { code } = babel.transformSync(String(module.source), { plugins: [relay], filename: fileURLToPath(url), cwd: fileURLToPath(new URL('..', import.meta.url)) });
  return { ...module, source: code };
}
