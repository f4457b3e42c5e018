import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import MarkdownIt, { type Token } from 'markdown-it';
import MiniSearch from 'minisearch';
import type { Plugin } from 'vite';
import { guideIndex, type Contents, type Guide, type GuideSection, type Heading, type Part } from './src/guides/built.ts';

// The project's own documents, docs/**/*.md, as modules that pages load one by one: virtual:guides has the start page,
// virtual:guides/search the index of the search, virtual:guides/how-to/cite a document.
const docs = '../../docs';
const prefix = 'virtual:guides';

export const guides: Plugin = {
  name: 'guides',
  resolveId: (id) => (id === prefix || id.startsWith(`${prefix}/`) ? `\0${id}` : undefined),
  load: {
    filter: { id: /^\0virtual:guides/ },
    async handler(id) {
      const paths = await pathsOfGuides();
      for (const path of ['README', ...paths]) this.addWatchFile(fileOf(path));
      const path = id.slice(prefix.length + 2);
      if (path === 'search') return module(JSON.stringify(JSON.stringify(await searchIndex(paths)))); // text, which MiniSearch reads
      if (path !== '') return withImages(await readGuide(path));
      const loads = paths.map((path) => `${JSON.stringify(path)}: () => import(${JSON.stringify(`${prefix}/${path}`)})`);
      return `export const contents = ${JSON.stringify(await readContents())};\nexport const guides = {${loads.join(',\n')}};`;
    },
  },
};

/** Returns what each document says of itself: its title and how it begins. */
export async function aboutGuides(): Promise<Record<string, { title: string; description: string }>> {
  const paths = await pathsOfGuides();
  const about = await Promise.all(paths.map(async (path) => sectionsOf(path, await parse(path))[0]!));
  return Object.fromEntries(about.map(({ path, title, excerpt }) => [path, { title, description: excerpt }]));
}

const module = (value: string): string => `export default ${value};`;

/** A document as a module. Its images become files of the build, whose addresses are known only then. */
function withImages(guide: Guide): string {
  const json = JSON.stringify(guide);
  const images = [...new Set(json.match(/@image\/[\w./-]+/g))];
  const imports = images.map((image, i) => `import image${i} from ${JSON.stringify(`${resolve(docs, image.slice('@image/'.length))}?url`)};\n`);
  const replaced = images.map((image, i) => `.replaceAll(${JSON.stringify(image)}, image${i})`);
  return imports.join('') + module(images.length > 0 ? `JSON.parse(${JSON.stringify(json)}${replaced.join('')})` : json);
}

const fileOf = (path: string): string => resolve(docs, `${path}.md`);

async function pathsOfGuides(): Promise<string[]> {
  const files = await readdir(docs, { recursive: true });
  return files
    .filter((file) => /\/.*\.md$/.test(file) && !file.startsWith('examples/')) // the page of queries shows those
    .map((file) => file.slice(0, -'.md'.length))
    .sort();
}

const markdown = new MarkdownIt({ html: false });
markdown.renderer.rules['table_open'] = () => '<div data-scroll tabindex="0" role="region" aria-label="Table"><table>\n';
markdown.renderer.rules['table_close'] = () => '</table></div>\n';

async function parse(path: string): Promise<Token[]> {
  const tokens = markdown.parse(await readFile(fileOf(path), 'utf8'), {});
  nameHeadings(tokens);
  for (const token of tokens) if (token.children) token.children = token.children.flatMap(rewriteLinks(posix.dirname(path)));
  return tokens;
}

const render = (tokens: Token[]): string => markdown.renderer.render(tokens, markdown.options, {});
const plain = (inline: Token): string => inline.children!.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('');

/** Gives headings the anchors that GitHub gives them, since links between documents use those. */
function nameHeadings(tokens: Token[]): void {
  const taken = new Map<string, number>();
  tokens.forEach((token, i) => {
    if (token.type !== 'heading_open') return;
    const text = plain(tokens[i + 1]!).toLowerCase();
    const slug = text.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    const before = taken.get(slug) ?? 0;
    taken.set(slug, before + 1);
    token.attrSet('id', before ? `${slug}-${before}` : slug);
  });
}

/** Makes links lead to pages of the explorer or addresses of the hub. What is neither, such as a file of the source, becomes text. */
function rewriteLinks(folder: string): (token: Token) => Token[] {
  const dropped: boolean[] = [];
  return (token) => {
    if (token.type === 'image') token.attrSet('src', `@image/${posix.join(folder, String(token.attrGet('src')))}`);
    if (token.type === 'link_open') {
      const target = targetOf(folder, String(token.attrGet('href')));
      dropped.push(!target);
      if (!target) return [];
      token.attrSet('href', target);
      if (target.startsWith('http')) token.attrSet('rel', 'noreferrer');
    }
    if (token.type === 'link_close' && dropped.pop()) return [];
    return [token];
  };
}

/** Where a link of a document leads. What begins with @page or @hub is completed when it is shown. */
function targetOf(folder: string, href: string): string | undefined {
  if (/^https?:/.test(href) || href.startsWith('#')) return href;
  const [file = '', anchor] = href.split('#');
  const path = posix.join(folder, file);
  const hash = anchor ? `#${anchor}` : '';
  if (path === 'README.md') return `@page/guides${hash}`;
  if (path === 'examples/README.md') return '@page/query';
  const example = /^examples\/(?:answers\/)?([\w-]+)\.(?:graphql|json)$/.exec(path);
  if (example) return `@page/query?example=${example[1]}`;
  if (path === 'reference/schema.graphql') return '@hub/schema.graphql';
  if (path.endsWith('.md') && existsSync(join(docs, path))) return `@page/guides/${path.slice(0, -'.md'.length)}${hash}`;
  return undefined;
}

async function readGuide(path: string): Promise<Guide> {
  const tokens = await parse(path);
  const parts: Part[] = [];
  const headings: Heading[] = [];
  let title = path;
  let text: Token[] = [];
  const flush = () => {
    if (text.length > 0) parts.push({ html: render(text) });
    text = [];
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    if (token.type === 'heading_open' && token.tag === 'h1') {
      title = plain(next!);
      i += 2; // the page shows it by itself
      continue;
    }
    if (token.type === 'heading_open' && /h[23]/.test(token.tag)) headings.push({ id: String(token.attrGet('id')), text: plain(next!), level: Number(token.tag[1]) });
    if (token.type === 'fence' && token.level === 0) {
      flush();
      parts.push(codeOf(token, next));
    } else text.push(token);
  }
  flush();
  return { title, parts, headings };
}

/** A piece of code: its first word says the language, another the name of the file. A query has its variables in the next piece. */
function codeOf({ info, content }: Token, next: Token | undefined): Part {
  const [language = '', name] = info.split(' ');
  const runs = language === 'graphql' && /^(\{|query)/.test(content.trim());
  return {
    code: content,
    ...(name && { name }),
    ...(runs && { query: true }),
    ...(runs && next?.type === 'fence' && next.info === 'json variables' && { variables: next.content.trim() }),
  };
}

/** The sections of the start page with their lists, as docs/README.md has them. */
async function readContents(): Promise<Contents> {
  const sections: GuideSection[] = [];
  let items: Token[] | undefined;
  const tokens = await parse('README');
  tokens.forEach((token, i) => {
    if (token.type === 'heading_open' && token.tag === 'h2') sections.push({ title: plain(tokens[i + 1]!), items: [] });
    if (token.type === 'ordered_list_open') sections.push({ title: 'Decisions', items: [] });
    if (token.type === 'list_item_open') items = [];
    else if (token.type === 'list_item_close') {
      sections.at(-1)!.items.push(render(items!.filter(({ type }) => type === 'inline')));
      items = undefined;
    } else items?.push(token);
  });
  return sections;
}

async function searchIndex(paths: string[]): Promise<MiniSearch> {
  const index = new MiniSearch(guideIndex);
  for (const path of paths) index.addAll(sectionsOf(path, await parse(path)));
  return index;
}

interface Entry {
  id: string;
  path: string;
  title: string;
  heading: string;
  text: string;
  excerpt: string;
}

/** Cuts a document at its headings, so that a search leads to the place. Code is left out: it has the words of every query. */
function sectionsOf(path: string, tokens: Token[]): Entry[] {
  const entries: Entry[] = [];
  tokens.forEach((token, i) => {
    if (token.type !== 'inline') return;
    const text = plain(token);
    const before = tokens[i - 1];
    if (before?.type === 'heading_open') {
      const place = before.tag === 'h1' ? path : `${path}#${before.attrGet('id')}`;
      const title = entries[0]?.title ?? text;
      entries.push({ id: place, path: place, title, heading: before.tag === 'h1' ? '' : text, text: '', excerpt: '' });
      return;
    }
    const entry = entries.at(-1);
    if (entry) entry.text += `${text} `;
  });
  return entries.map((entry) => ({ ...entry, excerpt: entry.text.length > 240 ? `${entry.text.slice(0, 240)}…` : entry.text.trim() }));
}
