/** A revision cloud around a box: semicircles outward along its four sides. */
const STEPS = 8;

export function cloud(left: number, bottom: number, right: number, top: number, bump: number): number[][] {
  const corners: [number, number][] = [
    [left, bottom],
    [left, top],
    [right, top],
    [right, bottom],
  ];
  const ring = corners.flatMap((from, n) => side(from, corners[(n + 1) % 4] ?? from, bump));
  const first = ring[0];
  return first ? [...ring, first] : ring;
}

function side(from: [number, number], to: [number, number], bump: number): number[][] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const count = Math.max(1, Math.round(Math.hypot(dx, dy) / bump));
  const points: number[][] = [];
  for (let n = 0; n < count; n += 1) {
    for (let step = 0; step < STEPS; step += 1) {
      const angle = (Math.PI * step) / STEPS;
      const along = (n + (1 - Math.cos(angle)) / 2) / count;
      const out = Math.sin(angle) / 2 / count;
      points.push([from[0] + dx * along - dy * out, from[1] + dy * along + dx * out]);
    }
  }
  return points;
}
