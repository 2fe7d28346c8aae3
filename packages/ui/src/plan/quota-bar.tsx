import type { ReactNode } from "react";
import type { TaskQuota } from "@cchc/domain/activity/quota-progress";
import { formatCount } from "@cchc/domain/text/numbers";

/** How far a quota is: one bar divided into its windows, the sentence that matters beside it. */
export function QuotaBar({ quota, item }: { quota: TaskQuota; item: string }): ReactNode {
  const { windows, counted, needed, sentence, warning } = quota;
  const short = windows.some(({ state }) => state === "short");
  const tone = warning || short ? "doubt" : counted >= needed ? "settled" : "accent";
  return (
    <div className="c-quota">
      <div className="c-quota-line">
        <strong className="c-quota-count">
          {formatCount(counted)}/{formatCount(needed)} {item}
        </strong>
        <span className="c-quota-windows" aria-hidden="true">
          {windows.map((window) => (
            <span
              key={window.from}
              className={`c-quota-window c-quota-${window.state}`}
              title={`${window.label}: ${window.counted}/${window.needed}`}
            >
              <span
                style={{
                  width: `${Math.min(100, (window.counted / Math.max(1, window.needed)) * 100)}%`,
                }}
              />
            </span>
          ))}
        </span>
      </div>
      <p className={`c-small c-tone-${tone}`}>{sentence}</p>
    </div>
  );
}

/** The quotas worth a bar: a yearly number that the rhythm beside it says finer is left out. */
export function finestQuotas(quotas: readonly TaskQuota[]): readonly TaskQuota[] {
  return quotas.filter(
    (quota) =>
      !quotas.some(
        (other) =>
          other !== quota &&
          other.needed === quota.needed &&
          other.windows.length > quota.windows.length,
      ),
  );
}
