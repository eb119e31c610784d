import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/postgres.ts';
import { renderSchema, schemaFile } from './dump-schema.ts';
import { renderTables, tablesFile } from './generate-tables.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('db/schema.sql is what the migrations add up to (npm run schema)', async () => {
  expect(await renderSchema(database.adminUrl)).toBe(readFileSync(schemaFile, 'utf8'));
});

test('the row types are those of the schema (npm run tables)', async () => {
  expect(await renderTables(database.adminUrl)).toBe(readFileSync(tablesFile, 'utf8'));
});
