import { z } from 'zod';

/** The land of a state as the invented one describes it: columbia.json. */
export const landSchema = z.object({
  code: z.string().regex(/^[a-z]{2}$/),
  name: z.string(),
  ocd: z.string(),
  time_zone: z.string(),
  counties: z.array(z.object({
    county_id: z.number().int(),
    name: z.string(),
    ocd: z.string(),
    cities: z.array(z.object({
      name: z.string(), municipality_abbrv: z.string(), ocd: z.string(),
    })),
    commission_districts: z.array(z.object({
      number: z.string(), name: z.string(), ocd: z.string(),
    })),
    school_district: z.object({ name: z.string(), ocd: z.string() }),
    precincts: z.array(z.object({
      code: z.string(), name: z.string(), ocd: z.string(), congress: z.string(),
      state_senate: z.string(), state_house: z.string(), commission_district: z.string(),
    })),
  })),
  congressional_districts: z.array(z.object({
    number: z.string(), name: z.string(), ocd: z.string(),
  })),
  state_senate: z.array(z.object({ number: z.string(), name: z.string(), ocd: z.string() })),
  state_house: z.array(z.object({ number: z.string(), name: z.string(), ocd: z.string() })),
});
export type Land = z.infer<typeof landSchema>;

/** Its elections: civics.json. */
export const civicsSchema = z.object({
  elections: z.array(z.object({
    slug: z.string(), kind: z.string(), date: z.iso.date(), name: z.string(),
  })),
  contests: z.array(z.object({
    slug: z.string(),
    election: z.string(),
    office: z.string(),
    name: z.string(),
    division: z.string(),
    candidates: z.array(z.object({ slug: z.string(), name: z.string(), party: z.string() })),
  })),
  questions: z.array(z.object({
    slug: z.string(),
    category: z.enum(['contactability', 'issue', 'support', 'vote_plan']),
    text: z.string(),
    perContest: z.boolean(),
    options: z.array(z.object({ slug: z.string(), text: z.string() })),
  })),
});
export type CivicsDocument = z.infer<typeof civicsSchema>;
