import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watch } from './newest';

vi.mock('./hub', () => ({ hub: { newest: 1 }, fileAddress: (path: string) => path }));

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const pause = 300_001; // longer than any between two looks
let answers: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('fetch', () => new Promise((resolve) => answers.push(() => resolve({ headers: new Headers() }))));
});
afterEach(() => {
  answers = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const answer = async () => {
  answers.at(-1)!();
  await vi.advanceTimersByTimeAsync(0);
};

test('after the end nothing looks again, though an answer was underway', async () => {
  const stop = watch();
  await vi.advanceTimersByTimeAsync(pause);
  stop();
  await answer();
  expect(answers).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a page that is shown again while an answer is underway does not look twice', async () => {
  const stop = watch();
  await vi.advanceTimersByTimeAsync(pause);
  page.dispatchEvent(new Event('visibilitychange'));
  expect(answers).toHaveLength(1);
  await answer();
  expect(vi.getTimerCount()).toBe(1);
  stop();
});

test('a page that was hidden looks when it is shown', async () => {
  const stop = watch();
  page.visibilityState = 'hidden';
  await vi.advanceTimersByTimeAsync(pause);
  expect(answers).toHaveLength(0);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  expect(answers).toHaveLength(1);
  stop();
});
