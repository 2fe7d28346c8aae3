import { expect, test } from "vitest";
import { addUp, closingLine, readReport } from "./junit.ts";

const vitest = `<?xml version="1.0" encoding="UTF-8" ?>
<testsuites name="vitest tests" tests="3" failures="0" errors="0" time="0.1">
  <testsuite name="src/a.test.ts" tests="2" failures="0" errors="0" skipped="0" time="0.1">
    <testcase classname="src/a.test.ts" name="a rate" time="0.01"></testcase>
    <testcase classname="src/a.test.ts" name="bỏ qua: không có LibreOffice" time="0.01"></testcase>
  </testsuite>
  <testsuite name="src/b.test.ts" tests="1" failures="0" errors="0" skipped="1" time="0.1">
    <testcase classname="src/b.test.ts" name="later" time="0"><skipped/></testcase>
  </testsuite>
</testsuites>`;

/** As Playwright writes it with `includeRetries`. */
const playwright = `<testsuites id="" name="" tests="3" failures="1" skipped="0" errors="0" time="9">
<testsuite name="line.journey.ts" tests="3" failures="1" skipped="0" time="9" errors="0">
<testcase name="it &quot;drops&quot; &amp; comes back" classname="line.journey.ts" time="2">
<flakyFailure message="timed out" type="expect.toBeVisible"><stackTrace><![CDATA[name="x"]]></stackTrace></flakyFailure>
</testcase>
<testcase name="it stands" classname="line.journey.ts" time="2"></testcase>
<testcase name="it falls twice" classname="line.journey.ts" time="2">
<rerunFailure message="again" type="FAILURE"></rerunFailure>
<failure message="line.journey.ts:9:1" type="FAILURE"></failure>
</testcase>
</testsuite>
</testsuites>`;

test("vitest's report is counted, with what was skipped and what had less to read", () => {
  expect(readReport(vitest)).toEqual({
    tests: 3,
    failed: 0,
    skipped: 1,
    lessChecked: 1,
    secondTry: [],
  });
});

test("who passed the second time is named, who failed twice has failed", () => {
  expect(readReport(playwright)).toEqual({
    tests: 3,
    failed: 1,
    skipped: 0,
    lessChecked: 0,
    secondTry: ['it "drops" & comes back'],
  });
});

test("the closing line adds up and names second tries", () => {
  expect(closingLine(readReport(vitest))).toBe("2 passed, 0 failed, 1 skipped");
  expect(closingLine(addUp([vitest, playwright].map(readReport)))).toBe(
    '4 passed, 1 failed, 1 skipped, 1 needed a second try: it "drops" & comes back',
  );
  const twice = addUp([playwright, playwright].map(readReport));
  expect(closingLine(twice)).toContain("2 needed a second try: it ");
});

test("a file that is no report makes no count", () => {
  expect(readReport("").tests).toBeNaN();
  expect(addUp([readReport(vitest), readReport("<x/>")]).tests).toBeNaN();
  expect(addUp([]).tests).toBe(0);
});
