import { useCanonicalQuestions } from '../../api/civics.ts';
import type { Contact } from '../../api/persons.ts';
import { Scale } from '../../parts/scale.tsx';

const scaleSteps = 5;

/** The place of an answer on its scale; questions whose options are no scale show none. */
export function AnswerScale({ answer }: { readonly answer: Contact['answers'][number] }) {
  const questions = useCanonicalQuestions().data?.items;
  if (answer.category === 'support') return <Scale option={answer.number} kind="support" />;
  const asked = questions?.find(({ slug }) => slug === answer.question);
  if (asked?.options.length !== scaleSteps) return null;
  return <Scale option={answer.number} kind="other" />;
}
