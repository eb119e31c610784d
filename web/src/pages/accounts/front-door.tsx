import { Button, Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEnterDoor, useDoors, type Door } from '../../api/accounts.ts';
import { Icon } from '../../parts/icon.tsx';
import { Loading, Refused } from '../../parts/states.tsx';
import { useSpeech, useWords } from '../../text/index.tsx';
import { Dots } from './dots.tsx';
import { SignIn } from './sign-in.tsx';
import './front-door.css';

/** Before signing in: what this is in one sentence, and the way in. */
export function FrontDoor() {
  const words = useWords().frontDoor;
  const { language, speak } = useSpeech();
  const doors = useDoors();
  const hasDoors = (doors.data?.length ?? 0) > 0;
  return (
    <main className="front">
      <section className="front-what">
        <p className="front-brand">
          <img src="/mark.svg" alt="" width="22" height="22" /> Commonroll
        </p>
        <h1>{words.sentence}</h1>
        <p className="front-about">{words.about}</p>
        <Dots label={words.legend} />
        <p className="quiet">{words.legend}</p>
      </section>
      <section className="front-way">
        {doors.isPending && <Loading rows={4} height={64} />}
        {hasDoors && <Doors doors={doors.data ?? []} />}
        {!doors.isPending && <Own folded={hasDoors} />}
        <Button
          variant="subtle" size="xs" className="front-language"
          onClick={() => speak(language === 'en' ? 'es' : 'en')}
        >
          {language === 'en' ? 'Español' : 'English'}
        </Button>
      </section>
    </main>
  );
}

function Doors({ doors }: { readonly doors: readonly Door[] }) {
  const { frontDoor: words, names } = useWords();
  const enter = useEnterDoor();
  const queries = useQueryClient();
  return (
    <>
      <h2>{words.doorsTitle}</h2>
      <p className="quiet">{words.doorsAbout}</p>
      <ul className="doors">
        {doors.map((door) => (
          <li key={door.door}>
            <UnstyledButton
              className="door" disabled={enter.isPending}
              onClick={() => enter.mutate(door.door, {
                onSuccess: () => void queries.resetQueries(),
              })}
            >
              <span className="door-who">
                <strong>{door.organisation.name}</strong>
                <span className="quiet">{door.name} · {names.kind[door.organisation.kind]}</span>
              </span>
              <span className="door-about">{words.doorAbout[door.door] ?? door.sentence}</span>
              <Icon name="right" />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {enter.isError && <Refused error={enter.error} />}
    </>
  );
}

function Own({ folded }: { readonly folded: boolean }) {
  const words = useWords().frontDoor;
  const [open, { toggle }] = useDisclosure(!folded);
  if (!folded) return <><h2>{words.signIn}</h2><SignIn /></>;
  return (
    <div className="front-own">
      <UnstyledButton className="link" aria-expanded={open} onClick={toggle}>
        {words.orSignIn}
      </UnstyledButton>
      <Collapse expanded={open}><SignIn /></Collapse>
    </div>
  );
}
