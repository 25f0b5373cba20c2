/** What a fleet's command is told: on the command line first, then by the environment, then by a file. */
import { existsSync, readFileSync } from "node:fs";
import { AscribeError } from "../../base/error.ts";

export interface FleetSettings {
  readonly lake: string;
  readonly nats: readonly string[];
  readonly root: string | null;
  readonly workers: number;
  readonly maxTries: number;
  readonly shardBytes: number;
  readonly replicas: number;
  readonly claimSeconds: number;
  readonly documentSeconds: number;
  /** This process's part of the shards, where no queue divides them. */
  readonly share: { readonly part: number; readonly of: number } | null;
  readonly healthPort: number | null;
  readonly log: "json" | "text";
}

type Raw = string | number | readonly string[] | undefined;

/** Names as in the file; `--shard-bytes` and `ASCRIBE_FLEET_SHARD_BYTES` are `shardBytes`. */
const DEFAULTS = { workers: 1, maxTries: 5, shardBytes: 4_000_000, replicas: 3, claimSeconds: 60, documentSeconds: 120 } as const;

const SETTINGS: readonly string[] = [...Object.keys(DEFAULTS), "lake", "nats", "root", "share", "healthPort", "log"];

/** @throws {AscribeError} `bad-call` naming what was given and what it should be */
export function fleetSettings(options: Readonly<Record<string, unknown>>, env: NodeJS.ProcessEnv = process.env): FleetSettings {
  const path = (options.config as string | undefined) ?? env.ASCRIBE_FLEET_CONFIG;
  const file = path === undefined ? {} : readConfig(path);
  const raw = (name: string): Raw => {
    const variable = `ASCRIBE_FLEET_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
    return (options[name] as Raw) ?? env[variable] ?? file[name];
  };
  const number = (name: keyof typeof DEFAULTS, least: number): number => {
    const given = raw(name) ?? DEFAULTS[name];
    const value = Number(given);
    if (Number.isInteger(value) && value >= least) return value;
    throw new AscribeError("bad-call", `${name} is "${given}"; give a whole number of at least ${least}`);
  };
  const words = (name: string): string | null => raw(name)?.toString() || null;
  const lake = words("lake");
  if (lake === null) throw new AscribeError("bad-call", "which lake? give --lake FOLDER, or set ASCRIBE_FLEET_LAKE");
  const port = words("healthPort");
  if (port !== null && !/^\d{1,5}$/.test(port)) throw new AscribeError("bad-call", `healthPort is "${port}"; give a port`);
  return {
    lake,
    nats: (words("nats") ?? "").split(",").filter(Boolean),
    root: words("root"),
    workers: number("workers", 1),
    maxTries: number("maxTries", 1),
    shardBytes: number("shardBytes", 1000),
    replicas: number("replicas", 1),
    claimSeconds: number("claimSeconds", 1),
    documentSeconds: number("documentSeconds", 1),
    share: shareOf(words("share")),
    healthPort: port === null ? null : Number(port),
    log: logOf(words("log")),
  };
}

function logOf(words: string | null): FleetSettings["log"] {
  if (words === null || words === "text" || words === "json") return words ?? "text";
  throw new AscribeError("bad-call", `log is "${words}"; give text or json`);
}

function shareOf(words: string | null): FleetSettings["share"] {
  if (words === null) return null;
  const [part, of] = words.split("/").map(Number);
  if (/^\d+\/\d+$/.test(words) && part! < of!) return { part: part!, of: of! };
  throw new AscribeError("bad-call", `share is "${words}"; give the part and how many there are, like 0/8 to 7/8`);
}

function readConfig(path: string): Record<string, Raw> {
  if (!existsSync(path)) throw new AscribeError("missing-file", `there is no configuration file ${path}`);
  let config: unknown;
  try {
    config = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new AscribeError("bad-call", `${path} is no configuration in JSON: ${(cause as Error).message}`, { cause });
  }
  if (typeof config !== "object" || config === null || Array.isArray(config))
    throw new AscribeError("bad-call", `${path} is no configuration: write an object, like {"lake": "/data/lake", "workers": 2}`);
  const strange = Object.keys(config).find((name) => !SETTINGS.includes(name));
  if (strange !== undefined)
    throw new AscribeError("bad-call", `${path}: there is no setting "${strange}"; there are: ${SETTINGS.join(", ")}`);
  return config as Record<string, Raw>;
}
