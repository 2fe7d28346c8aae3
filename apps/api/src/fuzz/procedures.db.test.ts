import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type $ZodType, safeParse } from "zod/v4/core";
import { grants, type Permission } from "@cchc/domain/access/permissions";
import { type Role, roles } from "@cchc/domain/access/roles";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { errorCodes } from "@cchc/domain/text/messages";
import { findBrokenLink } from "../audit/audit.ts";
import { trpcCode } from "../error-map.ts";
import { appRouter } from "../router.ts";
import { openSmallRound } from "../testing/round.ts";
import { type Answer, type Client, createWorld, type World } from "../testing/world.ts";
import { spoil, spoiling } from "./hostile.ts";
import { inputOf, type Known } from "./schema-input.ts";

/** Inputs a procedure and way: few where every change is tried, many by hand. */
const runs = Number(process.env["CCHC_FUZZ"] ?? "4");
/** The same inputs at every change; others each time by hand. */
const seed = process.env["CCHC_FUZZ"] === undefined ? { seed: 20_231_212 } : {};
const patience = 20_000 + runs * 2000;

interface Procedure {
  readonly _def: {
    readonly type: string;
    readonly meta?: { readonly permission: string };
    readonly inputs: readonly $ZodType[];
  };
}

/** By path: the router keeps them flat, and types them nested. */
const procedures = Object.entries(
  appRouter._def.procedures as unknown as Readonly<Record<string, Procedure>>,
);

const home: Readonly<Record<Role, string>> = {
  contributor: "ward",
  officer: "ward",
  leader: "ward",
  reviewer: "city",
  reviewing_leader: "city",
  administrator: "city",
  public: "ward",
};

const status: Readonly<Record<string, number>> = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_REQUESTS: 429,
};

describe("every procedure under generated and hostile input", () => {
  let world: World;
  let known: Known;
  const clients = new Map<Role, Client>();

  beforeAll(async () => {
    world = await createWorld();
    const roundId = await openSmallRound(world, "city");
    for (const role of roles) {
      const name = role.replace("_", "-");
      clients.set(role, await world.signedIn(name, role, home[role], ["institutions"]));
    }
    const victim = await world.account("nan-nhan", [{ role: "officer", unitId: "ward" }]);
    known = knownOf({ roundId: roundId, victim });
  });
  afterAll(() => world.close());

  /** Somebody who may call it, so that the input is looked at. */
  function clientFor(permission: string): Client {
    const role =
      roles.find((one) => grants[one].includes(permission as Permission)) ?? "administrator";
    const client = clients.get(role);
    if (client === undefined) throw new Error(`nobody is ${role}`);
    return client;
  }

  async function ask(path: string, procedure: Procedure, input: unknown): Promise<Answer> {
    const client = clientFor(procedure._def.meta?.permission ?? "");
    return procedure._def.type === "mutation"
      ? client.mutate(path, input)
      : client.query(path, input);
  }

  function check(answer: Answer, about: string): void {
    if (answer.code === undefined) {
      expect(answer.status, about).toBe(200);
      return;
    }
    const code = errorCodes.find((one) => one === answer.code);
    if (code === undefined) throw new Error(`${about}: ${answer.code} is not in the closed list`);
    expect(code, `${about} ${detail()}`).not.toBe("internal");
    expect(code, about).not.toBe("unavailable");
    expect(answer.status, about).toBe(status[trpcCode[code]]);
    expect(answer.message, about).toMatch(/[.!]$/u);
  }

  /** What the log says of the last failure. */
  function detail(): string {
    return world.logged.findLast(({ level }) => level === "error")?.detail ?? "";
  }

  function sent(input: unknown): unknown {
    const parse: (text: string) => unknown = JSON.parse;
    return input === undefined ? undefined : parse(JSON.stringify(input));
  }

  test.each(procedures)("%s", { timeout: patience }, async (path, procedure) => {
    const [schema] = procedure._def.inputs;
    if (schema === undefined) {
      const any = fc.tuple(fc.constant({}), spoiling);
      await fc.assert(
        fc.asyncProperty(any, async ([start, one]) => {
          check(await ask(path, procedure, spoil(start, one)), path);
        }),
        { numRuns: runs, ...seed },
      );
      return;
    }
    const valid = inputOf(schema, known);
    await fc.assert(
      fc.asyncProperty(valid, fc.option(spoiling, { freq: 2 }), async (start, one) => {
        const input = sent(withNewId(one === null ? start : spoil(start, one)));
        const answer = await ask(path, procedure, input);
        const about = `${path} ${JSON.stringify(input)?.slice(0, 1500)} → ${answer.code} ${answer.message}`;
        check(answer, about);
        const plain = answer.code === "bad-input" && answer.message === plainRefusal;
        const accepted = safeParse(schema, input).success;
        // What the schema accepts is never told that its shape is wrong; what it does not, always.
        if (accepted) expect(plain && !looksFurther.has(path), about).toBe(false);
        else expect(answer.code, about).toBe("bad-input");
      }),
      { numRuns: runs * 2, ...seed },
    );
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("most of what is generated is accepted by its schema, so that the programs behind are reached", () => {
    for (const [path, procedure] of procedures) {
      const [schema] = procedure._def.inputs;
      if (schema === undefined) continue;
      const made = fc.sample(inputOf(schema, known), { numRuns: 60, seed: 7 });
      const accepted = made.filter((input) => safeParse(schema, sent(input)).success).length;
      expect(accepted, `${path}: add to knownOf what its input needs`).toBeGreaterThan(0);
    }
  });

  test("nothing was logged as an error, and every chain of the history holds", async () => {
    expect(world.logged.filter(({ level }) => level === "error")).toEqual([]);
    const { db } = world.services;
    const chains = await db.selectFrom("audit_head").select("unit_id").execute();
    expect(chains.length).toBeGreaterThan(1);
    for (const { unit_id } of chains) {
      expect(await findBrokenLink(db, unit_id), unit_id).toBeNull();
    }
  });
});

/** These ask a form or a set, which no schema holds, whether it has such a cell or leaf. */
const looksFurther: ReadonlySet<string> = new Set([
  "review.return",
  "review.reopen",
  "scores.saveInputs",
  "scores.saveItem",
]);

const plainRefusal = "Dữ liệu gửi lên không đúng dạng: hãy tải lại trang rồi thử lại.";

/** Every write has a number of its own, or the first refusal would answer for all. */
function withNewId(input: unknown): unknown {
  const has = typeof input === "object" && input !== null && "opId" in input && isUuid(input.opId);
  return has ? { ...input, opId: randomUUID() } : input;
}

function isUuid(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f-]{36}$/u.test(value);
}

function knownOf({
  roundId,
  victim,
}: {
  readonly roundId: string;
  readonly victim: string;
}): Known {
  const units = ["ward", "city", "neighbour", "far", "province", "no-such-unit"];
  const days = ["2023-01-01", "2023-11-30", "2023-12-12", "2024-06-01", "2026-01-01"];
  return {
    unitId: units,
    nodeId: units,
    rootId: units,
    ownerId: units,
    centreId: units,
    parentId: units,
    units,
    periodId: ["annual-2023", "no-such-period"],
    roundId: [roundId, "no-such-round"],
    id: ["reference", "small", randomUUID()],
    setId: ["reference", "small"],
    userId: [victim, "nobody"],
    leaf: ["1.1", "1.2", "1.3", "2.1"],
    field: ["documents.checked", "tthc.received.total", "no.such"],
    row: ["", "Đất đai", "Tư pháp"],
    version: [0, 1, 2],
    year: [2023, 2024],
    from: days,
    to: days,
    day: days,
    on: days,
    due: days,
    lock: days,
    spread: [10, 100, 500],
    indicator: ["on_time", "online_full"],
    form: ["annual"],
    set: [REFERENCE_SET],
    layout: [
      { sheet: 0, lines: 1, columns: { received: 0 } },
      { by: "rows", sheet: 0, lines: 1, label: 0, value: 1, fields: {} },
    ],
    fileName: ["a.csv", "a.xlsx"],
    content: [
      Buffer.from("Đơn vị;Tỷ lệ (%)\nTrần Hưng Đạo;90\n").toString("base64"),
      "UEsDBBQAAAAIAA==",
    ],
    file: ["UEsDBBQAAAAIAA=="],
    code: ["sipas", "ABCD-EFGH", "1.1"],
    text: ["{}", "[]", "null", '{"id":"__proto__"}', "Trần"],
    username: ["nguoi-moi", "officer"],
  };
}
