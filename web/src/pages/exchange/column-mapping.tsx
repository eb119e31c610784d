import { NativeSelect, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useMe } from '../../api/accounts.ts';
import { useQuestions } from '../../api/civics.ts';
import {
  useSuggestions, type ColumnMeaning, type Upload, type UploadMapping, type useSaveMapping,
} from '../../api/uploads.ts';
import { ColumnTable } from '../../parts/column-table.tsx';
import { useWords } from '../../text/index.tsx';
import { MappingDefaults } from './mapping-defaults.tsx';

/** Says what each column means; every change is kept and tried at once. */
export function ColumnMapping({ sent, save }: {
  readonly sent: Upload;
  readonly save: ReturnType<typeof useSaveMapping>;
}) {
  const words = useWords().upload;
  const state = useMe().data?.organisation.state ?? '';
  const [mapping, setMapping] = useState<UploadMapping>(
    () => sent.mapping ?? { columns: [], defaults: { state } },
  );
  const { mutate } = save;
  const [touched, setTouched] = useState(false);
  useEffect(() => { if (touched) mutate(mapping); }, [mapping, touched, mutate]);
  const change = (next: UploadMapping) => {
    setTouched(true);
    setMapping(next);
  };
  const mean = (column: number, meaning: Omit<ColumnMeaning, 'column'> | undefined) => {
    const others = mapping.columns.filter((one) => one.column !== column);
    change({ ...mapping, columns: meaning ? [...others, { column, ...meaning }] : others });
  };
  const meaningOf = (column: number) => mapping.columns.find((one) => one.column === column);
  return (
    <>
      <ColumnTable
        header={sent.header} sample={sent.sample}
        options={sent.targets.map((value) => ({ value, label: words.targets[value] ?? value }))}
        meaningOf={(column) => meaningOf(column)?.target}
        onMean={(column, value) => {
          const target = sent.targets.find((one) => one === value);
          mean(column, target && { target });
        }}
        beside={({ column, header, values }) => meaningOf(column)?.target === 'answer' && (
          <AnswerQuestion
            header={header} values={values} question={meaningOf(column)?.question}
            onQuestion={(question) => mean(
              column, { target: 'answer', ...(question && { question }) },
            )}
          />
        )}
      />
      <MappingDefaults mapping={mapping} onChange={change} />
    </>
  );
}

interface AnswerQuestionProps {
  readonly header: string;
  readonly values: readonly string[];
  readonly question: string | undefined;
  readonly onQuestion: (question: string) => void;
}

/** Which canonical question a column answers, with the likeliest one offered. */
function AnswerQuestion({ header, values, question, onQuestion }: AnswerQuestionProps) {
  const words = useWords().upload;
  const questions = useQuestions().data?.items ?? [];
  const given = [...new Set(values.filter(Boolean))];
  const likely = useSuggestions(header, given).data?.items[0];
  return (
    <>
      <NativeSelect
        size="xs" aria-label={`${words.question}: ${header}`} value={question ?? ''}
        data={[
          { value: '', label: words.ownQuestion },
          ...questions.map(({ slug, wording }) => ({ value: slug, label: wording })),
        ]}
        onChange={(event) => onQuestion(event.currentTarget.value)}
      />
      {likely && question === undefined && (
        <UnstyledButton className="link" onClick={() => onQuestion(likely.question)}>
          {words.likely(likely.wording)}
        </UnstyledButton>
      )}
    </>
  );
}
