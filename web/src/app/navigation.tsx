import { Menu, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useWords } from '../text/index.tsx';
import { useStatus } from '../api/status.ts';

export const destinations = [
  ['pulse', '/pulse'],
  ['voters', '/voters'],
  ['universe', '/universe'],
  ['contribute', '/contribute'],
  ['lists', '/lists'],
  ['review', '/review'],
  ['roll', '/roll'],
  ['civics', '/civics'],
  ['agreements', '/agreements'],
  ['members', '/members'],
] as const satisfies readonly (readonly [IconName, string])[];

const thumbs = 4;

/** Wide screens: all pages at the side. */
export function Rail({ onTour, demo }: { readonly onTour: () => void; readonly demo: boolean }) {
  const words = useWords().shell;
  return (
    <nav className="rail" aria-label={words.navigation}>
      <ul>
        {destinations.map(([name, to]) => (
          <li key={name}>
            <Link to={to} className="rail-link" activeProps={{ 'aria-current': 'page' }}>
              <Icon name={name} />{words.pages[name]}
            </Link>
          </li>
        ))}
      </ul>
      <div className="rail-foot">
        {demo && (
          <UnstyledButton className="rail-link" onClick={onTour}>
            <Icon name="help" />{words.tour}
          </UnstyledButton>
        )}
        <a className="rail-link" href="/docs">{words.reference}</a>
        <Status />
      </div>
    </nav>
  );
}

function Status() {
  const words = useWords().shell;
  const status = useStatus();
  const down = status.isError;
  return (
    <p className="status" data-down={down || undefined}>
      <span className="dot" data-state={down ? 'off' : 'on'} />
      {down ? words.statusDown : words.statusOk}
    </p>
  );
}

/** Phones: four pages under the thumb, the others behind one more tap. */
export function BottomBar() {
  const words = useWords().shell;
  const { more } = useWords().frame;
  return (
    <nav className="bottom" aria-label={words.navigation}>
      {destinations.slice(0, thumbs).map(([name, to]) => (
        <Link key={name} to={to} className="bottom-link" activeProps={{ 'aria-current': 'page' }}>
          <Icon name={name} size={20} />{words.pages[name]}
        </Link>
      ))}
      <Menu position="top-end" width={220}>
        <Menu.Target>
          <UnstyledButton className="bottom-link">
            <Icon name="menu" size={20} />{more}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {destinations.slice(thumbs).map(([name, to]) => (
            <Menu.Item key={name} component={Link} to={to} leftSection={<Icon name={name} />}>
              {words.pages[name]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item component="a" href="/docs">{words.reference}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
