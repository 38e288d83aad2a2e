/** For `docs/commands.md`: the program as commander knows it in, Markdown out. */
import type { Argument, Command, Option } from 'commander';
import { code, table, text } from './markdown.ts';

export const commands = (program: Command): string =>
  [...program.commands.map(section), '## Options of every command\n', options(program)].join('\n');

function section(command: Command): string {
  const given = command.registeredArguments;
  return [
    `## ${command.name()}`,
    '',
    text(command.description()),
    '',
    '```sh',
    ...examplesOf(command),
    '```',
    '',
    ...(given.length === 0
      ? []
      : [
          table(
            ['argument', ''],
            given.map((one) => [
              code(one.required ? `<${named(one)}>` : `[${named(one)}]`),
              text(one.description),
            ]),
          ),
        ]),
    ...(command.options.length === 0 ? [] : [options(command)]),
  ].join('\n');
}

const named = (argument: Argument): string => argument.name() + (argument.variadic ? '...' : '');

const options = (command: Command): string =>
  table(
    ['option', ''],
    command.options.map((option) => [code(option.flags), described(option)]),
  );

const described = ({ description, defaultValue }: Option): string =>
  `${text(description)}${typeof defaultValue === 'string' ? ` (default: ${code(defaultValue)})` : ''}`;

/** The lines that the help of the command begins with. */
function examplesOf(command: Command): readonly string[] {
  const help: string[] = [];
  command.configureOutput({ writeOut: (part) => void help.push(part) }).outputHelp();
  return [...help.join('').matchAll(/^ {2}\$ (.+)$/gm)].map(([, line = '']) => line);
}
