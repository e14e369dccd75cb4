import * as z from 'zod';

const days = z.int().min(1).max(36_500);
const minor = z.int().min(1).max(1_000_000_000_000);

/** How a trait that was said more than once is settled, at each event and at a merge. All are the same in any order. */
export const traitRules = ['latest', 'oldest', 'largest', 'smallest', 'union'] as const;
export type TraitRule = (typeof traitRules)[number];

/** `*` stands for any characters; letter case does not matter. */
export const contactPattern = z
  .string()
  .min(1)
  .max(254)
  .regex(/[^*\s]/, 'fits everything');
const patterns = z.array(contactPattern).max(500);
const phonePatterns = z
  .array(contactPattern.regex(/^[\d*+()./\s-]+$/, 'digits, blanks, + ( ) . / - and *'))
  .max(500);

/** Namespaces that are there already, and traits that many people share. */
const TAKEN = new Set([
  'email',
  'phone',
  'userId',
  'anonymousId',
  'deviceToken',
  'loyaltyCard',
  'loyalty_card',
  'webPush',
  'nameless',
  'profile',
  'id',
  'consent',
  'country',
  'timezone',
  'locale',
  'birthday',
  'name',
  'firstName',
  'lastName',
  'gender',
  'age',
  'address',
  'city',
  'company',
  'title',
  'createdAt',
  'constructor',
  'prototype',
]);

/**
 * `PUT /v1/settings/people`: who is who. Junk are values that cashiers and test scripts type in place of a contact: an
 * identity like that is none.
 */
export const peopleSettingsSchema = z.strictObject({
  junk: z
    .strictObject({
      email: patterns.default([
        'test@*',
        'noreply@*',
        'no-reply@*',
        'no_reply@*',
        'donotreply@*',
        'do-not-reply@*',
        'mailer-daemon@*',
        'noemail@*',
        'no-email@*',
        'no_email@*',
        'nomail@*',
        'none@*',
        'null@*',
        'undefined@*',
        'unknown@*',
        'anonymous@*',
        'nobody@*',
        'a@a.*',
        'aa@aa.*',
        'aaa@aaa.*',
        'asd@asd.*',
        'qwe@qwe.*',
        'qwerty@qwerty.*',
        'no@no.*',
        'na@na.*',
        'mail@mail.*',
        'email@email.*',
      ]),
      /** As E.164 or as it is typed. Numbers of one and the same digit after the country's are junk anyway. */
      phone: phonePatterns.default([
        '+77777777777',
        '+79000000000',
        '+71234567890',
        '8-900-000-00-00',
        '+11234567890',
        '0123456789',
      ]),
      /** userId, anonymousId, deviceToken, loyaltyCard and the shop's own. `0` stands for any number of zeros. */
      id: patterns.default([
        '0',
        '-1',
        'undefined',
        'null',
        '(null)',
        '<null>',
        'nil',
        'none',
        'nan',
        '[object *]',
        'anonymous',
        'guest',
        'unknown',
        'n/a',
      ]),
    })
    .prefault({}),
  /** E-mails, phones in E.164, userIds: `*@shop.example`, `+4930…`. They work and count nowhere. */
  staff: patterns.default([]),
  /**
   * The shop's own namespaces besides the known ones: read from the trait of that name and from `context.externalIds`. Each
   * is somebody's very own, like the number in a CRM: two people who share a value become one.
   */
  namespaces: z
    .array(
      z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9_]{0,31}$/, 'letters, digits and underscores, at most 32')
        .refine((name) => !TAKEN.has(name), 'a name that means something else'),
    )
    .max(10)
    .default([]),
  /** Rules for traits by name; `latest` where nothing is said. Only that one takes back what is said as null. */
  traits: z.record(z.string(), z.enum(traitRules)).default({}),
  /** Where the scores 1 to 5 of recency (days since the last order), frequency (orders) and money (minor units) part. */
  rfm: z
    .strictObject({
      recencyDays: z.tuple([days, days, days, days]).default([30, 90, 180, 365]),
      orders: z.tuple([days, days, days, days]).default([2, 3, 5, 10]),
      revenueMinor: z
        .record(z.string().regex(/^[A-Z]{3}$/), z.tuple([minor, minor, minor, minor]))
        .default({}),
    })
    .prefault({}),
});
export type PeopleSettings = z.infer<typeof peopleSettingsSchema>;

/** `PUT /v1/settings/privacy`: for how many days each kind of data is kept. */
export const privacySettingsSchema = z.strictObject({
  retentionDays: z
    .strictObject({
      /** What happened to a person: events, sends, deliveries. */
      history: days.default(395),
      /** After the last event of somebody of whom nothing but browsers is known. */
      anonymous: days.default(180),
      /** After the last event of anybody else. */
      people: days.default(1825),
      /** Journeys that ended. */
      enrollments: days.default(30),
      /** Refused rows of an import. */
      imports: days.default(30),
      /** What people answer, as operators have it in their inbox. */
      replies: days.default(90),
    })
    .prefault({}),
});
export type PrivacySettings = z.infer<typeof privacySettingsSchema>;
