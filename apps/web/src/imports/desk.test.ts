import { expect, test } from "vitest";
import { createDesk, type Desk, repeatsOf } from "./desk.ts";
import type { Reading } from "./reading.ts";

const reading = {
  file: { uploadId: "u1", name: "a.txt", kind: "text", template: false, sheets: false },
  text: "",
  notices: [],
  table: null,
  another: { unit: null, period: null },
  heading: {
    type: null,
    number: null,
    symbol: null,
    date: null,
    place: null,
    issuer: null,
    title: null,
    period: null,
    signer: null,
    signerTitle: null,
    recipients: [],
  },
  proposals: [],
  others: [],
  findings: [],
  citations: [],
} as const satisfies Reading;

interface Sent {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly done: () => void;
  readonly fail: (message: string) => void;
}

/** A desk whose uploads end when the test says so. */
function deskAndSent(): { desk: Desk; sent: Sent[] } {
  const sent: Sent[] = [];
  let keys = 0;
  const desk = createDesk({
    refusal: ({ size }) => (size > 10 ? "quá lớn" : undefined),
    send: ({ name, size }, signal, onProgress) =>
      new Promise((resolve, reject) => {
        onProgress(1);
        const done = (): void => resolve({ uploadId: name, name, size });
        sent.push({ name, signal, done, fail: (message) => reject(new Error(message)) });
      }),
    read: async ({ name }, _signal, ocr) => {
      if (name === "quét" && !ocr) throw new Error("bản quét");
      return reading;
    },
    isFinal: (error) => error instanceof Error && error.message === "tệp hỏng",
    isScan: (error) => error instanceof Error && error.message === "bản quét",
    failureOf: (error) => (error instanceof Error ? error.message : "?"),
    makeKey: () => String((keys += 1)),
  });
  return { desk, sent };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const kindsOf = (desk: Desk): string[] => desk.files().map(({ state }) => state.kind);
const file = (name: string, text = "abc"): File => new File([text], name);

test("one after the other, and one that fails does not stop the rest", async () => {
  const { desk, sent } = deskAndSent();
  desk.add([file("a"), file("b"), file("lớn", "0123456789ab"), file("c")]);
  expect(kindsOf(desk)).toEqual(["sending", "waiting", "failed", "waiting"]);
  sent[0]?.done();
  await settle();
  expect(kindsOf(desk)).toEqual(["read", "sending", "failed", "waiting"]);
  sent[1]?.fail("tệp hỏng");
  await settle();
  expect(kindsOf(desk)).toEqual(["read", "failed", "failed", "sending"]);
  sent[2]?.done();
  await settle();
  expect(kindsOf(desk)).toEqual(["read", "failed", "failed", "read"]);
});

test("calling off the one on its way lets the next one go", async () => {
  const { desk, sent } = deskAndSent();
  desk.add([file("a"), file("b")]);
  const [first] = desk.files();
  desk.remove(first?.key ?? "");
  expect(sent[0]?.signal.aborted).toBe(true);
  expect(desk.files().map(({ name }) => name)).toEqual(["b"]);
  expect(kindsOf(desk)).toEqual(["sending"]);
  // Its late answer changes nothing.
  sent[0]?.done();
  await settle();
  expect(kindsOf(desk)).toEqual(["sending"]);
});

test("a line that broke is tried again, a file that cannot be read is not", async () => {
  const { desk, sent } = deskAndSent();
  desk.add([file("a"), file("lớn", "0123456789ab"), file("hỏng")]);
  sent[0]?.fail("mất kết nối");
  await settle();
  sent[1]?.fail("tệp hỏng");
  await settle();
  expect(desk.files().map(({ state }) => state)).toEqual([
    { kind: "failed", message: "mất kết nối", again: true },
    { kind: "failed", message: "quá lớn", again: false },
    { kind: "failed", message: "tệp hỏng", again: false },
  ]);
  for (const { key } of desk.files()) desk.retry(key);
  expect(kindsOf(desk)).toEqual(["sending", "failed", "failed"]);
});

test("a file dropped twice is told by its words, whatever it is called", async () => {
  const { desk, sent } = deskAndSent();
  desk.add([file("a"), file("b"), file("c", "abcd")]);
  for (const at of [0, 1, 2]) {
    sent[at]?.done();
    await settle();
  }
  const [, second] = desk.files();
  expect([...repeatsOf(desk.files())]).toEqual([[second?.key, "a"]]);
});

test("to take back that a file is this report's takes back what was chosen of it", () => {
  const { desk } = deskAndSent();
  desk.add([file("a"), file("b")]);
  const key = desk.files()[0]?.key ?? "";
  desk.confirm(key, true);
  desk.choose(key, new Map([["tthc.received.total", { kind: "leave" }]]));
  expect(desk.files().map(({ confirmed }) => confirmed)).toEqual([true, false]);
  desk.confirm(key, false);
  expect(desk.files()[0]).toMatchObject({ confirmed: false, choices: new Map() });
});

test("choices belong to their file", () => {
  const { desk } = deskAndSent();
  desk.add([file("a"), file("b")]);
  const [first] = desk.files();
  desk.choose(first?.key ?? "", new Map([["tthc.received.total", { kind: "leave" }]]));
  expect(desk.files().map(({ choices }) => choices.size)).toEqual([1, 0]);
});

test("a scan is recognised on request, without being sent once more", async () => {
  const { desk, sent } = deskAndSent();
  desk.add([file("quét"), file("b")]);
  sent[0]?.done();
  await settle();
  expect(kindsOf(desk)).toEqual(["failed", "sending"]);
  const [scan, other] = desk.files();
  desk.recognise(other?.key ?? "");
  desk.recognise(scan?.key ?? "");
  expect(kindsOf(desk)).toEqual(["waiting", "sending"]);
  sent[1]?.done();
  await settle();
  expect(kindsOf(desk)).toEqual(["read", "read"]);
  expect(sent).toHaveLength(2);
});
