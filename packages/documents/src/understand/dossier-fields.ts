import type { FieldCode } from "@cchc/domain/report/cell";
import type { Origin, Timing } from "./dossier-words.ts";

/** Cells of dossiers that came in, by how; `null` where the form has none. */
export const RECEIVED: Readonly<Record<Origin, FieldCode | null>> = {
  new: "tthc.received.new",
  carried: "tthc.received.carried",
  online: "tthc.received.online",
  direct: "tthc.received.direct",
  post: null,
};

/** Cells of dossiers that were finished, by when; `null` where the form has none. */
export const RESOLVED: Readonly<Record<Timing, FieldCode | null>> = {
  early: "tthc.resolved.early",
  on_time: "tthc.resolved.on_time",
  both: null,
  late: "tthc.resolved.late",
  in_time: null,
};

/** Cells of dossiers that are still open, by when; `null` where the form has none. */
export const PENDING: Readonly<Record<Timing, FieldCode | null>> = {
  early: null,
  on_time: "tthc.pending.in_time",
  both: null,
  late: "tthc.pending.late",
  in_time: "tthc.pending.in_time",
};
