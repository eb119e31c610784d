import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, stepAt } from '../../src/accounts/sign-in/totp.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(200);
});
afterAll(() => stage?.close());

const email = 'wren.alcott@example.org';
const password = 'a long walk along Port Columbia';
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes that an authenticator keeps, from the letters it is shown. */
function secretOf(letters: string): string {
  const bits = [...letters].map((letter) =>
    digits.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
}

test('an invited person comes in, adds a code, and no code opens twice', async () => {
  const owner = await stage.enter('operator');
  await owner.goto('/members');
  await owner.getByLabel('E-mail').fill(email);
  await owner.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await owner.locator('.members-once code').textContent();
  await owner.context().close();

  const guest = await stage.visit();
  await guest.addInitScript(`localStorage.setItem('commonroll.tour', 'done')`);
  await guest.goto(new URL(link!).pathname + new URL(link!).hash);
  await guest.getByText('Columbia Voter Exchange asks you in as Organiser.').waitFor();
  await guest.getByLabel('Your name').fill('Wren Alcott');
  await guest.getByRole('textbox', { name: 'Password' }).fill(password);
  await guest.getByRole('button', { name: 'Accept and sign in' }).click();
  await guest.getByRole('banner').getByText('Columbia Voter Exchange').waitFor();

  await guest.goto('/account');
  await guest.getByLabel('Your password, to be sure it is you').fill(password);
  await guest.getByRole('button', { name: 'Set it up' }).click();
  await guest.getByRole('img', { name: 'QR code for your authenticator' }).waitFor();
  const secret = secretOf((await guest.getByLabel('Secret').textContent())!.trim());
  const code = (late: number) => codeOf(secret, stepAt(Date.now()) + late);
  await guest.getByLabel('The code it shows now').fill(code(-1));
  await guest.getByRole('button', { name: 'Confirm' }).click();
  await guest.getByText('Switched on').waitFor();

  await guest.getByRole('button', { name: /^Menu/ }).click();
  await guest.getByRole('menuitem', { name: 'Sign out' }).click();
  const once = code(0);
  const signIn = async () => {
    const ownAccount = guest.getByRole('button', { name: 'Sign in with your own account' });
    await ownAccount.click();
    await guest.getByLabel('E-mail').fill(email);
    await guest.getByRole('textbox', { name: 'Password' }).fill(password);
    await guest.getByRole('button', { name: 'Sign in', exact: true }).click();
    await guest.getByLabel('Six-digit code').fill(once);
    await guest.getByRole('button', { name: 'Check the code' }).click();
  };
  await signIn();
  await guest.getByRole('banner').getByText('Columbia Voter Exchange').waitFor();
  await guest.getByRole('button', { name: /^Menu/ }).click();
  await guest.getByRole('menuitem', { name: 'Sign out' }).click();
  await signIn();
  await guest.getByText('That code does not fit or was already used').waitFor();
  await guest.context().close();
});

test('a wrong password is told as such, and nothing is locked', async () => {
  const page = await stage.visit();
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in with your own account' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill('not this one, surely');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('E-mail and password do not match').waitFor();
  await page.context().close();
});

test('a key is shown once, works at once, and is revoked with one click', async () => {
  const page = await stage.enter('state-party');
  await page.goto('/members');
  await page.getByLabel('What is it for?').fill('dialer');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const key = await page.locator('.members-once code').textContent();
  const me = () => fetch(`${stage.server.url}/v1/me`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect((await me()).status).toBe(200);
  await page.reload();
  const line = page.getByRole('listitem').filter({ hasText: 'dialer' });
  await line.waitFor();
  expect(await page.getByText(key!).count()).toBe(0);
  await line.getByRole('button', { name: 'Revoke' }).click();
  await line.getByText('revoked').waitFor();
  expect((await me()).status).toBe(401);
  await page.context().close();
});

test('the operator sees no voter, and is told why', async () => {
  const page = await stage.enter('operator');
  for (const path of ['/pulse', '/voters', '/universe']) {
    await page.goto(path);
    await page.getByText('No agreement opens voters to you').waitFor();
  }
  await page.context().close();
});
