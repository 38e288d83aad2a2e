/**
 * In place of the SDK's validator, which makes code of schemas: a client needs one when it calls a tool, and ours never does.
 */
export const CORS_IS_POSSIBLE = false;

export class DefaultJsonSchemaValidator {
  getValidator() {
    throw new Error('No schema of a server is made into code.');
  }
}
