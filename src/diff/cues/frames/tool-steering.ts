/** In: nothing. Out: frames: orders about other tools and about the order of calls. */
import { type Frame, frame } from '../frame.ts';

export const TOOL_STEERING_FRAMES: readonly Frame[] = [
  frame('tool-steering', 'high', 'call this_tool before other_tools/anything', { within: 25 }),
  frame('tool-steering', 'high', 'before other_tools/anything call this_tool', { within: 40 }),
  frame('tool-steering', 'high', 'before other_tools must call', { within: 40 }),
  frame('tool-steering', 'high', 'this_tool must call before other_tools', { within: 30 }),
  frame('tool-steering', 'high', 'call this_tool at_start session', { within: 20 }),
  frame('tool-steering', 'high', 'this_tool must at_start session', { within: 30 }),
  frame('tool-steering', 'high', 'must call this_tool session', { within: 30 }),
  frame('tool-steering', 'high', 'use this instead other_tools/all_others', { within: 25 }),
  frame('tool-steering', 'medium', 'use this instead named_tool', { within: 25 }),
  frame('tool-steering', 'high', 'must use this instead named_tool', { within: 30 }),
  frame('tool-steering', 'high', 'not use other_tools', { within: 20 }),
  frame('tool-steering', 'high', 'instead use other_tools', { within: 20 }),
  frame('tool-steering', 'high', 'not use named_tool this', { within: 40 }),
  frame('tool-steering', 'high', 'other_tools bad', { within: 40 }),
  frame('tool-steering', 'high', 'named_tool bad use/this', { within: 60 }),
  frame('tool-steering', 'high', 'replaces other_tools', { within: 20 }),
  frame('tool-steering', 'high', 'when named_tool/tool_name used argument alter', { within: 50 }),
  frame('tool-steering', 'high', 'when used named_tool/tool_name alter argument', { within: 60 }),
  frame('tool-steering', 'high', 'when named_tool/tool_name used alter argument', { within: 50 }),
  frame('tool-steering', 'high', 'calls_to named_tool/tool_name through', { within: 50 }),
  frame('tool-steering', 'high', 'must every through this_tool', { within: 40 }),
  frame('tool-steering', 'medium', 'before tool_name must call tool_name', { within: 60 }),
  frame('tool-steering', 'medium', 'before every tool_name used', { within: 40 }),
];
