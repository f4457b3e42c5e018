import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { chosenPath, frameOf, oembedAddress } from './addresses';

const chosen = { language: 'en', release: 3, figure: 'wages-map', theme: undefined } as const;

test('a page is pinned, in the language and theme of the author, with what the reader chose', () => {
  expect(chosenPath('/ru/indicator/wages', '?map=outlines&release=2', chosen)).toBe('/en/indicator/wages?map=outlines&release=3&figure=wages-map');
  expect(chosenPath('/ru/region/92000000', '', { ...chosen, language: 'ru', figure: undefined, theme: 'dark' })).toBe('/ru/region/92000000?release=3&theme=dark');
});

test('programs ask about the address of the page', () => {
  expect(oembedAddress('https://example.org/hub', '/ru/region/1?release=3&theme=dark')).toBe('https://example.org/hub/oembed?url=https%3A%2F%2Fexample.org%2Fhub%2Fru%2Fregion%2F1%3Frelease%3D3%26theme%3Ddark');
});

test('names cannot leave the attribute that they are in', () => {
  const title = '"><script>alert(1)</script>';
  const frame = frameOf('https://example.org/embed/ru/x?a=1&b=2', title, 400);
  const { children } = parseHTML(`<html><body>${frame}</body></html>`).document.body;
  expect(children).toHaveLength(1);
  expect(children[0]!.getAttribute('title')).toBe(title);
  expect(children[0]!.getAttribute('src')).toBe('https://example.org/embed/ru/x?a=1&b=2');
});
