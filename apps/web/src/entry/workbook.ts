import { type Field, fieldOf } from "@cchc/domain/form/form";
import { type Cell, cellKey, cellRef } from "@cchc/domain/report/cell";
import { contextOf, pastOf } from "./compared-past.ts";
import type { Draft } from "./drafts.ts";
import { createQueue } from "./queue.ts";
import { type Derived, derive, findingsByCell } from "./derived.ts";
import { readTyped } from "@cchc/domain/report/typed";
import { keepRemarks, sameCell, typedText } from "./typed.ts";
import { createRefused } from "./refused.ts";
import { noSteps, redo, remember, type Step, type Steps, undo } from "./undo.ts";
import { createStanding, sameView } from "./standing.ts";
import { without } from "./without.ts";
import type {
  CellView,
  CellWrite,
  Clash,
  OpenedReport,
  SaveState,
  Workbook,
  WorkbookOptions,
} from "./workbook-shape.ts";

/** Most cells of one write; the server takes 500. */
const mostCells = 400;

/** Opens a report for work. */
export function createWorkbook(options: WorkbookOptions): Workbook {
  const { form, report } = options;
  let context = contextOf(form, report);
  const standing = createStanding();
  let cells = new Map<string, Cell>();
  const refused = createRefused(form);
  let clashes: ReadonlyMap<string, Clash> = new Map();
  const fresh = new Set<string>();
  let steps: Steps = noSteps;
  let savedAt: string | undefined;
  let derived: Derived | undefined;
  let unsentKeys: ReadonlySet<string> = new Set();
  let batches: Draft["batches"] = [];
  let waiting: Draft["waiting"] = [];
  const views = new Map<string, CellView>();
  const listeners = new Set<() => void>();

  const tell = (): void => {
    unsentKeys = queue.unsentKeys();
    for (const listener of listeners) listener();
  };
  const keep = (): void => {
    // A value that nobody has decided on is kept as it was to be written: sent again, it asks again.
    const open = [...clashes.values()].map(({ theirs, mine }) => ({
      field: theirs.field,
      row: theirs.row,
      version: theirs.version - 1,
      cell: mine,
    }));
    options.keep({ batches, waiting: [...waiting, ...open], typed: refused.typed() });
  };
  const put = (key: string, cell: Cell | undefined): void => {
    const next = new Map(cells);
    if (cell === undefined) next.delete(key);
    else next.set(key, cell);
    cells = next;
    derived = undefined;
  };
  const drop = (key: string): void => {
    refused.drop([key]);
    if (clashes.has(key)) clashes = without(clashes, key);
  };
  const send = (changes: readonly { key: string; cell: Cell | undefined }[]): void => {
    for (const { key, cell } of changes) {
      drop(key);
      put(key, cell);
    }
    queue.add(
      changes.map(({ key, cell }) => ({
        ...cellRef(key),
        version: standing.version(key),
        cell: cell ?? null,
      })),
    );
    tell();
  };

  const queue = createQueue<CellWrite, Clash["theirs"]>({
    ...options,
    keyOf: ({ field, row }) => cellKey(field, row),
    merge: (_before, after) => after,
    together: (all) => all.slice(0, mostCells),
    keep: (unsent) => {
      ({ batches, waiting } = unsent);
      keep();
    },
    onSaved: ({ writes }, result) => {
      savedAt = result.at;
      for (const { key, version } of result.saved) {
        const write = writes.find(({ field, row }) => cellKey(field, row) === key);
        const cell = write?.cell ?? undefined;
        standing.set(key, { cell, version, by: options.person, at: result.at });
        fresh.add(key);
      }
      tell();
    },
    onConflict: (theirs, { cell: mine }) => {
      const key = cellKey(theirs.field, theirs.row);
      const now = theirs.cell ?? undefined;
      standing.set(key, { cell: now, version: theirs.version, by: theirs.by, at: theirs.at });
      if (sameCell(now, mine ?? undefined)) put(key, now);
      else clashes = new Map(clashes).set(key, { theirs, mine });
      keep();
      tell();
    },
    onRefused: ({ field, row, cell }, { message }) => {
      const key = cellKey(field, row);
      const kind = fieldOf(form, field)?.kind ?? "text";
      put(key, standing.of(key)?.cell);
      refused.keep(key, { text: typedText(kind, cell ?? undefined), message });
      keep();
      tell();
    },
    onPhase: (phase) => {
      if (phase === "signed-out") options.onSignedOut();
      tell();
    },
  });

  const receive = (now: OpenedReport): void => {
    context = contextOf(form, now);
    derived = undefined;
    const pending = queue.unsentKeys();
    for (const { field, row, cell, version, by, at } of now.cells) {
      const key = cellKey(field, row);
      if (pending.has(key) || clashes.has(key)) continue;
      if ((standing.of(key)?.version ?? -1) >= version) continue;
      standing.set(key, { cell: cell ?? undefined, version, by, at });
      put(key, cell ?? undefined);
    }
    tell();
  };

  const replay = (found: ReturnType<typeof undo<Cell>>): string | undefined => {
    if (found === undefined) return undefined;
    steps = found.steps;
    refused.settle();
    send(found.write.map(({ key, after }) => ({ key, cell: after })));
    return found.write[0]?.key;
  };

  const write: Workbook["write"] = (changes) => {
    const step: Step = changes.flatMap(({ key, cell }) => {
      const before = cells.get(key);
      return sameCell(before, cell) && !clashes.has(key) ? [] : [{ key, before, after: cell }];
    });
    for (const { key } of changes) drop(key);
    if (step.length === 0) {
      keep();
      tell();
      return;
    }
    steps = remember(steps, step);
    refused.settle();
    send(step.map(({ key, after }) => ({ key, cell: after })));
  };

  const refuse: Workbook["refuse"] = (texts) => {
    if (refused.refuse(texts).length === 0) return;
    keep();
    tell();
  };

  const forget = (keys: readonly string[]): void => {
    refused.drop(keys);
    keep();
    tell();
  };

  const forgetNewest = (): string | undefined => {
    const first = refused.dropNewest();
    if (first === undefined) return undefined;
    keep();
    tell();
    return first;
  };

  const saveState = (key: string): SaveState => {
    if (clashes.has(key)) return "conflict";
    if (unsentKeys.has(key)) {
      if (queue.phase() !== "idle" && queue.phase() !== "sending") return "failed";
      return queue.isInFlight(key) ? "saving" : "waiting";
    }
    return fresh.has(key) ? "saved" : "none";
  };

  const getDerived = (): Derived => {
    derived ??= derive({ form, day: report.period.to }, cells, context);
    return derived;
  };

  receive(report);
  return {
    form,
    past: pastOf(report),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cells: () => cells,
    view: (key) => {
      const stands = standing.of(key);
      const now: CellView = {
        cell: cells.get(key),
        refused: refused.of(key),
        save: saveState(key),
        clash: clashes.get(key),
        by: stands?.by,
        at: stands?.at,
        findings: findingsByCell(getDerived().findings).get(key) ?? [],
      };
      const before = views.get(key);
      if (before !== undefined && sameView(before, now)) return before;
      views.set(key, now);
      return now;
    },
    standing: () => standing.writes(cells),
    derived: getDerived,
    phase: queue.phase,
    unsent: () => unsentKeys.size,
    savedAt: () => savedAt,
    clashes: () => clashes,
    refusals: refused.keys,
    type: (key, text) => {
      const field: Field | undefined = fieldOf(form, cellRef(key).field);
      const typed = readTyped(field?.kind ?? "text", text);
      if (typed.kind === "refused") {
        refuse([{ key, text }]);
        return typed;
      }
      const cell = typed.kind === "empty" ? undefined : keepRemarks(typed.cell, cells.get(key));
      write([{ key, cell }]);
      return typed;
    },
    write,
    refuse,
    forget: (key) => forget([key]),
    decide: (key, kept) => {
      const clash = clashes.get(key);
      if (clash === undefined) return;
      if (kept === "mine") send([{ key, cell: clash.mine ?? undefined }]);
      else {
        drop(key);
        put(key, clash.theirs.cell ?? undefined);
        keep();
        tell();
      }
    },
    undo: () => forgetNewest() ?? replay(undo(steps)),
    takeBack: (keys, wrote) => {
      forget(keys);
      if (wrote) replay(undo(steps));
    },
    redo: () => replay(redo(steps)),
    receive,
    resume: (draft) => {
      const open = [...draft.batches.flatMap((batch) => batch.writes), ...draft.waiting];
      for (const { field, row, cell } of open) put(cellKey(field, row), cell ?? undefined);
      for (const [key, text] of Object.entries(draft.typed)) {
        const kind = fieldOf(form, cellRef(key).field)?.kind ?? "text";
        const typed = readTyped(kind, text);
        const message = typed.kind === "refused" ? typed.message : "Chưa ghi được: hãy gõ lại.";
        refused.keep(key, { text, message });
      }
      queue.resume(draft);
      tell();
    },
    retry: queue.retry,
  };
}
