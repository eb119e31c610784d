import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuestions, type CivicQuestion } from '../../api/civics.ts';
import {
  useMapQuestion, useQuestionMappings, useSuggestions, type QuestionMappings,
} from '../../api/uploads.ts';
import { PageHead, Panel } from '../../parts/page.tsx';
import { Answered, Empty, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import './contribute.css';

/** An organisation's own questions mapped onto canonical ones, once. */
export function Questions() {
  const { questions: words, contribute } = useWords();
  const mappings = useQuestionMappings();
  return (
    <>
      <p className="crumb"><Link to="/contribute">{contribute.back}</Link></p>
      <PageHead title={words.title} about={words.about} />
      <Answered answer={mappings}>
        {({ items, unmapped }) => (
          <div className="contribute-main">
            <Panel title={words.unmapped}>
              {unmapped.length === 0 && <p className="quiet">{words.allMapped}</p>}
              {unmapped.map((one) => <Unmapped key={one.theirQuestion} own={one} />)}
            </Panel>
            <Panel title={words.mapped}>
              {items.length === 0
                ? <Empty title={words.noneMapped} teach={words.noneMappedTeach} />
                : items.map((one) => <Mapped key={one.theirQuestion} mapping={one} />)}
            </Panel>
          </div>
        )}
      </Answered>
    </>
  );
}

type Own = QuestionMappings['unmapped'][number];

function Unmapped({ own }: { readonly own: Own }) {
  const suggestions = useSuggestions(own.theirQuestion, own.theirAnswers);
  const canonical = useQuestions();
  return (
    <Answered answer={suggestions} rows={3}>
      {({ items }) => (
        <MapForm
          own={own} questions={canonical.data?.items ?? []}
          first={items[0]?.question ?? ''}
          answers={Object.fromEntries(
            (items[0]?.answers ?? []).map((one) => [one.theirAnswer, one.option ?? '']),
          )}
        />
      )}
    </Answered>
  );
}

interface MapFormProps {
  readonly own: Own;
  readonly questions: readonly CivicQuestion[];
  readonly first: string;
  readonly answers: Readonly<Record<string, string>>;
}

function MapForm({ own, questions, first, answers }: MapFormProps) {
  const words = useWords().questions;
  const map = useMapQuestion();
  const [slug, setSlug] = useState(first);
  const [chosen, setChosen] = useState(answers);
  const question = questions.find((one) => one.slug === slug);
  const options = question?.options ?? [];
  const valid = (option: string | undefined) => options.some((one) => one.slug === option);
  const save = () => map.mutate({
    theirQuestion: own.theirQuestion, question: slug,
    answers: own.theirAnswers.flatMap((theirAnswer) => {
      const option = chosen[theirAnswer];
      return option !== undefined && valid(option) ? [{ theirAnswer, option }] : [];
    }),
  });
  return (
    <div className="map-form">
      <div className="map-line">
        <strong>{own.theirQuestion}</strong>
        <span className="quiet">{words.is}</span>
        <NativeSelect
          size="xs" aria-label={own.theirQuestion} value={slug}
          data={[
            { value: '', label: words.noSuggestion },
            ...questions.map((one) => ({ value: one.slug, label: one.wording })),
          ]}
          onChange={(event) => setSlug(event.currentTarget.value)}
        />
      </div>
      {question && own.theirAnswers.map((answer) => (
        <div className="map-line map-answer" key={answer}>
          <span>{answer}</span>
          <span className="quiet">{words.is}</span>
          <NativeSelect
            size="xs" aria-label={answer} value={valid(chosen[answer]) ? chosen[answer]! : ''}
            data={[
              { value: '', label: words.leaveOut },
              ...options.map((one) => ({ value: one.slug, label: one.wording })),
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setChosen((before) => ({ ...before, [answer]: value }));
            }}
          />
        </div>
      ))}
      <Button size="xs" onClick={save} disabled={!question} loading={map.isPending}>
        {words.save}
      </Button>
      {map.isError && <Refused error={map.error} />}
    </div>
  );
}

function Mapped({ mapping }: { readonly mapping: QuestionMappings['items'][number] }) {
  const words = useWords().questions;
  const map = useMapQuestion();
  const questions = useQuestions().data?.items;
  const question = questions?.find(({ slug }) => slug === mapping.question);
  const optionName = (slug: string) =>
    question?.options.find((one) => one.slug === slug)?.wording ?? slug;
  return (
    <div className="map-form">
      <div className="map-line">
        <strong>{mapping.theirQuestion}</strong>
        <span className="quiet">{words.is}</span>
        <span>{question?.wording ?? mapping.question}</span>
        <Button
          size="compact-xs" variant="subtle" loading={map.isPending}
          onClick={() => map.mutate({ ...mapping, answers: [] })}
        >
          {words.takeBack}
        </Button>
      </div>
      <p className="quiet">
        {mapping.answers.map(({ theirAnswer, option }) => `${theirAnswer} = ${optionName(option)}`)
          .join(' · ')}
      </p>
    </div>
  );
}
