import { readFileSync } from 'node:fs';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { parseHTML } from 'linkedom';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { classesOf, shadeOf } from './classes';
import { columnsOf } from './legend-columns';
import { mapPicture } from './map-picture';
import OutlineMap from './outline-map';
import { outlines, project } from './outlines';
import { PointMap } from './point-map';
import type { Sign } from '../words/sign';
import { sentenceOf } from './sentence';
import { tileLayout } from './tile-layout';
import { TileMap } from './tile-map';
import { usePointed } from './use-pointed';

interface Answered {
  code: string;
  name: string;
  population: number | null;
  disputed: boolean;
  tile: { column: number; row: number };
}

const answer = JSON.parse(readFileSync(new URL('../../../../docs/examples/answers/places-tile-map.json', import.meta.url), 'utf8')) as { data: { regions: { nodes: Answered[] } } };
const regions = answer.data.regions.nodes.map(({ tile, population, ...region }) => ({ ...region, ...tile, id: `region:${region.code}`, letters: region.code, value: population }));
const classes = classesOf(regions.flatMap(({ value }) => value ?? []));
const map = { label: 'Population', places: regions, classes, write: (value: number) => `${value} people`, about: () => null };

async function drawn(content: ReactNode): Promise<string> {
  const router = createRouter({ routeTree: createRootRoute({ component: () => content }), history: createMemoryHistory() });
  await router.load();
  return renderToString(<RouterProvider router={router} />);
}

/** The step and the fill that each place is drawn with. */
function marksIn(svg: string): Map<string, { step: string; fill: string }> {
  const marks = svg.matchAll(/<a [^>]*data-place="([^"]+)" data-step="(\w+)"[^>]*>(?:<g|<rect|<circle)[^>]* fill="([^"]+)"/g);
  const all = [...marks].map(([, id, step, fill]) => [id!, { step: step!, fill: fill! }] as const);
  expect(new Set(all.map(([id]) => id)).size).toBe(all.length); // each once
  return new Map(all);
}

for (const [kind, content] of [
  ['tiles', <TileMap {...map} />],
  ['outlines', <OutlineMap {...map} />],
] as const) {
  test(`on the map of ${kind}, each of the 89 regions is drawn once, in the colour of its class`, async () => {
    const marks = marksIn(await drawn(content));
    expect(marks.size).toBe(89);
    for (const { id, value } of regions) {
      const { step, fill } = marks.get(id)!;
      expect(step).toBe(String(shadeOf(classes, value)));
      expect(fill).toMatch(value === null ? /^url\(#/ : `var(--scale-${step})`);
    }
    for (const [i, { count }] of classes.entries()) {
      expect([...marks.values()].filter(({ step }) => step === String(shadeOf(classes, classes[i]!.to)))).toHaveLength(count);
    }
  });
}

test('a mark says the name, the value with its unit, and that a status is disputed', async () => {
  const svg = await drawn(<TileMap {...map} />);
  const known = regions.find(({ value, disputed }) => value !== null && !disputed)!;
  const unknown = regions.find(({ value, disputed }) => value === null && disputed)!;
  expect(svg).toContain(`aria-label="${known.name}, ${known.value} people"`);
  expect(svg).toContain(`aria-label="${unknown.name.replace("'", '&#x27;')}, no data, status internationally disputed"`);
  expect(svg.match(/tabindex="0"/gi)).toHaveLength(1);
  expect(await drawn(<TileMap {...map} places={[{ ...known, sign: '≥' }]} />)).toContain(`aria-label="${known.name}, ≥\u202f${known.value} people"`);
});

test('outlines are those of the regions, and Chukotka is in one piece on both sides of 180°', () => {
  expect([...outlines.keys()].toSorted()).toEqual(regions.map(({ code }) => code).toSorted());
  const [left, top, right, bottom] = outlines.get('87')!.box;
  expect(right - left).toBeLessThan(700);
  for (const place of [[177.51, 64.73], [-173.2, 64.42]] as [number, number][]) {
    const [x, y] = project(place)!;
    expect(x > left - 5 && x < right + 5 && y > top - 5 && y < bottom + 5).toBe(true); // Anadyr, Provideniya
  }
});

test('what is saved of a map has its legend and no links', async () => {
  const { document } = parseHTML(`<main>${await drawn(<TileMap {...map} />)}</main>`);
  const columns = columnsOf({ classes, figure: String, missing: regions.filter(({ value }) => value === null).length }, 'no data');
  const picture = mapPicture({ frame: document.querySelector('main') as unknown as ParentNode, columns, heads: ['Up to', 'Regions'] });
  const [copy] = picture.querySelectorAll('svg[data-map]');
  expect(copy!.querySelectorAll('g > rect:first-child')).toHaveLength(89);
  expect(picture.querySelectorAll('a, [role], [data-ring]')).toHaveLength(0);
  const texts = [...picture.children].filter(({ localName }) => localName === 'text').map(({ textContent }) => textContent);
  expect(texts).toEqual(['Up to', 'Regions', ...columns.flatMap(({ name, count }) => [name, String(count)])]);
});

test('points are drawn where they lie, the more people the larger, and none hides another', async () => {
  const at = (id: string, lat: number, lon: number, population: number | null, value = 1) => ({ id: `municipality:${id}`, name: id, disputed: false, lat, lon, population, value });
  const places = [at('near', 55.8, 49.2, 900), at('kazan', 55.79, 49.11, 1_318_604), at('small', 62.03, 129.73, null)];
  let told = '';
  const svg = await drawn(<PointMap {...map} places={places} about={() => null} drawn={(count, within) => (told = `${count} of ${within}`)} />);
  expect([...marksIn(svg).keys()]).toEqual(['municipality:kazan', 'municipality:small']);
  expect(told).toBe('2 of 3');
  const radii = [...svg.matchAll(/<circle[^>]* r="([\d.]+)"/g)].map(([, r]) => Number(r));
  expect(radii[0]).toBeGreaterThan(radii[1]!);
});

test('tiles do not touch, in one piece or in two halves', () => {
  for (const width of [320, 1120]) {
    const { size, height, at } = tileLayout(regions, width);
    const spots = regions.map(at);
    expect(Math.max(...spots.map(({ x }) => x)) + size).toBeLessThanOrEqual(width + 1);
    expect(Math.max(...spots.map(({ y }) => y)) + size).toBeLessThanOrEqual(height + 1);
    expect(new Set(spots.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`)).size).toBe(regions.length);
  }
});

test('the sentence tells extremes, median and coverage, and names who share an extreme', () => {
  const place = (name: string, value: number | null, sign?: Sign) => ({ id: name, name, value, sign, disputed: false });
  const told = (places: ReturnType<typeof place>[]) => sentenceOf({ language: 'en', places, write: String, coverage: (known) => `${known} known.` });
  expect(told([place('A', 9), place('B', 1), place('C', 4), place('D', 1), place('E', null)])).toBe('Highest: A, 9. Lowest: B, D, 1. Median: 2.5. 4 known.');
  expect(told([place('A', 9, '≈'), place('B', 1), place('C', 4)])).toBe('Highest: A, ≈\u202f9. Lowest: B, 1. Median: ≈\u202f4. 3 known.');
  expect(told([place('A', 9), place('B', 9, '≥'), place('C', 4)])).toBe('Highest known: A, B, ≥\u202f9. 3 known.');
  expect(told([place('A', 9), place('B', null)])).toBe('1 known.');
  expect(told([place('A', 0), place('B', 0), place('C', 0), place('D', 0)])).toBe('Highest: A and 3 more, 0. 4 known.');
});

test('arrows with another key stay with the browser', () => {
  const prevented: string[] = [];
  function Map() {
    const { current, handlers } = usePointed(['a', 'b'], [{ x: 0, y: 0 }, { x: 1, y: 0 }]);
    if (!current) handlers.onFocus({ target: { closest: () => ({ getAttribute: () => 'a' }) } } as never);
    else for (const key of ['alone', 'altKey', 'ctrlKey', 'metaKey']) handlers.onKeyDown({ key: 'ArrowRight', [key]: true, preventDefault: () => prevented.push(key), currentTarget: { querySelectorAll: () => [] } } as never);
    return null;
  }
  renderToString(<Map />);
  expect(prevented).toEqual(['alone']);
});
