/**
 * Adds the credentials of an `Authorizer` to a request, and sends it once more with new ones after a 401 or 403. Never adds
 * them to a request that has an Authorization header, and never sends them to another origin: redirects are followed below.
 */
import type { Authorizer } from '../../launch/target.ts';

export const authorized =
  (authorizer: Authorizer | undefined, next: (init: RequestInit) => Promise<Response>) =>
  async (init: RequestInit): Promise<Response> => {
    if (authorizer === undefined || new Headers(init.headers).has('authorization')) return next(init);
    const response = await next(await signed(init, authorizer));
    const { status } = response;
    if ((status !== 401 && status !== 403) || authorizer.refused === undefined) return response;
    const challenge = response.headers.get('www-authenticate') ?? '';
    if (!(await authorizer.refused({ status, challenge }))) return response;
    await response.body?.cancel().catch(() => undefined);
    return next(await signed(init, authorizer));
  };

async function signed(init: RequestInit, authorizer: Authorizer): Promise<RequestInit> {
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(await authorizer.headers())) headers.set(name, value);
  return { ...init, headers };
}
