import type { CountReply, Facet, FieldsReply } from '../../api/universes.ts';
import { Bars, type Bar } from '../../parts/bars.tsx';
import { useWords, type Words } from '../../text/index.tsx';
import { holds, toggled, type Group } from './tree.ts';

interface FacetsProps {
  readonly reply: CountReply;
  readonly tree: Group;
  readonly fields: FieldsReply;
  readonly onChange: (tree: Group) => void;
}

const mostBars = 12;

/** The hits broken down; a bar is a button that puts itself into the sentence. */
export function Facets({ reply, tree, fields, onChange }: FacetsProps) {
  const words = useWords();
  return (
    <div className="facets">
      {reply.facets.map(({ facet, buckets }) => {
        const title = titleOf(facet, fields, words);
        const pick = (value: string) => {
          const narrow = buckets.find((bucket) => bucket.value === value)?.narrow;
          if (narrow) onChange(toggled(tree, narrow));
        };
        const bars = buckets.slice(0, mostBars).map((bucket): Bar => ({
          id: bucket.value, label: bucket.label, value: bucket.count,
          on: bucket.narrow !== null && holds(tree, bucket.narrow),
          ...colourOf(facet, bucket.value, fields),
        }));
        return (
          <section key={JSON.stringify(facet)}>
            <h3>{title}</h3>
            <Bars label={title} bars={bars} onPick={pick} />
          </section>
        );
      })}
    </div>
  );
}

function titleOf(facet: Facet, fields: FieldsReply, { universe }: Words): string {
  if (facet.by === 'support') {
    const contest = fields.contests.find((one) => one.contest === facet.contest);
    const candidate = contest?.candidates.find((one) => one.candidate === facet.candidate);
    return universe.supportFor(candidate?.label ?? facet.candidate);
  }
  if (facet.by === 'question') {
    return fields.questions.find(({ question }) => question === facet.question)?.label
      ?? facet.question;
  }
  return universe.facetOf[facet.by] ?? facet.by;
}

/** Support wears its scale, what is not known is grey; all else is the one accent. */
function colourOf(
  facet: Facet, value: string, fields: FieldsReply,
): { readonly colour?: string; readonly unknown?: boolean } {
  if (value === 'unknown' || value === '') return { unknown: true };
  if (facet.by !== 'support') return {};
  const options = fields.contests.find((one) => one.contest === facet.contest)?.options ?? [];
  const place = options.findIndex((option) => option.value === value);
  return place < 0 ? { unknown: true } : { colour: `var(--support-${place + 1})` };
}
