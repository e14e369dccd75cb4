/** How people sign in here; a file beside the console, since the same build is served everywhere. */
export type ConsoleConfig =
  | { readonly signIn: 'local' }
  | {
      readonly signIn: 'cognito';
      /** Issuer of the user pool. */
      readonly authority: string;
      readonly clientId: string;
      /** Where its sign-in page is: `https://…`. */
      readonly domain: string;
    };

export const readConfig = async (): Promise<ConsoleConfig> => {
  const response = await fetch('/console/config.json');
  if (!response.ok) throw new Error('The console has no configuration');
  return (await response.json()) as ConsoleConfig;
};
