import { vault } from "./vault.ts";

/** The service worker of this app, once somebody is signed in; absent over plain http. */
export async function registerWorker(): Promise<void> {
  try {
    await navigator.serviceWorker?.register("/sw.js");
  } catch {
    // Forbidden by the browser's settings: the app works, it only does not open without a line.
  }
}

/** How long a worker that is being installed is waited for, milliseconds. */
const patience = 20_000;

/** Keeps the files of the app on this computer, so that it opens without a line. */
export async function keepApp(): Promise<void> {
  const workers = navigator.serviceWorker;
  // Over plain http, or where the browser forbids workers, there is none and never will be.
  if (vault.state() !== "kept" || (await workers?.getRegistration()) === undefined) return;
  const registration = await Promise.race([
    workers.ready,
    new Promise<undefined>((resolve) => {
      setTimeout(resolve, patience);
    }),
  ]);
  registration?.active?.postMessage("keep");
}

let askedFor = false;

/** The same once a visit, for pages that open without a line. */
export function keepAppOnce(): void {
  if (askedFor) return;
  askedFor = true;
  void keepApp();
}
