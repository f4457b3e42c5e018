import type { CDPSession } from '@playwright/test';
import { expect, open, test } from './page.ts';

// What the first page costs somebody who has nothing of it yet. Counted, not timed: it is the same on any machine.
test.use({ extraHTTPHeaders: { 'Accept-Encoding': 'gzip' } });

test('the first page is small', async ({ page }) => {
  const cdp = await page.context().newCDPSession(page);
  const sent = await transferred(cdp);
  await open(page, 'ru');
  await expect(page.locator('h1')).toBeVisible();
  const scripts = sent.filter(({ type }) => type === 'Script');
  expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0), 'bytes of JavaScript').toBeLessThanOrEqual(150 * 1024);
  expect(scripts.length).toBeGreaterThan(0);
  expect(sent.length, sent.map(({ url }) => url).join('\n')).toBeLessThanOrEqual(25);
});

// A long task of 50 ms calls functions a million times: the first screen takes a fraction of that.
test('the first screen takes little work', async ({ page }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await open(page, 'ru');
  const { result } = await cdp.send('Profiler.takePreciseCoverage');
  const calls = result.flatMap(({ functions }) => functions).reduce((sum, { ranges }) => sum + ranges[0]!.count, 0);
  expect(calls).toBeGreaterThan(0);
  expect(calls, 'calls of functions').toBeLessThanOrEqual(400_000);
  expect(await page.locator('*').count(), 'elements').toBeLessThanOrEqual(1_500);
});

interface Transfer {
  url: string;
  type: string;
  bytes: number;
}

/** Lists what the browser loads, with the bytes on the wire, headers included. */
async function transferred(cdp: CDPSession): Promise<Transfer[]> {
  const sent: Transfer[] = [];
  const requests = new Map<string, Transfer>();
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    const transfer = { url: request.url, type: type ?? 'Other', bytes: 0 };
    if (!request.url.startsWith('data:')) sent.push(transfer);
    requests.set(requestId, transfer);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    requests.get(requestId)!.bytes = encodedDataLength;
  });
  await cdp.send('Network.enable');
  return sent;
}
