import { csvLine, harmless } from '../csv/csv-line.ts';

/** What somebody said of one channel, with what is there to prove it. */
export interface SaidConsent {
  status: 'granted' | 'denied';
  /** ISO; a grant without it is none. */
  at?: string | undefined;
  text?: string | undefined;
}

/** A customer as another system knew her. */
export interface Contact {
  userId?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  traits: Record<string, string | number>;
  consent: { email?: SaidConsent | undefined; sms?: SaidConsent | undefined };
}

/** An address that nothing may go to, whatever she wants. */
export interface Blocked {
  channel: 'email' | 'sms';
  address: string;
  reason: 'bounced' | 'complained' | 'stopped';
  /** ISO; now if nobody knows. */
  at?: string | undefined;
}

/** What a line of a file comes to. */
export type Reading =
  | { kind: 'taken'; contact: Contact; blocked?: Blocked | undefined }
  | { kind: 'left'; what: string; why: string };

/** A column of a file that the import reads, by the field that it goes to; its header is called the same. */
export type Mapping = Record<string, string | { field: string; as: 'number' }>;

const fieldsOf = ({ userId, email, phone, traits, consent }: Contact): [string, string | number][] => {
  const said = { userId, email, phone };
  const ofTraits = Object.entries(traits).map(([name, value]) => [`traits.${name}`, value]);
  const ofConsent = (['email', 'sms'] as const).flatMap((channel) => {
    const { status, at, text } = consent[channel] ?? {};
    return [
      [`consent.${channel}`, status],
      [`consent.${channel}.at`, at],
      [`consent.${channel}.text`, text],
    ];
  });
  return [...Object.entries(said), ...ofTraits, ...ofConsent].flatMap(([field, value]) =>
    value === undefined || value === '' ? [] : [[String(field), value] as [string, string | number]],
  );
};

/** The file that the import reads: all contacts are met once for its columns, and once more for its lines. */
export class ContactFile {
  /** By column, whether nothing but numbers stands in it. */
  private readonly columns = new Map<string, boolean>();

  meet(contact: Contact): void {
    for (const [field, value] of fieldsOf(contact))
      this.columns.set(field, (this.columns.get(field) ?? true) && typeof value === 'number');
  }

  get head(): string {
    return csvLine([...this.columns.keys()].map(harmless));
  }

  line(contact: Contact): string {
    const fields = new Map(fieldsOf(contact));
    return csvLine([...this.columns.keys()].map((field) => cellOf(fields.get(field))));
  }

  /** What the import needs to know of it. */
  get mapping(): Mapping {
    return Object.fromEntries(
      [...this.columns].map(([field, isNumber]) => [
        field,
        isNumber ? { field, as: 'number' as const } : field,
      ]),
    );
  }
}

const cellOf = (value: string | number | undefined): string =>
  typeof value === 'string' ? harmless(value) : String(value ?? '');
