import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { formByCode } from "@cchc/domain/form/catalogue";
import type { Outputs } from "../router.ts";
import type { Services } from "../services.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { announce } from "./announce.ts";
import { deliverNext, pauses } from "./deliver.ts";

interface Received {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

let world: World;
let services: Services;
let city: Client;
let receiver: Server;
let origin: string;
let answer = 204;
const received: Received[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const header = (name: string): string => String(request.headers[name]);
      received.push({
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signature: header("webhook-signature"),
        body: Buffer.concat(chunks).toString("utf8"),
      });
      if (answer === 302) response.setHeader("location", `${origin}/elsewhere`);
      response.statusCode = answer;
      response.end();
    });
  });
  await new Promise<void>((listening) => {
    receiver.listen(0, "127.0.0.1", listening);
  });
  const address = receiver.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  origin = `http://127.0.0.1:${address.port}`;
  world = await createWorld({ webhookOrigins: [origin] });
  ({ services } = world);
  city = await world.signedIn("tham-dinh", "reviewer", "city");
});
afterAll(async () => {
  await new Promise((closed) => {
    receiver.close(closed);
  });
  await world.close();
});
beforeEach(async () => {
  answer = 204;
  received.length = 0;
  world.setClock("2023-12-12T02:00:00Z");
  await services.db.deleteFrom("webhook_delivery").execute();
  await services.db.deleteFrom("webhook").execute();
});

type Created = Outputs["webhooks"]["create"];
type Mine = Outputs["webhooks"]["mine"];

async function register(
  client: Client,
  events: readonly string[],
  path = "/cchc",
): Promise<Created> {
  const input = { opId: randomUUID(), url: `${origin}${path}`, events };
  const { status, data, message } = await client.mutate("webhooks.create", input);
  expect(status, message).toBe(200);
  return data as Created;
}

function tell(unitId: string, event: "report.submitted" | "result.published" = "report.submitted") {
  const data = { unitId, periodId: "annual-2023", state: "submitted" };
  return services.db
    .transaction()
    .execute((tx) => announce(tx, { event, unitId, data }, { at: services.now() }));
}

async function shown(client: Client): Promise<Mine["webhooks"][number]["deliveries"]> {
  const { data } = await client.query("webhooks.mine");
  return (data as Mine).webhooks[0]?.deliveries ?? [];
}

describe("a message", () => {
  test("is signed, so that its receiver knows who sent it and that nothing was changed", async () => {
    const { secret } = await register(city, ["report.submitted"]);
    await tell("ward");
    expect(await deliverNext(services)).toBe("sent");
    expect(await deliverNext(services)).toBe("none");
    const [message] = received;
    if (message === undefined) throw new Error("nothing came");
    const { id, timestamp, signature, body } = message;
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const right = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
    expect(signature).toBe(`v1,${right}`);
    expect(Number(timestamp)).toBe(Date.parse("2023-12-12T02:00:00Z") / 1000);
    expect(body).toBe(
      '{"type":"report.submitted","timestamp":"2023-12-12T02:00:00.000Z","data":{"unitId":"ward","periodId":"annual-2023","state":"submitted"}}',
    );
    expect(await shown(city)).toMatchObject([{ id, state: "sent", attempts: 1 }]);
  });

  test("is tried again under the same id, later each time, and given up after the sixth", async () => {
    await register(city, ["report.submitted"]);
    await tell("ward");
    answer = 503;
    let at = Date.parse("2023-12-12T02:00:00Z");
    for (const pause of pauses) {
      expect(await deliverNext(services)).toBe("later");
      world.setClock(new Date(at + pause * 60_000 - 1).toISOString());
      expect(await deliverNext(services)).toBe("none");
      at += pause * 60_000;
      world.setClock(new Date(at).toISOString());
    }
    expect(await deliverNext(services)).toBe("given_up");
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
    expect(received).toHaveLength(6);
    expect(await shown(city)).toMatchObject([
      { state: "given_up", attempts: 6, failure: "http-503" },
    ]);
  });

  test("follows no redirection, and goes only where the server's keeper allows", async () => {
    const { id } = await register(city, ["report.submitted"]);
    answer = 302;
    await tell("ward");
    expect(await deliverNext(services)).toBe("later");
    expect(received).toHaveLength(1);
    await services.db
      .updateTable("webhook")
      .set({ url: "http://169.254.169.254/" })
      .where("id", "=", id)
      .execute();
    world.setClock("2023-12-12T02:01:00Z");
    expect(await deliverNext(services)).toBe("later");
    expect(await shown(city)).toMatchObject([{ failure: "not-allowed", attempts: 2 }]);
    expect(received).toHaveLength(1);
  });

  test("reaches only whoever may read the report; what is published everybody may know", async () => {
    await register(city, ["report.submitted", "result.published"]);
    await tell("far");
    expect(await deliverNext(services)).toBe("out_of_reach");
    await tell("far", "result.published");
    expect(await deliverNext(services)).toBe("sent");
    expect(received.map(({ body }) => body.includes("result.published"))).toEqual([true]);
  });

  test("exists only if what it tells of happened", async () => {
    await register(city, ["report.submitted"]);
    const undone = services.db.transaction().execute(async (tx) => {
      await announce(
        tx,
        { event: "report.submitted", unitId: "ward", data: {} },
        { at: services.now() },
      );
      throw new Error("taken back");
    });
    await expect(undone).rejects.toThrow("taken back");
    expect(await deliverNext(services)).toBe("none");
  });
});

describe("an address", () => {
  test("elsewhere, or of no kind that can be called, is refused in a sentence", async () => {
    const refused = await city.mutate("webhooks.create", {
      opId: randomUUID(),
      url: "https://elsewhere.example.vn/",
      events: ["report.submitted"],
    });
    expect(refused.message).toContain(`chỉ gửi tin tới ${origin}`);
    const odd = { opId: randomUUID(), url: "file:///etc/passwd", events: ["report.submitted"] };
    expect((await city.mutate("webhooks.create", odd)).code).toBe("bad-input");
  });

  test("is another person's own, and told nothing more once it is removed", async () => {
    const { id } = await register(city, ["report.submitted"]);
    await tell("ward");
    const other = await world.signedIn("nguoi-khac", "officer", "ward");
    const removing = { webhookId: id };
    expect((await other.mutate("webhooks.remove", { opId: randomUUID(), ...removing })).code).toBe(
      "not-found",
    );
    expect((await city.mutate("webhooks.remove", { opId: randomUUID(), ...removing })).status).toBe(
      200,
    );
    expect(await deliverNext(services)).toBe("none");
    await tell("ward");
    expect(await deliverNext(services)).toBe("none");
  });
});

test("handing a report in, and sending it back, tells whoever asked; a refused one tells nobody", async () => {
  await register(city, ["report.submitted", "report.returned"]);
  const ward = await world.signedIn("nop", "officer", "ward");
  const report = { unitId: "ward", periodId: "annual-2023" };
  const handIn = () =>
    ward.mutate("reports.submit", {
      opId: randomUUID(),
      ...report,
      number: "12",
      symbol: "BC-UBND",
      signedDay: "2023-12-12",
    });
  expect((await handIn()).status).not.toBe(200);
  expect(await deliverNext(services)).toBe("none");
  const cells = formByCode("annual", "2023-11-30")
    .fields.filter((field) => field.required)
    .map(({ code }) => ({ field: code, row: "", version: 0, cell: { state: "none" } }));
  await ward.mutate("reports.saveCells", { opId: randomUUID(), ...report, cells });
  await ward.mutate("reports.requestApproval", { opId: randomUUID(), ...report });
  const sent = await handIn();
  expect(sent.status, sent.message).toBe(200);
  expect(await deliverNext(services)).toBe("sent");
  const back = { opId: randomUUID(), ...report, reason: "Xem lại", cells: [] };
  expect((await city.mutate("review.return", back)).status).toBe(200);
  expect(await deliverNext(services)).toBe("sent");
  const parse: (text: string) => { readonly type: string; readonly data: object } = JSON.parse;
  expect(received.map(({ body }) => parse(body))).toMatchObject([
    { type: "report.submitted", data: { ...report, state: "submitted" } },
    { type: "report.returned", data: { ...report, state: "returned" } },
  ]);
});
