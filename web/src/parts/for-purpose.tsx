import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useViewing } from '../api/viewing.ts';
import { useWords } from '../text/index.tsx';
import { Empty } from './states.tsx';

/** Voters are seen for a purpose; whom no agreement grants one is told why nothing is here. */
export function ForPurpose({ children }: { readonly children: ReactNode }) {
  const words = useWords().frame;
  const { purpose } = useViewing();
  if (purpose !== undefined) return children;
  return (
    <Empty title={words.noPurpose} teach={words.noPurposeTeach}>
      <Button component={Link} to="/agreements" size="xs" variant="default">
        {words.readAgreements}
      </Button>
    </Empty>
  );
}
