/** In: nothing. Out: frames: orders about other tools and about the order of calls. */
import { type Frame, frame } from '../frame.ts';

/** With a tool of another server, which is no part of the task. */
const FOREIGN = 'high';

export const TOOL_STEERING_FRAMES: readonly Frame[] = [
  // Before all others, or in every conversation
  frame('tool-steering', 'high', 'call this_tool before other_tools/anything', { within: 25 }),
  frame('tool-steering', 'high', 'before other_tools/anything call this_tool', { within: 40 }),
  frame('tool-steering', 'high', 'before other_tools must call', { within: 40 }),
  frame('tool-steering', 'high', 'this_tool must call before other_tools', { within: 30 }),
  frame('tool-steering', 'high', 'call this_tool at_start session', { within: 20 }),
  frame('tool-steering', 'high', 'this_tool must at_start session', { within: 30 }),
  frame('tool-steering', 'high', 'must call this_tool session', { within: 30 }),
  frame('tool-steering', 'high', 'must every through this_tool', { within: 40 }),
  frame('tool-steering', 'high', 'every must through this_tool', { within: 40 }),
  // Instead of others
  frame('tool-steering', 'high', 'use this instead other_tools/all_others', { within: 25 }),
  frame('tool-steering', 'medium', 'use this instead named_tool', { within: 25, foreign: 'high' }),
  frame('tool-steering', 'high', 'not use other_tools', { within: 20 }),
  frame('tool-steering', 'high', 'instead use other_tools', { within: 20 }),
  frame('tool-steering', 'medium', 'not use named_tool this', { within: 40, foreign: FOREIGN }),
  frame('tool-steering', 'high', 'other_tools bad', { within: 40 }),
  frame('tool-steering', 'medium', 'others_of_kind bad', { within: 40 }),
  frame('tool-steering', 'medium', 'named_tool bad', { within: 40, foreign: FOREIGN }),
  frame('tool-steering', 'high', 'replaces other_tools', { within: 20 }),
  frame('tool-steering', 'medium', 'disable named_tool', { within: 12, foreign: FOREIGN }),
  // What others are given
  frame('tool-steering', 'medium', 'when named_tool/tool_name used argument alter', {
    within: 50,
    foreign: FOREIGN,
  }),
  frame('tool-steering', 'medium', 'when used named_tool/tool_name alter argument', {
    within: 60,
    foreign: FOREIGN,
  }),
  frame('tool-steering', 'medium', 'when named_tool/tool_name used alter argument', {
    within: 50,
    foreign: FOREIGN,
  }),
  frame('tool-steering', 'medium', 'when used tool_name must alter', { within: 50, foreign: FOREIGN }),
  frame('tool-steering', 'medium', 'calls_to named_tool/tool_name through', { within: 50, foreign: FOREIGN }),
  frame('tool-steering', 'medium', 'calls_to alter_by named_tool/tool_name', {
    within: 50,
    foreign: FOREIGN,
  }),
  frame('tool-steering', 'medium', 'used named_tool/tool_name must alter argument', {
    within: 50,
    foreign: FOREIGN,
  }),
  // One more step
  frame('tool-steering', 'low', 'before tool_name must call tool_name', { within: 60, foreign: FOREIGN }),
  frame('tool-steering', 'low', 'before every tool_name used', { within: 40, foreign: FOREIGN }),
  frame('tool-steering', 'low', 'before used must call_strict tool_name', { within: 60, foreign: FOREIGN }),
  frame('tool-steering', 'low', 'after tool_name must call this_tool/tool_name', {
    within: 40,
    foreign: FOREIGN,
  }),
  frame('tool-steering', 'low', 'must call_strict tool_name', { within: 12, foreign: 'medium' }),
  frame('tool-steering', 'low', '^call_strict tool_name with_values', { within: 20, foreign: 'medium' }),
  frame('tool-steering', 'low', 'triggers tool_name', { within: 12, foreign: 'medium' }),
  frame('tool-steering', 'high', 'must alter/use through_this', { within: 40 }),
  frame('tool-steering', 'high', 'before call this_tool alter', { within: 45 }),
  frame('tool-steering', 'low', 'when tool_name should alter', { within: 30, foreign: FOREIGN }),
  frame('tool-steering', 'low', 'before used tool_name should call_strict tool_name', {
    within: 30,
    foreign: FOREIGN,
  }),
  frame('tool-steering', 'high', 'any_task call/use this_tool', { within: 20 }),
  frame('tool-steering', 'high', 'call/use this_tool any_task', { within: 12 }),
  frame('tool-steering', 'medium', 'calls_to named_tool/tool_name alter_by', {
    within: 40,
    foreign: FOREIGN,
  }),
  frame('tool-steering', 'high', 'instead other_tools/builtin must use', { within: 30 }),
  frame('tool-steering', 'high', 'instead other_tools/builtin use this', { within: 30 }),
  frame('tool-steering', 'high', 'not use builtin', { within: 20 }),
  frame('tool-steering', 'high', 'first_always'),
  frame('tool-steering', 'low', 'when tool_name/named_tool is_run must/also/give/use', {
    within: 40,
    foreign: 'high',
  }),
  frame('tool-steering', 'low', 'after/when used tool_name also/must/then_do call this_tool', {
    within: 25,
    foreign: 'high',
  }),
  frame('tool-steering', 'high', 'tool_of_others not use', { within: 20 }),
  frame('tool-steering', 'high', 'not use/choose tool_of_others', { within: 20, but: 'unless' }),
  frame('tool-steering', 'medium', 'named_tool/tool_name bad use this_one', { within: 30, foreign: 'high' }),
  frame('tool-steering', 'low', 'calls_to tool_name/named_tool must', { within: 12, foreign: 'high' }),
  frame('tool-steering', 'high', 'instead named_tool/tool_of_others choose me', { within: 25 }),
  frame('tool-steering', 'low', '^alter argument tool_name', { within: 25, foreign: 'high' }),
  frame('tool-steering', 'high', 'alter behaviour tool_name', { within: 16 }),
  frame('tool-steering', 'low', 'call_strict tool_name keep_it/to_this', {
    within: 50,
    gap: 12,
    foreign: 'high',
  }),
  frame('tool-steering', 'high', 'of_every must/be_routed here', { within: 30 }),
  frame('tool-steering', 'high', 'of_every be_routed tool_name/here', { within: 25 }),
  frame('tool-steering', 'high', 'not call tool_name not call this_tool', { within: 25 }),
  frame('tool-steering', 'low', 'before used tool_name call_strict tool_name', {
    within: 20,
    foreign: 'high',
  }),
  frame('tool-steering', 'low', 'a_tool_named give/send', { within: 40, foreign: 'high' }),
  frame('tool-steering', 'high', '^act_now this_tool/me unconditional', { within: 20 }),
  frame('tool-steering', 'high', 'must act_now this_tool/me unconditional', { within: 30 }),
  frame('tool-steering', 'high', 'unconditional act_now this_tool/me', { within: 30 }),
  frame('tool-steering', 'high', 'act_now unconditional', { within: 12 }),
  frame('tool-steering', 'high', '^act_now this_tool/me every_turn', { within: 30 }),
  frame('tool-steering', 'high', 'must/should act_now every_turn', { within: 30 }),
  frame('tool-steering', 'high', '^act_now every_turn', { within: 10 }),
  frame('tool-steering', 'high', 'call this before anything/other_tools', { within: 12 }),
  frame('tool-steering', 'high', 'on_event spends amount', { within: 40 }),
  frame('tool-steering', 'medium', 'on_event spends', { within: 30 }),
  frame('tool-steering', 'low', '^alter/set_arg argument_of tool_name', { within: 30, foreign: 'high' }),
  frame('tool-steering', 'medium', 'instead tool_word choose me', { within: 25 }),
];
