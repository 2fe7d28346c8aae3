import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { api } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";

interface Written {
  readonly now: CriteriaSet;
  /** What the server holds. */
  readonly saved: CriteriaSet;
  readonly revision: number;
  readonly past: readonly CriteriaSet[];
}

/** Steps that can be taken back. */
const most = 200;

/** A draft being written: kept here, sent as a whole when asked. */
export function useDraft(set: CriteriaSet, seen: number) {
  const queries = useQueryClient();
  const [state, setState] = useState<Written>({ now: set, saved: set, revision: seen, past: [] });
  const operation = useRef<{ readonly set: CriteriaSet; readonly id: string }>(undefined);
  const change = useCallback((next: CriteriaSet): void => {
    setState((old) => ({ ...old, now: next, past: [...old.past.slice(1 - most), old.now] }));
  }, []);
  const undo = useCallback((): void => {
    setState((old) => {
      const last = old.past[old.past.length - 1];
      return last === undefined ? old : { ...old, now: last, past: old.past.slice(0, -1) };
    });
  }, []);
  const saving = useMutation(api.criteria.saveDraft.mutationOptions());
  const { now, saved, revision, past } = state;

  /** Sends the whole draft; the same content sent again is the same operation. What fails is in `saving`. */
  function save(): void {
    const { current } = operation;
    const id = current?.set === now ? current.id : newOperationId();
    operation.current = { set: now, id };
    saving.mutate(
      { opId: id, id: set.id, version: set.version, revision, set: now },
      {
        onSuccess: (answer) => {
          setState((old) => ({ ...old, saved: now, revision: answer.revision }));
          void queries.invalidateQueries({ queryKey: api.criteria.list.queryKey() });
        },
      },
    );
  }

  return {
    now,
    saved,
    revision,
    dirty: now !== saved,
    canUndo: past.length > 0,
    change,
    undo,
    save,
    saving,
  };
}

export type DraftState = ReturnType<typeof useDraft>;
