import { countyTraits } from './land/counties.ts';

export type OrganisationKind =
  | 'campaign' | 'exchange_operator' | 'independent_group' | 'local_party' | 'national_party'
  | 'nonprofit' | 'state_party';
export type Side = 'hard' | 'nonpartisan' | 'soft';
export type ListKind = 'members' | 'petition' | 'sign_ups' | 'walk';

/** An invented organisation of the exchange. */
export interface Organisation {
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly side: Side | null;
  /** Slugs of the counties where it works; every county where none is named. */
  readonly counties: readonly string[];
  /** Share of all contacts, relative to the others, in the counties where it works. */
  readonly activity: number;
  /** The contest that its canvassers ask about first; every organisation asks about governor. */
  readonly contest: string;
  readonly lists: readonly ListKind[];
}

const governor = '2026-general/governor';
const senate = '2026-general/us-senate';
const nobody = { counties: [], activity: 0, contest: governor, lists: [] } as const;

/** No single one makes half of a side's answers in any county, so the gate can open everywhere. */
const first: readonly Organisation[] = [
  { ...nobody, slug: 'columbia-exchange', name: 'Columbia Voter Exchange',
    kind: 'exchange_operator', side: null },
  { slug: 'common-party-columbia', name: 'Common Party of Columbia', kind: 'state_party',
    side: 'hard', counties: [], activity: 26, contest: governor, lists: ['walk', 'members'] },
  { slug: 'marlow-for-governor', name: 'Marlow for Governor', kind: 'campaign', side: 'hard',
    counties: [], activity: 22, contest: governor, lists: ['walk', 'sign_ups'] },
  { slug: 'columbia-forward', name: 'Columbia Forward Together', kind: 'independent_group',
    side: 'soft', counties: [], activity: 18, contest: governor, lists: ['petition', 'sign_ups'] },
  { slug: 'common-national', name: 'Common Party National Committee', kind: 'national_party',
    side: 'hard', counties: [], activity: 14, contest: senate, lists: ['members'] },
  { slug: 'adeyemi-for-senate', name: 'Adeyemi for Senate', kind: 'campaign', side: 'hard',
    counties: [], activity: 17, contest: senate, lists: ['walk'] },
  { slug: 'quillfeather-schools', name: 'Quillfeather for School Board', kind: 'campaign',
    side: 'hard', counties: ['alder'], activity: 20,
    contest: '2026-general/school-board-alder', lists: ['sign_ups'] },
  { slug: 'harbor-common-party', name: 'Harbor County Common Party', kind: 'local_party',
    side: 'hard', counties: ['harbor'], activity: 10, contest: '2026-general/sheriff-harbor',
    lists: ['members'] },
  { slug: 'clean-rivers-action', name: 'Clean Rivers Action Columbia', kind: 'independent_group',
    side: 'soft', counties: [], activity: 15, contest: senate, lists: ['petition'] },
  { slug: 'nurses-and-neighbors', name: 'Nurses and Neighbors Columbia',
    kind: 'independent_group', side: 'soft', counties: [], activity: 14, contest: governor,
    lists: ['members'] },
  { slug: 'first-ballot-fund', name: 'First Ballot Fund of Columbia', kind: 'independent_group',
    side: 'soft', counties: [], activity: 12, contest: senate, lists: ['sign_ups'] },
  { slug: 'ballot-guides', name: 'Ballot Guides of Columbia', kind: 'nonprofit',
    side: 'nonpartisan', counties: [], activity: 8, contest: governor, lists: ['sign_ups'] },
];

/** Beyond the first twelve: groups of one county each, campaign and neighbours in turn. */
function further(index: number): Organisation {
  const county = countyTraits[(index * 7) % countyTraits.length]?.name ?? 'Harbor';
  const slug = county.toLowerCase().replaceAll(' ', '-');
  const round = 1 + Math.floor(index / countyTraits.length);
  const [tail, words] = round > 1 ? [`-${round}`, ` ${round}`] : ['', ''];
  const contest = `2026-general/sheriff-${slug}`;
  const common = { counties: [slug], activity: 6, contest } as const;
  return index % 2 === 0
    ? { ...common, slug: `neighbors-of-${slug}${tail}`, kind: 'independent_group', side: 'soft',
      name: `Neighbors of ${county} County${words}`, lists: ['petition'] }
    : { ...common, slug: `${slug}-sheriff-campaign${tail}`, kind: 'campaign', side: 'hard',
      name: `A New Sheriff for ${county} County${words}`, lists: ['walk'] };
}

/** At least twelve organisations: operator, parties, campaigns, independent groups, a nonprofit. */
export function inventOrganisations(count: number): readonly Organisation[] {
  const more = Math.max(0, count - first.length);
  return [...first, ...Array.from({ length: more }, (_, index) => further(index))];
}
