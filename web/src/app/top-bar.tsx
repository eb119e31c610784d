import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSignOut, type Me } from '../api/accounts.ts';
import { usePurposes } from '../api/agreements.ts';
import { lookAs, useViewing } from '../api/viewing.ts';
import { Icon } from '../parts/icon.tsx';
import { paletteKey } from '../parts/keys.ts';
import { useSpeech, useWords } from '../text/index.tsx';

interface TopBarProps {
  readonly me: Me;
  readonly onSearch: () => void;
  readonly onTour: () => void;
}

/** Always in sight: who you are, and why you look. */
export function TopBar({ me, onSearch, onTour }: TopBarProps) {
  const words = useWords().shell;
  return (
    <header className="bar">
      <Link to="/pulse" className="brand">
        <img src="/mark.svg" alt="" width="20" height="20" /><span>Commonroll</span>
      </Link>
      <UnstyledButton className="bar-search" onClick={onSearch} aria-label={words.search}>
        <Icon name="search" /><span>{words.search}</span><kbd>{paletteKey}</kbd>
      </UnstyledButton>
      <div className="bar-who">
        <Organisation me={me} />
        <PurposeSwitch />
      </div>
      <You me={me} onTour={onTour} />
    </header>
  );
}

function Organisation({ me }: { readonly me: Me }) {
  const { names, shell } = useWords();
  const { organisation, memberships } = me;
  const side = organisation.side
    ? names.side[organisation.side] : names.kind[organisation.kind];
  const label = (
    <>
      <span className="who-name">{organisation.name}</span>
      <span className="who-side">{side}</span>
    </>
  );
  if (memberships.length < 2) return <div className="who">{label}</div>;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton className="who" aria-label={`${shell.organisation}: ${organisation.name}`}>
          {label}<Icon name="down" size={12} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {memberships.map((membership) => (
          <Menu.Item
            key={membership.organisation.slug}
            onClick={() => lookAs({ organisation: membership.organisation.slug })}
          >
            {membership.organisation.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function PurposeSwitch() {
  const { names, shell, frame } = useWords();
  const { purpose } = useViewing();
  const purposes = usePurposes().data?.items ?? [];
  const name = (word: string) => names.purpose[word] ?? word;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton className="purpose" aria-label={`${shell.purpose}: ${name(purpose ?? '')}`}>
          <span className="purpose-label">{shell.purpose}</span>
          <strong>{purpose ? name(purpose) : frame.none}</strong>
          <Icon name="down" size={12} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{shell.purposeWhy}</Menu.Label>
        {purposes.map(({ purpose: word }) => (
          <Menu.Item
            key={word} onClick={() => lookAs({ purpose: word })}
            rightSection={word === purpose ? <Icon name="check" /> : null}
          >
            {name(word)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function You({ me, onTour }: { readonly me: Me; readonly onTour: () => void }) {
  const { shell, names } = useWords();
  const { language, speak } = useSpeech();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useLeave();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className="you" aria-label={`${shell.menu}: ${me.user.name}`}>
          {initials(me.user.name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.user.name} · {names.role[me.role] ?? me.role}</Menu.Label>
        <Menu.Item component={Link} to="/account">{shell.pages.account}</Menu.Item>
        {me.demo && <Menu.Item onClick={onTour}>{shell.tour}</Menu.Item>}
        <Menu.Divider />
        <Menu.Label>{shell.theme}</Menu.Label>
        {(['auto', 'light', 'dark'] as const).map((scheme) => (
          <Menu.Item
            key={scheme} onClick={() => setColorScheme(scheme)} closeMenuOnClick={false}
            rightSection={scheme === colorScheme ? <Icon name="check" /> : null}
          >
            {shell.themes[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => speak(language === 'en' ? 'es' : 'en')}>
          {language === 'en' ? 'Español' : 'English'}
        </Menu.Item>
        <Menu.Item onClick={leave}>{shell.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Signs out and forgets every answer that was fetched. */
function useLeave(): () => void {
  const queries = useQueryClient();
  const { mutate } = useSignOut();
  return () => mutate(undefined, {
    onSettled: () => {
      lookAs({ organisation: undefined, purpose: undefined });
      queries.clear();
      window.location.assign('/');
    },
  });
}

function initials(name: string): string {
  return name.split(/\s+/).map((part) => part[0] ?? '').slice(0, 2).join('').toUpperCase();
}
