/** The command `ascribe`, as a function. Everything but its own shape is loaded by the command that needs it. */
import { Command, CommanderError } from "commander";
import { AscribeError, describeError } from "../../base/error.ts";
import { packageVersion } from "../../platform/paths.ts";
import type { CommandShape } from "./command.ts";
import { GROUPS } from "./commands.ts";
import { printAtOnce, say } from "./output.ts";

const INTRO =
  "Reads what others published about the dealings of states and movements: who did what to whom, when, where, how large, how firmly it is said, and who says so. Works offline; keeps what it read in one file.";

const OUTRO = `
Begin with    ascribe read report.txt              one document, shown
              ascribe add news/ && ascribe serve   a folder into a ledger, and the app over it
Exit codes    0 done · 1 something could not be done, said on standard error, the rest done · 2 the call was wrong
Environment   ASCRIBE_LEDGER the ledger's file · ASCRIBE_HOME the data folder · ASCRIBE_TOKEN for serve --host · NO_COLOR
Each command  ascribe help COMMAND`;

/** @returns the exit code of a call; `argv` as Node has it, the words from the third on */
export async function call(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command("ascribe")
    .description(INTRO)
    .version(packageVersion(), "-V, --version")
    .addHelpText("after", OUTRO)
    .showSuggestionAfterError()
    .configureOutput({ writeErr: () => {}, writeOut: printAtOnce })
    .exitOverride();
  for (const [heading, commands] of GROUPS) {
    program.commandsGroup(`${heading}:`);
    for (const shape of commands)
      declare(program, shape, async (args, options) => {
        code = await (await shape.load()).run({ name: shape.name, args, options });
      });
  }
  program.addHelpCommand(
    new Command("help").argument("[command]").summary("explain a command").description("Explain a command.").helpGroup("Serve:"),
  );
  try {
    if (argv.length <= 2) program.outputHelp();
    else await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    return report(error, argv);
  }
}

function declare(
  program: Command,
  shape: CommandShape,
  action: (args: string[], options: Record<string, unknown>) => Promise<void>,
): void {
  const command = program
    .command(shape.args ? `${shape.name} ${shape.args}` : shape.name)
    .summary(shape.summary)
    .description([`${shape.summary[0].toUpperCase()}${shape.summary.slice(1)}.`, ...(shape.about ?? [])].join("\n\n"));
  for (const [flags, description] of shape.options) command.option(flags, description);
  command.addHelpText(
    "after",
    `\n${shape.examples.length > 1 ? "Examples" : "Example"}\n${shape.examples.map((line) => `  ${line}`).join("\n")}`,
  );
  command.copyInheritedSettings(program).action(() => action(command.args, command.opts()));
}

/** One clear line, and the exit code it means. */
function report(error: unknown, argv: readonly string[]): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const message = error.message.replace(/^error: /, "").replace(/\n+/g, " ");
    const name = argv.slice(2).find((word) => GROUPS.some(([, commands]) => commands.some((one) => one.name === word)));
    say(`bad-call: ${message}; see: ascribe ${name ? `${name} ` : ""}--help`);
    return 2;
  }
  const { code, message } = describeError(error);
  say(`${code}: ${message}`);
  if (!(error instanceof AscribeError) && process.env.ASCRIBE_DEBUG && error instanceof Error) say(error.stack ?? "");
  return /^bad-(call|input|date|figure)$/.test(code) ? 2 : 1;
}
