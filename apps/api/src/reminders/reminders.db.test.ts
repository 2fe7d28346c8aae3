import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Outputs } from "../router.ts";
import { cityPlan } from "../testing/plan.ts";
import { type Answer, type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let city: Client;
let ward: Client;
let neighbour: Client;
beforeAll(async () => {
  world = await createWorld();
  city = await world.signedIn("truong-phong", "reviewing_leader", "city");
  ward = await world.signedIn("can-bo", "officer", "ward");
  neighbour = await world.signedIn("lang-gieng", "officer", "neighbour");
});
afterAll(() => world.close());

async function done<Data>(answer: Promise<Answer>): Promise<Data> {
  const { status, data, message } = await answer;
  expect(status, message).toBe(200);
  return data as Data;
}

const suggested = () =>
  done<Outputs["reminders"]["suggest"]>(city.query("reminders.suggest", { unitId: "city" }));

test("what is late, short or not handed in is offered, sent, seen once", async () => {
  world.setClock("2023-11-29T02:00:00Z");
  expect(await suggested()).toEqual([]);
  world.setClock("2023-11-30T02:00:00Z");
  const draft = cityPlan();
  const plan = await done<Outputs["plans"]["saveDraft"]>(city.mutate("plans.saveDraft", draft));
  const paper = { number: "42", symbol: "KH-UBND", day: "2023-02-07" };
  await done(
    city.mutate("plans.issue", { opId: randomUUID(), planId: plan.id, version: 1, ...paper }),
  );
  const offers = (await suggested()).filter(({ unitId }) => unitId === "ward");
  expect(offers.map(({ why }) => why)).toEqual(["report", "no_plan", "late", "quota"]);
  expect(offers[0]?.message).toBe("Báo cáo “Năm 2023” chưa nộp: còn 15 ngày, hạn 15/12/2023.");
  expect(offers[3]?.message).toContain("mới có 0/4 tin, còn thiếu 4, còn 31 ngày");
  const reminders = offers.map(({ unitId, subject, message }) => ({ unitId, subject, message }));
  const send = { opId: randomUUID(), reminders };
  await done(city.mutate("reminders.send", send));
  await done(city.mutate("reminders.send", send));
  const mine = () => done<Outputs["reminders"]["mine"]>(ward.query("reminders.mine"));
  const received = await mine();
  expect(received).toHaveLength(4);
  expect(received.every(({ seenAt, by }) => seenAt === null && by === "Người truong-phong")).toBe(
    true,
  );
  expect(await done(neighbour.query("reminders.mine"))).toEqual([]);
  const [first] = received;
  const seen = { opId: randomUUID(), id: first?.id ?? "" };
  expect((await neighbour.mutate("reminders.seen", seen)).code).toBe("not-found");
  await done(ward.mutate("reminders.seen", { ...seen, opId: randomUUID() }));
  expect((await mine()).filter(({ seenAt }) => seenAt !== null)).toHaveLength(1);
  const again = (await suggested()).filter(({ unitId }) => unitId === "ward");
  expect(again.every(({ lastSent }) => lastSent !== null)).toBe(true);
});
