import { statSync } from 'node:fs';
import { expect, open, test } from '../test/page.ts';
import { drawing } from '../test/webgl.ts';

// The picture of a board, which only a browser with WebGL draws.
test.use({ viewport: { width: 1120, height: 860 }, colorScheme: 'light', launchOptions: drawing });

test('picture of relationships', async ({ page }) => {
  const file = '../../docs/images/relationships.png';
  await open(page, 'en/relationships?things=person:metshin-ilsur&to=person:kiriyenko-sergey');
  await expect(page.getByRole('application')).toHaveAttribute('data-resting', 'true');
  await page.screenshot({ path: file });
  expect(statSync(file).size, file).toBeLessThan(150_000);
});
