import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSmallRound } from "../testing/round.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let roundId: string;
let officer: Client;

beforeAll(async () => {
  world = await createWorld();
  roundId = await openSmallRound(world, "city");
  officer = await world.signedIn("can-bo", "officer", "ward");
  await world.services.db
    .insertInto("document")
    .values({
      id: "paper",
      unit_id: "ward",
      type: "plan",
      number: "26",
      symbol: "KH-UBND",
      issued_on: "2023-02-14",
      issuer: "UBND phường",
      summary: "Kế hoạch thử",
      search_key: "ke hoach thu",
      version: 1,
      updated_by: "test",
      updated_at: world.services.now(),
    })
    .execute();
});
afterAll(() => world.close());

function cite(leaf: string, pageNote: string, version = 0) {
  return officer.mutate("scores.saveItem", {
    opId: randomUUID(),
    roundId,
    unitId: "ward",
    leaf,
    version,
    evidence: [{ documentId: "paper", pageNote }],
  });
}

test("a paper taken out of the register stays where it is cited and proves nothing new", async () => {
  expect((await cite("1.2", "tr. 1")).status).toBe(200);
  const withdrawn = await officer.mutate("documents.withdraw", {
    opId: randomUUID(),
    documentId: "paper",
    version: 1,
    withdrawn: true,
  });
  expect(withdrawn.status).toBe(200);
  expect((await cite("1.2", "tr. 2", 1)).status).toBe(200);
  expect((await cite("1.3", "tr. 1")).code).toBe("not-found");
});
