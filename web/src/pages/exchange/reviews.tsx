import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useDecide, useReviews, type Review } from '../../api/uploads.ts';
import { useFormat } from '../../parts/format.ts';
import { PageHead } from '../../parts/page.tsx';
import { Answered, Empty, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { agrees, givenOf, sideFields, sideOf, type Side } from './review-sides.ts';
import './contribute.css';

/** Contacts that wait for a person to say whose they are. */
export function Reviews() {
  const { reviews: words, contribute } = useWords();
  const reviews = useReviews();
  return (
    <>
      <p className="crumb"><Link to="/contribute">{contribute.back}</Link></p>
      <PageHead title={words.title} about={words.about} />
      <Answered answer={reviews}>
        {({ items }) => (items.length === 0
          ? <Empty title={words.none} teach={words.noneTeach} />
          : items.map((review) => <Waiting key={review.reviewId} review={review} />))}
      </Answered>
    </>
  );
}

function Waiting({ review }: { readonly review: Review }) {
  const { reviews: words, names } = useWords();
  const format = useFormat();
  const decide = useDecide();
  const { reviewId: id, reason, candidates } = review;
  const contact = givenOf(review.given);
  const given = contact.side;
  return (
    <article className="panel review">
      <p className="quiet">
        {names.channel[contact.channel] ?? contact.channel}
        {' · '}{names.result[contact.result] ?? contact.result}
        {' · '}{contact.occurredAt && format.moment(contact.occurredAt)} · {reason}
      </p>
      <div className="review-sides">
        <section>
          <h2>{words.given}</h2>
          <SideLines side={given} beside={undefined} />
          <div className="form-acts">
            <Button
              size="xs" variant="default" loading={decide.isPending}
              onClick={() => decide.mutate({ id, body: { decision: 'new' } })}
            >
              {words.makeNew}
            </Button>
            <Button
              size="xs" variant="subtle" loading={decide.isPending}
              onClick={() => decide.mutate({ id, body: { decision: 'dismiss' } })}
            >
              {words.dismiss}
            </Button>
          </div>
        </section>
        <section>
          <h2>{words.candidates}</h2>
          {candidates.length === 0 && <p className="quiet">{words.noCandidates}</p>}
          <ul className="review-candidates">
            {candidates.map((candidate) => (
              <li key={candidate.personId}>
                <SideLines side={sideOf(candidate)} beside={given} />
                <Button
                  size="xs" loading={decide.isPending}
                  onClick={() => decide.mutate({
                    id, body: { decision: 'attach', personId: candidate.personId },
                  })}
                >
                  {words.attach}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
      {decide.isError && <Refused error={decide.error} />}
    </article>
  );
}

/** One side of the comparison; what agrees with the other side is marked. */
function SideLines({ side, beside }: { readonly side: Side; readonly beside: Side | undefined }) {
  const words = useWords().reviews;
  return (
    <dl className="lines">
      {sideFields.map((field) => side[field] && (
        <div
          key={field} className="review-line"
          data-same={agrees(side[field], beside?.[field]) || undefined}
        >
          <dt>{words[field]}</dt>
          <dd>{side[field]}</dd>
        </div>
      ))}
    </dl>
  );
}
