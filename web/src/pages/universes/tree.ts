import type { Leaf, Tree } from '../../api/universes.ts';

export type Group = Extract<Tree, { readonly op: 'all' | 'any' }>;
/** Where a node stands: the place at each level, from the root. */
export type Path = readonly number[];

export const everyone: Group = { op: 'all', of: [] };
/** Who can vote as things stand: a roll also keeps lines of people who left it. */
export const registered: Group = { op: 'all', of: [{ op: 'status', in: ['A', 'I', 'S'] }] };

export function isGroup(tree: Tree): tree is Group {
  return tree.op === 'all' || tree.op === 'any';
}

/** The builder always shows a list at the top. */
export function rooted(tree: Tree): Group {
  return isGroup(tree) ? tree : { op: 'all', of: [tree] };
}

/** The tree with the node at the path replaced, or taken out; groups left empty go with it. */
export function replaceAt(tree: Tree, path: Path, node: Tree | undefined): Tree | undefined {
  const [place, ...rest] = path;
  if (place === undefined) return node;
  if (tree.op === 'not') {
    const inner = replaceAt(tree.of, rest, node);
    return inner && { op: 'not', of: inner };
  }
  if (!isGroup(tree)) return tree;
  const child = tree.of[place];
  const changed = child && replaceAt(child, rest, node);
  const of = tree.of.flatMap((old, at) => (at === place ? changed ?? [] : old));
  return of.length === 0 ? undefined : { ...tree, of };
}

/** The tree with one node more at the end of the group at the path. */
export function addAt(tree: Tree, path: Path, node: Tree): Tree {
  const group = nodeAt(tree, path);
  if (!group || !isGroup(group)) return tree;
  return replaceAt(tree, path, { ...group, of: [...group.of, node] }) ?? tree;
}

export function nodeAt(tree: Tree, path: Path): Tree | undefined {
  return path.reduce<Tree | undefined>((node, place) => {
    if (!node) return undefined;
    if (node.op === 'not') return node.of;
    return isGroup(node) ? node.of[place] : undefined;
  }, tree);
}

/** What a leaf is about; two leaves about the same thing are one bar chart's to change. */
export function subjectOf(leaf: Leaf): string {
  switch (leaf.op) {
    case 'support': return `support ${leaf.contest} ${leaf.candidate}`;
    case 'question': return `question ${leaf.question}`;
    case 'district': return `district ${leaf.kind}`;
    case 'voted': return `voted ${leaf.kind}`;
    case 'votedIn': return `votedIn ${leaf.election}`;
    case 'contacted':
    case 'notContacted': return `contacts ${leaf.by}`;
    default: return leaf.op;
  }
}

/**
 * A bar was clicked: the tree narrowed to it; clicked again, widened. Bars of one chart gather in
 * one leaf, as long as that leaf is a list of values.
 */
export function toggled(root: Group, narrow: Tree): Group {
  const of = root.op === 'any' && root.of.length > 0 ? [root] : root.of;
  const place = of.findIndex((node) => isAbout(node, narrow));
  const old = of[place];
  if (!old) return { op: 'all', of: [...of, narrow] };
  const next = merged(old, narrow);
  return { op: 'all', of: of.flatMap((node, at) => (at === place ? next ?? [] : node)) };
}

/** Whether what a bar narrows to is part of the tree's top level. */
export function holds(root: Group, narrow: Tree): boolean {
  return root.of.some((node) => {
    const values = listOf(narrow);
    const held = listOf(node);
    if (isAbout(node, narrow) && values && held) return values.every((one) => held.includes(one));
    return same(node, narrow);
  });
}

export function isLeaf(tree: Tree): tree is Leaf {
  return !isGroup(tree) && tree.op !== 'not';
}

function isAbout(node: Tree, narrow: Tree): boolean {
  if (!isLeaf(node) || !isLeaf(narrow)) return same(node, narrow);
  return subjectOf(node) === subjectOf(narrow);
}

function merged(old: Tree, narrow: Tree): Tree | undefined {
  if (same(old, narrow)) return undefined;
  const before = listOf(old);
  const values = listOf(narrow);
  if (!before || !values) return narrow;
  const isHeld = values.every((value) => before.includes(value));
  const list = isHeld
    ? before.filter((value) => !values.includes(value))
    : [...before, ...values.filter((value) => !before.includes(value))];
  return list.length === 0 ? undefined : { ...old, in: list } as Leaf;
}

function listOf(node: Tree): readonly string[] | undefined {
  return 'in' in node ? node.in : undefined;
}

function same(one: Tree, other: Tree): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
