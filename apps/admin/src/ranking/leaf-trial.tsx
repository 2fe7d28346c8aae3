import type { ReactNode } from "react";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { Select } from "@cchc/ui/select";
import { PointsField } from "../criteria/inputs.tsx";
import { type LeafPlace, leafAt, placeText, withLeaf } from "../criteria/place.ts";
import { RuleForm } from "../criteria/rule-form.tsx";
import { KnownLists } from "../criteria/sources.tsx";

interface LeafTrialProps {
  set: CriteriaSet;
  place: LeafPlace;
  places: readonly LeafPlace[];
  onPlace: (place: LeafPlace) => void;
  onChange: (set: CriteriaSet) => void;
}

/** The leaf whose points and rule are tried. */
export function LeafTrial({ set, place, places, onPlace, onChange }: LeafTrialProps): ReactNode {
  const leaf = leafAt(set, place);
  if (leaf === undefined) return null;
  const put = (next: Partial<typeof leaf>): void =>
    onChange(withLeaf(set, place, { ...leaf, ...next }));
  return (
    <section className="c-stack r-trial" aria-label="Tiêu chí đang thử">
      <KnownLists />
      <div className="a-fields">
        <Select
          label="Tiêu chí thành phần"
          value={placeText(place)}
          choices={places.map((one) => ({
            value: placeText(one),
            label: `${leafAt(set, one)?.code ?? ""} ${leafAt(set, one)?.label ?? ""}`,
            group:
              one.kind === "leaf"
                ? `${set.areas[one.area]?.code ?? ""}. ${set.areas[one.area]?.label ?? ""}`
                : set.bonus?.label,
          }))}
          onChange={(event) => {
            const to = places.find((one) => placeText(one) === event.target.value);
            if (to !== undefined) onPlace(to);
          }}
        />
        <PointsField
          key={placeText(place)}
          label="Điểm tối đa"
          value={leaf.max}
          onChange={(max) => put({ max })}
        />
      </div>
      <details>
        <summary>Sửa cách tính điểm của mục này</summary>
        <div className="c-stack r-rule">
          <RuleForm key={placeText(place)} leaf={leaf} onChange={(rule) => put({ rule })} />
        </div>
      </details>
    </section>
  );
}
