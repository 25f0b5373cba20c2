/** `ascribe completion bash|zsh|fish`: commands and options for the shell to complete, from the commands' own shapes. */
import { AscribeError } from "../../../base/error.ts";
import type { Call } from "../command.ts";
import { COMMANDS } from "../commands.ts";
import { print } from "../output.ts";

export async function run({ args }: Call): Promise<number> {
  const script = SHELLS[args[0] ?? ""];
  if (!script) throw new AscribeError("bad-call", `for which shell? ascribe completion ${Object.keys(SHELLS).join(" | ")}`);
  await print(script());
  return 0;
}

const names = (): string => COMMANDS.map(({ name }) => name).join(" ");
const optionsOf = (flags: string): string[] => flags.match(/--[\w-]+/g) ?? [];

const SHELLS: Readonly<Record<string, () => string>> = {
  bash: () => {
    const cases = COMMANDS.map(
      ({ name, options, words = [] }) =>
        `    ${name}) words="${options.flatMap(([flags]) => optionsOf(flags)).join(" ")}"; first="${words.join(" ")}" ;;`,
    ).join("\n");
    return `_ascribe() {\n  local current="\${COMP_WORDS[COMP_CWORD]}" words="" first=""\n  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${names()} help" -- "$current")); return; fi\n  case "\${COMP_WORDS[1]}" in\n${cases}\n  esac\n  if [ "$COMP_CWORD" -eq 2 ] && [ -n "$first" ] && [ "\${current#-}" = "$current" ]; then COMPREPLY=($(compgen -W "$first" -- "$current")); return; fi\n  case "$current" in -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;; *) COMPREPLY=($(compgen -f -- "$current")) ;; esac\n}\ncomplete -o filenames -F _ascribe ascribe\n`;
  },
  zsh: () => `autoload -U +X bashcompinit && bashcompinit\n${SHELLS.bash()}`,
  fish: () =>
    `${COMMANDS.flatMap(({ name, summary, options, words = [] }) => [
      `complete -c ascribe -n __fish_use_subcommand -a ${name} -d '${summary.replaceAll("'", "\\'")}'`,
      ...(words.length > 0 ? [`complete -c ascribe -n '__fish_seen_subcommand_from ${name}' -a '${words.join(" ")}'`] : []),
      ...options.flatMap(([flags, description]) =>
        optionsOf(flags).map(
          (option) =>
            `complete -c ascribe -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)} -d '${description.replaceAll("'", "\\'")}'`,
        ),
      ),
    ]).join("\n")}\n`,
};
