import type { ReviewPair, Step } from '../../api/review-pairs.ts';
import { useFormat } from '../../parts/format.ts';
import { plainCase } from '../../parts/plain-case.ts';
import { useWords } from '../../text/index.tsx';

type Field = ReviewPair['fields'][number];
type Side = ReviewPair['one'];

/** The same but for case, punctuation and spaces; of a telephone number without its country. */
function plain(text: string, field: Field['field']): string {
  const bare = text.normalize('NFKD').toUpperCase().replace(/[^A-Z0-9@]/g, '');
  return field === 'phone' ? bare.slice(-10) : bare;
}

/** Levels at which two values mean the same, however they are written. */
const sameLevels = new Set(['same', 'exact', 'dwelling']);

function judge(
  { field, one, other }: Field, steps: ReviewPair['waterfall'],
): 'agrees' | 'differs' | 'one-sided' {
  if (one === null || other === null) return 'one-sided';
  const parts = partsOf(field);
  const isHeldSame = parts.length > 0 && parts.every((part) =>
    steps.some((step) => step.field === part && sameLevels.has(step.level)));
  return isHeldSame || plain(one, field) === plain(other, field) ? 'agrees' : 'differs';
}

/** A name agrees where first and last name do; a middle name is often left out. */
const partsOf = (field: Field['field']): readonly Step['field'][] =>
  (field === 'name' ? ['first', 'last'] : field === 'city' ? [] : [field]);

const marks = { agrees: '=', differs: '≠', 'one-sided': '·' } as const;
const written = new Set(['name', 'address', 'city']);

/** Two records side by side: what agrees is quiet, what differs is marked by sign and weight. */
export function PairFields({ pair }: { readonly pair: ReviewPair }) {
  const words = useWords().oneness;
  const told = pair.fields.filter(({ one, other }) => one !== null || other !== null);
  return (
    <table className="pair">
      <thead>
        <tr>
          <th><span className="hidden-words">{words.field}</span></th>
          <th scope="col"><SideHead side={pair.one} origin={pair.origin} /></th>
          <th><span className="hidden-words">{words.compared}</span></th>
          <th scope="col"><SideHead side={pair.other} origin={pair.origin} /></th>
        </tr>
      </thead>
      <tbody>
        {told.map((field) => (
          <Line key={field.field} field={field} found={judge(field, pair.waterfall)} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ field, found }: {
  readonly field: Field;
  readonly found: ReturnType<typeof judge>;
}) {
  const words = useWords().oneness;
  const show = (value: string | null) => {
    if (value === null) return <span className="pair-none">{words.notTold}</span>;
    return written.has(field.field) ? plainCase(value) : value;
  };
  return (
    <tr data-found={found}>
      <th scope="row">{words.fields[field.field] ?? field.field}</th>
      <td>{show(field.one)}</td>
      <td className="pair-mark">
        <span aria-hidden="true">{marks[found]}</span>
        <span className="hidden-words">{words.found[found]}</span>
      </td>
      <td>{show(field.other)}</td>
    </tr>
  );
}

/** Who says so, and when; a claim is a row of a list or a contact, by where the pair comes from. */
export function SideHead({ side, origin = 'list' }: {
  readonly side: Side;
  readonly origin?: string;
}) {
  const { oneness: words, frame } = useWords();
  const format = useFormat();
  const source = side.own ? frame.yourOwn : side.organisation?.name ?? frame.theExchange;
  return (
    <>
      <strong>
        {side.kind === 'claim' && origin === 'contact'
          ? words.contact : words.kinds[side.kind]}
      </strong>
      <span className="quiet">{source} · {format.day(side.at)}</span>
    </>
  );
}
