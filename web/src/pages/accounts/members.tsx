import { useMe } from '../../api/accounts.ts';
import { PageHead } from '../../parts/page.tsx';
import { useWords } from '../../text/index.tsx';
import { Invitations } from './invitations.tsx';
import { Keys } from './keys.tsx';
import { People } from './people.tsx';
import './members.css';

/** Who works in this organisation, and which programs come in with a key. */
export function Members() {
  const words = useWords().members;
  const me = useMe().data;
  const manages = me?.scopes.includes('members:write') ?? false;
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <div className="members">
        <People manages={manages} />
        {manages && <Invitations />}
        {me?.scopes.includes('keys:write') && <Keys />}
      </div>
    </>
  );
}
