import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

/** A test fails if its page writes to the console or throws, or executes more than 12 queries before it rests. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const wrong: string[] = [];
    page.on('console', (message) => {
      const absent = message.location().url === page.url() && /status of (404|410)/.test(message.text()); // of a page about nothing
      const slow = /^\[\.WebGL-\w+\]GL Driver Message .* GPU stall/.test(message.text()); // without a graphics card
      if ((message.type() === 'error' && !absent) || (message.type() === 'warning' && !slow)) wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    await use(page);
    expect(wrong).toEqual([]);
  },
});

export { expect };

/** Opens an address without a leading slash, and waits until nothing is loaded any more. */
export async function open(page: Page, address: string): Promise<void> {
  let queries = 0;
  const count = (request: { url(): string }) => {
    if (/\/graphql\?/.test(request.url())) queries++;
  };
  page.on('request', count);
  await page.goto(address);
  await rest(page);
  page.off('request', count);
  expect(queries, `queries of ${address}`).toBeLessThanOrEqual(12);
}

/** Waits until nothing is loaded any more. On a busy machine the network rests before scripts run, and before they ask. */
export async function rest(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  if (page.url().endsWith('/components')) return; // it shows one for ever
  await expect(page.getByRole('status', { name: /^(Loading|Загрузка)$/ })).toHaveCount(0);
}

type Theme = 'light' | 'dark';

/** Checks a page by axe, in both themes if none is given. What is in frames is checked as a page of its own, so that axe needs no second page: it takes a quarter of the time. */
export async function accessible(page: Page, themes: readonly Theme[] = ['light', 'dark']): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(' ')) })), theme).toEqual([]);
  }
}
