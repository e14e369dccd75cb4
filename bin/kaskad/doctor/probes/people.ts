import {
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { fault, ok, type Probe } from '../finding.ts';

/** Can anybody sign in to the console, and give others a role? */
export const peopleProbe = (client: CognitoIdentityProviderClient, UserPoolId: string): Probe => ({
  about: 'people who sign in',
  allow: ['cognito-idp:ListUsers', 'cognito-idp:ListUsersInGroup'],
  async look() {
    const there = `--user-pool-id ${UserPoolId} --region ${await client.config.region()}`;
    const [{ Users: some = [] }, { Users: admins = [] }] = await Promise.all([
      client.send(new ListUsersCommand({ UserPoolId, Limit: 1 })),
      client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'admin', Limit: 1 })),
    ]);
    if (some.length === 0)
      return [
        fault(
          'Nobody can sign in to the console.',
          `aws cognito-idp admin-create-user ${there} --username you@shop.example --user-attributes Name=email,Value=you@shop.example Name=email_verified,Value=true`,
        ),
      ];
    if (admins.length === 0)
      return [
        fault(
          'Nobody who signs in is an administrator.',
          `aws cognito-idp admin-add-user-to-group ${there} --username … --group-name admin`,
        ),
      ];
    return [ok('Somebody can sign in as an administrator.')];
  },
});
