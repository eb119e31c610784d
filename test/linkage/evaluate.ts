/** What a matcher said of one row, beside the truth. */
export interface JudgedRow {
  /** The voter who is meant; empty where nobody on the roll is. */
  readonly trueId: string;
  readonly trap: string;
  /** The best candidate, or empty. */
  readonly namedId: string;
  /** That the best candidate is meant; any rising score will do for all but the calibration. */
  readonly probability: number;
  readonly matched: boolean;
}

export interface TrapQuality {
  readonly trap: string;
  readonly rows: number;
  /** Linked to whom is meant, or left alone where nobody is. */
  readonly right: number;
  /** Linked to somebody else. */
  readonly wronglyLinked: number;
}

export interface Quality {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly bestF1: number;
  /** Where the best F1 was: rows at or above it are linked. */
  readonly bestCut: number;
  readonly recallAtPrecision99: number;
  readonly calibrationError: number;
  readonly traps: readonly TrapQuality[];
}

const isRight = ({ namedId, trueId }: JudgedRow): boolean => namedId !== '' && namedId === trueId;

function f1Of(of: { right: number; linked: number; meant: number }): number {
  return of.linked + of.meant === 0 ? 0 : (2 * of.right) / (of.linked + of.meant);
}

/** Walks down the scores; rows of one score are linked together or not at all. */
function sweep(rows: readonly JudgedRow[], meant: number) {
  const sorted = rows.filter(({ namedId }) => namedId !== '')
    .toSorted((a, b) => b.probability - a.probability);
  let right = 0;
  let best = { bestF1: 0, bestCut: Infinity };
  let recallAtPrecision99 = 0;
  sorted.forEach((row, at) => {
    if (isRight(row)) right += 1;
    if (sorted[at + 1]?.probability === row.probability) return;
    const linked = at + 1;
    const f1 = f1Of({ right, linked, meant });
    if (f1 > best.bestF1) best = { bestF1: f1, bestCut: row.probability };
    if (right >= 0.99 * linked) {
      recallAtPrecision99 = Math.max(recallAtPrecision99, right / Math.max(1, meant));
    }
  });
  return { ...best, recallAtPrecision99 };
}

/** Expected calibration error in ten bins of equal width; a row without candidate stands at 0. */
function calibrationError(rows: readonly JudgedRow[]): number {
  const bins = Array.from({ length: 10 }, () => ({ told: 0, right: 0 }));
  for (const row of rows) {
    const told = row.namedId === '' ? 0 : row.probability;
    const bin = bins[Math.max(0, Math.min(9, Math.floor(10 * told)))]!;
    bin.told += told;
    if (isRight(row)) bin.right += 1;
  }
  const apart = bins.reduce((sum, { told, right }) => sum + Math.abs(told - right), 0);
  return apart / Math.max(1, rows.length);
}

function qualityOfTraps(rows: readonly JudgedRow[]): readonly TrapQuality[] {
  return [...Map.groupBy(rows, ({ trap }) => trap)].map(([trap, of]) => {
    const right = of.filter((row) => (row.trueId === '' ? !row.matched
      : row.matched && isRight(row))).length;
    const wrong = of.filter((row) => row.matched && !isRight(row)).length;
    return { trap, rows: of.length, right: right / of.length, wronglyLinked: wrong / of.length };
  }).toSorted((a, b) => a.trap.localeCompare(b.trap));
}

/** Judges a matcher's answers on one list. Each row counts once, with its best candidate. */
export function evaluate(rows: readonly JudgedRow[]): Quality {
  const meant = rows.filter(({ trueId }) => trueId !== '').length;
  const linked = rows.filter(({ matched }) => matched);
  const right = linked.filter(isRight).length;
  return {
    f1: f1Of({ right, linked: linked.length, meant }),
    precision: right / Math.max(1, linked.length), recall: right / Math.max(1, meant),
    ...sweep(rows, meant), calibrationError: calibrationError(rows), traps: qualityOfTraps(rows),
  };
}

/** The same rows as a matcher would link them that cut at `cut`. */
export function cutAt(rows: readonly JudgedRow[], cut: number): readonly JudgedRow[] {
  return rows.map((row) => ({ ...row, matched: row.namedId !== '' && row.probability >= cut }));
}
