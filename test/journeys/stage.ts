import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../chromium.ts';
import { removeDataFolder, spawnServer, type RunningServer } from '../server.ts';

export type DemoDoor = 'operator' | 'state-party' | 'campaign' | 'independent-group';

/** The whole product and a browser before it. */
export interface Stage {
  readonly server: RunningServer;
  readonly browser: Browser;
  /** A browser of its own, as nobody. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  /** A browser of its own, through a door of the demo; the tour is put away. */
  enter(door: DemoDoor, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function openStage(voters: number): Promise<Stage> {
  const server = await spawnServer({
    env: { DEMO_VOTERS: String(voters), DEMO_CONTACTS: String(voters) },
  });
  await server.said('Ready at');
  const browser = await launchChromium();
  // Sign-in insists on the address that the server gave itself.
  const baseURL = server.url.replace('127.0.0.1', 'localhost');
  const open = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({
      baseURL, locale: 'en-US', viewport: { width: 1280, height: 860 }, ...options,
    });
    context.setDefaultTimeout(30_000);
    return context;
  };
  return {
    server, browser,
    visit: async (options) => (await open(options)).newPage(),
    enter: async (door, options) => {
      const context = await open(options);
      await context.addInitScript(`localStorage.setItem('commonroll.tour', 'done')`);
      const page = await context.newPage();
      await page.goto(`/?door=${door}`);
      await page.waitForURL('**/pulse');
      await page.getByRole('banner').waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await removeDataFolder(server.dataFolder);
    },
  };
}

/** What axe finds wrong on the page as it stands, in a line each; by all its rules, or by some. */
export async function faultsOf(
  page: Page, rules?: readonly string[],
): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
}

/** How far the page reaches beyond its window to the right, in pixels. */
export function overhangOf(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}
