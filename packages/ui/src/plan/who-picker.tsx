import { type ReactNode, useState } from "react";
import { type Responsible, unitClasses, unitClassLabels } from "@cchc/domain/plan/task";
import { Button } from "../button.tsx";

/** Who can be charged: units by name. */
export interface Receiver {
  readonly unitId: string;
  readonly name: string;
}

export interface WhoPickerProps {
  label: string;
  chosen: readonly Responsible[];
  receivers: readonly Receiver[];
  /** Whether whole classes of units can be chosen. */
  classes: boolean;
  /** Whether a name that no unit bears may stand. */
  named: boolean;
  onChange: (chosen: readonly Responsible[]) => void;
}

function keyOf(one: Responsible): string {
  if (one.kind === "unit") return `unit ${one.unitId}`;
  return one.kind === "class" ? `class ${one.class}` : `named ${one.label}`;
}

/** Those chosen, each with a way out, and a list to add one more. */
export function WhoPicker(props: WhoPickerProps): ReactNode {
  const { label, chosen, receivers, classes, named, onChange } = props;
  const [typed, setTyped] = useState("");
  const add = (value: string): void => {
    const [kind, ...rest] = value.split(" ");
    const id = rest.join(" ");
    const found = unitClasses.find((one) => one === id);
    if (kind === "class" && found !== undefined) onChange([...chosen, { kind, class: found }]);
    else if (kind === "unit") onChange([...chosen, { kind, unitId: id }]);
  };
  const addNamed = (): void => {
    const name = typed.trim();
    setTyped("");
    if (name === "" || taken.has(`named ${name}`)) return;
    onChange([...chosen, { kind: "named", label: name }]);
  };
  const taken = new Set(chosen.map(keyOf));
  const offered = receivers.filter(({ unitId }) => !taken.has(`unit ${unitId}`));
  return (
    <div className="c-annex-who">
      {chosen.map((one) => (
        <div key={keyOf(one)} className="c-annex-one">
          <span className={one.kind === "named" && !named ? "c-tone-doubt" : undefined}>
            {responsibleName(one, receivers, named)}
          </span>
          <Button
            small
            tone="quiet"
            aria-label={`Bỏ ${responsibleName(one, receivers, named)}`}
            onClick={() => onChange(chosen.filter((other) => other !== one))}
          >
            ×
          </Button>
        </div>
      ))}
      {(classes || offered.length > 0) && (
        <select
          className="c-input c-select"
          aria-label={label}
          value=""
          onChange={({ target }) => add(target.value)}
        >
          <option value="">Thêm…</option>
          {classes && (
            <optgroup label="Nhóm đơn vị">
              {unitClasses
                .filter((one) => !taken.has(`class ${one}`))
                .map((one) => (
                  <option key={one} value={`class ${one}`}>
                    {unitClassLabels[one]}
                  </option>
                ))}
            </optgroup>
          )}
          <optgroup label="Từng đơn vị">
            {offered.map(({ unitId, name }) => (
              <option key={unitId} value={`unit ${unitId}`}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      )}
      {named && (
        <input
          className="c-input"
          aria-label={`${label}: tên khác`}
          placeholder="Tên khác, rồi Enter"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={addNamed}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            addNamed();
          }}
        />
      )}
    </div>
  );
}

/** The name of who is charged, as lists show it; a mere name that must be a unit says so. */
export function responsibleName(
  one: Responsible,
  receivers: readonly Receiver[],
  named = false,
): string {
  if (one.kind === "class") return unitClassLabels[one.class];
  if (one.kind === "named") {
    return named ? one.label : `${one.label} (chưa có trong cây đơn vị)`;
  }
  return receivers.find(({ unitId }) => unitId === one.unitId)?.name ?? one.unitId;
}
