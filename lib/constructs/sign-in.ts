import {
  AccountRecovery,
  type CfnUserPool,
  FeaturePlan,
  Mfa,
  UserPool,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { roles } from '../../core/access/role.ts';
import type { Stage } from '../stage.ts';

/**
 * Who may sign in to the console. People are invited, by the console of AWS or `aws cognito-idp admin-create-user`, and put into one of
 * four groups, which are the roles; a second factor by an app is asked of everybody. The logical id is pinned: a changed one
 * would put an empty pool in place of a full one.
 */
export class SignIn extends Construct {
  readonly userPool: UserPool;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.userPool = new UserPool(this, 'UserPool', {
      userPoolName: `kaskad-${stage.name}`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      // A code by SMS would cost, and need leave to send one.
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: stage.terminationProtection,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    (this.userPool.node.defaultChild as CfnUserPool).overrideLogicalId('UserPool');
    // The nearer to the top, the more a member may: who is in several groups has the first of them.
    for (const [precedence, groupName] of [...roles].reverse().entries())
      new UserPoolGroup(this, `Group-${groupName}`, { userPool: this.userPool, groupName, precedence });
    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId });
  }
}
