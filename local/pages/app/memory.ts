const PREFIX = 'kaskad:';

/** Reads what this browser remembers; a browser that forbids storage remembers nothing. */
export function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Undefined forgets. */
export function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // Storage may be forbidden: the page then lives for as long as its tab.
  }
}
