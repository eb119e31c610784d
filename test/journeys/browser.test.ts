import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../chromium.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const html = `<body style="margin:0"><canvas id="c" width="200" height="100"></canvas>
<span id="words">words</span>
<script>
  const pen = document.getElementById('c').getContext('2d');
  pen.fillStyle = '#0a7'; pen.fillRect(0, 0, 200, 100);
  document.title = String([1, 2, 3].reduce((a, b) => a + b));
</script>`;

test('the browser that the tests found runs scripts and paints', async () => {
  const page = await browser.newPage({ viewport: { width: 200, height: 100 } });
  await page.goto(`data:text/html,${encodeURIComponent(html)}`);
  expect(await page.title()).toBe('6');
  const picture = await page.screenshot();
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  // 0a7 in a pixel of the page itself: what was asked for was painted.
  const pixel = await page.evaluate(
    `[...document.getElementById('c').getContext('2d').getImageData(5, 5, 1, 1).data]`,
  );
  expect(pixel).toEqual([0, 170, 119, 255]);
  // Without a font a page still renders, all blank.
  expect(await page.evaluate(`document.getElementById('words').offsetWidth`)).toBeGreaterThan(10);
  await page.close();
});
