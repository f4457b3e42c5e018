import base from '../playwright.config.ts';

// Pictures of pages, for eyes and for the documents: npm run sheet, npm run screenshots. Neither is a test.
export default { ...base, testDir: '.', testMatch: '*.shots.ts', timeout: 300_000, outputDir: '../test-results' };
