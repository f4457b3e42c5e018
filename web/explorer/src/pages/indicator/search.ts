import * as v from 'valibot';
import { mapSearch } from './map/search';

export const views = ['map', 'chart', 'ranking', 'table', 'scatter', 'distribution'] as const;
export type View = (typeof views)[number];

const mostPlaces = 6; // of colours, and of lines that people tell apart
const place = /^(RU|\d{8}|\d{11})$/;
const text = v.pipe(v.string(), v.maxLength(100));

/** What the reader chose of an indicator, in the address: all views share it. */
export const indicatorSearch = {
  view: v.optional(v.picklist(views)),
  breakdown: v.optional(v.string()),
  period: v.optional(v.pipe(v.string(), v.maxLength(10))),
  /** Codes of places, with commas between them. */
  places: v.optional(v.pipe(v.string(), v.check((codes) => codesOf(codes).length <= mostPlaces && codesOf(codes).every((code) => place.test(code))))),
  /** The other indicator of a chart or scatter plot. */
  with: v.optional(text),
  /** The first period of charts, and what ranks are compared with. */
  start: v.optional(v.pipe(v.string(), v.regex(/^\d{4}(-[\dQ-]{2,5})?$/))),
  by: v.optional(v.literal('rise')),
  borders: v.optional(v.literal('now')),
  ...mapSearch,
};

export const codesOf = (places: string | undefined): string[] => places?.split(',').filter(Boolean) ?? [];

export const full = (codes: readonly string[]): boolean => codes.length >= mostPlaces;
