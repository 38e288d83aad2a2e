/**
 * `npm run releases -- --screens [SERVER…]`: where on the page of an upgrade its gravest change stands. Reports in, a line each out: false if one
 * of them does not end on the first screen of 1280 × 800.
 */
import type { Report } from '../../src/model.ts';
import { SEVERITIES } from '../../src/model.ts';
import { html } from '../../src/report/reporters/html.ts';
import { launch, NO_BROWSER, open } from '../html/browser.ts';

const SCREEN = { width: 1280, height: 800 };

interface Named {
  readonly name: string;
  readonly report: Report;
}

/** Needs a browser and `.ci/tools`. */
export async function screens(all: readonly Named[]): Promise<boolean> {
  if (NO_BROWSER !== undefined) {
    console.log(`no screens: ${NO_BROWSER}`);
    return true;
  }
  const browser = await launch();
  let fits = true;
  for (const { name, report } of all) {
    const gravest = [...SEVERITIES]
      .reverse()
      .find((rank) => report.findings.some(({ severity }) => severity === rank));
    if (gravest === undefined) continue;
    const text = html.render(report, { color: false, unicode: true, columns: 80, verbose: false });
    const { page } = await open(browser, text, { viewport: SCREEN });
    const first = page.locator(`main :is(.first li, .what):has(> .rank.${gravest})`).first();
    const { y, height } = await first.boundingBox();
    const end = Math.ceil(y + height);
    fits &&= end <= SCREEN.height;
    console.log(`page of ${name}: first ${gravest} ends at ${end} px, ${Math.ceil(text.length / 1000)} kB`);
  }
  await browser.close();
  return fits;
}
