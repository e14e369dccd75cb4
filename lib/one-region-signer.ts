import { SignatureV4 } from '@smithy/signature-v4';

/** Stands in for the SDK's signer of calls to several regions inside bundles: a stage calls services of its own region alone. */
export class SignatureV4MultiRegion extends SignatureV4 {
  static sigv4aDependency() {
    return 'none' as const;
  }
}

/** What S3's client builds on for directory buckets, of which a stage has none. */
export class SignatureV4SignWithCredentials extends SignatureV4 {}
