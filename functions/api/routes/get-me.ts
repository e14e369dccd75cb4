import * as z from 'zod';
import { permissions, permissionsOf, roles, seesContacts } from '../../../core/access/role.ts';
import { scopes } from '../../../core/access/scope.ts';
import { route } from '../route.ts';

export const getMe = route({
  method: 'GET',
  path: '/v1/me',
  summary: 'Who asks, and what they may do',
  access: 'read',
  answer: z.object({
    name: z.string(),
    role: z.enum(roles),
    permissions: z.array(z.enum(permissions)),
    scopes: z.array(z.enum(scopes)).optional().describe('What the token is narrowed to'),
    contacts: z.boolean().describe('Whether e-mails, phone numbers and other ways to reach people are shown'),
  }),
  async run({ by, role, scopes: held }) {
    const narrowed = held && { scopes: [...held] };
    const may = { permissions: [...permissionsOf(role)], contacts: seesContacts(role) };
    return { body: { name: by, role, ...may, ...narrowed } };
  },
});
