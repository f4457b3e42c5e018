import { defineConfig } from '@playwright/test';

// Against a hub at HUB, which may be below a path: addresses in tests begin without a slash.
export default defineConfig({
  testDir: 'test',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 3, // one waits while two run
  reporter: 'line',
  timeout: 120_000, // ends a test that hangs, on the busiest machine
  expect: { timeout: 30_000 },
  use: {
    baseURL: `${(process.env.HUB ?? 'http://127.0.0.1:8080').replace(/\/$/, '')}/`,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
