/**
 * Wire protocol versions, one line each, newest last. A change of any schema in this folder needs a new line.
 * 1: first version.
 */
export const PROTOCOL_VERSION = 1;
export const MIN_PROTOCOL_VERSION = 1;
