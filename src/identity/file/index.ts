/**
 * Lists of people, whatever their header: which column tells what, and the rows as they tell it.
 * Refusals are told at each door; bad rows come with a fault and are never dropped.
 */
export { describeColumns, type ListColumns } from './columns.ts';
export { listTargets, type ListTarget } from './headers.ts';
export { openListFile, readListFile, readOpenList } from './read-list.ts';
export type { ListOptions, ListRow, OpenList } from './read-list.ts';
export { readCityZip, rowReader, type ReadRow } from './row.ts';
