/**
 * Universes: who is meant by a tree, counted for a viewer.
 *
 * `openColumnStore` opens or builds the store and lets it follow the changelog; `universeRoutes`
 * adds its endpoints; `countUniverse` is the same act for other rooms. Refuses
 * universes/building, universes/field-not-granted, universes/unknown-value, universes/unknown-row,
 * universes/tree-too-large.
 */
export { openColumnStore, type ColumnStore } from './column-store.ts';
export { countUniverse, type CountDeps, type CountRequest } from './count.ts';
export type { ColumnStoreOptions, OpenStore } from './held.ts';
export { universeRoutes, type UniverseDeps } from './routes.ts';
