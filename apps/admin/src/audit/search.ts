import { isDay } from "@cchc/domain/text/days";
import type { Inputs } from "../api.ts";
import { type RawSearch, textOf, wordOf } from "../frame/search.ts";

type Filter = Inputs["audit"]["list"];
export type AuditKind = NonNullable<Filter["kind"]>;

/** What lines are found under, in the order of the list. */
export const auditKinds: readonly { readonly value: AuditKind; readonly label: string }[] = [
  { value: "accounts", label: "Tài khoản, đăng nhập" },
  { value: "units", label: "Đơn vị" },
  { value: "periods", label: "Kỳ báo cáo" },
  { value: "review", label: "Báo cáo, tiếp nhận" },
  { value: "scoring", label: "Chấm điểm, thẩm định, công bố" },
  { value: "documents", label: "Sổ văn bản, tệp" },
  { value: "plans", label: "Kế hoạch, nhiệm vụ" },
  { value: "connections", label: "Kết nối, thư" },
];

/** What the history is narrowed to, as it stands in the address. */
export interface AuditSearch {
  readonly donvi?: string | undefined;
  readonly nguoi?: string | undefined;
  readonly viec?: AuditKind | undefined;
  readonly tu?: string | undefined;
  readonly den?: string | undefined;
}

export function readAuditSearch(raw: RawSearch): AuditSearch {
  const dayOf = (name: string): string | undefined => {
    const text = textOf(raw, name);
    return text !== undefined && isDay(text) ? text : undefined;
  };
  return {
    donvi: textOf(raw, "donvi"),
    nguoi: textOf(raw, "nguoi"),
    viec: wordOf(
      raw,
      "viec",
      auditKinds.map(({ value }) => value),
    ),
    tu: dayOf("tu"),
    den: dayOf("den"),
  };
}

/** As the server is asked. */
export function filterOf({ donvi, nguoi, viec, tu, den }: AuditSearch) {
  return {
    ...(donvi === undefined ? {} : { unitId: donvi }),
    ...(nguoi === undefined ? {} : { userId: nguoi }),
    ...(viec === undefined ? {} : { kind: viec }),
    ...(tu === undefined ? {} : { from: tu }),
    ...(den === undefined ? {} : { to: den }),
  };
}

/** The file that holds the same lines. */
export function exportHref(search: AuditSearch): string {
  const query = new URLSearchParams(filterOf(search)).toString();
  return `/api/audit/export.csv${query === "" ? "" : `?${query}`}`;
}
