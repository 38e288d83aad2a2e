/** A chart as SVG, readable on light and dark: points of a growth in, text out. Both axes are logarithmic. */

const [WIDTH, HEIGHT] = [640, 360];
const FRAME = { left: 64, right: 20, top: 44, bottom: 52 };

/** `points` as `{ x, row }`; time and processor time of each row as multiples of an empty node. */
export function chart({ title, unit, points }) {
  const series = [
    { name: 'time', style: 'time', values: points.map(({ x, row }) => [x, row.value]) },
    { name: 'processor time', style: 'cpu', values: points.map(({ x, row }) => [x, row.cpu]) },
  ].filter(({ values }) => values.every(([, y]) => Number.isFinite(y)));
  const xs = axis(
    points.map(({ x }) => x),
    FRAME.left,
    WIDTH - FRAME.right,
  );
  const ys = axis(
    series.flatMap(({ values }) => values.map(([, y]) => y)),
    HEIGHT - FRAME.bottom,
    FRAME.top,
  );
  const bottom = HEIGHT - FRAME.bottom;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title text">`,
    `  <title id="title">${title}</title>`,
    `  <desc id="text">${series.map(described(unit)).join(' ')}</desc>`,
    STYLE,
    `  <text class="bold" x="${FRAME.left}" y="22">${title}</text>`,
    ...ys.ticks.map(
      ({ at, label }) =>
        `  <path class="grid" d="M${FRAME.left} ${at}H${WIDTH - FRAME.right}"/><text class="end" x="${FRAME.left - 8}" y="${at + 4}">${label}</text>`,
    ),
    ...xs.ticks.map(
      ({ at, label }) =>
        `  <path class="grid" d="M${at} ${FRAME.top}V${bottom}"/><text class="middle" x="${at}" y="${bottom + 18}">${label}</text>`,
    ),
    `  <text class="middle" x="${(FRAME.left + WIDTH - FRAME.right) / 2}" y="${HEIGHT - 10}">${unit}</text>`,
    `  <text class="middle" transform="translate(16 ${(FRAME.top + bottom) / 2}) rotate(-90)">× node -e 0</text>`,
    ...series.map(line(xs.place, ys.place)),
    ...series.map(
      ({ name, style }, i) =>
        `  <text class="end ${style}-text" x="${WIDTH - FRAME.right - 4}" y="${bottom - 10 - 18 * i}">${name}</text>`,
    ),
    '</svg>',
  ].join('\n')}\n`;
}

const line =
  (x, y) =>
  ({ style, values }) => {
    const places = values.map(([one, other]) => [x(one), y(other)]);
    const dots = places
      .map(([cx, cy]) => `<circle class="${style}-dot" cx="${cx}" cy="${cy}" r="3.5"/>`)
      .join('');
    return `  <path class="${style}" d="M${places.map((place) => place.join(' ')).join('L')}"/>${dots}`;
  };

const described =
  (unit) =>
  ({ name, values }) =>
    `${name}: ${values.map(([x, y]) => `${short(x)} ${unit}, ${y.toFixed(1)} ×`).join('; ')}.`;

/** A logarithmic axis from one place to another, with ticks at 1, 2 and 5 of each power of ten. */
function axis(values, from, to) {
  const [least, most] = [Math.min(...values) / 1.15, Math.max(...values) * 1.15];
  const place = (value) =>
    Math.round(from + ((to - from) * Math.log(value / least)) / Math.log(most / least));
  const all = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power += 1)
    for (const step of [1, 2, 5]) all.push(step * 10 ** power);
  const inside = all.filter((value) => value >= least && value <= most);
  const shown = inside.length > 8 ? inside.filter((value) => /^1/.test(value.toExponential())) : inside;
  return { place, ticks: shown.map((value) => ({ at: place(value), label: short(value) })) };
}

const short = (value) =>
  value >= 10 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));

const STYLE = `  <style>
    text { font: 13px system-ui, "Segoe UI", Helvetica, Arial, "DejaVu Sans", sans-serif; fill: #1f2328; }
    .bold { font-weight: 600; }
    .end { text-anchor: end; }
    .middle { text-anchor: middle; }
    path { fill: none; stroke-width: 2; }
    .grid { stroke: #d1d9e0; stroke-width: 1; }
    .time { stroke: #0969da; } .time-dot, .time-text { fill: #0969da; }
    .cpu { stroke: #bc4c00; stroke-dasharray: 6 4; } .cpu-dot, .cpu-text { fill: #bc4c00; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .grid { stroke: #3d444d; }
      .time { stroke: #4493f8; } .time-dot, .time-text { fill: #4493f8; }
      .cpu { stroke: #f0883e; } .cpu-dot, .cpu-text { fill: #f0883e; }
    }
  </style>`;
