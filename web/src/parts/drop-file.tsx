import { Button, FileButton, Progress } from '@mantine/core';
import { useState, type DragEvent } from 'react';
import { useWords } from '../text/index.tsx';
import './file.css';

interface DropFileProps {
  readonly accept: string;
  readonly onFile: (file: File) => void;
  /** Share sent, 0 to 1, while a file is on its way. */
  readonly sending: number | undefined;
}

/** A place to drop a file on, which is also a button. */
export function DropFile({ accept, onFile, sending }: DropFileProps) {
  const words = useWords().contribute;
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <div
      className="drop" data-over={over || undefined} onDrop={drop}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
    >
      {sending === undefined
        ? (
          <>
            <p>{over ? words.dropNow : words.drop}</p>
            <FileButton accept={accept} onChange={(file) => { if (file) onFile(file); }}>
              {(props) => <Button variant="default" {...props}>{words.choose}</Button>}
            </FileButton>
          </>
        )
        : (
          <>
            <p>{words.sending}</p>
            <Progress value={sending * 100} aria-label={words.sending} className="drop-progress" />
          </>
        )}
    </div>
  );
}
