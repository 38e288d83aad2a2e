/**
 * The same text for all spellings that differ in upper and lower case alone, also for the long s and the Kelvin sign, which have another
 * lower case. Text in, text out. Pure.
 */
export const foldedCase = (text: string): string => text.toUpperCase().toLowerCase();
