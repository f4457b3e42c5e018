import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawBars } from './bars';
import { binsOf } from './bins';
import { csvOf } from './csv';
import type { Canvas } from './drawing';
import { drawHistogram } from './histogram';
import { drawLine, type LineData } from './line';
import { fileOf, framed } from './picture';
import { drawScatter } from './scatter';
import { barsSheet, lineSheet, scatterSheet } from './sheets';
import { step } from './step';

const { document } = parseHTML('<html></html>');
const on = (width: number, language: 'en' | 'ru' = 'en'): Canvas => ({ width, language, document });
const texts = (svg: SVGSVGElement): string[] => [...svg.querySelectorAll('text')].flatMap((text) => (text.children.length > 0 ? [...text.children] : [text])).map((line) => line.textContent ?? '');

const wages: LineData = {
  unit: '₽',
  series: [
    { name: 'Kazan', points: [2015, 2016, 2018].map((year) => ({ period: String(year), value: 31000 + (year - 2015) * 1000, estimate: year === 2018 })) },
    { name: 'Ufa', points: [{ period: '2016', value: 29500, estimate: false }] },
  ],
  breaks: [{ period: '2017', why: 'A merger.' }],
};

test('a line has its values on the axes, a gap where one is missing, and hollow estimates', () => {
  const { svg, marks } = drawLine(wages, on(640));
  expect(texts(svg)).toEqual(expect.arrayContaining(['2015', '2016', '2017', '2018', '30,000', '34,000', 'Kazan', 'Ufa', '1']));
  const path = svg.querySelector('[aria-label="line"] path')!.getAttribute('d')!;
  expect(path.match(/M/g)).toHaveLength(2); // before and after the gap
  expect(svg.querySelectorAll('[fill="var(--ground)"]')).toHaveLength(1);
  expect(marks.map(({ said }) => said)).toEqual(['Kazan, 2015: 31,000\u00a0₽', 'Kazan, 2016: 32,000\u00a0₽', 'Kazan, 2018: ≈\u200934,000\u00a0₽', 'Ufa, 2016: 29,500\u00a0₽']);
});

test('greater values stand higher, later ones further right', () => {
  const { marks } = drawLine(wages, on(640));
  expect(marks[2]!.x).toBeGreaterThan(marks[1]!.x);
  expect(marks[2]!.y).toBeLessThan(marks[1]!.y);
  expect(marks[3]!.x).toBe(marks[1]!.x);
});

test('keys go along a series and between series', () => {
  const { marks } = drawLine(wages, on(640));
  expect(step(marks, 0, 'ArrowRight')).toBe(1);
  expect(step(marks, 0, 'ArrowLeft')).toBeUndefined();
  expect(step(marks, 1, 'ArrowDown')).toBe(3);
  expect(step(marks, 3, 'ArrowUp')).toBe(1);
  expect(step(marks, 0, 'End')).toBe(2);
});

test('bars are as long as their values, and a missing value is hatched', () => {
  const bars = [400, 100, 0, null].map((value, i) => ({ rank: i + 1, name: `Place ${i}`, value, estimate: i === 1 }));
  const { svg, marks } = drawBars({ unit: 'entries', bars }, on(640));
  const lengths = [...svg.querySelectorAll('[aria-label="bar"] rect')].map((bar) => Number(bar.getAttribute('width')));
  expect(lengths[0]! / lengths[1]!).toBeCloseTo(4);
  expect(texts(svg)).toEqual(expect.arrayContaining(['1. Place 0', '400', '≈\u2009100', '0', 'no data']));
  expect(marks[3]!.said).toBe('4. Place 3: no data');
});

test('long names of bars keep within their lines at any width', () => {
  const name = 'Очень длинное название муниципального образования '.repeat(8).trim();
  for (const width of [288, 640, 1072]) {
    const { svg } = drawBars({ unit: 'заявок', bars: [{ name, value: 1, estimate: false }] }, on(width, 'ru'));
    expect(Math.max(...texts(svg).map((text) => text.length)) * 6).toBeLessThan(width);
  }
});

test('a scatter has a dot for each place and names of both axes', () => {
  const points = [1, 2, 3, 4].map((n) => ({ name: `P${n}`, x: n * 10, y: n * 100, estimate: false, mine: n === 2 }));
  const { svg, marks } = drawScatter({ x: { name: 'Wage', unit: '₽' }, y: { name: 'Income', unit: '₽' }, points }, on(640));
  expect(svg.querySelectorAll('[aria-label="dot"] circle').length + svg.querySelectorAll('[aria-label="dot"] path').length).toBe(4);
  expect(texts(svg)).toEqual(expect.arrayContaining(['↑ Income, ₽', 'Wage, ₽ →', 'P2']));
  expect(marks.map(({ said }) => said)[1]).toBe('P2: 20\u00a0₽; 200\u00a0₽');
});

test('bins have round edges and every value once', () => {
  const even = binsOf([1, 2, 3, 4, 5, 5, 9.9]);
  expect(even.reduce((sum, { count }) => sum + count, 0)).toBe(7);
  const unequal = binsOf([3, 20, 20, 30, 40, 90_000]);
  expect(unequal[0]!.from).toBe(2.5);
  expect(unequal.at(-1)!.to).toBe(100_000);
  expect(unequal.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  expect(binsOf([7])).toHaveLength(1);
});

test('a histogram marks the place of the reader', () => {
  const values = Array.from({ length: 50 }, (_, i) => i);
  const { svg, marks } = drawHistogram({ unit: '%', values, here: { name: 'Kazan', value: 12 }, count: (n) => `${n} places` }, on(640));
  expect(texts(svg)).toContain('Kazan');
  expect(marks[0]!.said).toBe('0 to 10%: 10 places');
});

test('a picture has all that stands around a chart, and colours instead of their names', () => {
  const around = { title: 'Wages <b>', subtitle: '₽ · 2015–2018', sentence: 'They rose.', notes: ['Source: Rosstat', 'Release 3'] };
  const file = fileOf(framed(drawLine(wages, on(640)).svg, around, document as unknown as Document), (name) => (name === '--ink' ? '#111111' : '#222222'));
  expect(file).not.toContain('var(');
  for (const said of ['Wages &lt;b&gt;', '₽ · 2015–2018', 'They rose.', 'Source: Rosstat', 'Release 3']) expect(file).toContain(said);
});

test('a CSV has what is drawn, leaves gaps empty, and runs nothing', () => {
  const csv = csvOf(lineSheet('en', wages), { Source: '=cmd()', Release: '3' }).slice(1).split('\r\n');
  expect(csv[0]).toBe('Period,"Kazan, ₽","Ufa, ₽",How it is known,Source,Release');
  expect(csv[3]).toBe("2017,,,,'=cmd(),3");
  expect(csv[4]).toBe("2018,34000,,estimate: Kazan,'=cmd(),3");
});

test('logarithmic axes have a label at each of their ticks', () => {
  const values = [700, 1500, 9000, 20_000, 21_000, 26_000, 60_000, 1_400_000];
  for (const width of [300, 900]) {
    const { svg } = drawHistogram({ unit: 'people', values, count: String }, on(width));
    const labels = [...svg.querySelectorAll('[aria-label="x-axis tick label"] text')].map(({ textContent }) => textContent);
    expect(labels.length).toBeGreaterThan(1);
    expect(labels).not.toContain('');
  }
  const points = values.map((value, i) => ({ name: String(i), x: i, y: value, estimate: false }));
  const { svg } = drawScatter({ x: { name: 'a', unit: '' }, y: { name: 'b', unit: '' }, points }, on(640));
  expect(texts(svg)).toEqual(expect.arrayContaining(['2k', '50k', '1M']));
});

test('a table says how values are known if any is not exact', () => {
  const bar = (value: number | null, known: { estimate?: boolean; atLeast?: boolean }) => ({ name: 'P', value, estimate: false, ...known });
  const sheet = barsSheet('en', { unit: '%', bars: [bar(3, {}), bar(2, { estimate: true }), bar(1, { atLeast: true })] });
  expect(sheet.head.at(-1)).toBe('How it is known');
  expect(sheet.rows.map((row) => row.at(-1))).toEqual(['', 'estimate', 'at least']);
  expect(barsSheet('en', { unit: '%', bars: [bar(3, {})] }).head).toHaveLength(3);
  const axes = { x: { name: 'a', unit: '' }, y: { name: 'b', unit: '' } };
  expect(scatterSheet('ru', { ...axes, points: [{ name: 'P', x: 1, y: 2, estimate: true }] }).rows).toEqual([['P', 1, 2, 'оценка']]);
});
