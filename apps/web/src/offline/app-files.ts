import { vault } from "./vault.ts";

/** The service worker of this app, once somebody is signed in; absent over plain http. */
export async function registerWorker(): Promise<void> {
  try {
    await navigator.serviceWorker?.register("/sw.js");
  } catch {
    // Forbidden by the browser's settings: the app works, it only does not open without a line.
  }
}

/** Keeps the files of the app on this computer, so that it opens without a line. */
export async function keepApp(): Promise<void> {
  if (vault.state() !== "kept") return;
  const registration = await navigator.serviceWorker?.ready;
  registration?.active?.postMessage("keep");
}
