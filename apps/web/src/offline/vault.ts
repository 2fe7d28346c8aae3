import { createVault } from "./create-vault.ts";
import { lineStore } from "./line.ts";
import { browserShelf } from "./shelf.ts";

interface Word {
  readonly vault: string;
  /** Absent: its owner signed out. */
  readonly name?: string;
  readonly text?: string | undefined;
}

/** To this app's other windows; they are of this address by nature. */
const channel = new BroadcastChannel("cchc");

/** The storage of whoever is signed in on this computer. */
export const vault = createVault({
  shelf: browserShelf(),
  tell: (name, text) => say({ name, text }),
  onFailing: () => lineStore.set({ failing: true }),
});

function say(word: Omit<Word, "vault">): void {
  const keys = vault.keys();
  if (keys === undefined) return;
  const whole: readonly [Word] = [{ vault: keys.vault, ...word }];
  channel.postMessage(...whole);
}

/** Tells this person's other windows that they signed out. Before the keys are gone. */
export function sayLeaving(): void {
  say({});
}

/** Takes over what other windows of the same person write; leaves with them. */
export function listenToWindows(onLeft: () => void): void {
  channel.addEventListener("message", ({ data }: MessageEvent<Word>) => {
    if (data.vault !== vault.keys()?.vault) return;
    if (data.name === undefined) onLeft();
    else vault.hear(data.name, data.text);
  });
}
