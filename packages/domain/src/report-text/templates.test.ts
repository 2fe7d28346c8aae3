import { describe, expect, test } from "vitest";
import { FORMS } from "../form/catalogue.ts";
import { fieldOf } from "../form/form.ts";
import { INDICATORS } from "../indicator/catalogue.ts";
import { TEMPLATES, templateByCode, templateFor } from "./catalogue.ts";
import { flatPieces, parseSentence, SentenceError } from "./sentence.ts";
import { wordsOf } from "./setting.ts";
import type { ReportTemplate, Sentence, TemplateNode } from "./template.ts";
import { exampleData } from "./testing.ts";

function sentencesOf(nodes: readonly TemplateNode[]): readonly Sentence[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case "say":
        return [node.sentence, node.none ?? "", node.zero ?? ""];
      case "yesno":
        return [node.yes, node.no ?? ""];
      case "documents":
        return [node.lead ?? "", node.none ?? ""];
      case "section":
        return [node.title, ...sentencesOf(node.content)];
      case "part":
        return [node.title];
      default:
        return [];
    }
  });
}

function fieldsNamed(nodes: readonly TemplateNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === "section") return fieldsNamed(node.content);
    if (node.kind === "yesno") return [node.field];
    if (node.kind === "slot") return node.field === undefined ? [] : [node.field];
    return node.kind === "say" && node.on !== undefined ? [node.on] : [];
  });
}

function allSentences(template: ReportTemplate): readonly Sentence[] {
  const annexes = template.annexes.flatMap((annex) => [annex.title, ...sentencesOf(annex.content)]);
  const around = [template.about, ...template.receivers, ...template.addressees];
  return [...sentencesOf(template.content), ...annexes, ...around];
}

describe.each(TEMPLATES.map((template) => [template.code, template] as const))(
  "%s",
  (_, template) => {
    const forms = FORMS.filter(({ code }) => template.forms?.includes(code) ?? true);
    const pieces = allSentences(template).flatMap((one) => flatPieces(parseSentence(one)));

    test("names only fields that one of its forms asks for, and every one of its forms is known", () => {
      const named = [
        ...pieces.flatMap((piece) => (piece.kind === "field" ? [piece.code] : [])),
        ...fieldsNamed(template.content),
      ];
      expect(forms.length).toBeGreaterThan(0);
      const asked = (code: string): boolean =>
        forms.some((form) => fieldOf(form, code) !== undefined);
      expect(named.filter((code) => !asked(code))).toEqual([]);
    });

    test("names only indicators and words that there are", () => {
      const known = new Set(INDICATORS.map(({ code }) => code));
      const words = wordsOf(exampleData(new Map()));
      const wrong = pieces.filter(
        (piece) =>
          (piece.kind === "indicator" && !known.has(piece.code)) ||
          (piece.kind === "word" &&
            !words.has(piece.code) &&
            !/^silent|units|handed_in/.test(piece.code)),
      );
      expect(wrong).toEqual([]);
    });

    test("holds no figure of its own", () => {
      const texts = pieces.flatMap((piece) => (piece.kind === "text" ? [piece.text] : []));
      const standards = /TCVN ISO 9001:2015/g;
      expect(texts.filter((one) => /\d/.test(one.replace(standards, "")))).toEqual([]);
    });
  },
);

test("a form becomes its own report", () => {
  expect(templateFor("annual").code).toBe("reform");
  expect(templateFor("propaganda").code).toBe("propaganda");
  expect(templateFor("tthc_control").code).toBe("tthc_control");
  expect(templateByCode("roll_up")?.name).toContain("tổng hợp");
  expect(templateByCode("reforms")).toBeUndefined();
});

test.each([
  ["{tthc.received.total hồ sơ", 0],
  ["có {} hồ sơ", 3],
  ["x [[; {a}", 2],
  ["{Đơn_vị}", 0],
])("%j is refused with its place", (sentence, at) => {
  expect(() => parseSentence(sentence)).toThrow(SentenceError);
  try {
    parseSentence(sentence);
  } catch (error) {
    expect(error).toMatchObject({ at });
  }
});
