import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { Field } from "../field.tsx";
import type { SlotSaver } from "../paper/slot-saver.ts";
import { AnnexEditor } from "./annex-editor.tsx";
import { missingIn, type PlanWriting } from "./draft.ts";
import { asText, fromText } from "./plan-saver.ts";
import { PlanTextEditor } from "./plan-text.tsx";
import { SavedLine } from "./saved-line.tsx";
import type { Receiver } from "./who-picker.tsx";

export interface PlanEditorProps {
  saver: SlotSaver;
  year: number;
  /** Absent: every task is the unit's own. */
  receivers?: readonly Receiver[] | undefined;
  newId: () => string;
  /** What can be done with the plan; `settled`: the server has every word of it. */
  children: (state: { readonly settled: boolean; readonly tasks: number }) => ReactNode;
}

/** A plan being written: saved by itself whenever the typing stops. */
export function PlanEditor(props: PlanEditorProps): ReactNode {
  const { saver, year, receivers, newId, children } = props;
  const { text, phase } = useSyncExternalStore(saver.subscribe, saver.view);
  const writing = fromText(text);
  const missing = missingIn(writing);
  useEffect(() => () => saver.flush(), [saver]);
  const write = (changed: Partial<PlanWriting>): void => {
    const next = { ...writing, ...changed };
    saver.type(asText(next));
  };
  const settled = phase.kind !== "saving" && !saver.unsent();
  return (
    <div className="c-stack-wide">
      <div className="c-plan-bar">
        <SavedLine saver={saver} text={text} phase={phase} missing={missing} />
        <div className="c-row">{children({ settled, tasks: writing.tasks.length })}</div>
      </div>
      <section className="c-stack" aria-labelledby="van-ban">
        <h2 id="van-ban">Văn bản</h2>
        <div className="c-plan-head">
          <Field
            label="Trích yếu"
            value={writing.about}
            onChange={({ target }) => write({ about: target.value })}
          />
          <Field
            label="Ký hiệu"
            short
            value={writing.symbol}
            onChange={({ target }) => write({ symbol: target.value.replaceAll(/\s/g, "") })}
          />
        </div>
        <PlanTextEditor text={writing.text} onChange={(next) => write({ text: next })} />
      </section>
      <section className="c-stack" aria-labelledby="phu-luc">
        <h2 id="phu-luc">Phụ lục nhiệm vụ</h2>
        <AnnexEditor
          tasks={writing.tasks}
          year={year}
          receivers={receivers}
          onChange={(tasks) => write({ tasks })}
          newId={newId}
        />
      </section>
    </div>
  );
}
