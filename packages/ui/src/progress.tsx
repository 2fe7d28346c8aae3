import { useId } from "react";
import type { ReactNode } from "react";

export interface ProgressProps {
  label: string;
  done: number;
  total: number;
  /** In words; "17/22" when not given. */
  words?: string | undefined;
}

export function Progress({ label, done, total, words }: ProgressProps): ReactNode {
  const id = useId();
  const said = words ?? `${done}/${total}`;
  return (
    <div className={done >= total ? "c-progress c-progress-done" : "c-progress"}>
      <div className="c-progress-words">
        <label htmlFor={id}>{label}</label>
        <span>{said}</span>
      </div>
      <progress id={id} value={done} max={Math.max(total, 1)}>
        {said}
      </progress>
    </div>
  );
}
