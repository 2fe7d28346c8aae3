import type { KyselyPlugin } from "kysely";
import type { Services } from "../services.ts";
import { createUnitTrees } from "../units/trees.ts";

/** The same services, counting what they ask of the database and how many rows come back. */
export function countQueries(world: Services) {
  let count = 0;
  let read = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1;
      return node;
    },
    transformResult: ({ result }) => {
      read += result.rows.length;
      return Promise.resolve(result);
    },
  };
  const db = world.db.withPlugin(counter);
  const services: Services = { ...world, db, trees: createUnitTrees(db) };
  return {
    services,
    /** How many queries the work takes. */
    queries: async (work: () => Promise<unknown>): Promise<number> => {
      count = 0;
      await work();
      return count;
    },
    /** How many rows the work reads. */
    rows: async (work: () => Promise<unknown>): Promise<number> => {
      read = 0;
      await work();
      return read;
    },
  };
}
