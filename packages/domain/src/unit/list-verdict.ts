/** What a line of an official list would do. */
export type ListVerdict = "new" | "renamed" | "moved" | "ended" | "unchanged" | "faulty";

/** Every {@link ListVerdict} in the order they are told, each as lists call it. */
export const listVerdicts: readonly (readonly [verdict: ListVerdict, label: string])[] = [
  ["new", "mới"],
  ["renamed", "đổi tên, mã"],
  ["moved", "chuyển cấp trên"],
  ["ended", "kết thúc"],
  ["unchanged", "không đổi"],
  ["faulty", "dòng lỗi"],
];
