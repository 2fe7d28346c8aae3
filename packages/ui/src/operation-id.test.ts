import { expect, test } from "vitest";
import { newOperationId } from "./operation-id.ts";

const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The `crypto` of a page served over plain http: random bytes only. */
const overHttp = {
  getRandomValues: crypto.getRandomValues.bind(crypto),
} as Crypto;

test("an id is a UUID of version 4 with and without https", () => {
  expect(newOperationId()).toMatch(uuid4);
  for (let n = 0; n < 50; n += 1) expect(newOperationId(overHttp)).toMatch(uuid4);
});

test("ids differ", () => {
  expect(new Set(Array.from({ length: 500 }, () => newOperationId(overHttp))).size).toBe(500);
});
