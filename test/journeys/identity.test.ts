import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, openStage, overhangOf, type Stage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(2_000);
});
afterAll(() => stage?.close());

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const numberIn = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, ''));

/** Nothing that axe finds, and nothing that reaches beyond the window. */
async function isSound(page: Page): Promise<void> {
  expect(await faultsOf(page), page.url()).toEqual([]);
  expect(await overhangOf(page), page.url()).toBeLessThanOrEqual(0);
}

async function matchSample(page: Page, onPreview?: () => Promise<void>): Promise<void> {
  await page.goto('/lists');
  await page.getByRole('button', { name: 'Try the sample with dirty names' }).click();
  await page.getByRole('heading', { level: 1, name: 'sample-list.csv' }).waitFor();
  await page.locator('.list-preview tbody tr').first().waitFor();
  await onPreview?.();
  await page.getByRole('button', { name: /^Match [\d,]+ rows$/ }).click();
  await page.getByText('Done. Every row of your list is in the result').waitFor();
}

test('a list of any header is matched, and its result has a line for each row', async () => {
  const page = await stage.enter('campaign', { reducedMotion: 'reduce' });
  await matchSample(page, () => isSound(page));
  await isSound(page);
  const counts = (await page.locator('.list-outcome-count').allTextContents()).map(numberIn);
  const rows = numberIn((await page.locator('.page-head .quiet').textContent())!.split('rows')[0]!);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the result' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toMatch(/^record_id,person_id,voter_id,probability,outcome,reason\r\n/);
  expect(text.trim().split('\r\n')).toHaveLength(rows + 1);
  await page.goto('/lists');
  await page.locator('.former tbody tr', { hasText: 'sample-list.csv' }).waitFor();
  await page.context().close();
});

test('a pair is decided by one key, and taken back by another', async () => {
  const page = await stage.enter('campaign', { reducedMotion: 'reduce' });
  await matchSample(page);
  await page.getByRole('link', { name: 'Review unsure pairs' }).click();
  const pair = page.locator('.pair tbody');
  await pair.waitFor();
  await isSound(page);
  const waiting = async () => numberIn(await page.locator('.review-count').textContent());
  const [first, before] = [await pair.textContent(), await waiting()];
  await page.keyboard.press('s');
  await page.getByText('Decided: the same person.').waitFor();
  await expect.poll(waiting).toBeLessThan(before);
  await page.keyboard.press('u');
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect.poll(() => undo.isDisabled()).toBe(true);
  expect(await pair.textContent()).toBe(first);
  await page.keyboard.press('ArrowLeft');
  await page.getByText('Decided: two people.').waitFor();
  await page.setViewportSize(phone.viewport);
  await isSound(page);
  await page.context().close();
});

test('two people are merged from the person page, and parted again with one click', async () => {
  const page = await stage.enter('campaign', { reducedMotion: 'reduce' });
  await page.goto('/voters?q=smith');
  await page.locator('.voters tbody tr').first().click();
  await page.getByRole('link', { name: 'Why is this one person?' }).click();
  const records = page.locator('.records li');
  await expect.poll(() => records.count()).toBe(1);
  await page.getByRole('searchbox', { name: 'Search the other person' }).fill('smith');
  await page.locator('.merge-found button').first().click();
  await page.getByText('Merged. Each of you sees').waitFor();
  await expect.poll(() => records.count()).toBe(2);
  await page.locator('.judgements').getByText('held to be one person').waitFor();
  await isSound(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => records.count()).toBe(1);
  await page.context().close();
});

test('what speaks of someone else is split off, and comes back with one click', async () => {
  const page = await stage.enter('campaign', { ...phone, reducedMotion: 'reduce' });
  const path = await someoneWithStatement(page);
  await page.goto(path);
  const records = page.locator('.records li');
  await records.first().waitFor();
  const before = await records.count();
  await page.locator('.records').getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Split off 1 chosen' }).click();
  await page.getByText('Split. Nothing automatic brings them together again.').waitFor();
  await expect.poll(() => records.count()).toBe(before - 1);
  await isSound(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => records.count()).toBe(before);
  await page.context().close();
});

/** A voter of whom a contact told something besides the roll: where her identity page is. */
async function someoneWithStatement(page: Page): Promise<string> {
  return page.evaluate<string>(`(async () => {
    const headers = { 'commonroll-purpose': 'gotv' };
    const ask = async (path) => (await fetch(path, { headers })).json();
    const { items } = await ask('/v1/contacts?limit=200');
    for (const { personId } of items) {
      const { records } = await ask('/v1/persons/' + personId + '/judgements');
      const kinds = records.map(({ kind }) => kind);
      const isBoth = kinds.includes('statement') && kinds.includes('registration');
      if (isBoth) return '/voters/' + personId + '/identity';
    }
    throw new Error('nobody has a statement');
  })()`);
}
