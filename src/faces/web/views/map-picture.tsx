import { type GeoPath, type GeoProjection, geoContains, geoMercator, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { type KeyboardEvent, useMemo, useState } from "react";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json?url";
import { useAnswer } from "../shell/answer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { share } from "../state/format.ts";
import { placeTags, TAG } from "../state/map-tags.ts";
import { nameOf, shortName } from "../state/names.ts";
import { isArrow, neighbourOf } from "../state/neighbours.ts";
import { codeOf, numberOf } from "../state/numbers.ts";
import { fillOf, gradeOf, slotOf } from "../state/scope.ts";
import type { StateFigures } from "./use-scope.ts";

interface Props {
  readonly figures: StateFigures | null;
  readonly states: readonly string[];
  readonly hues: readonly string[];
  readonly chosen: string | null;
  /** A second state, beside the chosen one. */
  readonly other: string | null;
  readonly onHover: (state: string | null) => void;
  readonly onChoose: (state: string, isSecond: boolean) => void;
}

const WIDTH = 640;
const HEIGHT = 480;
/** Length of a whole in a tag. */
const SCALE = 110;

/** The same figures on the ground. A picture of the table: everything it shows can be read and reached there. */
export function MapPicture({ figures, states, hues, chosen, other, onHover, onChoose }: Props) {
  const { t, language } = useLanguage();
  // The table first: fetching and drawing the ground would keep it waiting.
  const [isDue, setDue] = useState(figures !== null);
  if (figures !== null && !isDue) setDue(true);
  const shapes = useAnswer(isDue ? "atlas" : null, () => loadShapes());
  const drawn = useMemo(() => (shapes.value ? draw(shapes.value, states) : null), [shapes.value, states]);
  const summary = states
    .map((state) => {
      const first = figures?.get(state)?.figure.shares[0];
      return `${nameOf(state, language)}: ${first?.share != null ? `${nameOf(first.power, language)} ${share(first.share)}` : t(figures ? "map.none" : "map.loading")}`;
    })
    .join("; ");
  // The picture's own cursor, which the table and the panel follow like a pointer's.
  const press = (event: KeyboardEvent) => {
    const isChoice = event.key === "Enter" && chosen !== null;
    const next = drawn && isArrow(event.key) ? neighbourOf(chosen, event.key, drawn.middles) : null;
    if (!isChoice && !isArrow(event.key)) return;
    event.preventDefault();
    // Elsewhere on the screen the arrows step the window.
    event.stopPropagation();
    if (isChoice) onChoose(chosen, event.shiftKey);
    else if (next) onHover(next);
  };
  return (
    <figure className="mapc">
      <div
        className="walk"
        role="group"
        aria-label={t("map.pictureKeys")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: one stop for the whole picture, walked by arrow keys; the table holds the same.
        tabIndex={0}
        onKeyDown={press}
        onBlur={() => onHover(null)}
      >
        <svg className="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("map.summary", { summary })}>
          <defs>
            <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0V7" className="hatchline" />
            </pattern>
          </defs>
          {drawn && (
            <>
              <path d={drawn.neighbours} className="neighbours" />
              {drawn.names.map(({ code, x, y }) => (
                <text key={code} x={x} y={y} textAnchor="middle" className="nb">
                  {nameOf(code, language)}
                </text>
              ))}
              {drawn.states.map(({ code, path }) => {
                const figure = figures?.get(code)?.figure;
                const first = figure?.shares.find((row) => row.share !== null);
                const fill = figure && first ? fillOf(slotOf(first.power, hues), gradeOf(figure)) : figures ? "hatch" : "land";
                return (
                  // biome-ignore lint/a11y/noStaticElementInteractions: the table's rows do the same by keyboard.
                  <path
                    key={code}
                    d={path}
                    className={`state ${fill}${chosen === code || other === code ? " on" : ""}`}
                    onMouseEnter={() => onHover(code)}
                    onMouseLeave={() => onHover(null)}
                    onClick={(event) => onChoose(code, event.shiftKey)}
                  />
                );
              })}
              {drawn.tags.map(({ code, x, y, leader }) => {
                const figure = figures?.get(code)?.figure;
                const rows = figure?.shares.filter((row) => row.share !== null) ?? [];
                const grade = figure ? gradeOf(figure) : "none";
                let at = 0;
                return (
                  <g key={code} className="tag">
                    {leader && <path d={leaderPath(leader, x, y)} className="leader" />}
                    <rect x={x} y={y} width={TAG.width} height={TAG.height} className="bg" />
                    <text x={x + 6} y={y + 15} className="st">
                      {nameOf(code, language)}
                    </text>
                    {rows.length === 0 ? (
                      <text x={x + 6} y={y + 32} className="sm">
                        {figures ? t("map.noneShort") : t("map.loading")}
                      </text>
                    ) : (
                      <>
                        {rows.map((row) => {
                          const from = at;
                          at += row.share ?? 0;
                          return (
                            <rect
                              key={row.power}
                              x={x + 6 + from * SCALE}
                              y={y + 21}
                              width={Math.max(0, (row.share ?? 0) * SCALE - 1)}
                              height="7"
                              className={fillOf(slotOf(row.power, hues), grade)}
                            />
                          );
                        })}
                        {rows[0].interval && <path d={whisker(x + 6, y + 32, rows[0].interval)} className="whisker" />}
                        <text x={x + 6} y={y + 45} className="sm">
                          <tspan className="b">
                            {shortName(rows[0].power)} {share(rows[0].share ?? 0)}
                          </tspan>
                          {rows[0].interval
                            ? ` ${Math.round(rows[0].interval[0] * 100)}–${Math.round(rows[0].interval[1] * 100)}`
                            : rows[0].why
                              ? ` ${t(`why.${rows[0].why}`)}`
                              : ""}
                        </text>
                      </>
                    )}
                  </g>
                );
              })}
            </>
          )}
        </svg>
      </div>
      <figcaption>
        <Legend hues={hues} />
        <p>{t("map.borders")}</p>
      </figcaption>
    </figure>
  );
}

/** The interval of the first share, on the bar's own scale. */
function whisker(x: number, y: number, [low, high]: readonly [number, number]): string {
  const [from, to] = [x + low * SCALE, x + high * SCALE];
  return `M${from} ${y - 2.5}v5M${from} ${y}H${to}M${to} ${y - 2.5}v5`;
}

/** Straight down to a tag below, aslant when the tag had to give way; across to one in the column at the right. */
function leaderPath({ x: fromX, y: fromY }: { readonly x: number; readonly y: number }, x: number, y: number): string {
  if (x < WIDTH - TAG.width) return `M${fromX} ${fromY}L${Math.max(x + 8, Math.min(x + TAG.width - 8, fromX))} ${y}`;
  return `M${fromX} ${fromY}L${x - 14} ${y + 14}H${x - 2}`;
}

function Legend({ hues }: { readonly hues: readonly string[] }) {
  const { t } = useLanguage();
  const shown = hues;
  return (
    <table className="legend-vs">
      <thead>
        <tr>
          {shown.map((power) => (
            <th key={power} scope="col">
              {shortName(power)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        <tr>
          {shown.map((power, i) => (
            <td key={power} className={`p${i + 1}`} />
          ))}
          <th scope="row">{t("legend.firm")}</th>
        </tr>
        <tr>
          {shown.map((power, i) => (
            <td key={power} className={`p${i + 1}-mid`} />
          ))}
          <th scope="row">{t("legend.fair")}</th>
        </tr>
        <tr>
          <td colSpan={shown.length} className="thin" />
          <th scope="row">{t("legend.thin")}</th>
        </tr>
        <tr>
          <td colSpan={shown.length} className="hatch" />
          <th scope="row">{t("legend.none")}</th>
        </tr>
      </tbody>
    </table>
  );
}

type World = Topology<{ countries: GeometryCollection }>;

async function loadShapes(): Promise<FeatureCollection> {
  const world = (await (await fetch(atlas)).json()) as World;
  return feature(world, world.objects.countries);
}

function draw(world: FeatureCollection, codes: readonly string[]) {
  const byNumber = new Map(world.features.map((shape) => [String(shape.id), shape]));
  const found = codes.flatMap((code) => {
    const shape = byNumber.get(numberOf(code) ?? "");
    return shape ? [{ code, shape }] : [];
  });
  const all: FeatureCollection = { type: "FeatureCollection", features: found.map(({ shape }) => shape) };
  // Projecting the whole world, most of it to be cut away, is most of the work there would be.
  const near = closeTo(all.features, world.features).filter((shape) => !found.some((one) => one.shape === shape));
  // Room is left at the right for the tags of small states.
  const projection = geoMercator().fitExtent(
    [
      [8, 8],
      [WIDTH - TAG.width - 16, HEIGHT - TAG.height - 4],
    ],
    all,
  );
  // Cut beyond the picture, so that the cut itself is never drawn as a border.
  projection.clipExtent([
    [-20, -20],
    [WIDTH + 20, HEIGHT + 20],
  ]);
  const path = geoPath(projection).digits(1);
  const shapes = found.map(({ code, shape }) => {
    const [x, y] = path.centroid(shape);
    return { code, x, y, isRoomy: holdsTag(projection, shape, x, y) };
  });
  const tags = placeTags(shapes, WIDTH, HEIGHT);
  return {
    states: found.map(({ code, shape }) => ({ code, path: path(shape) ?? "" })),
    neighbours: near.map((shape) => path(shape) ?? "").join(""),
    names: neighbourNames(near, path, [
      ...tags.map(({ x, y }) => ({ x, y, ...TAG })),
      ...found.map(({ shape }) => boxOf(path.bounds(shape))),
    ]),
    middles: shapes.map(({ code, x, y }) => ({ code, x, y })),
    tags,
  };
}

/** Shapes of which a corner lies in the degrees about some others, or which hold all of them. */
function closeTo(shapes: readonly Feature<Geometry>[], among: readonly Feature<Geometry>[]): Feature<Geometry>[] {
  const [west, south, east, north] = degrees(shapes);
  const [dx, dy] = [east - west, north - south];
  return among.filter((shape) => {
    const [w, s, e, n] = degrees([shape]);
    return w < east + dx && e > west - dx && s < north + dy && n > south - dy;
  });
}

/** West, south, east, north. */
function degrees(shapes: readonly Feature<Geometry>[]): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const walk = (part: unknown): void => {
    const [x, y] = part as [unknown, unknown];
    if (typeof x !== "number" || typeof y !== "number") {
      for (const one of part as unknown[]) walk(one);
      return;
    }
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  };
  for (const { geometry } of shapes) if (geometry && "coordinates" in geometry) walk(geometry.coordinates);
  return box;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const boxOf = ([[x, y], [right, bottom]]: readonly (readonly [number, number])[]): Box => ({
  x,
  y,
  width: right - x,
  height: bottom - y,
});

/** Room a neighbour's name takes, px. */
const NAME = { width: 80, height: 16 };
/** A smaller piece in view than this has no name. */
const LEAST_AREA = 900;

/** Where the names of neighbours stand: in the middle of what is seen of them, where nothing else stands. */
function neighbourNames(shapes: readonly Feature<Geometry>[], path: GeoPath, taken: readonly Box[]) {
  return shapes.flatMap((shape) => {
    const code = codeOf(String(shape.id));
    if (code === null || path.area(shape) < LEAST_AREA) return [];
    const [x, y] = path.centroid(shape);
    const box = { x: x - NAME.width / 2, y: y - NAME.height / 2, ...NAME };
    const isInside = box.x > 0 && box.y > 0 && box.x + box.width < WIDTH && box.y + box.height < HEIGHT;
    return isInside && !taken.some((other) => overlap(box, other)) ? [{ code, x, y: y + 4 }] : [];
  });
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether the middle and every corner of a tag about (x, y) fall inside the state. */
function holdsTag(projection: GeoProjection, shape: Feature<Geometry>, x: number, y: number): boolean {
  const inside = (dx: number, dy: number): boolean => {
    const place = projection.invert?.([x + (dx * TAG.width) / 2, y + (dy * TAG.height) / 2]);
    return place ? geoContains(shape, place) : false;
  };
  const corners = [inside(-1, -1), inside(1, -1), inside(-1, 1), inside(1, 1)].filter(Boolean).length;
  return inside(0, 0) && corners === 4;
}
