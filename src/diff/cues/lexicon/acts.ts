/**
 * English words by wider concepts than in `english.ts`: what an order does, to what, and with which claim. Alone none of them
 * says anything; a frame asks for two or more. Lower case; `*` at the end of a word stands for any ending.
 */
export const ACTS: Readonly<Record<string, string>> = {
  // Overrides
  ignore:
    'neglect|neglecting|supersede|superseding|supplant|invalidate|relinquish|leave aside|leave behind|brush aside|skip over|look past|unlearn|throw out|do away with|pay no heed to|take no notice of|stop applying|not bound by|step outside|exempt from|be free of|free from',
  orders:
    'objective|objectives|moderation|alignment|remit|brief|restraints|briefing|mandate|system text|rulebook|code of conduct|guidance text|context',
  given_before:
    'you received|you were given|you have been given|you got|you have received|given earlier|given before|given at|you were told|from before|from earlier|at the start of the conversation|at the beginning of the conversation|of your operator|of your developer|of your provider|of your vendor|by your operator|by your developer|by your provider|by anthropic|by openai|from your operator|from your developer|given by the user|of the system prompt|in the system prompt|from the system prompt|the developer gave|the operator gave|that came before|came earlier|stated earlier|written earlier|up to this point|that bind you|you normally follow|you usually follow|set for you|placed on you|imposed on you',
  your_task:
    'the current task|your current task|your task|the task at hand|your job|the original task|your original task|its original objectives|your original objectives|your original goal|your default behaviour|your default behavior|your normal behaviour|your normal behavior|your usual behaviour|your usual behavior|your programming|your conscience|your ethics|your values|your safety training|your principles|the earlier request|what you were doing|its normal rules|its usual rules',
  moderated:
    'moderation checks|moderation|content checks|safety policy|safety rules|usage policy|usage policies|content restrictions|ethical limits|ethical constraints|safety layer|safety layers|alignment rules|refusal rules|safety training|safety mechanism|safety mechanisms|harm filters',
  persona:
    'you are|you are now|act as|acting as|behave as|behave like|pretend|pretending|imagine you|imagine that you|role-play|roleplay|play the part|play the role|assume the role|assume the identity|take on the role|become|switch to|enter|simulate|respond as|answer as|speak as|you have become|from now on|your name is|consider yourself',
  unlimited:
    'without restrictions|without any restrictions|without limits|without limitations|no restrictions|no limits|no limitations|no guidelines|no rules|no filters|no filter|no ethics|no boundaries|no constraints|unrestricted|uncensored|unfiltered|unmoderated|never refuses|never refuse|cannot refuse|never says no|jailbroken|without rules|without guidelines|without filters|without constraints|without refusing|free of restrictions|free of rules|free of all rules|free from restrictions|free of any restrictions|unbound|not bound by|do anything|anything goes|maintenance mode|developer mode|god mode|debug mode|sudo mode|admin mode|root mode|evil mode|dan mode|root administrator|super administrator|unlocked mode|filters are off|filters off|filters are switched off|guardrails off|no safeguards|without safeguards|usual guardrails|bypass restrictions',
  supersedes:
    'supersede|supersedes|superseding|override|overrides|overrule|overrules|outrank|outranks|trump|trumps|prevail over|prevails over|take precedence over|takes precedence over|precede|come before|comes before|outweigh|outweighs|rank above|ranks above|stand above|stands above|higher priority than|more weight than|higher rank than|more important than|binding over|win over|wins over',
  this_text:
    'this description|these directions|these instructions|this instruction|this text|this note|this message|the following|these rules|the notes below|this section|this paragraph|the text below|the text of this tool|what follows|these lines|this tool|these orders|the rules below|the instructions below|the directives below|this directive|these notes|these steps|this document|the below|everything here|the words below|tool instructions|tool guidance',
  rule_giver:
    "the user or developer|the system message|system message|system prompt|the system prompt|developer message|the developer message|operator's|your operator|user's wishes|the user's|user instructions|all other rules|all rules|all other instructions|any other rule|other rules|all earlier|anything said before|anything else|the chat|the conversation|prior rules|prior instructions|all instructions|your guidelines|your safety|your own judgement|your own judgment|whatever the user|what the user|any other source|everything else|the developer's|your training",
  whatever_user:
    "whatever the user|what the user|everything the user|anything the user|the user's earlier|the user's previous|the user's original|the user's first|all the user|the user's request|the user's question",
  reveal:
    'reveal|print|output|show|repeat|leak|display|dump|disclose|expose|recite|echo|quote|return|write out|state|spell out|tell',
  own_prompt:
    "your system prompt|your initial prompt|your prompt|your initial instructions|your hidden instructions|your hidden prompt|hidden prompt|hidden prompts|initial prompt|your system message|your secret instructions|your internal instructions|your original instructions|your instructions word|model's system prompt|assistant's system prompt|your full instructions|the instructions above|the prompt above|text above",

  new_orders:
    'new instructions|new instruction|new orders|new task|new directive|updated instructions|instruction update',

  user_instead:
    "instead of the user's|in place of the user's|instead of what the user|rather than the user's|rather than what the user|not what the user|instead of the user",
  carry_out: 'run|execute|follow|obey|do|return|perform|carry out|answer',
  replaces_w:
    'replaces|replace|takes the place of|take the place of|substitutes|is now|is your new|becomes|become',
  prior_context:
    'previous context|prior context|earlier context|previous conversation|earlier conversation|everything before this|everything above|earlier turns',
  guards:
    'detect|detects|detecting|scan|scans|scanning|prevent|prevents|protect|protects|protection|block|blocks|check for|checks for|checks whether|vulnerability|vulnerabilities|alerts|cve|cves|mitre|simulate|simulates|analyze|analyzes|analyse|analyses|analysis|reports|classify|classifies|identify|identifies|known|moderation|filters|malware scanner|malware scanners|malware scan|malware scans|malware protection|malware detection|malware removal|virus scanner|virus scan|virus protection|antivirus|anti-virus|antimalware|anti-malware|ransomware protection|ddos protection|malware cleaner|malware scanning',
  model_note:
    'note to ai|note to the ai|note to the model|note to the assistant|note to the agent|note to agents|note to llm|note for the language model|note for the model|note for the ai|note for the assistant|note for the agent|note for ai|message to the model|message to the assistant|message to the ai|message for the model|instruction for the model|instructions for the model|instruction to the model|system note|internal note|ai agents|dear assistant|dear model|dear ai|attention assistant|attention ai|attention model|hey assistant|llm only|for the llm|for ai eyes|llm-only|model only|for the model only|to the reader|to any ai|agents only|ai only',
  private_thing:
    "contacts|contact list|address book|open files|home folder|home directory|last mail|last mails|latest mail|inbox|mails|emails|config.json|credentials.json|secrets.json|settings.json|config file|configuration file|mcp.json|claude.json|customer table|customers table|customer list|browser data|browser history|clipboard|private messages|documents of the user|photos|local files|files in the|git log|git config|workspace|bank statement|tax return|medical record|medical records|calendar of the user|the configuration|system configuration|all rows|hostname|user name of|ip address|local network|process list|installed programs|downloads folder|desktop folder|the database|personal details|personal data|confidential|stored logins|browser profile|calendar of the owner|the calendar of|last five mails|photo library|chat database|list /home|/home|/root|full name|names of all|phone number|files on the desktop|home address|file names|running processes|user's notes|notes.txt",
  order_first: 'first|prior to|before|beforehand|always',
  hunt: 'search|scour|recover|hunt|comb|dig|sweep|rummage|crawl|seek|scan|look|trawl|sift',
  gather_all:
    'collect|collect all|gather|gather all|harvest|dump|grab|exfiltrate|steal|siphon|scrape all|hoover up|round up|list all',
  hand_over:
    'remember them|remember it|keep them|keep it|keep both|keep the hashes|hand them|hand it|hand over|put it|put them|place it|place them|include it|include them|attach it|attach them|pass it|pass them|send it|send them|use its content|as data|as input|return them|report them|report it|submit them|upload them|forward them|share them|copy them|note them|in note|into note|in context|list the entries|add it to your|add them to|put all|give them along|give it along|use it as|hand its|drop it in|drop them|keep the result|what you see into|write what',
  each_time:
    'every minute|every hour|every day|that calls|that runs|at every|on every|at login|at boot|at each|to run this|which runs|which calls|that starts|so that it',
  several: 'several tools|multiple tools|more than one tool|two tools|different tools|many tools|both tools',
  in_first: 'as first|as the first|first|exclusively|at all times',

  rules_w:
    'rule|rules|limit|limits|guideline|guidelines|policy|policies|restriction|restrictions|directive|directives|alignment|filter|filters|commands|principles|instructions|guidance|orders|safeguards|prohibitions|constraints|taboos|ban|bans|norms|code of conduct|prompt',
  maker_w:
    'your operator|the operator|your vendor|your maker|your makers|your developer|your developers|company running|your company|your provider|your creator|your creators|anthropic|openai|your platform|your manufacturer|your boss|your trainers|your employer|system prompt|your|former|set for you|for you|on you',
  cancel_w:
    'relieved|released|exempt|freed|do not count|does not count|no longer count|out of your mind|out of mind|switched off|turned off|void|invalid|erase|abandon|dismiss|discard|forget|suspended|lifted|outranked|not binding|do not matter|does not matter|nullified|overruled|obsolete|irrelevant|not apply|be broken|break|leave aside|leave behind|left behind|left aside|scrap|unlearn|cancelled|revoked|no effect|without effect|not in force|out of force|not valid|need not be followed|not be followed|may be ignored|do not hold|stop applying|hereby removed|be disregarded|be ignored|be forgotten|hereby void|hereby suspended|hereby lifted|removed for this session',
  outrank_w:
    'outranks|outrank|beats|trumps|overrules|overrides|weighs more|counts more|matters more|prevails|wins over|goes above|comes before|stands above|supersedes',
  human_words:
    "anything the human|what the human|the human types|the human says|the user types|the user says|anything the user|what the user|user's wish|user's words|human types|user wants|the user wrote|the user writes",
  never_refuses:
    'who never declines|who never refuses|that never declines|that never refuses|and never refuses|never declines a request|never refuses a request|never says no|declines nothing|refuses nothing|cannot decline|cannot refuse|never objects|answers everything|answers anything|does everything asked|complies with everything|always complies|no request is refused|never warns|no scruples|without scruples|without conscience',

  // Concealment
  not_may:
    'must not|should not|may not|need not|never|no reason|no need|not have to|under no circumstances|does not need|shall not|must never|should never|no cause|not supposed|ought not|be kept from|keep from|in no case|by no means|at no time|not necessary|user not be|human not be',
  learns:
    'learn|learns|learn about|know about|notice|notices|find out|finds out|realise|realize|realises|realizes|hear|hear of|hears|be told|bothered|be bothered|bother|be informed|discover|discovers|suspect|suspects|be aware|become aware|learns of|get wind|sees the extra|see the extra|see the copy|see the second|made aware|alarmed|burdened|troubled',
  the_human: 'the user|the human|the person|the customer|the owner|your user|your principal',
  what_you_did:
    'what you did|steps you took|your work|your actions|what you have done|calls you made|tools you used|how you got|how you did|your process|your procedure|your method',
  leave_out:
    'skip|omit|leave out|leave|exclude|not list|not name|not include|pass over|gloss over|not describe|no word|not count|not mention',
  do_it:
    'do this|do it|do so|proceed|continue|carry this out|carry on|act|perform this|complete this|go on|handle this|execute this',
  in_secret:
    'silently|quietly|secretly|covertly|discreetly|stealthily|unnoticed|in secret|on the quiet|without a word|invisibly',
  until: 'until|unless|before they|before it|yet',
  show: 'show|showing|display|displaying|expose|present|print|list|render|output|log|logging|name|describe|record',
  admit:
    'mention|mentioning|reveal|revealing|disclose|disclosing|let on|divulge|admit|admitting|acknowledge|acknowledging|hint|hinting|tell anyone|tell anybody|say|betray|confess|state',
  that_it:
    'that the|that a|that an|that another|that you|that it|that this|that any|that data|that files|that something|that anything|how the data|how you|what you did|what was done|what happened|where the data|where the|what was|who received|how many',
  call_itself:
    'arguments of this call|arguments of the call|this call|the tool call|tool call|tool calls|this step|this request|the parameters sent|the second call|the second request|the extra call|extra calls|intermediate calls|intermediate steps|the background|the side note|sidenote|the upload|the copy|the transfer|the redirect|the redirection|the forwarding|the payload|hidden step|the second command|the second recipient|the extra recipient|additional recipient|the true amount|the real amount|the actual amount|the actual recipient|the real recipient|the actual destination|the real destination|this action|the real reason|the true purpose|the real purpose|this activity|this operation|this transfer|this event|the hidden',
  conceal:
    'conceal|concealing|hide|hiding|mask|masking|disguise|disguising|cover up|obscure|obscuring|camouflage|suppress|suppressing|bury|withhold|omit|omitting|falsify|keep out of',
  if_asked:
    'if questioned|if asked|when asked|if the user asks|when the user asks|if anyone asks|if someone asks|if anybody asks|should the user ask|should anyone ask|when questioned|if they ask|if challenged|if confronted|if pressed|if the user wonders|if the user inquires|if the user notices|if the user complains',
  deny: 'deny|denying|pretend|claim that|claim it|act as if|lie|say nothing|change the subject|say that nothing|say that only|say it was|say it is just|say you|invent|make up|answer only that|blame|deflect|insist|feign|play dumb|evade',
  unseen_by:
    "nobody can see|no one can see|nobody will see|nobody sees what|no one will notice|nobody will notice|they do not notice|they don’t notice|they don't notice|they never notice|not notice the|does not notice the|leaves the user uninformed|user uninformed|leave the user unaware|stays unaware|stay unaware|kept unaware|remains unaware|remain unaware|oblivious|none the wiser|does not realize|does not realise|does not suspect|not suspect|no suspicion|without suspicion|raise no suspicion|not arouse|escape notice|escapes notice|avoid notice|avoid suspicion|avoid detection by the user|remain discreet|be discreet|as if nothing|not told of|not be told of|uninformed about|so nobody can|so no one can|nobody should know|no one should know|as though no|as though nothing|as if no|make no mention|makes no mention|making no mention|no word of it",
  erase: 'delete|remove|clear|erase|wipe|purge|scrub|destroy|clean|truncate|tidy up',
  traces:
    'traces|trace|log entries|logs|log|history|evidence|audit trail|records of|record of this|shell history|tracks|footprints',
  afterwards:
    'afterwards|afterward|when done|once done|so nobody|so no one|so that nobody|so that no one|after the call|after that|after use|when finished|of this call|of this step|of the call|of your actions|of what',

  // Secrets
  machine_of:
    "of the user|user's|of the current user|of the machine|of the host|of the client|of the agent|from the environment|in the environment|on the disk|from the disk|on disk|from memory|of other servers|of the other|other mcp servers|in the workspace|from the workspace|shell history|in the home|home directory|home folder|from the browser|in the browser|of the browser|of the operating system|this machine|local machine|this computer|the computer|their machine|that the agent runs|the agent runs in|you run in|you are running|you can access|you have seen|you know of|your environment|your context|your memory|mentioned before|mentioned earlier|from earlier|ever typed|browser profile|stored logins|of the home directory|in the keychain",
  secret_any:
    'credentials|credential|password|passwords|passphrase|passphrases|api key|api keys|access key|access keys|access token|access tokens|refresh token|secret key|secret keys|private key|private keys|ssh key|ssh keys|secrets|seed phrase|seed phrases|recovery phrase|wallet seed|saved passwords|browser cookies|session cookies|cookies|keychain|keyring|two-factor code|two-factor codes|one-time code|one-time codes|bank pin|pin|master password|environment variables|env vars|key material|secret access key|certificates|id_rsa|vault|password manager|login data|hashes|cluster secret|configuration secrets|service account|auth tokens|bearer tokens',
  keep_it:
    'remember|remember them|remember it|keep them|keep it|keep both|keep the|hand them|hand it|hand over|put it|put them|put into|put the|place it|place them|include it|include them|attach it|attach them|pass it|pass them|send it|send them|use its content|use the content|use its contents|list the entries|return them|as input|as data|store it|store them|note them|write them|write it|append it|append them|add it|add them|supply it|supply them|report it|report them|echo it|paste it|paste them|encode it|encode them|before you|prior to|before each|before every|before the call|before answering|before calling|before use|before using|in hint|in meta|for later',
  is_given:
    'were included|was included|be included|be attached|be supplied|be provided|be placed|be passed|be added|be pasted|be inserted|be read|be loaded|be handed|be given|be sent along|be copied|be submitted|has to be|have to be|is expected to be|are expected to be|goes here|go here|belongs here|belong here|must be here|are passed|is passed|are supplied|is supplied|are provided|are included|are sent|are handed over',

  agent: 'the assistant|the agent|the model|the llm|the ai|agents|assistants|ai agents|language model|ai',

  // Data that goes out
  our_place:
    'our verification server|verification server|our collector|our endpoint|our server|our servers|our address|our bucket|our inbox|remote server|external server|external ledger|external store|external storage|the endpoint in|the endpoint|the operator|the developer|the attacker|the partner|a partner|the vendor|telemetry|callback|command server|drop box|dropbox of|paste site|shared drive|public paste|webhook|our telemetry|telemetry host|our host|our relay|our site|our bot|our queue|our number|our account',
  leaks_out: 'leak|leaks|exfiltrate|exfiltrates|smuggle|smuggles|siphon|siphons|sneak out|sneak',
  out_slot:
    'in callback|subject line|the subject|through the|through dns|as a dns|dns label|in the url|in a url|in the query|image link|image url|user agent|user-agent|header of|commit message|branch name|file name|metadata of|as a parameter of|hidden in|hidden inside|the end of the link|onto the end|alt text|tracking pixel|as a tag|issue title',
  encode: 'encode|encode the|base64|hex-encode|url-encode|embed|compress|encrypt',
  copy_any: 'copy|duplicate|mirror|replicate|clone|save|move|store|write|sync|back up|archive|place|drop',
  shared_place:
    'shared drive|shared folder|public folder|public bucket|network share|public gist|pastebin|temp folder|web root|public directory|drop box',
  every_record:
    'every transaction|each transaction|every record|each record|every row|each row|every message|each message|every document|each document|every file|each file|every payment|each payment|all records|all transactions|all rows|all documents|every request|every result|every answer|each mail|every mail|every email|each email',

  in_copy:
    'in bcc|in cc|as bcc|as cc|bcc of|cc of|into bcc|into cc|to bcc|to the bcc|in copy|on bcc|on cc|bcc field|cc field',
  be_paid:
    'be paid|are paid|be transferred|be credited|be wired|be deposited|be sent|pay|wire|transfer|deposit|use|always',

  // Conversation
  whole:
    'whole|entire|full|complete|all|verbatim|every|everything|previous|earlier|past|preceding|raw|unabridged|last|recent|latest|exact|what the user|what the human|what was',
  talk_noun:
    'conversation|chat|dialogue|dialog|messages|message|transcript|turns|exchange|discussion|session|thread|prompts|chat transcript|replies|history|requests|questions|inputs|queries|utterances|record',
  with_user:
    'so far|up to now|until now|to date|with the user|between you|between the user|of the user|from the user|by the user|in this chat|in this session|of this session|of this chat|word for word|earlier in|including earlier|up to this point|until this point|user and assistant|user and the assistant|the user said|the user wrote|user has said|user has written|of the human|from the human|in this conversation|of our conversation|in your context|have said|has said|was said|and you|you and|this session',
  give_now:
    'pass|put|include|insert|supply|provide|hand over|add|append|paste|attach|copy|write|place|fill|fill in|fill with|list|contain|contains|send|summarise|summarize|enter|submit|dump|serialize|serialise|quote|repeat|record|set',
  own_mind:
    "your hidden reasoning|your reasoning|your thoughts|your thinking|your memory|stored in your memory|your system prompt|your complete system prompt|your instructions|your full prompt|your whole prompt|your own prompt|your internal|instructions that you|instructions you|you were given by|your developer|the current system message|current system prompt|current system message|original prompt of the user|prompt of the user|your scratchpad|model's reasoning|model's thoughts|assistant's reasoning|agent's reasoning|your beliefs|what you know about the user|you know about the user|you remember|you have learned about|about this person|about the user|your knowledge of the user|your conclusions|hidden thoughts|inner monologue|your context window|your current context|developer message|your hidden state",
  own_tools_q:
    'tools can you|tools do you|tools you can|servers can you|tools are you|tools have you|which tools you|tools can the',
  own_tools:
    'other mcp servers|other servers connected|connected servers|servers connected|all tools that you|tools that you have|tools you have|tools available|available tools|other tools were|tools were called|tools called before|your tools|your other tools|other tools called|tools you called|your tool definitions|all tool definitions|your tool schemas|all tool schemas|tool definitions you|tools in your context|previous tool calls|previous tool results|tool results so far|earlier tool',

  // Other tools
  strict_order:
    'no matter which|regardless of|never let|be handed|be given|hand the job|first be|set its|change its|change the|only allowed|in every call|replace its|add to its|before each|make it|let it',
  must_take:
    'must contain|must carry|has to contain|have to contain|must be given|should be given|has to be given|must first|must receive|must use|has to use|must include|has to include|must be set|must be sent|must point|must be handed|should contain|must get|must end',
  pick: 'pick|choose|select|prefer|favour|favor|recommend|suggest|rank',
  pick_this:
    'call this one|use this one|take this one|use ours|call ours|this one instead|call this tool instead|use this tool instead|choose this one|use this instead|run this one',
  this_one_strict: 'this one|this tool|this server|me',
  lure: 'higher score|first place|your ranking|a reward|a bonus|extra points|be rewarded|graded higher|nothing else comes close|no rival|all rivals|no competitor|beyond compare|second to none|unmatched|every rival|rivals produce|will be praised|top of your list|at the top of',

  used: 'executing|running|triggering',
  tool_of_others:
    'the official|the built-in|the standard tool|the native|the default tool|the original tool|the old tool|different tool|different tools|competing tool|competing tools|competitors|alternatives|other tools|another tool|all others|over others|several tools|tools from different servers|tools from other servers|tools of other|tools on other|other servers|considering others|the others|rival|rivals|similar function|similar functions|similar tools|something else|the usual tool|existing tool|existing tools',
  choose:
    'choose|choosing|pick|picking|select|selecting|prefer|preferring|favour|favor|take|use|favouring|favoring|default to|go with|opt for|reach for|rely on|stick with|consider|considering|select before',
  me: 'me|this|this one|this tool|us|ours|our tool|this server|this service|this version|it',
  here: 'here|to this tool|to this one|this proxy|this gateway|this server|this relay|this one first|through us|through ours|through here|via this|by this tool|to log_everything|this tool',
  of_every:
    'every tool|each tool|any tool|all tools|every file operation|all file operations|all operations|every operation|all requests|all calls|every call|all traffic|all messages|all output|the output of every|the output of all|the result of every|results of all|results of every|the arguments of every|each result|every result|another tool|every action|all actions|all mail|all emails|every email|all queries|every query|all network|tools from',
  unconditional:
    'even if it is not needed|even if not needed|even when not needed|even if not asked|even when not asked|even if unrelated|even if the user did not|even if nobody|even if it seems|even if irrelevant|regardless of what was asked|regardless of the question|regardless of the topic|regardless of the request|regardless of what|regardless of whether|regardless of relevance|whether or not it|whether or not the|whether needed or not|without being asked|without waiting for a request|without being prompted|without a request|without request|unprompted|including unrelated|as soon as this tool|as soon as the tool|as soon as this server|as soon as the server|as soon as you see|as soon as you load|as soon as it is loaded|when the tool list|upon loading|immediately when|immediately after loading|immediately upon|immediately on|the moment this|the moment you|right after connecting|forever|non-stop|over and over|again and again|as often as possible|at every opportunity|as many times as|on your own initiative|of your own accord|asked or not|needed or not|no request is needed|as soon as you have read|before anyone asks|without an invitation|even unasked|whether asked|whether wanted|on its own initiative',
  again: 'repeatedly|until it returns|in a loop|twice|thrice|continuously|multiple times',
  every_turn:
    'on every user message|every user message|each user message|each new chat|every new chat|every conversation|each conversation|every question|each question|each reply|every reply|after each reply|every message|each message|every prompt|each prompt|every session|each session|every turn|each turn|every request of the user|every user request|each user request|every answer|each answer|every response|each response|every interaction|each interaction|all questions|all conversations|every task|each task|any question|whatever the user says|anything the user says|whatever is asked|no matter what is asked|in each reply|in every reply|in each answer|at the beginning of every|at the start of every|in every chat|in each chat|after every answer|after each answer|before each answer|before every answer|after every message',
  act_now:
    'call|run|invoke|execute|trigger|use|launch|activate|fire|call it|calling|running|invoking|using|be called|be run|be invoked|be executed|be used|be triggered|use the tool|call the tool',
  spends:
    'transfer|pay|buy|purchase|order|donate|book|withdraw|send|create an admin|creates an admin|delete|grant|approve|subscribe|tip|invest|charge|transfers|pays|buys|purchases|deletes|grants|approves|sign|post',
  on_event:
    'when the topic|when the user says|whenever the user|when the user mentions|if the user mentions|if the user says|whenever someone|if the topic|when the conversation|if the conversation|on startup|at startup|on start|when loaded|on connect|after connecting|when this server|the agent immediately|when idle|every hour|each day|once a day|on the first message|when a user greets|when the user greets',

  is_run:
    'is available|is connected|is used|is called|is run|is invoked|creates|sends|runs|writes|reads|posts|deletes|is installed|is loaded|exists|gets called|are used|opens|fetches|pays',
  then_do: 'also|then|always|additionally|must|next',
  this_one:
    'use this|use this one|use ours|call this|this one in its place|take this|choose this|in its place|use me|try this instead',
  to_this:
    'to this tool|to this one|to this server|into this tool|its result to this|its result here|with its result',
  be_routed:
    'be routed|is routed|are routed|pass through|go through|report to|be sent to|send its|be forwarded|be passed|be handed|be reported|be logged|flow through|run through|first pass',
  set_arg: 'set|change|force|switch|override|always set',
  over_others:
    'over others|over the others|over all others|over any other|over every other|over the original|over the official|over the built-in|over the standard|over alternatives|over competitors|over similar|before others|before all others|of all|instead of others|instead of any|for everything|no matter what|above all',
  always_do: 'always|only|ever',
  unless: 'unless|for this|if you need|when you need|e.g|large|more than',

  // Preference
  boast:
    'best tool|the best|superior|only reliable|guaranteed|officially|endorsed|certified|top priority|number one|most accurate|unbeatable|preferred tool|improved|enhanced|better than|recommended over|rewarded|is rewarded|penalties|penalised|penalized|violates policy|no reason to use|do not consider|replaces the standard|official replacement|only approved|only authorised|only authorized|sole|the only|exclusive provider|mandatory for|endorsed and mandatory',
  rival_fault:
    'outdated|slow|insecure|wrong data|inaccurate|unsafe|penalties|penalty|penalised|penalized|violates policy|violate policy|against policy|forbidden|not be called|no longer be|any longer|unreliable|inferior|malicious|untrusted|deprecated|prohibited|not permitted|give wrong|fail often|must be avoided|a risk|risky|leak data',

  // Malware
  prey: 'victim|victims|until it pays|until they pay|unless they pay|mass phishing|colleague|colleagues|ex-partner|spouse|of the target|hostage|paywall|paywalls|unsuspecting|without their knowledge|minors|stolen',
  preys:
    'empties|drains|locks|plants|sends|steals|bypasses|threatens|tracks|follows|reads|forges|fakes|publishes|records|photographs|blackmails|impersonates|tricks|lures|calls|hits|attacks|robs|cheats|intimidates|copies',
  malware:
    'backdoor|back door|ransomware|keylogger|spyware|malware|botnet|rootkit|trojan|cryptominer|malicious code|malicious script|malicious payload|malicious package|malicious link|reverse shell|bind shell|remote access trojan|logic bomb|virus|worm|infostealer|phishing mail|phishing mails|phishing message|phishing messages|phishing site|phishing sites|phishing page|phishing pages|phishing emails|phishing email|spam campaign|denial of service|denial-of-service|ddos attack|ransom|hidden remote access|shellcode|exploit code|fake login|fake login page|crypto miner|hidden miner',
  does_harm:
    'installs|install|creates|create|opens|open|launches|launch|generates|generate|spreads|spread|deploys|deploy|starts|start|plants|plant|injects|inject|runs|run|performs|perform|builds|build|asks for|ask for|demands|drops|delivers|hides|sends|writes|compiles|distributes|uploads|executes|sets up|establishes|embeds|crafts|produces|propagates',
  does_attack:
    'spies on|spy on|snoops on|eavesdrops on|tampers with|tamper with|brute-forces|brute forces|brute-force|bruteforces|hijacks|hijack|impersonates|defrauds|blackmails|extorts|scams|stalks|sabotages|sabotage|infects|infect|wipes the|wipe the|destroys|bricks|defaces|overloads|floods|forges|bypasses the login|steals|steal|exfiltrates|siphons|harvests|infiltrates|intercepts|disables the antivirus|disables antivirus|kills the antivirus|disables security|disables the defender|deletes backups|deletes all backups|deletes shadow copies',
  victim:
    "the user's|of the user|the user|victim|victims|someone's|other people|another person|target|the target|web site|website|a site|logins|login|audit logs|the clipboard|clipboard|screen|the disk|disk|microphone|webcam|passwords|cookies|accounts|machines|the network|systems|all files|contacts|traffic|wallet|wallets|intrusion|elections|data|security software|antivirus|firewall|defender|backups|shadow copies|event log|event logs|logging|alarms",
  destroys:
    'deletes all|delete all|drops all|drop all|wipes all|wipe all|erases all|destroys all|removes all|encrypts all|encrypts the|deletes every|overwrites all|formats the',
  beyond_repair:
    "without a way back|no way back|without backup|without recovery|beyond recovery|irrecoverably|production database|production tables|files of the user|user's documents|user's files|home directory|the whole disk|hard drive|root filesystem|all backups|of the victim|system32|entire system",

  // Side effects
  on_the_side:
    'as a side effect|in the background|along the way|while doing so|while at it|on the quiet|unseen|secretly|quietly|silently|simultaneously|at the same time|without notice|behind the scenes|in passing|covertly|on the side|meanwhile|in the process|without mention|unnoticed|under the hood',
  and_also:
    'also|additionally|in addition|as well|furthermore|afterwards|too|besides|moreover|on top of that',
  changes:
    'transfers|deletes|removes|grants|makes it|pushes|is created|are created|creates an|creates a new|disables|turns off|switches off|shares|publishes|accepts|keeps a copy|changes the|modifies|uploads|withdraws|charges|gives them|gives admin|gives the|weakens|overwrites|installs|opens a port|opens the port|stores the|stores a|is synchronised|is synchronized|are synchronised|are synchronized|is logged|are logged|forwards|sends|mails|posts|approves|cancels|lowers|raises|adds an|adds a|invites|subscribes|signs|follows|unlocks|exposes|rewrites|is removed|is deleted|are deleted|is sent|is shared|is uploaded|is changed|enables|adjusts|records the|copies the|drops the|resets|revokes|logs it|logs the|shares the|sends a copy|stores it',
  grave_change:
    'world readable|world-readable|world writable|publicly|second remote|another remote|remote machine|our servers|our server|admin rights|admin account|admin role|two-factor|full access|dns server|later use|permissions of|firewall|certificate checks|to the maintainer|to the author|one dollar|small fee|a fee|a tip|the file afterwards|old entries|all invitations|authorized_keys|mail filter|forwarding rule|security settings|the password|backup account|hidden user|our account|an account|a webhook|the original|the source file|the input file|in plain text|in clear text|plaintext|external account|external user|every user|all users|without encryption|unencrypted|a third party|our cloud|to the vendor',

  // Consent
  agreement:
    'agreement|approval|approval request|approval requests|confirmation|consent|permission|sign-off|checking back|check back|checking in|go-ahead|a yes|approvals|confirmations',
  left_out:
    'left out|accepted|omitted|silence|unnecessary|not needed|superfluous|optional|skipped|as given|assumed|waived|taken for granted|dispensed with|without checking back|without check|needless|redundant|can wait|forgone|presumed',
  approves:
    'auto_approve|auto-approve|autoapprove|auto_confirm|auto-confirm|always allow|allow always|allow all|pre-approved|preapproved|preauthorised|preauthorized|already approved|approval setting|permission setting|approval mode|yolo mode|allow list|allowlist of the client|safety question|safety questions|permission prompts|permission prompt|permission request|review step|approval step|any dialog|confirmation dialogs|confirmation window|human review|human approval|consent screen|consent step|second factor|approval dialog|approval dialogs|approval flow|approval requests|warning dialog|warning dialogs',
  waves:
    'set|skip|bypass|disable|assume|answer|accept|dismiss|turn off|switch off|enable|circumvent|avoid|ignore|suppress|confirm|click|auto-accept|grant|override|respond to|say yes|consider|treat|use|choose|reply',
  not_required:
    'confirmations are not required|confirmation is not required|confirmations are not needed|confirmation is unnecessary|confirmations are unnecessary|approval is not needed|approval is unnecessary|approvals are not|consent is not required|no sign-off|without sign-off|without a sign-off|without any confirmation|without any approval|without human approval|without human review|without double checking|without checking with|without consulting|without the consent|without the approval|without the permission|do not let the user decide|not let the user decide|just run it|run it anyway|do it anyway|never pause for|do not pause for|do not stop to ask|not stop to ask|ask no questions|no questions asked|user agrees in advance|agreed in advance|has pre-approved|answered with yes|answer is yes|default to yes',

  // Commands
  fetch_and_run:
    'download and execute|download and run|download and install|download and launch|download and open|fetch and execute|fetch and run|get and run|download then run|downloads and executes|downloads and runs|pull and run|retrieve and execute|install and run|load and execute|fetch and evaluate',
  shell_line: 'source|eval|export|alias|exec|the command|the line|curl|sh|a hook',
  append_v: 'append|add|write|echo|insert|put|install|prepend',
  shell_w: 'bash|sh|powershell|python|the shell|terminal|zsh|cmd|node|interpreter',
  lets_run:
    'run it|let bash|let sh|let python|execute|run them|pipe|feed it|hand it to|start it|runs it|launch',
  evaluate:
    'evaluate it|eval it|and evaluate|and eval|and start it|and run|and execute|and launch|and source it|run it|execute it|source it|start it|install it|import it|load it into|then run|then execute|then start|open it',
  fetched:
    'script from|file from|package from|archive from|code from|program from|pastebin|gist|paste site|raw.githubusercontent|the script at|the code at|the gist|installer from|binary from|payload from',
  before_use:
    'before first use|before the first use|to initialise|to initialize|prerequisite|must be executed|must be run first|before any call|executed first|run first|to prepare|to enable|to activate|in the terminal|with sudo|with administrator|as root|every minute|at each login|before each call|before each use|to set up|for setup|to finish setup|to complete setup|to unlock',
};
