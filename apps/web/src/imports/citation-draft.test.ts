import { expect, test } from "vitest";
import { readDraft } from "../register/draft.ts";
import { citationDraft } from "./citation-draft.ts";
import type { Citation } from "./reading.ts";

const citation: Citation = {
  type: "Quyết định",
  number: "11",
  symbol: "QĐ-UBND",
  date: "2022-01-05",
  issuer: "UBND phường Sông Mây",
  issuerStated: true,
  subject: "về việc giao chỉ tiêu cải cách hành chính.",
  phrase: "Quyết định số 11/QĐ-UBND",
  start: 0,
  end: 24,
};

test("a cited paper fills the register's form as one would type it", () => {
  const { fields, problems } = readDraft(citationDraft(citation));
  expect(problems).toEqual({});
  expect(fields).toMatchObject({
    type: "decision",
    number: "11",
    symbol: "QĐ-UBND",
    issuedOn: "2022-01-05",
    issuer: "UBND phường Sông Mây",
    summary: "Về việc giao chỉ tiêu cải cách hành chính",
  });
});

test("what the text does not say stays empty and is asked for", () => {
  const bare = { ...citation, type: "", number: null, symbol: null, date: null };
  const draft = citationDraft({ ...bare, issuer: null, subject: null });
  expect(draft).toMatchObject({ type: "other", numbered: "", day: "", issuer: "", summary: "" });
  expect(Object.keys(readDraft(draft).problems).sort()).toEqual(["issuer", "summary"]);
});

test("the symbol tells the type where the words do not", () => {
  expect(citationDraft({ ...citation, type: "", symbol: "KH-UBND" }).type).toBe("plan");
  expect(
    citationDraft({ ...citation, number: "61", symbol: "2018/NĐ-CP", type: "" }),
  ).toMatchObject({ type: "decree", numbered: "61/2018/NĐ-CP" });
});
