/** Calls of tools of Claude Code's plugins, and what the hook answers. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly tool: string;
  readonly input?: Readonly<Record<string, string>>;
  /** The server of the plugin no longer matches. */
  readonly drifted?: true;
  /** A plugin of this name is installed, too. */
  readonly installed?: string;
  /** Undefined: the call passes. */
  readonly denied?: RegExp;
}

export const kind: Kind<Case> = {
  promise: 'guard',
  kind: 'The tools of a plugin whose folder is in the repository are known by their names in Claude Code, and held as those of other servers are.',
  open: 'Installed plugins are copies in the home folder, which are not checked: their tools are denied.',
  cases: [
    { name: 'a locked tool of a plugin', tool: 'mcp__plugin_my-plug_notes__read_note' },
    { name: 'the same with an underscore for the hyphen', tool: 'mcp__plugin_my_plug_notes__read_note' },
    { name: 'a tool of a plugin in the skills', tool: 'mcp__plugin_deep_plug_mail__read_note' },
    {
      name: 'its resources',
      tool: 'ReadMcpResourceTool',
      input: { server: 'plugin:my-plug:notes', uri: 'x:' },
    },
    { name: 'a tool that is not locked', tool: 'mcp__plugin_my-plug_notes__send', denied: /no such tool/ },
    {
      name: 'a server that drifted',
      tool: 'mcp__plugin_my-plug_notes__read_note',
      drifted: true,
      denied: /does not match/,
    },
    {
      name: 'the resources of one that drifted',
      tool: 'ReadMcpResourceTool',
      input: { server: 'plugin:my-plug:notes', uri: 'x:' },
      drifted: true,
      denied: /does not match/,
    },
    {
      name: 'a server of another plugin',
      tool: 'mcp__plugin_other_notes__read_note',
      denied: /its plugin is not in this repository/,
    },
    {
      name: 'a server that the plugin does not have',
      tool: 'mcp__plugin_my-plug_more__read_note',
      denied: /its plugin is not in this repository/,
    },
    {
      name: 'a plugin whose name only begins like it',
      tool: 'mcp__plugin_my-plug-two_notes__read_note',
      denied: /its plugin is not in this repository/,
    },
    {
      name: 'its server without the plugin',
      tool: 'mcp__notes__read_note',
      denied: /in none of the checked configs/,
    },
    {
      name: 'a plugin of the same name that is installed',
      tool: 'mcp__plugin_my-plug_notes__read_note',
      installed: 'my-plug@somewhere',
      denied: /which was not checked/,
    },
    ...[
      ['deep_plug@somewhere', 'one that the client writes in the same way'],
      ['deep plug@a@b', 'one with a blank that the client writes in the same way'],
      ['deep-plug@somewhere', 'one with a hyphen that a client writes in the same way'],
      ['deep@somewhere', 'one whose server is called like another plugin'],
    ].map(([installed = '', name = '']) => ({
      name: `an installed plugin: ${name}`,
      tool: 'mcp__plugin_deep_plug_mail__read_note',
      installed,
      denied: /which was not checked/,
    })),
    {
      name: 'a server of the project that is called like one of an installed plugin',
      tool: 'mcp__plugin_far_notes__read_note',
      installed: 'far@somewhere',
      denied: /which was not checked/,
    },
    {
      name: 'a server of the project that is called like one of a plugin that is not installed',
      tool: 'mcp__plugin_far_notes__read_note',
      installed: 'fa@somewhere',
    },
    {
      name: 'a plugin with only the first word of the name is installed',
      tool: 'mcp__plugin_my-plug_notes__read_note',
      installed: 'my@somewhere',
    },
    {
      name: 'another plugin that is installed',
      tool: 'mcp__plugin_my-plug_notes__read_note',
      installed: 'my-plug-two@somewhere',
    },
  ],
};
