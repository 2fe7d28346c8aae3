import { useState } from "react";
import { useMe } from "../session/me.ts";
import { keepGuess, type OwnGuess, readGuess } from "./plan.ts";

/** This person's own guess of minutes, kept on this computer. */
export function useGuess(): readonly [OwnGuess, (guess: OwnGuess) => void] {
  const { username } = useMe();
  const [guess, setGuess] = useState(() => readGuess(localStorage, username));
  const change = (next: OwnGuess): void => {
    keepGuess(localStorage, username, next);
    setGuess(next);
  };
  return [guess, change];
}
