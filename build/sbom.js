/** The package and the packages in `dist/` in, a CycloneDX 1.6 document out. The same for the same build: no time, no random number. */
export function sbom({ name, version, license, description, devDependencies }, packages) {
  const root = { 'bom-ref': purl({ name, version }), type: 'application', name, version, description };
  const refOf = Object.fromEntries(packages.map((one) => [one.name, purl(one)]));
  const refsOf = (names) => names.flatMap((one) => refOf[one] ?? []);
  const dependencies = [
    { ref: root['bom-ref'], dependsOn: refsOf(Object.keys(devDependencies)) },
    ...packages.map((one) => ({ ref: purl(one), dependsOn: refsOf(one.needs) })),
  ];
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { ...root, licenses: [{ license: { id: license } }], purl: root['bom-ref'] },
    },
    components: packages.map(component),
    dependencies,
  };
  return `${JSON.stringify(document)}\n`;
}

function component(one) {
  const [, group, name] = /^(?:(@[^/]+)\/)?(.*)$/.exec(one.name);
  const [, algorithm, hash] = /^(sha512)-(.*)$/.exec(one.integrity ?? '') ?? [];
  return {
    'bom-ref': purl(one),
    type: 'library',
    ...(group === undefined ? {} : { group }),
    name,
    ...(one.version === undefined ? {} : { version: one.version }),
    ...(algorithm === undefined
      ? {}
      : { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] }),
    licenses: [{ license: { id: one.licence } }],
    purl: purl(one),
  };
}

const purl = ({ name, version }) =>
  `pkg:npm/${name.replace('@', '%40')}${version === undefined ? '' : `@${version}`}`;
