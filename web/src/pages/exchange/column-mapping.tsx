import { NativeSelect, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useMe } from '../../api/accounts.ts';
import { useQuestions } from '../../api/civics.ts';
import {
  useSuggestions, type ColumnMeaning, type Upload, type UploadMapping, type useSaveMapping,
} from '../../api/uploads.ts';
import { Wide } from '../../parts/wide.tsx';
import { useWords } from '../../text/index.tsx';
import { MappingDefaults } from './mapping-defaults.tsx';

const shownValues = 3;

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
  return (
    <>
      <Wide label={words.columns}>
        <table className="table mapping">
          <thead>
            <tr><th>{words.column}</th><th>{words.values}</th><th>{words.means}</th></tr>
          </thead>
          <tbody>
            {sent.header.map((header, column) => (
              <ColumnRow
                key={column} header={header} targets={sent.targets}
                values={sent.sample.slice(0, shownValues).map((row) => row[column] ?? '')}
                meaning={mapping.columns.find((one) => one.column === column)}
                onMean={(meaning) => mean(column, meaning)}
              />
            ))}
          </tbody>
        </table>
      </Wide>
      <MappingDefaults mapping={mapping} onChange={change} />
    </>
  );
}

interface ColumnRowProps {
  readonly header: string;
  readonly values: readonly string[];
  readonly targets: readonly ColumnMeaning['target'][];
  readonly meaning: ColumnMeaning | undefined;
  readonly onMean: (meaning: Omit<ColumnMeaning, 'column'> | undefined) => void;
}

function ColumnRow({ header, values, targets, meaning, onMean }: ColumnRowProps) {
  const words = useWords().upload;
  const options = [
    { value: '', label: words.ignore },
    ...targets.map((target) => ({ value: target, label: words.targets[target] ?? target })),
  ];
  return (
    <tr data-ignored={!meaning || undefined}>
      <td><strong>{header}</strong></td>
      <td className="quiet mapping-values">{values.filter(Boolean).join(' · ')}</td>
      <td>
        <div className="mapping-means">
          <NativeSelect
            size="xs" aria-label={`${words.means}: ${header}`} data={options}
            value={meaning?.target ?? ''}
            onChange={(event) => {
              const target = targets.find((one) => one === event.currentTarget.value);
              onMean(target && { target });
            }}
          />
          {meaning?.target === 'answer' && (
            <AnswerQuestion
              header={header} values={values} question={meaning.question}
              onQuestion={(question) => onMean({ target: 'answer', ...(question && { question }) })}
            />
          )}
        </div>
      </td>
    </tr>
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
