import { useEffect, useState } from 'react';
import type { List, ListMapping, useSaveListMapping } from '../../api/lists.ts';
import { ColumnTable } from '../../parts/column-table.tsx';
import { useWords } from '../../text/index.tsx';

/** Says what each column means; every change is kept and tried at once. */
export function ListColumns({ sent, save }: {
  readonly sent: List;
  readonly save: ReturnType<typeof useSaveListMapping>;
}) {
  const words = useWords().lists;
  const [mapping, setMapping] = useState<ListMapping>(sent.mapping);
  const [touched, setTouched] = useState(false);
  const { mutate } = save;
  useEffect(() => { if (touched) mutate(mapping); }, [mapping, touched, mutate]);
  const mean = (column: number, meaning: string) => {
    const others = mapping.columns.filter((one) => one.column !== column);
    const target = sent.targets.find((one) => one === meaning);
    setTouched(true);
    setMapping({ columns: target ? [...others, { column, target }] : others });
  };
  return (
    <ColumnTable
      header={sent.header} sample={sent.sample}
      options={sent.targets.map((value) => ({ value, label: words.targets[value] ?? value }))}
      meaningOf={(column) => mapping.columns.find((one) => one.column === column)?.target}
      onMean={mean}
    />
  );
}
