import { useEffect, useState } from "react";
import { client } from "../api.ts";

/** Milliseconds between two looks; the server forgets somebody after half a minute. */
const every = 15_000;

/** Says that the criterion is being looked at while the page is in sight; answers who else does. */
export function useLook(roundId: string, leaf: string): readonly string[] {
  const [seen, setSeen] = useState<{ readonly at: string; readonly others: readonly string[] }>();
  const at = `${roundId} ${leaf}`;
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      if (document.visibilityState !== "visible") return;
      try {
        const { others } = await client.appraisal.look.mutate({ roundId, leaf });
        if (!gone) setSeen({ at: `${roundId} ${leaf}`, others });
      } catch {
        // Not knowing who else is there stops nobody from working; the next look asks again.
      }
    };
    const again = (): void => void look();
    again();
    const timer = setInterval(again, every);
    document.addEventListener("visibilitychange", again);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", again);
    };
  }, [roundId, leaf]);
  return seen?.at === at ? seen.others : [];
}
