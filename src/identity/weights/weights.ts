import { z } from 'zod';
import { fields, levels, type Field } from '../compare/levels.ts';

/**
 * The parameters of the scorer, kept as JSON. `fields[field][level]`: the probability that a person
 * is told at that level when the record means her (the m of Fellegi and Sunter, JASA 64, 1969); the
 * u comes from the roll, value by value. For `suffix` the levels are given what the roll has.
 */
export interface Weights {
  readonly version: string;
  /** When they were learned (RFC 3339), and from what. */
  readonly madeAt: string;
  readonly inputs: readonly string[];
  readonly fields: Readonly<Record<Field, readonly number[]>>;
  readonly shares: Shares;
}

/** Who records are about, as shares of all; the rest are strangers. */
export interface Shares {
  /** People on the roll. */
  readonly registered: number;
  /** People not on the roll who live with somebody who is, of those not on it. */
  readonly housemate: number;
  /** A parent or child of the same name in the same home, of those not on the roll. */
  readonly relative: number;
  /** Somebody of the same name elsewhere, of those not on the roll, beyond what names explain. */
  readonly namesake: number;
  /** First and last name told the wrong way round, of all. */
  readonly swapped: number;
}

const share = z.number().min(0).max(1);

export const weightsSchema = z.object({
  version: z.string(),
  madeAt: z.string(),
  inputs: z.array(z.string()),
  fields: z.object(Object.fromEntries(fields.map((field) =>
    [field, z.array(share).length(levels[field].length)]),
  ) as Record<Field, z.ZodArray<typeof share>>),
  shares: z.object({
    registered: share, housemate: share, relative: share, namesake: share, swapped: share,
  }),
});

/**
 * What is known on the first day, before any list has been seen: learned without labels from lists
 * of the invented state, rounded.
 */
export const defaultWeights: Weights = {
  version: 'default-1',
  madeAt: '2026-11-21T00:00:00Z',
  inputs: ['the invented state'],
  fields: {
    last: [0.91, 0.054, 0.011, 0.004, 0.001, 0.02],
    first: [0.826, 0.058, 0.046, 0.034, 0.008, 0.021, 0.004],
    middle: [0.12, 0.85, 0.03],
    suffix: [0.4, 0.998, 0.59, 0.002, 0.01],
    birth: [0.908, 0.042, 0.038, 0.012],
    day: [0.94, 0.02, 0.04],
    home: [0.66, 0.044, 0.005, 0.031, 0.064, 0.005, 0.055, 0.052, 0.034, 0.05],
    zip: [0.795, 0.125, 0.044, 0.036],
    phone: [0.5, 0.5],
    email: [0.7, 0.3],
    emailYear: [0.52, 0.48],
  },
  shares: { registered: 0.76, housemate: 0.16, relative: 0.01, namesake: 0.12, swapped: 0.009 },
};
