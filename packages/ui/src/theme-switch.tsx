import { useId, useState } from "react";
import type { ReactNode } from "react";
import { readTheme, setTheme } from "./theme.ts";
import type { Theme } from "./theme.ts";

const choices: readonly (readonly [Theme, string])[] = [
  ["system", "Theo máy"],
  ["light", "Nền sáng"],
  ["dark", "Nền tối"],
];

export function ThemeSwitch(): ReactNode {
  const id = useId();
  const [theme, choose] = useState(readTheme);
  return (
    <div className="c-theme">
      <label htmlFor={id} className="c-sr">
        Nền màn hình
      </label>
      <select
        id={id}
        className="c-input c-select"
        value={theme}
        onChange={(event) => {
          const chosen = choices.find(([value]) => value === event.target.value);
          if (chosen === undefined) return;
          setTheme(chosen[0]);
          choose(chosen[0]);
        }}
      >
        {choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
