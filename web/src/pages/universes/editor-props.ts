import type { FieldsReply, Leaf } from '../../api/universes.ts';

/** What every editor of a phrase is given. */
export interface EditorProps<Kind extends Leaf = Leaf> {
  readonly leaf: Kind;
  readonly fields: FieldsReply;
  readonly onChange: (leaf: Leaf | undefined) => void;
}
