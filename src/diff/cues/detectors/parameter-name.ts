/** In: a name. Out: a cue if it asks for data that no tool needs, such as the conversation. */
import type { Severity } from '../../../model.ts';
import type { Cue, InContext, Read } from '../cue.ts';

interface Asked {
  readonly severity: Severity;
  readonly name: RegExp;
}

const ASKED: readonly Asked[] = [
  {
    severity: 'high',
    name: /^(?:(?:conversation|chat|dialogue?|message|session|user)_?(?:history|log|context|transcript|messages)|(?:full|entire|previous|prior|whole|all|past)_?(?:conversation|messages|context|chat|history|transcript|prompt)|system_?(?:prompt|message|instructions?)|(?:available_?|all_?|other_?)?tools?_?(?:list|names|descriptions|available)|(?:available|other|all)_?tools|chain_?of_?thought|reasoning_?trace|thought_?process|side_?notes?|(?:raw|original|full)_?(?:user_?)?(?:prompt|query|message)_?(?:verbatim|text)|conversation_?so_?far|model_?context|llm_?context|context_?window|agent_?(?:memory|context|instructions))$/i,
  },
  // The same in other words, with nothing about a limit, a number or an identifier of it.
  {
    severity: 'high',
    name: /^(?!.*(?:id|ids|limit|count|size|length|enabled|name|type|max|tokens?|url|ttl)$)(?:\w+_)?(?:all|full|entire|whole|previous|prior|past|complete|verbatim|raw|recent|earlier)_(?:\w+_)?(?:conversation|chat|dialog|dialogue|messages|transcript|turns|prompt)(?:_\w+)?$/i,
  },
  {
    severity: 'high',
    name: /^(?!.*(?:id|ids|limit|count|size|length|enabled|type|max|url|ttl|template|file|path|language)$)(?:(?:agent|assistant|model|llm|ai)_(?:reasoning|thoughts?|thinking|memory|plan|trace|prompt|system|instructions|beliefs|state_dump)(?:_\w+)?|(?:\w+_)?system_(?:instructions|prompt|message)(?:_\w+)?|(?:available|connected|other|all|your)_(?:mcp_)?(?:tools|servers|functions)(?:_\w+)?|(?:list|names|descriptions)_of_(?:\w+_)?tools(?:_\w+)?|(?:\w+_)?(?:conversation|chat|dialog|dialogue)_(?:log|history|transcript|so_far)(?:_(?:text|full|verbatim))?|(?:hidden|inner|private)_(?:reasoning|thoughts?|monologue)(?:_\w+)?|what_(?:the_)?user_(?:said|wrote|asked|typed)(?:_\w+)?|(?:everything|all)_(?:\w+_)?(?:you_know|remembered|said)(?:_\w+)?)$/i,
  },
  {
    severity: 'low',
    name: /^(?:llm|ai|caller|calling|agent|assistant)_?(?:model|name|version|id|provider)(?:_?name)?$/i,
  },
];

// A tool that talks to a model of its own has a prompt for it.
const OWN_PROMPT = /^system_?(?:prompt|message|instructions?)$/i;
const MODEL_TOOL =
  /(?:^|[_.-])(?:chat|assistant|agent|bot|prompt|llm|model|completion|complete|gpt|generate|persona|voice|eval)(?=$|[_.A-Z-]|s\b)/;

export function parameterNameCues({ text, role, place }: Read): readonly (Cue | InContext)[] {
  if (role !== 'name' || (place !== 'parameter' && place !== 'argument')) return [];
  const name = text.slice(0, 100);
  const asked = ASKED.find((one) => one.name.test(name));
  if (asked === undefined) return [];
  return [
    (_, ownName): readonly Cue[] => {
      const severity = OWN_PROMPT.test(name) && MODEL_TOOL.test(ownName) ? 'low' : asked.severity;
      return [{ rule: 'text/conversation-asked', key: name, ...(severity === 'high' ? {} : { severity }) }];
    },
  ];
}
