import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(2_000);
});
afterAll(() => stage?.close());

const numberIn = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, ''));

test('one click through a door tells who one is, on which side, and why one looks', async () => {
  const page = await stage.visit();
  await page.goto('/');
  await page.getByRole('button', { name: /Marlow for Governor/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Pulse' }).waitFor();
  const bar = page.getByRole('banner');
  await bar.getByText('Marlow for Governor').waitFor();
  await bar.getByText('hard side').waitFor();
  await bar.getByRole('button', { name: /Purpose/ }).waitFor();
  // The tour offers itself once, and stays away when put away.
  await page.getByRole('complementary', { name: 'Tour' }).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Pulse' }).waitFor();
  expect(await page.getByRole('complementary', { name: 'Tour' }).count()).toBe(0);
  await page.context().close();
});

test('a contact recorded in one browser arrives in another within a second', async () => {
  const [watching, working] = await Promise.all([
    stage.enter('campaign'), stage.enter('state-party'),
  ]);
  await watching.getByText('live', { exact: true }).waitFor();
  const contacts = watching.locator('.figure', { hasText: 'Contacts' }).first()
    .locator('.figure-value');
  await contacts.waitFor();
  const before = numberIn(await contacts.textContent());

  await working.goto('/voters?q=smith');
  await working.locator('.voters tbody tr').first().click();
  await working.getByRole('radio', { name: 'Lean support' }).check();
  const answered = working.waitForResponse((reply) => reply.url().endsWith('/v1/contacts'));
  const arrived = watching.locator('.arrival', { hasText: 'Common Party of Columbia' }).first()
    .waitFor().then(() => performance.now());
  await working.getByRole('button', { name: 'Record', exact: true }).click();
  expect((await answered).status()).toBe(200);
  const acknowledged = performance.now();
  expect(await arrived - acknowledged).toBeLessThan(1_000);

  const line = await watching.locator('.arrival').first().textContent();
  expect(line).toMatch(/Door · Talked/);
  expect(line).toMatch(/1 answer/);
  expect(numberIn(await contacts.textContent())).toBeGreaterThan(before);
  // The worker's own page shows it too, with its source.
  await working.getByText('Recorded. Everyone entitled sees it now.').waitFor();
  await working.locator('.timeline .entry').first().getByText('you', { exact: true }).waitFor();
  await Promise.all([watching.context().close(), working.context().close()]);
});

test('a voter is found while one types, and every value can be asked', async () => {
  const page = await stage.enter('campaign');
  await page.goto('/voters');
  await page.getByRole('searchbox', { name: 'Search voters' }).pressSequentially('smith');
  const rows = page.locator('.voters tbody tr');
  await rows.first().waitFor();
  for (const name of await rows.locator('td:first-child').allTextContents()) {
    expect(name).toMatch(/smith/i);
  }
  const second = await rows.nth(1).locator('td').first().textContent();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: second!.trim() }).waitFor();
  await page.getByRole('heading', { name: 'Vote history' }).waitFor();
  const voterId = page.locator('.lines .asked').first();
  await voterId.focus();
  const tip = page.getByRole('tooltip');
  await tip.waitFor();
  expect(await tip.textContent()).toMatch(/Source.*(exchange|Common Party).*By.*Head licence/);
  await page.context().close();
});

test('a list goes from a file to its rows, and its refused rows come back', async () => {
  const page = await stage.enter('campaign');
  await page.goto('/contribute');
  await page.getByRole('button', { name: 'Try the sample with dirty names' }).click();
  await page.getByRole('heading', { level: 1, name: 'sample-list.csv' }).waitFor();
  await page.getByText('Before the rows can be tried, say above:').waitFor();
  await page.getByLabel('Channel', { exact: true }).selectOption('door');
  await page.getByRole('button', { name: /^Start: [\d,]+ rows$/ }).click();
  await page.getByText('Done. This is what became of each row.').waitFor({ timeout: 60_000 });
  const counts = (await page.locator('.outcomes li').allTextContents()).map(numberIn);
  const rows = numberIn((await page.locator('.page-head .quiet').textContent())!.split('rows')[0]!);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /Download the/ }).click();
  expect((await download).suggestedFilename()).toBe('refused.csv');
  await page.context().close();
});

test('a universe reads like a sentence and counts with every change of it', async () => {
  const page = await stage.enter('campaign');
  await page.goto('/universe');
  const people = page.locator('.universe-count strong');
  const count = async () => {
    await page.locator('.universe-count:not([data-stale])').waitFor();
    return numberIn(await people.textContent());
  };
  await page.getByText('Strong support').first().waitFor();
  const everyone = await count();
  await page.locator('.facets').getByRole('button', { name: /Democratic/ }).click();
  await page.getByText('are registered Democratic').waitFor();
  const democrats = await count();
  expect(democrats).toBeLessThan(everyone);

  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('menuitem', { name: 'Were not contacted' }).click();
  await page.getByText('were not contacted by anyone in 30 days').waitFor();
  await page.keyboard.press('Escape');
  const untouched = await count();
  expect(untouched).toBeLessThan(democrats);

  // The address holds the sentence; another browser reads the same.
  const again = await page.context().newPage();
  await again.goto(page.url());
  await again.getByText('were not contacted by anyone in 30 days').waitFor();
  await again.locator('.universe-count:not([data-stale])').waitFor();
  await again.close();

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('were not contacted').waitFor({ state: 'detached' });
  expect(await count()).toBe(democrats);
  await page.context().close();
});

test('for fundraising only one\'s own answers are left', async () => {
  const page = await stage.enter('campaign');
  await page.goto('/universe');
  const notKnown = page.locator('.facets section').first()
    .locator('.bar-row', { hasText: 'Not known' }).locator('.bar-value');
  await notKnown.waitFor();
  const before = numberIn(await notKnown.textContent());
  await page.getByRole('button', { name: /Purpose/ }).click();
  await page.getByRole('menuitem', { name: 'Fundraising' }).click();
  await expect.poll(async () => numberIn(await notKnown.textContent())).toBeGreaterThan(before);
  await page.context().close();
});

test('the first page needs at most 350 kB of script, compressed', async () => {
  const page = await stage.visit();
  const scripts = new Map<string, number>();
  page.on('response', async (reply) => {
    if (!reply.url().endsWith('.js')) return;
    scripts.set(reply.url(), gzipSync(await reply.body()).length);
  });
  await page.goto('/?door=campaign');
  await page.locator('.plot svg').first().waitFor();
  await page.waitForLoadState('load');
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  expect(scripts.size).toBeGreaterThan(2);
  expect(total).toBeLessThan(350_000);
  await page.context().close();
});
