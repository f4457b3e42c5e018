import { createMemoryHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent, notFound, redirect, retainSearchParams } from '@tanstack/react-router';
import * as v from 'valibot';
import { awardsSearch } from '../pages/awards/search';
import { changesSearch, coverageSearch, sourcesSearch } from '../pages/data/search';
import { isLanguage, preferredLanguage } from '../words/language';
import { indicatorSearch } from '../pages/indicator/search';
import { guidesSearch } from '../pages/guides/search';
import { querySearch } from '../pages/query/search';
import { yourTableSearch } from '../pages/your-table/search';
import { boardSearch } from '../pages/relationships/search';
import { parseSearch, stringifySearch } from './address';
import { Broken } from './broken';
import { embedded } from './embedded';
import { hub } from './hub';
import { NotFoundPage } from './not-found';
import { Shell } from './shell';

/** The release that everything on a page is of; without it, the newest. */
export const pinned = v.object({
  release: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^\d+$/), v.transform(Number), v.minValue(1), v.maxValue(2 ** 31 - 1))),
});

/** Makes a validator of search parameters: what does not fit is left out, so that an edited address still opens. */
export const lenient =
  <S extends v.GenericSchema<any, object>>(schema: S) =>
  (search: unknown): v.InferOutput<S> => {
    const read = v.safeParse(schema, search);
    if (read.success) return read.output;
    const wrong = new Set(read.issues.map((issue) => issue.path?.[0]?.key));
    const rest = Object.entries(search as object).map(([name, value]) => [name, wrong.has(name) ? undefined : value]); // without a key, the router would keep what it has
    return v.parse(schema, Object.fromEntries(rest));
  };

const root = createRootRoute({ notFoundComponent: NotFoundPage });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$language', params: { language: preferredLanguage() } });
  },
});

const language = createRoute({
  getParentRoute: () => root,
  path: '$language',
  validateSearch: lenient(pinned),
  search: { middlewares: [retainSearchParams(['release'])] },
  beforeLoad: ({ params }: { params: { language: string } }) => {
    if (!isLanguage(params.language)) throw notFound();
  },
  component: embedded ? lazyRouteComponent(() => import('../pages/embed/page'), 'Embed') : Shell,
  notFoundComponent: NotFoundPage,
});

const home = createRoute({
  getParentRoute: () => language,
  path: '/',
  validateSearch: lenient(v.object({ map: v.optional(v.string()), season: v.optional(v.string()) })),
  component: lazyRouteComponent(() => import('../pages/home/page'), 'Home'),
});

const thing = createRoute({
  getParentRoute: () => language,
  path: '$kind/$',
  validateSearch: lenient(
    v.object({
      figures: v.optional(v.literal('all')),
      peers: v.optional(v.pipe(v.string(), v.maxLength(400))),
      kind: v.optional(v.literal('same')),
      ...indicatorSearch,
    }),
  ),
  component: lazyRouteComponent(() => import('../pages/thing/page'), 'Thing'),
});

const browse = createRoute({
  getParentRoute: () => language,
  path: 'browse',
  component: lazyRouteComponent(() => import('../pages/browse/index'), 'Browse'),
});

const table = createRoute({
  getParentRoute: () => language,
  path: 'browse/$plural',
  validateSearch: (search): object => search, // what a filter is, the table knows
  component: lazyRouteComponent(() => import('../pages/browse/table'), 'Table'),
});

const query = createRoute({
  getParentRoute: () => language,
  path: 'query',
  validateSearch: lenient(querySearch),
  component: lazyRouteComponent(() => import('../pages/query/page'), 'Query'),
});

const awards = createRoute({
  getParentRoute: () => language,
  path: 'awards',
  validateSearch: lenient(awardsSearch),
  component: lazyRouteComponent(() => import('../pages/awards/page'), 'Awards'),
});

const data = createRoute({
  getParentRoute: () => language,
  path: 'data',
  component: lazyRouteComponent(() => import('../pages/data/page'), 'Data'),
});

const dataRelease = createRoute({
  getParentRoute: () => language,
  path: 'data/releases/$number',
  component: lazyRouteComponent(() => import('../pages/data/release'), 'Release'),
});

const dataChanges = createRoute({
  getParentRoute: () => language,
  path: 'data/changes',
  validateSearch: lenient(changesSearch),
  component: lazyRouteComponent(() => import('../pages/data/changes'), 'Changes'),
});

const dataCoverage = createRoute({
  getParentRoute: () => language,
  path: 'data/coverage',
  validateSearch: lenient(coverageSearch),
  component: lazyRouteComponent(() => import('../pages/data/coverage'), 'Coverage'),
});

const dataImports = createRoute({
  getParentRoute: () => language,
  path: 'data/imports',
  component: lazyRouteComponent(() => import('../pages/data/imports'), 'Imports'),
});

const dataSources = createRoute({
  getParentRoute: () => language,
  path: 'data/sources',
  validateSearch: lenient(sourcesSearch),
  component: lazyRouteComponent(() => import('../pages/data/sources'), 'Sources'),
});

const aboutData = [data, dataRelease, dataChanges, dataCoverage, dataImports, dataSources] as const;

const guides = createRoute({
  getParentRoute: () => language,
  path: 'guides/$',
  validateSearch: lenient(guidesSearch),
  component: lazyRouteComponent(() => import('../pages/guides/page'), 'Guides'),
});

const search = createRoute({
  getParentRoute: () => language,
  path: 'search',
  validateSearch: lenient(
    v.object({
      q: v.optional(v.pipe(v.string(), v.maxLength(200))),
      type: v.optional(v.string()),
      region: v.optional(v.string()),
      shown: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.integer(), v.minValue(20), v.maxValue(100))),
    }),
  ),
  component: lazyRouteComponent(() => import('../pages/search/page'), 'Search'),
});

const yourTable = createRoute({
  getParentRoute: () => language,
  path: 'your-table',
  validateSearch: lenient(yourTableSearch),
  component: lazyRouteComponent(() => import('../pages/your-table/page'), 'YourTable'),
});

const relationships = createRoute({
  getParentRoute: () => language,
  path: 'relationships',
  validateSearch: lenient(boardSearch),
  component: lazyRouteComponent(() => import('../pages/relationships/page'), 'Relationships'),
});

const assistant = createRoute({
  getParentRoute: () => language,
  path: 'assistant',
  component: lazyRouteComponent(() => import('../pages/assistant/page'), 'Assistant'),
});

const components = createRoute({
  getParentRoute: () => language,
  path: 'components',
  component: lazyRouteComponent(() => import('../pages/components/page'), 'Components'),
});

const routeTree = root.addChildren([start, language.addChildren([home, search, browse, table, query, awards, ...aboutData, relationships, guides, yourTable, assistant, components, thing])]);

export const router = createRouter({
  routeTree,
  basepath: hub.prefix || '/',
  parseSearch,
  stringifySearch,
  defaultPreload: embedded ? false : 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: !embedded, // it would be kept
  ...(embedded && { history: createMemoryHistory({ initialEntries: [embedded.page] }) }), // the page that it is from, so that links lead to pages
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
