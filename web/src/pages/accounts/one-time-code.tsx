import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useConfirmCode, useEnrolCode, useStopCode } from '../../api/accounts.ts';
import { Copyable } from '../../parts/copy.tsx';
import { qrModules } from '../../parts/qr.ts';
import { Refused } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';

/** Setting up the second step of signing in, or switching it off. */
export function OneTimeCode({ on }: { readonly on: boolean }) {
  const words = useWords().account;
  const enrol = useEnrolCode();
  const stop = useStopCode();
  if (enrol.data && !on) return <Confirm uri={enrol.data.totpURI} spare={enrol.data.backupCodes} />;
  return (
    <>
      <p>{on ? words.codeOn : words.codeOff}</p>
      <AskPassword
        label={on ? words.codeStop : words.codeStart} pending={enrol.isPending || stop.isPending}
        fault={on ? stop.error : enrol.error}
        onPassword={(password) => (on ? stop : enrol).mutate(password)}
      />
      {on && enrol.data && <SpareCodes spare={enrol.data.backupCodes} />}
    </>
  );
}

function AskPassword({ label, pending, fault, onPassword }: {
  readonly label: string;
  readonly pending: boolean;
  readonly fault: Error | null;
  readonly onPassword: (password: string) => void;
}) {
  const words = useWords().account;
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPassword(password);
    setPassword('');
  };
  return (
    <form className="form" onSubmit={submit}>
      <PasswordInput
        label={words.confirmPassword} required autoComplete="current-password" value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={pending}>{label}</Button>
      {fault && <Refused error={fault} />}
    </form>
  );
}

function Confirm({ uri, spare }: { readonly uri: string; readonly spare: readonly string[] }) {
  const words = useWords().account;
  const confirm = useConfirmCode();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(code);
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>{words.scan}</p>
      <QrCode text={uri} label={words.qr} />
      <Copyable label={words.secret} value={new URL(uri).searchParams.get('secret') ?? uri} />
      <SpareCodes spare={spare} />
      <TextInput
        label={words.firstCode} inputMode="numeric" autoComplete="one-time-code" required
        value={code} onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" loading={confirm.isPending}>{words.confirm}</Button>
      {confirm.isError && <Refused error={confirm.error} />}
    </form>
  );
}

function SpareCodes({ spare }: { readonly spare: readonly string[] }) {
  const words = useWords().account;
  return (
    <>
      <p className="quiet">{words.spare}</p>
      <ul className="spare">{spare.map((code) => <li key={code}>{code}</li>)}</ul>
    </>
  );
}

/** Always dark on light with its quiet margin: cameras need that, whatever the scheme. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const modules = qrModules(text);
  if (!modules) return null;
  const size = modules.length + 8;
  const path = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : []))).join('');
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
