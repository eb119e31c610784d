import { Menu, Popover, UnstyledButton } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { FieldsReply, Leaf, Tree } from '../../api/universes.ts';
import { useFormat } from '../../parts/format.ts';
import { Icon } from '../../parts/icon.tsx';
import { useSpeech } from '../../text/index.tsx';
import { Editor } from './editor.tsx';
import { isGranted, menu, offersOf } from './new-leaf.ts';
import { phraseOf, type Telling } from './phrase.ts';
import {
  addAt, everyone, isGroup, nodeAt, replaceAt, rooted, type Group, type Path,
} from './tree.ts';

interface SentenceProps {
  readonly tree: Group;
  readonly fields: FieldsReply;
  readonly onChange: (tree: Group) => void;
}

interface Build extends SentenceProps {
  readonly telling: Telling;
  /** The phrase whose editor stands open, by its path. */
  readonly open: string | undefined;
  setOpen(key: string | undefined): void;
}

/** The tree as a sentence; each phrase is a button that opens what changes it. */
export function Sentence(props: SentenceProps) {
  const { words, language } = useSpeech();
  const format = useFormat();
  const [open, setOpen] = useState<string>();
  const telling = { words, language, fields: props.fields, day: format.day };
  const build = { ...props, telling, open, setOpen };
  const empty = props.tree.of.length === 0;
  return (
    <div className="sentence">
      <strong>{words.universe.voters}</strong>{' '}
      {empty ? <span className="quiet">{words.universe.everyone} </span> : `${words.universe.who} `}
      <Members build={build} group={props.tree} path={[]} />
    </div>
  );
}

interface NodeProps<Node extends Tree = Tree> {
  readonly build: Build;
  readonly path: Path;
  readonly group: Node;
}

function Members({ build, group, path }: NodeProps<Group>) {
  return (
    <>
      {group.of.map((node, place) => (
        <Fragment key={place}>
          {place > 0 && <Joiner build={build} group={group} path={path} />}
          <Node build={build} group={node} path={[...path, place]} />{' '}
        </Fragment>
      ))}
      <AddMenu build={build} path={path} empty={group.of.length === 0} />
    </>
  );
}

function Node({ build, group: node, path }: NodeProps) {
  const words = build.telling.words.universe;
  if (node.op === 'not') {
    return (
      <span className="said-not">
        <em>{isGroup(node.of) ? words.noneOf : words.not}</em>{' '}
        <Node build={build} group={node.of} path={[...path, 0]} />
      </span>
    );
  }
  if (!isGroup(node)) return <Phrase build={build} group={node} path={path} />;
  return (
    <span className="said-group" role="group">
      <Members build={build} group={node} path={path} />
    </span>
  );
}

/** The word between two phrases; a click turns every "and" of the group into "or" and back. */
function Joiner({ build, group, path }: NodeProps<Group>) {
  const words = build.telling.words.universe;
  const all = group.op === 'all';
  const flip = () => {
    const turned: Group = { op: all ? 'any' : 'all', of: group.of };
    build.onChange(rooted(replaceAt(build.tree, path, turned) ?? everyone));
  };
  return (
    <>
      <UnstyledButton
        className="said-joiner" onClick={flip} title={all ? words.joinAll : words.joinAny}
      >
        {all ? words.and : words.or}
      </UnstyledButton>{' '}
    </>
  );
}

function Phrase({ build, group: leaf, path }: NodeProps<Leaf>) {
  const words = build.telling.words.universe;
  const key = path.join('.');
  const [verb, said] = phraseOf(leaf, build.telling);
  const granted = isGranted(leaf.op, build.fields);
  const put = (node: Tree | undefined, at: Path = path) => {
    build.onChange(rooted(replaceAt(build.tree, at, node) ?? everyone));
  };
  const isOpen = build.open === key;
  const close = () => build.setOpen(undefined);
  return (
    <Popover
      opened={isOpen} onChange={(next) => build.setOpen(next ? key : undefined)}
      position="bottom-start" shadow="md" width={320} trapFocus withinPortal
    >
      <Popover.Target>
        <UnstyledButton
          className="said" aria-expanded={isOpen} data-ungranted={!granted || undefined}
          title={granted ? undefined : words.notGranted}
          onClick={() => build.setOpen(isOpen ? undefined : key)}
        >
          {verb} <b>{said}</b>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className="editor" role="dialog" aria-label={words.fields[leaf.op]}>
        <Editor leaf={leaf} fields={build.fields} onChange={put} />
        <div className="editor-acts">
          <UnstyledButton
            className="link" onClick={() => { close(); negate({ build, path, leaf }); }}
          >
            {words.negate}
          </UnstyledButton>
          <UnstyledButton
            className="link" onClick={() => { close(); put({ op: 'any', of: [leaf] }); }}
          >
            {words.orGroup}
          </UnstyledButton>
          <UnstyledButton className="link" onClick={() => { close(); put(undefined); }}>
            {words.remove}
          </UnstyledButton>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Puts "not" before a phrase, or takes it away. */
function negate({ build, path, leaf }: {
  readonly build: Build;
  readonly path: Path;
  readonly leaf: Leaf;
}): void {
  const outer = path.slice(0, -1);
  const around = nodeAt(build.tree, outer);
  const changed = around?.op === 'not'
    ? replaceAt(build.tree, outer, leaf)
    : replaceAt(build.tree, path, { op: 'not', of: leaf });
  build.onChange(rooted(changed ?? everyone));
}

function AddMenu({ build, path, empty }: {
  readonly build: Build;
  readonly path: Path;
  readonly empty: boolean;
}) {
  const { fields, telling: { words: { universe: words } } } = build;
  const add = (leaf: Leaf) => {
    const next = addAt(build.tree, path, leaf);
    const group = nodeAt(build.tree, path);
    build.onChange(rooted(next));
    if (group && isGroup(group)) build.setOpen([...path, group.of.length].join('.'));
  };
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton
          className="said-add" aria-label={path.length ? words.addHere : words.addMore}
        >
          <Icon name="plus" size={13} />{empty ? words.addMore : words.add}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className="add-menu">
        {menu.map(([group, ops]) => {
          const offers = offersOf(ops, fields, words.fields);
          return offers.length > 0 && (
            <Fragment key={group}>
              <Menu.Label>{words.groups[group]}</Menu.Label>
              {offers.map(({ label, leaf }) => (
                <Menu.Item key={label} onClick={() => add(leaf)}>{label}</Menu.Item>
              ))}
            </Fragment>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
