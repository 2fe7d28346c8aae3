function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sortMembers(_key: string, member: unknown): unknown {
  if (typeof member === "string") return member.normalize("NFC");
  if (member === null || typeof member !== "object" || Array.isArray(member)) return member;
  const entries = Object.entries(member);
  entries.sort(([a], [b]) => byCodeUnits(a, b));
  return Object.fromEntries(entries);
}

/**
 * JSON without spaces, members sorted by code units, text in NFC: equal values give equal text,
 * whatever the order they were written in. Lists keep their order.
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, sortMembers);
}
