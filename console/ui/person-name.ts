interface Person {
  readonly name?: string | undefined;
  readonly contacts: readonly { readonly value: string }[];
}

/** What a person is called where nothing else is said of her; the beginning of her id where nobody may know more. */
export const personName = (id: string, person: Person | undefined): string =>
  person?.name ?? person?.contacts[0]?.value ?? id.slice(0, 8);
