import { DOSSIER_TABLE } from "@cchc/domain/form/tthc-fields";
import { foldText } from "./clean.ts";
import type { Case } from "./rule.ts";

export type Stage = "received" | "resolved" | "pending";

export type Timing = "early" | "on_time" | "both" | "late" | "in_time";

export type Origin = "new" | "carried" | "online" | "direct" | "post";

export const STAGES: readonly (readonly [Stage, RegExp])[] = [
  [
    "pending",
    /(?<![a-z])con(?= *: *$)|(?<!da va )(?:dang|con) (?:duoc |tiep tuc |trong (?:qua trinh |quy trinh |thoi gian )?)?(?:giai quyet|xu ly|thu ly|thuc hien)|con phai (?:giai quyet|xu ly)|chua (?:giai quyet|den han|xu ly|tra|co ket qua)|ton dong|con ton|(?<![a-z])ton(?= *:? *$| lai| den| cuoi)|chuyen (?:sang |qua )?ky sau|cho giai quyet|con lai/g,
  ],
  [
    "resolved",
    /(?<!dang )(?<!chua )(?<!phai )(?<!can )(?<!can duoc )(?<!phai duoc )(?<!dang duoc )(?<!da va dang )(?<!yeu cau )(?<!tham quyen )(?<!den han )(?<!qua han )(?<!tinh hinh )(?<!qua trinh )(?<!thoi gian )(?<!tinh trang )(?:da )?(?:giai quyet|xu ly)(?: xong)?|da co ket qua|tra ket qua|da tra|hoan thanh|(?:ho so|tong|so) tra(?= *:? *$)/g,
  ],
  [
    "received",
    /tiep nhan|ho so nhan(?! ket qua)|nhan (?:moi|trong (?:ky|quy|nam|thang))|(?:phai|can)(?: duoc)? (?:giai quyet|xu ly)|nhan duoc|nhan ho so|nop|phat sinh|da nhan|dau vao|da va dang (?:giai quyet|xu ly)|yeu cau(?: duoc)? (?:giai quyet|xu ly)|(?<!(?:ghi|chap|xac|chung|tiep) )(?<![a-z])nhan *$/g,
  ],
];

export const TIMINGS: readonly (readonly [Timing, RegExp])[] = [
  [
    "both",
    /truoc(?: han| thoi han)?(?: ?,| va| hoac| ?\/| ?-| \+)+ ?dung (?:thoi )?han|dung(?: han| thoi han)?(?: ?,| va| hoac| ?\/| ?-)+ ?(?:truoc|som) (?:thoi )?han|som(?: han)?(?: ?,| va)+ ?dung han/g,
  ],
  [
    "early",
    /(?<!,)(?:truoc|som)(?: thoi)? h[ae]n(?![a-z])|som hon (?:thoi )?han|(?:tra|giai quyet) som(?! nhat)|(?<![a-z])som(?= *: *$)|som truoc han/g,
  ],
  ["on_time", /(?:dung|kip)(?: thoi)? h[ae]n(?![a-z])/g],
  [
    "late",
    /(?<!chua )(?<!khong )qua (?:thoi )?h[ae]n(?![a-z])|tre (?:han|hen)|(?:sau|vuot) (?:thoi )?han|cham (?:han|tre|muon|giai quyet|tra)|(?<![a-z])(?:cham|tre)(?= *:? *$)|(?:tra|giai quyet) (?:cham|muon)|bi cham/g,
  ],
  ["in_time", /(?:trong|con|chua (?:den|toi|qua)) (?:thoi )?h[ae]n(?![a-z])/g],
];

export const ORIGINS: readonly (readonly [Origin, RegExp])[] = [
  [
    "carried",
    /ky truoc|ky bao cao truoc|(?:nam|quy|thang) truoc|ton (?:dong )?dau ky|ton cu(?![a-z])|(?:huyen|xa|phuong|thi tran|don vi) cu(?![a-z])|chuyen (?:qua|tiep|sang)(?! ky sau)(?! (?:co quan|huyen|bo phan))|nam (?:20\d\d )?chuyen|tu (?:nam|quy|thang|ky) (?:20\d\d|truoc|~)|ton tu|ton ~|chuyen (?:tu )?(?:nam )?~ *sang|tu ~ *chuyen/g,
  ],
  ["direct", /truc tiep|tai quay/g],
  [
    "online",
    /truc tuyen|(?<![a-z])online|qua vneid|qua mang(?! xa hoi)|tren mang(?! xa hoi)|(?:qua|tren) (?:he thong )?(?:cong )?(?:dich vu cong|dvc)|dvctt|moi truong dien tu/g,
  ],
  ["post", /buu chinh|bcci|buu dien|buu ta/g],
  [
    "new",
    /(?:moi|lan dau) (?:tiep nhan|phat sinh|nhan|trong ky)|(?:tiep nhan|nhan|phat sinh) (?:ho so )?moi|(?:so|ho so) moi|moi trong ky/g,
  ],
];

interface At<T> {
  readonly value: T;
  /** How far from the number, in characters. */
  readonly distance: number;
}

/** The named thing nearest to the number on one side. */
export function nearest<T>(
  text: string,
  list: readonly (readonly [T, RegExp])[],
  side: "left" | "right",
): At<T> | null {
  let best: At<T> | null = null;
  for (const [value, pattern] of list) {
    for (const match of text.matchAll(pattern)) {
      const distance = side === "left" ? text.length - match.index - match[0].length : match.index;
      if (best === null || distance < best.distance) best = { value, distance };
      if (side === "right") break;
    }
  }
  return best;
}

/** Left label first where it leads up to the number; the words after it otherwise. */
export function named<T>(one: Case, list: readonly (readonly [T, RegExp])[]): T | null {
  const { left, right } = one.spot;
  const before = nearest(left, list, "left");
  const after = nearest(right, list, "right");
  if (before !== null && (before.distance <= 70 || after === null)) return before.value;
  return after?.value ?? null;
}

/** Whether early and on time are counted as one. */
export function bothWays(one: Case): boolean {
  const text = one.spot.leftWide;
  const pattern = new RegExp(
    `(?:${TIMINGS[0]?.[1].source ?? "$^"})[^#;:,]{0,40}:? ?(?:la|dat|co|duoc)? ?$`,
  );
  return (
    pattern.test(text) ||
    new RegExp(`^[^,;]{0,30}(?:${TIMINGS[0]?.[1].source ?? "$^"})`).test(one.spot.rightWide)
  );
}

const ROWS: readonly (readonly [RegExp, string])[] = [
  ...DOSSIER_TABLE.rows.map(
    ({ key, label }) => [new RegExp(foldText(label).replaceAll(/[(),]/g, ".?")), key] as const,
  ),
  [/ho tich/, "civil_status"],
  [/chung thuc/, "certification"],
  [/dat dai|dia chinh/, "land"],
  [/bao tro xa hoi|btxh/, "social_protection"],
  [/nguoi co cong/, "merit"],
  [/cu tru/, "residence"],
];

/** Words that name a lĩnh vực only after the word itself. */
const BY_LABEL: readonly (readonly [RegExp, string])[] = [
  [/^van hoa(?!.*xa hoi)/, "culture"],
  [/^giao duc/, "education"],
  [/^xay dung/, "construction"],
  [/^moi truong/, "environment"],
  [/^nong nghiep/, "agriculture"],
  [/^thi dua/, "emulation"],
  [/^(?:ton giao|tin nguong)/, "religion"],
];

/** Whether a lĩnh vực is named beside a figure that no row of the form has. */
export function strangeArea(one: Case): boolean {
  return (
    rowOf(one) === undefined &&
    /(?<!cac |\d |nhieu |tung )linh vuc (?!thuoc|cua|nhu|gom|sau|co |tai |tren|duoc|da |tthc|la |khac nhau)[a-z][^#:]{1,50}:? *$/.test(
      one.spot.left,
    ) &&
    !/tong|giai quyet|tiep nhan|truc tuyen|han(?![a-z])/.test(one.spot.left)
  );
}

const LED_BY =
  /linh vuc (?<name>[^:#.;\d]{2,60}): ?(?:da |so ho so |tong so ho so |trong \p{L}+ )*(?:tiep nhan|giai quyet|nhan)(?!.*linh vuc)/u;

/** The lĩnh vực that the words beside a figure name. */
export function rowOf({ near, spot }: Case): string | undefined {
  if (!/linh vuc|ho so|:/.test(near) && !/linh vuc/.test(spot.before)) return undefined;
  if (/(?<![a-z])tong /.test(near)) return undefined;
  const own = ROWS.find(([pattern]) => pattern.test(near))?.[1];
  if (own !== undefined) return own;
  const label = /linh vuc (?<name>[^:#]{2,50})(?::|#)/.exec(near)?.groups?.["name"];
  const known = BY_LABEL.find(([pattern]) => label !== undefined && pattern.test(label));
  if (known !== undefined) return known[1];
  // "Lĩnh vực hộ tịch: tiếp nhận 200 hồ sơ, giải quyết 198 hồ sơ": all of the sentence is of it.
  const lead = LED_BY.exec(spot.before)?.groups?.["name"];
  return lead === undefined ? undefined : ROWS.find(([pattern]) => pattern.test(lead))?.[1];
}

/** "- Trước hạn: 2.540" and "- Cộng: 2.585" in a list under a heading. */
export const LABELLED =
  /^[^\p{L}]*(?:trong do:? )?(?:so )?(?:con lai |hien )?(?:nop |ton |nhan |moi |tiep nhan |tra )?(?:(?:tong )?cong|tong(?= ?:)|tong so|som(?= ?:)|tre(?= ?:)|truc tuyen|truc tiep|tu ky truoc|ky truoc|truoc (?:thoi )?han|som han|dung (?:thoi )?han|(?:qua|tre) (?:thoi )?han|trong (?:thoi )?han|dang (?:giai quyet|xu ly)|(?:da )?(?:tiep nhan|giai quyet))[^#]{0,40}$/u;

/** "trực tiếp, qua bưu chính": the one cell of the form for both. */
export const WITH_POST =
  /truc tiep[^#\d]{0,40}(?:buu (?:chinh|dien)|bcci)|(?:buu (?:chinh|dien)|bcci)[^#\d]{0,40}truc tiep/;
/** A sentence about letters of citizens, not dossiers. */
export const LETTERS = /tiep cong dan|khieu nai|to cao|chuyen don|don thu|de nghi/;

/** "Hồ sơ trực tuyến tăng từ 420 hồ sơ lên 498 hồ sơ": the second figure under the words before both. */
export function grownFrom(one: Case): Case | undefined {
  if (!/(?<![\p{L}])(?:len|xuong)(?: con)? *$/u.test(one.spot.before)) return undefined;
  const grown = /^(?<what>.*?)(?:tang|giam)[^.;]{0,12} tu [^.;]*$/.exec(one.spot.before);
  const left = grown?.groups?.["what"]?.slice(-140);
  if (left === undefined) return undefined;
  const spot = { ...one.spot, left, leftWide: left, before: left };
  return { ...one, spot, near: `${left}#${one.spot.right}` };
}
