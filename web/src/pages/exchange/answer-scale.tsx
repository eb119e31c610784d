import { useQuestions } from '../../api/civics.ts';
import type { Contact } from '../../api/persons.ts';
import { Scale } from '../../parts/scale.tsx';

const scaleSteps = 5;

/** The place of an answer on its scale; questions whose options are no scale show none. */
export function AnswerScale({ answer }: { readonly answer: Contact['answers'][number] }) {
  const questions = useQuestions().data?.items;
  const asked = questions?.find(({ slug }) => slug === answer.question);
  if (asked?.options.length !== scaleSteps) return null;
  return (
    <Scale option={answer.number} kind={answer.category === 'support' ? 'support' : 'other'} />
  );
}
