import tab from '@bomb.sh/tab/commander';
import { script } from '@bomb.sh/tab';
import { contract } from '@whoswho/core/contract';
import type { Command } from 'commander';
import { CommandError } from './exit-code.ts';

const shells = ['bash', 'zsh'];

/** `completion`: prints the script that makes a shell ask us what may come next. */
export function printCompletion(shell: string): void {
  if (!shells.includes(shell)) {
    const message = `there is no completion for "${shell}", only for ${shells.join(' and ')}`;
    throw new CommandError('wrongUsage', message);
  }
  if (shell === 'bash') {
    process.stdout.write(bashScript);
  } else {
    script(shell, 'whoswho', 'whoswho');
  }
}

/** Not the library's: that one needs bash-completion, and evaluates what is being typed. */
const bashScript = `# bash completion for whoswho
_whoswho() {
  local IFS=$'\\n'
  COMPREPLY=($(whoswho complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null | grep -v '^:' | cut -f 1))
}
complete -o default -F _whoswho whoswho
`;

/** Answers that script: what may come next after the words, of which the last is unfinished. */
export function printCandidates(program: Command, words: readonly string[]): void {
  const tree = tab(program);
  // The library's own command is for scripts.
  tree.commands.delete('complete');
  // It would take another command's option of the same name for the one that is typed.
  for (const name of words.length > 1 ? [...tree.commands.keys()] : []) {
    if (name.split(' ')[0] !== words[0]) {
      tree.commands.delete(name);
    }
  }
  const shell = tree.commands.get('completion')?.arguments.get('shell');
  const name = tree.commands.get('call')?.arguments.get('name');
  if (shell !== undefined) {
    shell.handler = (complete) => shells.forEach((one) => complete(one, ''));
  }
  if (name !== undefined) {
    name.handler = (complete) =>
      contract.forEach((endpoint) => complete(endpoint.name, endpoint.summary));
  }
  tree.parse([...words]);
}
