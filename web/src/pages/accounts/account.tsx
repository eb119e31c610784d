import { Button, PasswordInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useChangePassword, useMe } from '../../api/accounts.ts';
import { PageHead, Panel } from '../../parts/page.tsx';
import { Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { OneTimeCode } from './one-time-code.tsx';
import './members.css';

/** How the reader signs in. */
export function Account() {
  const { account: words, shell } = useWords();
  const me = useMe().data;
  return (
    <>
      <PageHead title={shell.pages.account} about={me?.user.email ?? words.about} />
      {me?.demo && <p className="quiet">{words.demo}</p>}
      <div className="account">
        <Panel title={words.password}><PasswordForm /></Panel>
        <Panel title={words.code}><OneTimeCode on={me?.user.twoFactorEnabled ?? false} /></Panel>
      </div>
    </>
  );
}

function PasswordForm() {
  const words = useWords().account;
  const change = useChangePassword();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNext] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ currentPassword, newPassword }, {
      onSuccess: () => { setCurrent(''); setNext(''); },
    });
  };
  return (
    <form className="form" onSubmit={submit}>
      <PasswordInput
        label={words.current} required autoComplete="current-password" value={currentPassword}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={words.next} description={words.nextAbout} required minLength={12}
        autoComplete="new-password" value={newPassword}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={change.isPending}>{words.change}</Button>
      <div role="status">{change.isSuccess && <p className="done">{words.changed}</p>}</div>
      {change.isError && <Refused error={change.error} />}
    </form>
  );
}
