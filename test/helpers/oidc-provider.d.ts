/** As much of `oidc-provider` as the tests use; the package brings no types. */
export declare class Provider {
  constructor(issuer: string, configuration: object);
  readonly AccessToken: { find: (token: string) => Promise<unknown> };
  readonly ClientCredentials: { find: (token: string) => Promise<unknown> };
  readonly Grant: {
    new (of: { accountId: string; clientId: string }): unknown;
    find: (id: string) => Promise<unknown>;
  };
  callback(): (request: unknown, response: unknown) => void;
  on(event: string, listener: (ctx: any) => void): void;
  interactionDetails(request: unknown, response: unknown): Promise<any>;
  interactionFinished(request: unknown, response: unknown, result: object, options?: object): Promise<void>;
}
