import { Button, Checkbox, TextInput, UnstyledButton } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {
  useKeys, useMakeKey, useRevokeKey, type ApiKey, type KeyScope,
} from '../../api/accounts.ts';
import { Copyable } from '../../parts/copy.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel, Tag } from '../../parts/page.tsx';
import { Answered, Empty, Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';

const keyScopes: readonly KeyScope[] = [
  'contacts:write', 'persons:read', 'feed:read', 'universes:read', 'roll:write', 'civics:write',
  'members:write', 'persons:write',
];

/** Keys for programs: made with scopes, shown once, revoked at any time. */
export function Keys() {
  const words = useWords().members;
  const keys = useKeys();
  return (
    <Panel title={words.keys} aside={words.keysAbout}>
      <MakeKey />
      <Answered answer={keys} rows={3}>
        {({ items }) => (items.length === 0
          ? <Empty title={words.noKeys} teach={words.noKeysTeach} />
          : (
            <ul className="members-list">
              {items.map((key) => <KeyLine key={key.id} made={key} />)}
            </ul>
          ))}
      </Answered>
    </Panel>
  );
}

function KeyLine({ made }: { readonly made: ApiKey }) {
  const words = useWords().members;
  const format = useFormat();
  const revoke = useRevokeKey();
  const used = made.lastUsedAt ? words.lastUsed(format.ago(made.lastUsedAt)) : words.neverUsed;
  return (
    <li>
      <span>
        {made.name}{' '}
        <span className="quiet">
          {made.scopes.map((scope) => words.scopes[scope] ?? scope).join(', ')}
        </span>
      </span>
      <span className="quiet">{used}</span>
      {made.revokedAt
        ? <Tag>{words.revoked}</Tag>
        : (
          <UnstyledButton className="link" onClick={() => revoke.mutate(made.id)}>
            {words.revoke}
          </UnstyledButton>
        )}
    </li>
  );
}

function MakeKey() {
  const words = useWords().members;
  const make = useMakeKey();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<KeyScope[]>(['contacts:write']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ name, scopes }, { onSuccess: () => setName('') });
  };
  return (
    <form className="form members-make" onSubmit={submit}>
      <TextInput
        label={words.keyName} required maxLength={80} value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox.Group value={scopes} onChange={(chosen) => setScopes(chosen)}>
        <div className="members-scopes">
          {keyScopes.map((scope) => (
            <Checkbox key={scope} size="xs" value={scope} label={words.scopes[scope] ?? scope} />
          ))}
        </div>
      </Checkbox.Group>
      <Button type="submit" loading={make.isPending} disabled={scopes.length === 0}>
        {words.makeKey}
      </Button>
      {make.data && (
        <div className="members-once" role="status">
          <p>{words.keyOnce}</p>
          <Copyable value={make.data.key} />
        </div>
      )}
      {make.isError && <Refused error={make.error} />}
    </form>
  );
}
