import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useSignIn, useSignInCode } from '../../api/accounts.ts';
import { isRefused } from '../../api/refused.ts';
import { Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';

/** E-mail and password; then, where it is switched on, the one-time code. */
export function SignIn() {
  const [wantsCode, setWantsCode] = useState(false);
  const queries = useQueryClient();
  const enter = () => void queries.resetQueries();
  return wantsCode
    ? <CodeForm onDone={enter} onBack={() => setWantsCode(false)} />
    : <PasswordForm onDone={(code) => { if (code) setWantsCode(true); else enter(); }} />;
}

function PasswordForm({ onDone }: { readonly onDone: (wantsCode: boolean) => void }) {
  const words = useWords().frontDoor;
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password }, { onSuccess: onDone });
  };
  const wrong = isRefused(signIn.error, 401);
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        label={words.email} type="email" autoComplete="username" required value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={words.password} autoComplete="current-password" required value={password}
        error={wrong ? words.wrong : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={signIn.isPending}>{words.signIn}</Button>
      {signIn.isError && !wrong && <Refused error={signIn.error} />}
    </form>
  );
}

function CodeForm({ onDone, onBack }: {
  readonly onDone: () => void;
  readonly onBack: () => void;
}) {
  const words = useWords().frontDoor;
  const check = useSignInCode();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(code.replace(/\s/g, ''), { onSuccess: onDone });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        label={words.code} description={words.codeAbout} inputMode="numeric" required
        autoComplete="one-time-code" autoFocus value={code}
        error={check.isError ? words.wrongCode : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className="form-acts">
        <Button type="submit" loading={check.isPending}>{words.checkCode}</Button>
        <Button variant="default" onClick={onBack}>{words.back}</Button>
      </div>
    </form>
  );
}
