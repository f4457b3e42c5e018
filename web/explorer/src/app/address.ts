// How search parameters are written: each as text, several values as several parameters, so that people can read and edit them.

/** An address up to this length can be sent to anyone. */
export const longestAddress = 4096;

export type Parameters = Record<string, string | string[] | undefined>;

export function parseSearch(text: string): Parameters {
  const found = new Map<string, string | string[]>(); // an object has names of its own
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found.get(name);
    found.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(found);
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one));
    }
  }
  const text = parameters.toString().replace(/%(2C|3A|2F)/g, (code) => decodeURIComponent(code)); // they need no escape here
  return text && `?${text}`;
}
