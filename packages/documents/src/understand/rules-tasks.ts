import type { Rule } from "./rule.ts";

/** Units of what counts tasks, or none, folded. */
export const TASK = /^(?:nhiem vu|viec|dau viec|cong viec|noi dung|chi tieu|$)/;
const SUPERIOR =
  /(?:cap tren|ubnd (?:huyen|tinh|thanh pho|quan|thi xa|tp)|uy ban nhan dan (?:huyen|tinh|thanh pho|quan|thi xa)|huyen|tinh|thanh pho|lanh dao)[^#.;]{0,40} giao|giao (?:cho )?(?:ubnd )?(?:xa|phuong|thi tran)|duoc giao|nhiem vu giao/;
const DONE = /hoan thanh|da thuc hien|thuc hien xong|trien khai xong/;
/** Words of what is not done yet. */
export const UNDONE =
  /chua hoan thanh|khong hoan thanh|nhiem vu con lai|dang tiep tuc|dang va se|chua xong|dang (?:thuc hien|trien khai|giai quyet)|chuyen (?:sang|tiep)|chua (?:thuc hien|den han)|cham|(?<![a-z])muon(?![a-z])|(?:qua|tre) (?:thoi )?(?:han|hen)/;

const TASKS = /^(?:nhiem vu|viec|dau viec|cong viec)/;
const TASKS_OR_NONE = /^(?:nhiem vu|viec|dau viec|cong viec|$)/;
const LATELY_SUPERIOR = { field: "superior_tasks.total", among: /tasks\.(?:total|assigned)$/ };

/** Tasks of the plan and tasks given from above. */
export const TASK_RULES: readonly Rule[] = [
  {
    field: null,
    unit: TASKS,
    near: /hoan thanh #/,
    sentence: /#[^.;]*trong do[^.;]*dung (?:thoi )?(?:han|tien do)/,
    lately: { field: "superior_tasks.total", among: /tasks\./ },
  },
  {
    field: "plan.tasks.assigned",
    unit: TASKS,
    near: /# ?nhiem vu (?:phai|can) (?:thuc hien|hoan thanh|trien khai)/,
    notWide: SUPERIOR,
  },
  {
    field: "plan.tasks.done",
    unit: TASKS_OR_NONE,
    near: /^[^\p{L}]*(?:(?:den nay |~ )?(?:da )?(?:lam )?xong|(?:\d+ thang|~|nam)? ?xong|da ht) ?#/u,
    lately: { field: "plan.tasks.assigned", among: /tasks\.|^inspections\./ },
  },
  {
    field: "plan.tasks.assigned",
    unit: TASKS,
    near: /(?:theo|trong) ke hoach(?: \p{L}+| ~){0,6}? (?:co|gom|de ra|xac dinh|la)(?: tong cong| tong so)? #/u,
    not: new RegExp(`${UNDONE.source}|${DONE.source}`),
  },
  {
    field: "plan.tasks.assigned",
    unit: TASKS,
    near: /# ?nhiem vu (?:cchc|cai cach)/,
    sentence: /(?:de ra|xac dinh|dat ra|giao|xay dung)[^.;#]*#/,
    not: new RegExp(`${UNDONE.source}|${DONE.source}`),
  },
  {
    field: "plan.tasks.assigned",
    unit: TASKS,
    near: /# ?nhiem vu (?:duoc )?(?:giao|phan cong|neu|de ra) (?:tai|trong|theo) ke hoach/,
    not: DONE,
  },
  {
    field: null,
    unit: TASKS,
    near: /(?<![\p{L}])da (?:thuc hien|hoan thanh) #/u,
    sentence: /#[^.]*luy ke[^.]*(?:hoan thanh|thuc hien)/,
  },
  {
    field: null,
    unit: /^(?:nhiem vu|noi dung|$)/,
    near: /# ?(?:nhom|linh vuc)(?![\p{L}])/u,
    sentence: /#[^.]*\d[^.]*(?:nhiem vu|noi dung|dau viec|cong viec)/,
  },
  {
    field: null,
    unit: TASKS,
    near: /# ?nhiem vu (?:trong tam|lon|chung)/,
    sentence:
      /#.*\d (?:nhiem vu|noi dung|dau viec|cong viec)(?: \p{L}+){0,2},? (?:chi tiet|cu the)/u,
  },
  {
    field: "superior_tasks.on_time",
    unit: TASKS_OR_NONE,
    near: /\( ?(?:trong |dung )(?:thoi )?han[^#]*#|^[^\p{L}]*(?:hoan thanh )?trong (?:thoi )?han(?: ?:| la)* ?#/u,
    lately: { field: "superior_tasks.total", among: /tasks\.(?:total|assigned)$/ },
  },
  {
    field: null,
    unit: TASKS_OR_NONE,
    near: /hoan thanh/,
    sentence: /#[^.;]*\( ?(?:trong |dung )(?:thoi )?han \d/,
    lately: { field: "superior_tasks.total", among: /tasks\.(?:total|assigned)$/ },
  },
  {
    field: null,
    unit: TASKS,
    near: /(?<!ke hoach |de )da trien khai(?: thuc hien)? #/,
    lately: { field: "plan.tasks.assigned", among: /tasks\./ },
  },
  {
    field: "plan.tasks.assigned",
    unit: /^(?:noi dung|chi tieu)/,
    sentence: /(?:nhom nhiem vu|ke hoach (?:cchc|cai cach))[^.;]*#/,
    not: new RegExp(`${UNDONE.source}|${DONE.source}`),
    notWide: /kiem tra|han che|ton tai/,
  },
  {
    field: "plan.tasks.done",
    unit: /^(?:noi dung|chi tieu)/,
    near: DONE,
    lately: { field: "plan.tasks.assigned", among: /tasks\./ },
    not: UNDONE,
  },
  {
    field: null,
    unit: TASKS,
    sentence: /(?<![\p{L}])con(?: lai)?(?: la|:)? # ?(?:nhiem vu|viec)(?! duoc giao| phai)/u,
  },
  {
    field: null,
    unit: TASK,
    near: new RegExp(
      `#[^#]{0,40}nhiem vu[^#]{0,40}(?:${UNDONE.source})|(?:${UNDONE.source})[^#]{0,30}#[^#]{0,4}nhiem vu`,
    ),
  },
  {
    field: "superior_tasks.on_time",
    unit: /^van ban/,
    part: "numerator",
    wide: /nhiem vu[^#.;]{0,40} giao/,
  },
  {
    field: "superior_tasks.total",
    unit: /^van ban/,
    part: "denominator",
    wide: /nhiem vu[^#.;]{0,40} giao/,
  },
  { field: "superior_tasks.on_time", unit: TASKS_OR_NONE, part: "numerator", wide: SUPERIOR },
  { field: "superior_tasks.total", unit: TASKS_OR_NONE, part: "denominator", wide: SUPERIOR },
  {
    field: "superior_tasks.on_time",
    unit: TASKS,
    near: /dung (?:thoi )?(?:han|tien do)|hoan thanh/,
    wide: SUPERIOR,
    notWide: /duoc giao (?:tai|trong|theo) ke hoach/,
    not: /(?:^|# )[^#]*giao (?!du)[^#]*#(?![^#]*(?:hoan thanh|dung))/,
  },
  {
    field: "superior_tasks.total",
    unit: TASKS,
    part: "denominator",
    lately: LATELY_SUPERIOR,
    notWide: /ke hoach/,
  },
  {
    field: "superior_tasks.on_time",
    unit: TASKS_OR_NONE,
    near: /dung (?:thoi )?(?:han|tien do)|hoan thanh/,
    lately: LATELY_SUPERIOR,
    not: UNDONE,
  },
  { field: "superior_tasks.total", unit: TASKS, near: SUPERIOR },
  {
    field: "superior_tasks.total",
    unit: TASKS,
    near: /(?:^|[^\p{L}])(?:huyen|tinh|thanh pho|thi xa|cap tren|chu tich ubnd (?:huyen|tinh|thanh pho))(?: da| tinh| huyen)? giao #/u,
  },
  {
    field: "superior_tasks.total",
    unit: /^$/,
    near: /(?:nhiem vu|viec)[^#]{0,40}(?:duoc|cap tren|ubnd|huyen|tinh|thanh pho|thi xa|quan)[^#]{0,40} giao[^#]{0,30}(?::|la|co) ?(?:tong (?:so |cong )?)?#/,
  },
  {
    field: "plan.tasks.done",
    unit: TASK,
    part: "numerator",
    near: DONE,
    after: "plan.tasks.assigned",
    not: UNDONE,
  },
  {
    field: "plan.tasks.assigned",
    unit: TASK,
    part: "denominator",
    near: DONE,
    after: "plan.tasks.assigned",
    not: UNDONE,
  },
  {
    field: "plan.tasks.done",
    unit: /^$/,
    part: "numerator",
    sentence: /hoan thanh[^#;.]*\( ?#[^#;.)]*\) ?(?:nhiem vu|viec)[^#;.]*ke hoach/,
  },
  {
    field: "plan.tasks.assigned",
    unit: /^$/,
    part: "denominator",
    sentence: /hoan thanh[^#;.]*\( ?#[^#;.)]*\) ?(?:nhiem vu|viec)[^#;.]*ke hoach/,
  },
  {
    field: "plan.tasks.done",
    unit: TASK,
    part: "numerator",
    wide: /nhiem vu|dau viec|cong viec/,
  },
  {
    field: "plan.tasks.assigned",
    unit: TASK,
    part: "denominator",
    wide: /nhiem vu|dau viec|cong viec/,
  },
  {
    field: "plan.tasks.assigned",
    unit: TASKS,
    near: /# ?(?:nhiem vu|viec)(?: \p{L}+){0,3} (?:cua|trong|tai|theo|thuoc) ke hoach (?:cchc|cai cach)/u,
    not: new RegExp(`${UNDONE.source}|${DONE.source}`),
  },
  {
    field: "plan.tasks.done",
    unit: TASKS_OR_NONE,
    near: DONE,
    not: UNDONE,
    around: /nhiem vu|viec/,
    wide: /nhiem vu|viec/,
  },
  {
    field: "plan.tasks.done",
    unit: /^$/,
    near: DONE,
    after: "plan.tasks.assigned",
    not: UNDONE,
    notSentence: /kiem tra/,
  },
  {
    field: "superior_tasks.total",
    unit: TASKS,
    wide: SUPERIOR,
    notWide: /ke hoach cchc|ke hoach cai cach/,
  },
  {
    field: "plan.tasks.assigned",
    unit: TASKS,
    around: /ke hoach|cchc|cai cach/,
    near: /de ra|xac dinh|gom|co|voi|tong so|giao|phan cong|trong nam|:|trien khai|dat ra|theo ke hoach/,
    not: UNDONE,
  },
  {
    field: "plan.tasks.assigned",
    unit: /^$/,
    near: /nhiem vu[^#]{0,60}(?::|la|co|gom) ?#/,
    around: /ke hoach|cchc|cai cach/,
    not: new RegExp(`${UNDONE.source}|hoan thanh|da thuc hien|giao`),
  },
  {
    field: "plan.tasks.assigned",
    unit: TASKS,
    around: /(?:ke hoach|§)[^.|]*#/,
    not: UNDONE,
    notWide: SUPERIOR,
    confidence: 0.7,
  },
];
