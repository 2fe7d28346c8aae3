import { describeMachine } from "@cchc/bench/machine";
import type { Choice } from "./options.ts";
import { makePeople } from "./place/people.ts";
import { type RunResult, wrongOf } from "./result.ts";
import { serverFigures } from "./server-figures.ts";
import { tableSizes } from "./sizes.ts";
import { type Place, startTarget } from "./target/target.ts";
import { tell } from "./tell.ts";
import { type Day, workTheDay } from "./work.ts";

export interface Run extends Day {
  readonly users: number;
  readonly reviewers: number;
  readonly processes: number;
}

/** A day on a fresh copy of the data, with its result. */
export async function runOn(choice: Choice, place: Place, run: Run): Promise<RunResult> {
  const { users, reviewers, processes } = run;
  tell(
    `starting the server on ${choice.kind === "embedded" ? "the embedded default" : choice.kind}`,
  );
  const target = await startTarget(choice, place, processes);
  try {
    const { people, machine } = await target.withServices(async (services) => ({
      people: await makePeople(services.db, { users, reviewers }, target.secret),
      machine: await describeMachine(services),
    }));
    tell(`${users} officers and ${reviewers} reviewers work for ${run.minutes} min`);
    const worked = await workTheDay(target, people, run);
    const figures = await serverFigures(target);
    const tables = await target.withServices(({ db }) => tableSizes(db));
    const wrong = wrongOf(worked, users);
    return {
      target: target.name,
      users,
      reviewers,
      machine,
      ...worked,
      processes: figures,
      tables,
      wrong,
    };
  } finally {
    await target.stop();
  }
}
