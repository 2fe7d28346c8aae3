import type { Rule } from "./rule.ts";
import { FINDING_RULES } from "./rules-findings.ts";
import { INSPECTION_RULES } from "./rules-inspections.ts";
import { TASK, TASK_RULES, UNDONE } from "./rules-tasks.ts";

/** Tasks, inspections and reports: the area of direction. */
export const DIRECTION_RULES: readonly Rule[] = [
  // What goes on with what was told just before
  {
    field: "reports.due",
    unit: /^bao cao/,
    near: /(?<![a-z])(?:gui|nop|thuc hien) du #/,
  },
  {
    field: "reports.due",
    unit: /^bao cao/,
    sentence: /(?:gui|nop) #[^,;]*bao cao[^,;]{0,24}, (?:trong do )?dung han \d/,
  },
  {
    field: "superior_tasks.total",
    unit: /^$/,
    near: /(?:tong so|tong cong)(?: la| ?:)? #/,
    sentence:
      /nhiem vu[^#]{0,40}(?:cap tren|ubnd|uy ban|huyen|tinh|thanh pho|quan)[^#]{0,40} giao[^#]*#/,
  },
  { field: "reports.on_time", unit: /^$/, part: "numerator", near: /bao cao[^#]*#[^#]*dung han/ },
  { field: "reports.due", unit: /^$/, part: "denominator", near: /bao cao[^#]*#[^#]*dung han/ },
  {
    field: "superior_tasks.on_time",
    unit: TASK,
    near: /dung han/,
    lately: { field: "superior_tasks.total", among: /tasks\.|^reports\./ },
    not: new RegExp(`${UNDONE.source}|bao cao`),
  },
  {
    field: "reports.on_time",
    unit: /^(?:bao cao|$)/,
    near: /dung han/,
    lately: { field: "reports.due", among: /^reports\.|tasks\.|^inspections\./ },
    not: UNDONE,
  },
  {
    field: "documents.checked",
    unit: /^(?:van ban|$)/,
    near: /(?:ra soat|kiem tra)[^#]*#/,
    not: /phai|de nghi|kien nghi|de xuat|can (?:xu ly|bai bo|sua)/,
    lately: { field: "documents.to_check", among: /^(?:documents|inspections)\./ },
  },
  ...TASK_RULES,
  ...INSPECTION_RULES,
  ...FINDING_RULES,
  // Reports
  {
    field: null,
    unit: /^(?:bao cao|$)/,
    near: /bao cao[^#]{0,30}(?:cham|tre|muon|qua han)[^#]*#|#[^#]{0,20}bao cao[^#]{0,12}(?:cham|tre|muon|qua han)|(?:cham|tre(?: han)?|muon|qua han)(?: la)? # ?bao cao/,
  },
  { field: "reports.on_time", unit: /^bao cao/, part: "numerator" },
  { field: "reports.due", unit: /^bao cao/, part: "denominator" },
  {
    field: "reports.due",
    unit: /^$/,
    part: "denominator",
    near: /bao cao[^#]*dung (?:thoi )?(?:han|gian)/,
  },
  {
    field: "reports.due",
    unit: /^(?:bao cao|$)/,
    near: /phai (?:gui|nop|thuc hien)(?: la| :|:)? ?#|# ?bao cao[^#]{0,24}phai (?:gui|nop|thuc hien)/,
    wide: /bao cao/,
  },
  {
    field: "reports.on_time",
    unit: /^(?:bao cao|$)/,
    near: /dung (?:thoi )?(?:han|gian)|dam bao (?:thoi|dung)|kip thoi/,
    wide: /bao cao/,
  },
  {
    field: "reports.on_time",
    unit: /^bao cao/,
    wide: /bao cao[^#]{0,80}dung (?:thoi )?(?:han|gian)/,
    notWide: /phai (?:gui|nop|thuc hien)/,
    notSentence: /#[^#]*(?:trong do|so)[^#]{0,20}dung (?:thoi )?(?:han|gian)(?: la| :|:)? ?\d/,
  },
  {
    field: "reports.due",
    unit: /^bao cao/,
    around: /cchc|cai cach|dinh ky|kiem soat|che do bao cao|phai gui/,
    notWide: /chuyen de khac|kinh te/,
    notSentence: /# ?van ban|van ban[^#]{0,60}(?:cu the|trong do|gom)/,
  },
];
