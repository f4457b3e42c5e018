import type { Plot, PlotOptions } from '@observablehq/plot';
import type { Language } from '../words/language';
import { compact, number } from '../words/number';

/** A point that the reader can go to: where it is in the drawing, and what is said of it. */
export interface Mark {
  series: number;
  x: number;
  y: number;
  said: string;
}

export interface Drawing {
  svg: SVGSVGElement;
  /** In the order in which keys go through them, series by series. */
  marks: readonly Mark[];
}

export interface Canvas {
  width: number;
  document: Document;
  language: Language;
}

export type Draw = (on: Canvas) => Drawing;

/** What a chart shows, as a table. Each row begins with what it is about. */
export interface Sheet {
  head: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

export const fontSize = 13;
export const lineHeight = 16;

// The widths of letters of the system's sans at this size, on the safe side: nothing measures text outside a browser.
const letter = 7.4;
const broad = 8.3;
const slim = 4.6;

/** How wide a text is, about. */
export function widthOf(text: string): number {
  const count = (which: RegExp) => text.match(which)?.length ?? 0;
  const [broads, slims] = [count(/[\p{Script=Cyrillic}\d]/gu), count(/[\s.,:;()'/]/g)];
  return broads * broad + slims * slim + (text.length - broads - slims) * letter;
}

/** Breaks a text into lines of at most so many pixels, and of at most so many lines; a word that is longer is broken, too. */
export function wrap(text: string, width: number, lines = Infinity): string[] {
  const most = Math.max(4, Math.floor((width * text.length) / widthOf(text)) || 0);
  const words = text.split(/ /).flatMap((word) => word.match(new RegExp(`.{1,${most}}`, 'gsu')) ?? []);
  const broken: string[] = [];
  for (const word of words) {
    const line = broken.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= most) broken[broken.length - 1] = `${line} ${word}`;
    else broken.push(word);
  }
  return broken.length > lines ? [...broken.slice(0, lines - 1), `${broken[lines - 1]!.slice(0, most - 1)}…`] : broken;
}

/** Writes numbers of an axis: large ones in a few letters, but never rounded to something else. */
export const tick = (language: Language, values: readonly number[]) => {
  const large = Math.max(...values.map(Math.abs)) >= 1e6;
  return (value: number): string => (large ? compact(language, value, 4) : number(language, value));
};

/** What all plots have in common. */
export const base = ({ width, document }: Canvas): PlotOptions => ({ document, width });

/** Makes a plot one with the page: its type, and no style of its own. */
export function finish(plot: (SVGSVGElement | HTMLElement) & Plot): SVGSVGElement & Plot {
  const svg = plot as SVGSVGElement & Plot; // without a legend of its own a plot is nothing else
  svg.querySelector('style')?.remove();
  svg.removeAttribute('class');
  svg.setAttribute('font-size', String(fontSize));
  svg.setAttribute('aria-hidden', 'true'); // the frame says what there is to see
  return svg;
}

export const ink = 'var(--ink)';
export const soft = 'var(--ink-soft)';
export const line = 'var(--line)';
export const ground = 'var(--ground)';
export const colours = Array.from({ length: 6 }, (_, i) => `var(--category-${i})`);
export const symbols = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross'] as const;
