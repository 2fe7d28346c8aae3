import { type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { formatInstant } from "@cchc/domain/text/days";

/** On paper only: when it was printed. */
export function PrintedAt(): ReactNode {
  const [at, setAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    const look = (): void => flushSync(() => setAt(new Date().toISOString()));
    window.addEventListener("beforeprint", look);
    return () => window.removeEventListener("beforeprint", look);
  }, []);
  return <p className="c-print-only">In lúc {formatInstant(at)}</p>;
}
