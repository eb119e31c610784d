import { Button, CopyButton } from '@mantine/core';
import { useWords } from '../text/index.tsx';
import { Icon } from './icon.tsx';

/** A line to take away, with a button that copies it. */
export function Copyable({ value, label }: { readonly value: string; readonly label?: string }) {
  const words = useWords().frame;
  return (
    <div className="copyable">
      <code aria-label={label}>{value}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            size="xs" variant="default" onClick={copy}
            leftSection={<Icon name={copied ? 'check' : 'copy'} size={14} />}
          >
            {copied ? words.copied : words.copy}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
