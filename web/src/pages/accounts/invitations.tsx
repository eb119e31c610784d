import { Button, NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {
  useInvitations, useInvite, useWithdrawInvitation, type Role,
} from '../../api/accounts.ts';
import { Copyable } from '../../parts/copy.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answered, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { roles } from './people.tsx';

/** Asks somebody in; the link is shown once, to be sent by hand. */
export function Invitations() {
  const { members: words, names } = useWords();
  const format = useFormat();
  const invitations = useInvitations();
  const withdraw = useWithdrawInvitation();
  return (
    <Panel title={words.invite} aside={words.inviteAbout}>
      <InviteForm />
      <h3 className="members-open">{words.invitations}</h3>
      <Answered answer={invitations} rows={2}>
        {({ items }) => {
          const open = items.filter(({ state }) => state === 'open');
          if (open.length === 0) return <p className="quiet">{words.noInvitations}</p>;
          return (
            <ul className="members-list">
              {open.map(({ id, email, role, expiresAt }) => (
                <li key={id}>
                  <span>{email} <span className="quiet">{names.role[role]}</span></span>
                  <span className="quiet">{words.expires(format.ago(expiresAt))}</span>
                  <UnstyledButton className="link" onClick={() => withdraw.mutate(id)}>
                    {words.withdraw}
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
    </Panel>
  );
}

function InviteForm() {
  const { members: words, names } = useWords();
  const invite = useInvite();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('organiser');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email, role }, { onSuccess: () => setEmail('') });
  };
  return (
    <form className="members-form" onSubmit={submit}>
      <TextInput
        label={words.email} type="email" required value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.role} value={role}
        data={roles.map((value) => ({ value, label: names.role[value] ?? value }))}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
      />
      <Button type="submit" loading={invite.isPending}>{words.invite}</Button>
      {invite.data && (
        <div className="members-once" role="status">
          <p>{words.link}</p>
          <Copyable value={new URL(invite.data.link, window.location.href).href} />
        </div>
      )}
      {invite.isError && <Refused error={invite.error} />}
    </form>
  );
}
