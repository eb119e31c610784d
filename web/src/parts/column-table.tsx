import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../text/index.tsx';
import { Wide } from './wide.tsx';
import './file.css';

const shownValues = 3;

interface Column {
  readonly column: number;
  readonly header: string;
  readonly values: readonly string[];
}

interface ColumnTableProps {
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  /** All that a column can mean. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly meaningOf: (column: number) => string | undefined;
  /** Empty where a column is left out. */
  readonly onMean: (column: number, meaning: string) => void;
  /** What else is to be said of a column. */
  readonly beside?: (column: Column) => ReactNode;
}

/** The columns of an uploaded file with their first values, and what each is taken to mean. */
export function ColumnTable(props: ColumnTableProps) {
  const words = useWords().upload;
  const { header, sample, meaningOf, onMean, beside } = props;
  const options = [{ value: '', label: words.ignore }, ...props.options];
  return (
    <Wide label={words.columns}>
      <table className="table mapping">
        <thead>
          <tr><th>{words.column}</th><th>{words.values}</th><th>{words.means}</th></tr>
        </thead>
        <tbody>
          {header.map((name, column) => {
            const values = sample.slice(0, shownValues).map((row) => row[column] ?? '');
            const meaning = meaningOf(column);
            return (
              <tr key={column} data-ignored={!meaning || undefined}>
                <td><strong>{name}</strong></td>
                <td className="quiet mapping-values">{values.filter(Boolean).join(' · ')}</td>
                <td>
                  <div className="mapping-means">
                    <NativeSelect
                      size="xs" aria-label={`${words.means}: ${name}`} data={options}
                      value={meaning ?? ''}
                      onChange={(event) => onMean(column, event.currentTarget.value)}
                    />
                    {beside?.({ column, header: name, values })}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}
