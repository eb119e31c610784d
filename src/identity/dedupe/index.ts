/**
 * Which records of one file are the same person: Fellegi-Sunter, learned from the file without any
 * answers, and clusters that a chain of likenesses does not join. The same file gives the same
 * clusters; refuses what `openListFile` refuses.
 */
export { dedupeCommand, type DedupeDeps } from './command.ts';
export { dedupeFile, type Deduped } from './dedupe.ts';
