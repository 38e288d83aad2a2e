/** The options of `init`. Types only. */

export interface InitOptions {
  /** Replace a lock that is there. */
  readonly force?: boolean;
  readonly hashesOnly?: boolean;
  /** Lock without a question up to this rank; without a terminal: `medium`. */
  readonly accept?: string;
  /** Start servers without a question. */
  readonly yes?: boolean;
  /** Items in which any text may stand: `SERVER/ITEM`. */
  readonly allowVolatile?: readonly string[];
  /** A client's id: as which to ask. */
  readonly as?: string;
}
