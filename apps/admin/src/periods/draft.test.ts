import { describe, expect, test } from "vitest";
import { offered, orderProblems, withDue, withForm } from "./draft.ts";

const year = { form: "annual", kind: "year", year: 2023, month: 1, rootId: "r" } as const;

describe("offered", () => {
  test("a year runs from 15/12 to 14/12, is due the day after and locks 45 days later", () => {
    expect(offered(year)).toMatchObject({
      name: "Năm 2023",
      from: "15/12/2022",
      to: "14/12/2023",
      due: "15/12/2023",
      lock: "29/01/2024",
    });
  });

  test("a span of its own has no days to offer", () => {
    expect(offered({ ...year, kind: "custom" })).toMatchObject({
      from: "",
      to: "",
      due: "",
      lock: "",
    });
  });
});

describe("withDue", () => {
  test("the offered lock day follows the due day, a typed one stays", () => {
    const draft = offered(year);
    expect(withDue(draft, "20/12/2023")).toMatchObject({ due: "20/12/2023", lock: "03/02/2024" });
    const typed = { ...draft, lock: "31/12/2023" };
    expect(withDue(typed, "20/12/2023").lock).toBe("31/12/2023");
  });

  test("a half-typed due day leaves the lock day alone", () => {
    expect(withDue(offered(year), "20/").lock).toBe("29/01/2024");
  });

  test("a due day typed where none was offered brings a lock day", () => {
    const custom = offered({ ...year, kind: "custom" });
    expect(withDue(custom, "01/03/2024").lock).toBe("15/04/2024");
  });
});

test("another form brings its usual span, or keeps one that fits it", () => {
  expect(withForm(offered(year), "quarterly")).toMatchObject({
    kind: "quarter1",
    name: "Quý I/2023",
  });
  expect(withForm(offered(year), "propaganda")).toMatchObject({ kind: "year", form: "propaganda" });
});

describe("orderProblems", () => {
  const days = { from: "01/01/2023", to: "30/11/2023", due: "05/12/2023", lock: "05/12/2023" };

  test("days in order, and days that cannot be read yet, are no problem", () => {
    expect(orderProblems(days)).toEqual({});
    expect(orderProblems({ ...days, lock: "0" })).toEqual({});
  });

  test.each([
    ["to", "31/12/2022"],
    ["due", "31/12/2022"],
    ["lock", "04/12/2023"],
  ] as const)("%s a day too early stands under its own field", (field, day) => {
    expect(Object.keys(orderProblems({ ...days, [field]: day }))).toContain(field);
  });
});
