import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, openStage, overhangOf, type Stage } from './stage.ts';

let stage: Stage;
let personPath = '';

beforeAll(async () => {
  stage = await openStage(2_000);
  const page = await stage.enter('campaign');
  await page.goto('/voters?q=smith');
  await page.locator('.voters tbody tr').first().click();
  await page.getByRole('heading', { name: 'Vote history' }).waitFor();
  personPath = new URL(page.url()).pathname;
  await page.context().close();
});
afterAll(() => stage?.close());

/** Each page and a piece of it that is there when its answers came. */
const pages = (): readonly (readonly [path: string, settled: string])[] => [
  ['/pulse', '.plot svg'],
  ['/voters?q=smith', '.voters tbody tr'],
  [personPath, '.timeline, .empty'],
  [`${personPath}/identity`, '.records li'],
  ['/universe', '.facets .bar-row'],
  ['/contribute', '.drop'],
  ['/contribute/reviews', '.review, .empty'],
  ['/contribute/questions', '.panel'],
  ['/lists', '.drop'],
  ['/review', '.pair, .empty'],
  ['/roll', '.panel .answered'],
  ['/civics', '.questions li'],
  ['/agreements', '.agreement'],
  ['/members', '.table'],
  ['/account', '.form'],
];
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Only colours differ between the schemes; all else is looked at once. */
const schemes = [['light', undefined], ['dark', ['color-contrast']]] as const;

for (const [colorScheme, rules] of schemes) {
  test(`every page is clean to axe in the ${colorScheme} scheme`, async () => {
    const page = await stage.enter('campaign', { colorScheme, reducedMotion: 'reduce' });
    for (const [path, settled] of pages()) {
      await page.goto(path);
      await page.locator(settled).first().waitFor();
      expect(await faultsOf(page, rules), path).toEqual([]);
    }
    await page.context().close();
  });
}

test('every page fits a phone and is clean to axe there', async () => {
  const page = await stage.enter('campaign', { ...phone, reducedMotion: 'reduce' });
  for (const [path, settled] of pages()) {
    await page.goto(path);
    await page.locator(settled).first().waitFor();
    expect(await overhangOf(page), path).toBeLessThanOrEqual(0);
    expect(await faultsOf(page), path).toEqual([]);
  }
  await page.context().close();
});

test('the front door is clean to axe and fits a phone', async () => {
  for (const options of [{}, phone]) {
    const page = await stage.visit({ ...options, reducedMotion: 'reduce' });
    await page.goto('/');
    await page.getByRole('button', { name: /Marlow for Governor/ }).waitFor();
    expect(await overhangOf(page)).toBeLessThanOrEqual(0);
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  }
});

test('everything is reached by keyboard: palette, pages, voters', async () => {
  const page = await stage.enter('campaign');
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox');
  await box.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await box.pressSequentially('univ');
  await page.getByRole('option', { name: 'Universe' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Universe' }).waitFor();
  // While the palette is still going, the keys would only close it.
  await box.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await box.pressSequentially('smith');
  await page.locator('.palette-entry[data-group="Voters"]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Vote history' }).waitFor();
  await page.goto('/voters');
  await page.getByRole('heading', { level: 1, name: 'Voters' }).click();
  await page.keyboard.press('/');
  await expect.poll(() => page.evaluate<string>('document.activeElement.tagName')).toBe('INPUT');
  await page.context().close();
});

test('the pages speak Spanish to who asks for it', async () => {
  const page = await stage.enter('campaign');
  await page.getByRole('button', { name: /^Menu/ }).click();
  await page.getByRole('menuitem', { name: 'Español' }).click();
  await page.getByRole('heading', { level: 1, name: 'Pulso' }).waitFor();
  expect(await page.evaluate<string>('document.documentElement.lang')).toBe('es');
  await page.context().close();
});

test('what is not there is told, and the way on is shown', async () => {
  const page = await stage.enter('campaign');
  await page.goto('/nowhere');
  await page.getByText('There is no such page').waitFor();
  await page.goto('/voters/p_0000000000000');
  await page.getByRole('alert').waitFor();
  await page.context().close();
});

test('nothing is asked of any other host', async () => {
  const page = await stage.enter('campaign');
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  for (const [path, settled] of pages()) {
    await page.goto(path);
    await page.locator(settled).first().waitFor();
  }
  expect([...hosts]).toEqual([new URL(page.url()).host]);
  await page.context().close();
});
