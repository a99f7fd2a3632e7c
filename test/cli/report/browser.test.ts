import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPage } from '../../../cli/desk/views/page/page.js';
import { newTemporaryFolder } from '../../support/after-file.js';
import { BROWSER, startBrowser } from '../../support/browser.js';
import { bigOverview, overview, packet } from './overview-examples.js';

const WIDTHS = [400, 900, 1600];

const chain = overview({
  packets: [
    packet({ id: 'WP-1-First-20260101', status: 'VALIDATED', neededBy: ['WP-1-Second-20260101'] }),
    packet({
      id: 'WP-1-Second-20260101',
      needs: ['WP-1-First-20260101'],
      neededBy: ['WP-2-Third-20260101'],
      errors: 2,
    }),
    packet({ id: 'WP-2-Third-20260101', phase: '2', status: 'Draft', needs: ['WP-1-Second-20260101'] }),
  ],
});

let browser: Browser;

async function open(html: string, { width = 1200, dark = false } = {}): Promise<Page> {
  const file = join(newTemporaryFolder('handshake-page-'), 'report.html');
  writeFileSync(file, html);
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    offline: true,
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => void said.push(message.text()));
  page.on('pageerror', (error) => void said.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) said.push(`asked for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  expect(said).toEqual([]);
  return page;
}

const shown = (page: Page): Promise<string[]> =>
  page
    .locator('#packet-rows tbody tr:visible')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id') ?? ''));

describe.skipIf(BROWSER === null)('the report page in a browser', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it('finds packets by words, by status, by phase and by whether something is wrong', async () => {
    const page = await open(reportPage([chain], '0.1.0'));
    expect(await shown(page)).toHaveLength(3);
    const filters = page.locator('[data-filters="packet-rows"]');
    await filters.getByLabel('Search').fill('third draft');
    expect(await shown(page)).toEqual(['WP-2-Third-20260101']);
    expect(await filters.locator('output').textContent()).toBe('1 of 3');
    await filters.getByLabel('Search').fill('');
    await filters.getByLabel('Status').selectOption('VALIDATED');
    expect(await shown(page)).toEqual(['WP-1-First-20260101']);
    await filters.getByLabel('Status').selectOption('all');
    await filters.getByLabel('Phase').selectOption('2');
    expect(await shown(page)).toEqual(['WP-2-Third-20260101']);
    await filters.getByLabel('Phase').selectOption('all');
    await filters.getByLabel('with findings').check();
    expect(await shown(page)).toEqual(['WP-1-Second-20260101']);
  });

  it('is sorted by a column, and the other way round', async () => {
    const page = await open(reportPage([chain], '0.1.0'));
    const head = page.locator('#packet-rows').getByRole('columnheader', { name: 'Status' });
    await head.getByRole('button').click();
    expect(await shown(page)).toEqual(['WP-2-Third-20260101', 'WP-1-Second-20260101', 'WP-1-First-20260101']);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button').click();
    expect(await shown(page)).toEqual(['WP-1-First-20260101', 'WP-1-Second-20260101', 'WP-2-Third-20260101']);
  });

  it('is followed along the dependencies, by mouse and by keyboard alone', async () => {
    const page = await open(reportPage([chain], '0.1.0'));
    const panel = page.getByRole('region', { name: 'Follow the chain' });
    expect(await panel.isVisible()).toBe(false);
    await page.locator('#packet-rows').getByRole('rowheader').getByRole('link', { name: 'WP-1-First' }).click();
    await panel.getByRole('button', { name: 'WP-1-Second' }).click();
    expect(await panel.getByRole('button').allTextContents()).toEqual([
      'WP-2-Third-20260101 · Draft',
      'WP-1-Second-20260101 · In-Progress',
      'WP-1-First-20260101 · VALIDATED',
      'Close',
    ]);
    // The packet in the middle has the focus; Shift+Tab leads to what needs it, Enter goes there.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**#p2');
    expect(await page.locator('tr:target').getAttribute('data-id')).toBe('WP-2-Third-20260101');
    await panel.getByRole('button', { name: 'Close' }).click();
    expect(await panel.isVisible()).toBe(false);
  });

  it.each(WIDTHS.flatMap((width) => [[width, false] as const, [width, true] as const]))(
    'is for everybody, and fits, %i wide, dark: %s',
    async (width, dark) => {
      const page = await open(reportPage([chain, overview({ name: 'another' })], '0.1.0'), { width, dark });
      // The page's own policy lets no foreign script in, so that the checker comes by the way of the debugger.
      await page.evaluate(axe.source);
      const faults = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(faults).toEqual([]);
      const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(over).toBe(0);
    },
  );

  it('is usable with 2,000 packets', async () => {
    const page = await open(reportPage([bigOverview(2_000)], '0.1.0'));
    const milliseconds = await page.evaluate<number>(`(() => {
      const search = document.querySelector('[data-filters="packet-rows"] [data-search]');
      const start = performance.now();
      search.value = '00777';
      search.dispatchEvent(new Event('input', { bubbles: true }));
      return performance.now() - start;
    })()`);
    // The packet, what it needs, and what needs it.
    expect(await shown(page)).toHaveLength(3);
    console.warn(`Filtering 2,000 packets took ${Math.round(milliseconds)} ms.`);
  });

  it('runs nothing but its own script, whatever a packet says', async () => {
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script></style></script>';
    const page = await open(
      reportPage([overview({ name: hostile, packets: [packet({ id: hostile, what: hostile })] })], '0.1.0'),
    );
    expect(await page.title()).toBe(`${hostile} · handshake-check`);
    expect(await page.locator('img, main script').count()).toBe(0);
    expect(await page.locator('#packet-rows .what').textContent()).toBe(hostile);
  });

  it('is all there on paper', async () => {
    const page = await open(reportPage([chain], '0.1.0'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-filters]').first().isVisible()).toBe(false);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.getByText('A cancelled job MUST NOT start.').first().isVisible()).toBe(true);
  });
});
