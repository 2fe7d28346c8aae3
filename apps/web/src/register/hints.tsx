import type { ReactNode } from "react";
import { Icon } from "@cchc/ui/icon";
import type { DocumentEntry } from "./words.ts";

/** What looks wrong, in words; nothing hinders. */
export function Hints({ hints }: { hints: DocumentEntry["hints"] }): ReactNode {
  if (hints.length === 0) return null;
  return (
    <ul className="r-hints">
      {hints.map(({ text }) => (
        <li key={text}>
          <Icon name="alert" />
          {text}
        </li>
      ))}
    </ul>
  );
}
