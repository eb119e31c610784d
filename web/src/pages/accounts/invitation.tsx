import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useAcceptInvitation, usePreviewInvitation, useSignIn } from '../../api/accounts.ts';
import { Answered, Empty, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';

/** Where the link of an invitation leads. */
export function Invitation() {
  const words = useWords().frontDoor;
  // Behind the #, so that no server or log on the way ever sees it.
  const token = useLocation().hash;
  return (
    <main className="alone">
      {token
        ? <Invited token={token} />
        : <Empty title={words.invitationMissing} teach={words.invitationMissingTeach} />}
    </main>
  );
}

function Invited({ token }: { readonly token: string }) {
  const { frontDoor: words, names } = useWords();
  const preview = usePreviewInvitation(token);
  return (
    <Answered answer={preview} rows={5}>
      {({ organisation, role, email }) => (
        <>
          <h1>{words.invitationTitle}</h1>
          <p>{words.invitedTo(organisation.name, names.role[role] ?? role)}</p>
          <AcceptForm token={token} email={email} />
        </>
      )}
    </Answered>
  );
}

function AcceptForm({ token, email }: {
  readonly token: string;
  readonly email: string | null;
}) {
  const words = useWords().frontDoor;
  const accept = useAcceptInvitation();
  const signIn = useSignIn();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const own = email === null ? { email: address } : {};
    const accepted = await accept.mutateAsync({ token, name, password, ...own });
    await signIn.mutateAsync({ email: accepted.email, password });
    await queries.resetQueries();
    await navigate({ to: '/pulse' });
  };
  const fault = accept.error ?? signIn.error;
  return (
    <form className="form" onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <p className="quiet">{words.invitationAbout}</p>
      {email === null && (
        <TextInput
          label={words.email} type="email" autoComplete="username" required value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={words.yourName} autoComplete="name" required value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={words.password} autoComplete="new-password" required minLength={12} value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={accept.isPending || signIn.isPending}>{words.accept}</Button>
      {fault && <Refused error={fault} />}
    </form>
  );
}
