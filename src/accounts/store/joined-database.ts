import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import type { Database, Tables, Tx } from '../../platform/index.ts';

/** The system database for a library that knows nothing of our transactions. */
export interface JoinedDatabase {
  /** Speaks to the transaction that is joined at the moment of the call, if any. */
  readonly kysely: Kysely<Tables>;
  /** Whatever `act` does through `kysely` happens in `tx`: it stands or falls with it. */
  within<Result>(tx: Tx, act: () => Promise<Result>): Promise<Result>;
}

export function joinedDatabase(db: Database): JoinedDatabase {
  const joined = new AsyncLocalStorage<Transaction<Tables>>();
  const kysely = new Proxy(db.system, {
    get(target, property) {
      const at: Kysely<Tables> = joined.getStore() ?? target;
      const value: unknown = Reflect.get(at, property, at);
      // Kysely keeps its parts in private fields, which a proxy as `this` would not have.
      return typeof value === 'function' ? (value.bind(at) as unknown) : value;
    },
  });
  return { kysely, within: (tx, act) => joined.run(tx.sql, act) };
}
