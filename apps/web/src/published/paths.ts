/** The published result of a year, for everybody. */
export function resultPath(id: string): string {
  return `/cong-bo/${encodeURIComponent(id)}`;
}

/** One unit's score sheet within it. */
export function sheetPath(id: string, unitId: string): string {
  return `${resultPath(id)}/${encodeURIComponent(unitId)}`;
}

/** Where a printed code leads. */
export function checkPath(code?: string): string {
  return `/cong-bo/kiem-tra${code === undefined ? "" : `?ma=${code}`}`;
}

export function filePath(id: string, kind: "csv" | "json"): string {
  return `/api/cong-bo/${encodeURIComponent(id)}/ket-qua.${kind}`;
}
