/** Forms of messages, and what a text of ours that stands for one is called; the first that fits wins. */
export type WordTable = readonly (readonly [form: RegExp, name: string])[];

interface Words {
  readonly name: string;
  /** What the message holds, filled in as it is. */
  readonly values: Readonly<Record<string, string>>;
}

/** Which of our texts says a message of the core; undefined where only the core's own words do. */
export const wordsIn =
  (table: WordTable) =>
  (message: string): Words | undefined => {
    for (const [form, name] of table) {
      const found = form.exec(message);
      if (found) return { name, values: { ...found.groups } };
    }
    return undefined;
  };
