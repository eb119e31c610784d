import { describe, expect, it } from 'vitest';
import { countyTraits } from './land/counties.ts';
import { inventOrganisations } from './organisations.ts';

describe('organisations', () => {
  const twelve = inventOrganisations(12);

  it('are twelve with at least four of each side, one operator and one nonprofit', () => {
    expect(twelve).toHaveLength(12);
    for (const side of ['hard', 'soft'] as const) {
      expect(twelve.filter((one) => one.side === side).length).toBeGreaterThanOrEqual(4);
    }
    expect(twelve.filter(({ kind }) => kind === 'exchange_operator')).toHaveLength(1);
    expect(twelve.filter(({ side }) => side === 'nonpartisan')).toHaveLength(1);
  });

  it('work in every county three to a side at least, none making half of its side', () => {
    for (const { name } of countyTraits) {
      const slug = name.toLowerCase().replaceAll(' ', '-');
      for (const side of ['hard', 'soft'] as const) {
        const here = twelve.filter((one) => one.side === side && one.activity > 0
          && (one.counties.length === 0 || one.counties.includes(slug)));
        const whole = here.reduce((sum, { activity }) => sum + activity, 0);
        expect(here.length).toBeGreaterThanOrEqual(3);
        expect(Math.max(...here.map(({ activity }) => activity))).toBeLessThan(whole * 0.45);
      }
    }
  });

  it('keep apart by slug however many there are', () => {
    const many = inventOrganisations(150);
    expect(many).toHaveLength(150);
    expect(new Set(many.map(({ slug }) => slug)).size).toBe(150);
    expect(new Set(many.map(({ name }) => name)).size).toBe(150);
  });
});
