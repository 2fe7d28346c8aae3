/**
 * The service worker: with the line down the app still opens. It keeps the page and its hashed
 * files, never an answer of the server, and the page always comes from the server when that answers.
 * It is the same for every build, so that an update needs no takeover: the new page names new files.
 */

/** What this file uses of a worker's events; the page's own types know none of them. */
export interface Extendable extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching extends Event {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}
interface WorkerScope {
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
}

const scope: Window & Partial<WorkerScope> = self;
const page = "/";
const list = "/offline.json";
const before = "/offline.json?before";
/** How long a slow line may take for the page before the kept one opens, milliseconds. */
const patience = 6000;

function on(name: "install" | "activate" | "message", run: () => Promise<unknown>): void {
  addEventListener(name, (event: Event & Partial<Extendable>) => {
    // Without it the browser may stop the worker in the middle of its work.
    event.waitUntil?.(run());
  });
}

const openCache = (): Promise<Cache> => caches.open("cchc-app");

on("install", async () => scope.skipWaiting?.());
on("activate", async () => scope.clients?.claim());
on("message", keepAll);

/**
 * Keeps everything it takes to enter a report, and drops the files of builds before the last. The
 * page comes last: one that was kept never names a file that was not.
 */
async function keepAll(): Promise<void> {
  const cache = await openCache();
  const fresh = await fetch(list, { cache: "no-cache" });
  if (!fresh.ok) return;
  const files: readonly string[] = await fresh.clone().json();
  for (const file of files) {
    if ((await cache.match(file)) !== undefined) continue;
    const answer = await fetch(file);
    if (!answer.ok) return;
    await cache.put(file, answer);
  }
  const newPage = await fetch(page);
  if (!newPage.ok) return;
  const kept = await cache.match(list);
  const keptText = await kept?.clone().text();
  if (kept !== undefined && keptText !== JSON.stringify(files)) await cache.put(before, kept);
  await cache.put(page, newPage);
  await cache.put(list, fresh);
  const older: readonly string[] = (await (await cache.match(before))?.json()) ?? [];
  const wanted = new Set([page, list, before, ...files, ...older]);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!wanted.has(pathname + search)) await cache.delete(request);
  }
}

addEventListener("fetch", (event: Event & Partial<Fetching>) => {
  const { request } = event;
  if (request === undefined || request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith?.(keptFile(request));
  else if (request.mode === "navigate" && isPage(pathname)) event.respondWith?.(shell(request));
});

/** A path of this app; the reviewers' app, the interfaces and files are none. */
function isPage(pathname: string): boolean {
  return !/^\/(admin|api|trpc|health|metrics)(\/|$)/.test(pathname) && !/\.\w+$/.test(pathname);
}

async function keptFile(request: Request): Promise<Response> {
  return (await (await openCache()).match(request)) ?? fetch(request);
}

async function shell(request: Request): Promise<Response> {
  const kept = await (await openCache()).match(page);
  if (kept === undefined) return fetch(request);
  let timer = 0;
  const late = new Promise<Response>((resolve) => {
    timer = setTimeout(() => resolve(kept), patience);
  });
  const asked = fetch(request).then(
    (answer) => (answer.status >= 500 ? kept : answer),
    () => kept,
  );
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answer;
}
