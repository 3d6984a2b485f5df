/**
 * Prisma's adapter over our pool, with one mend: a transaction whose COMMIT or ROLLBACK fails gives its connection back.
 * Prisma 6.19 keeps it for ever, so that one failed commit would block the embedded database's only connection, and ten
 * cut connections a server's pool. Made by db.server.ts; promises that no transaction outlives its end.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from "@prisma/driver-adapter-utils";
import type { Pool } from "pg";

/** @param pool stays the caller's to end */
export function prismaAdapter(pool: Pool): SqlDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => withSafeTransactions(await factory.connect()),
  };
}

function withSafeTransactions(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const start = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolationLevel) => releasingAtEnd(await start(isolationLevel));
  return adapter;
}

/** Prisma sends the last statement itself and asks the adapter to let go only when that went well. */
function releasingAtEnd(transaction: Transaction): Transaction {
  const execute = transaction.executeRaw.bind(transaction);
  transaction.executeRaw = async (query: SqlQuery) => {
    try {
      return await execute(query);
    } catch (error) {
      // The pool throws a broken connection away and keeps one whose commit was merely refused.
      if (query.sql === "COMMIT" || query.sql === "ROLLBACK") await transaction.rollback();
      throw error;
    }
  };
  return transaction;
}
