import * as z from 'zod';
import { permissions, permissionsOf, roles, seesContacts } from '../../../core/access/role.ts';
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
    contacts: z.boolean().describe('Whether e-mails, phone numbers and other ways to reach people are shown'),
  }),
  async run({ by, role }) {
    return { body: { name: by, role, permissions: [...permissionsOf(role)], contacts: seesContacts(role) } };
  },
});
