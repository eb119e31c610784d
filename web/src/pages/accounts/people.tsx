import { NativeSelect, UnstyledButton } from '@mantine/core';
import {
  useMe, useMembers, useRemoveMember, useSetRole, type Member, type Role,
} from '../../api/accounts.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answered, Refused } from '../../parts/states.tsx';
import { Wide } from '../../parts/wide.tsx';
import { useWords } from '../../text/index.tsx';

export const roles = ['owner', 'data_manager', 'analyst', 'organiser', 'volunteer'] as const;

/** Everyone in the organisation, with what each may do. */
export function People({ manages }: { readonly manages: boolean }) {
  const words = useWords().members;
  const members = useMembers();
  const remove = useRemoveMember();
  const setRole = useSetRole();
  const fault = remove.error ?? setRole.error;
  return (
    <Panel title={words.people} aside={!manages && words.notYours}>
      <Answered answer={members}>
        {({ items }) => (
          <Wide label={words.people}>
            <table className="table">
              <thead>
                <tr>
                  <th>{words.name}</th>
                  <th>{words.role}</th>
                  <th>{words.twoFactor}</th>
                  <th>{words.since}</th>
                  {manages && <th><span className="hidden-words">{words.remove}</span></th>}
                </tr>
              </thead>
              <tbody>
                {items.map((member) => (
                  <Row
                    key={member.userId} member={member} manages={manages}
                    onRole={(role) => setRole.mutate({ userId: member.userId, role })}
                    onRemove={() => remove.mutate(member.userId)}
                  />
                ))}
              </tbody>
            </table>
          </Wide>
        )}
      </Answered>
      <div role="status">{remove.isSuccess && <p className="done">{words.removed}</p>}</div>
      {fault && <Refused error={fault} />}
    </Panel>
  );
}

interface RowProps {
  readonly member: Member;
  readonly manages: boolean;
  readonly onRole: (role: Role) => void;
  readonly onRemove: () => void;
}

function Row({ member, manages, onRole, onRemove }: RowProps) {
  const { members: words, names, frame } = useWords();
  const format = useFormat();
  const isMe = useMe().data?.user.userId === member.userId;
  return (
    <tr>
      <td>
        {member.name} {isMe && <span className="quiet">({frame.you})</span>}
        <div className="quiet">{member.email}</div>
      </td>
      <td>
        {manages && !isMe
          ? (
            <NativeSelect
              size="xs" aria-label={`${words.role}: ${member.name}`} value={member.role}
              data={roles.map((value) => ({ value, label: names.role[value] ?? value }))}
              onChange={(event) => onRole(event.currentTarget.value as Role)}
            />
          )
          : names.role[member.role]}
      </td>
      <td>{member.twoFactorEnabled ? words.twoFactorOn : words.twoFactorOff}</td>
      <td>{format.day(member.joinedAt)}</td>
      {manages && (
        <td className="num">
          {!isMe && (
            <UnstyledButton className="link" onClick={onRemove}>{words.remove}</UnstyledButton>
          )}
        </td>
      )}
    </tr>
  );
}
