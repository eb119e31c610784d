import { refuse } from '../kernel/index.ts';
import { mostDepth, mostLeaves } from './contract.ts';

interface Place {
  readonly node: unknown;
  readonly pointer: string;
  readonly depth: number;
}

/**
 * Refuses universes/tree-too-large, naming the place where a tree goes deeper than 12 or beyond
 * 200 leaves. Runs before the schema and without recursion: a hostile body must not reach either.
 */
export function refuseBoundless(tree: unknown, root = '#/tree'): void {
  let leaves = 0;
  const ahead: Place[] = [{ node: tree, pointer: root, depth: 1 }];
  for (let place = ahead.pop(); place; place = ahead.pop()) {
    const { pointer, depth } = place;
    if (depth > mostDepth) refuseAt(pointer, `lies deeper than ${mostDepth}`);
    const children = childrenOf(place);
    if (children === undefined) leaves++;
    if (leaves > mostLeaves) refuseAt(pointer, `is a leaf beyond the first ${mostLeaves}`);
    if (children && children.length > mostLeaves) {
      refuseAt(`${pointer}/of`, `holds more than ${mostLeaves} nodes`);
    }
    // Reversed, so that leaves are counted in reading order.
    ahead.push(...(children ?? []).toReversed());
  }
}

/** Undefined for whatever is no all, any or not: the schema judges it. */
function childrenOf({ node, pointer, depth }: Place): Place[] | undefined {
  if (typeof node !== 'object' || node === null || !('of' in node)) return undefined;
  if (!Array.isArray(node.of)) {
    return [{ node: node.of, pointer: `${pointer}/of`, depth: depth + 1 }];
  }
  return node.of.slice(0, mostLeaves + 1).map((child: unknown, at) => ({
    node: child, pointer: `${pointer}/of/${at}`, depth: depth + 1,
  }));
}

function refuseAt(pointer: string, detail: string): never {
  refuse({
    kind: 'invalid', code: 'universes/tree-too-large',
    detail: `A tree is at most ${mostDepth} deep and has at most ${mostLeaves} leaves.`,
    extras: { faults: [{ pointer, detail }] },
  });
}
