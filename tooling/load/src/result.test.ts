import { expect, test } from "vitest";
import { createRecorder } from "./record.ts";
import { wrongOf } from "./result.ts";
import { gauge } from "./server-figures.ts";

const day = {
  seconds: 60,
  handedIn: 10,
  readBack: 1700,
  lost: [],
  away: undefined,
  load: 1,
  ownDelay: 2,
};

test("a run passes without errors, losses, missing reports and late requests; each is told", () => {
  const good = createRecorder();
  good.answered("save", 999.9);
  expect(wrongOf({ ...day, ...good.result(60) }, 10)).toEqual([]);

  const bad = createRecorder();
  bad.answered("save", 1000);
  bad.failed("open", "500 internal");
  const worked = { ...day, ...bad.result(60), handedIn: 9, lost: ["xa-1 a: …"] };
  const wrong = wrongOf(worked, 10).join("\n");
  expect(wrong).toMatch(/^1 requests failed\n1 figures .*\n1 reports .*\nsave: p99 1000 ms/u);
});

test("a server's own figures are read by their whole name", () => {
  const text =
    "# TYPE process_cpu_seconds gauge\nprocess_cpu_seconds_x 9\nprocess_cpu_seconds 1.5\n";
  expect(gauge(text, "process_cpu_seconds")).toBe(1.5);
  expect(gauge(text, "cpu")).toBeNaN();
});
