import { layOut } from "../bench/whole-lake.ts";
const t=performance.now(); await layOut("/work/keep20.duckdb","/work/lake20"); console.log("laid", performance.now()-t);
