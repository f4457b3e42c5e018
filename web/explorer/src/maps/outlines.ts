import { geoConicEqualArea } from 'd3-geo';
import drawn from './outlines.json';
import type { Spot } from './place';

/** A part of the plane of the outlines: left, top, right, bottom. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface Outline {
  code: string; // of the region, 01 to 99
  path: string;
  middle: readonly [x: number, y: number];
  box: Box; // of its largest part
}

/** The outlines of regions by Natural Earth, which outlines/make.js writes. */
export const outlines = new Map((drawn.regions as unknown as Outline[]).map((outline) => [outline.code, outline]));

const { parallels, rotate, scale, translate } = drawn.projection;

/** Puts a place of the earth onto the plane of the outlines. */
export const project = geoConicEqualArea()
  .parallels(parallels as [number, number])
  .rotate(rotate as [number, number])
  .scale(scale)
  .translate(translate as [number, number]);

const whole: Box = [0, 0, drawn.width, drawn.height];
const west: Box = [0, 150, 1300, 1480]; // up to the Urals, where regions are small and many

/** What of the country is looked at: all, its west, or a region by its code. */
export const boxOf = (part: string | undefined): Box => (part === 'west' ? west : (outlines.get(part ?? '')?.box ?? whole));

/** How the plane is moved and scaled to show a box in a width: by how much, how high that is, and where a point of it then is. */
export interface Camera {
  zoom: number;
  height: number;
  transform: string;
  spot: (x: number, y: number) => Spot;
}

const tallest = 0.62; // of the width
const margin = 6; // pixels

export function cameraOn([left, top, right, bottom]: Box, width: number): Camera {
  const [wide, high] = [right - left, bottom - top];
  const room = width - 2 * margin;
  const zoom = Math.min(room / wide, Math.max(240, room * tallest) / high);
  const height = Math.round(high * zoom + 2 * margin);
  const [dx, dy] = [width / 2 - ((left + right) / 2) * zoom, height / 2 - ((top + bottom) / 2) * zoom];
  return { zoom, height, transform: `translate(${dx.toFixed(1)} ${dy.toFixed(1)}) scale(${zoom.toFixed(5)})`, spot: (x, y) => ({ x: x * zoom + dx, y: y * zoom + dy }) };
}
