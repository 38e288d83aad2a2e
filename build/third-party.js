/** The packages in `dist/` in, the text of THIRD-PARTY.md out: each with its version and its licence, each text of a licence once. */
export function thirdParty(packages) {
  const byText = new Map();
  for (const { name, version, texts } of packages) {
    const text = texts.join('\n\n');
    byText.set(text, [...(byText.get(text) ?? []), version === undefined ? name : `${name} ${version}`]);
  }
  const rows = packages.map(({ name, version = '', licence }) => `| ${name} | ${version} | ${licence} |`);
  const licences = [...byText].map(
    ([text, names]) => `## ${names.join(', ')}\n\n\`\`\`text\n${text}\n\`\`\`\n`,
  );
  return [
    '# Packages of others in mcp-lock\n',
    'The build wrote this from what it joined into `dist/`. `sbom.cdx.json` has the same list for programs.\n',
    ['| package | version | licence |', '| --- | --- | --- |', ...rows, ''].join('\n'),
    ...licences,
  ].join('\n');
}
