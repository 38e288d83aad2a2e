/** Whether code of Python or JavaScript only reads the files that it names: text in, yes or no out. If in doubt: no. Pure. */

/** What code needs to change a file or to run something. */
const CHANGES =
  /write|\bdump\(|unlink|remove|rename|replace\(|copy|\bcp|move|\brm|truncate|exec|system|spawn|popen|fork|subprocess|eval|compile|import\s*\(|import_|__|getattr|globals|binding|chmod|link|touch|mkdir|shutil|create|append|save|opensync|\.open\b|\bopen\b(?!\()/i;
/** One name, or a mode that reads. */
const OPENS = /\bopen\((?!\s*[^,()*]*\)|\s*[^,()*]*,\s*['"]r[bt]?['"]\s*\))/;

export const onlyReadsIn = (name: string, code: string): boolean =>
  /^(?:python|py|node|bun|deno|tsx)$/.test(name) && !CHANGES.test(code) && !OPENS.test(code);
