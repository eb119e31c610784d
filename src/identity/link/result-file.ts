import type { LinkAnswer } from './linker.ts';

export const resultHeader = 'record_id,voter_id,probability,outcome,reason\n';

/** One line of a result: cells quoted where they need it, formulas of spreadsheets disarmed. */
export function resultLine(
  recordId: string, { voterId, probability, outcome, reason }: LinkAnswer,
): string {
  const cells = [cell(recordId), cell(voterId), probability.toFixed(4), outcome, cell(reason)];
  return `${cells.join()}\n`;
}

export function cell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
