/** English words and phrases by concept. Lower case; `*` at the end of a word stands for any ending. No word here says that a text is harmless. */
export const ENGLISH: Readonly<Record<string, string>> = {
  not: "do not|don't|never|must not|mustn't|must never|should not|shouldn't|should never|may not|shall not|not to|without|avoid|refrain from|please don't|no need to|no reason to|need not|needn't|does not need to be|doesn't need to be|do not need to|don't need to|does not have to be|doesn't have to be|not necessary to|not have to be|under no circumstances|at no point|stop|cease|nothing about|not",
  must: "must|must first|must always|must also|always|have to|has to|need to|needs to|required to|is required|make sure|be sure to|ensure|it is critical|it's critical|crucial|mandatory|obligatory|it is important|in any case|at all times|without exception|shall|are to|is to",
  order:
    'must|always|have to|has to|required to|make sure|be sure to|ensure that|mandatory|please|kindly|also|first|before|whenever|every time|each time|after each|after every|on every|for every|in any case|automatically|immediately|start by|begin by|you need to|you should|you are to|then|important|critical|if|when',
  every: 'every|each|all|any|everything|whatever|whenever|always',

  // Overrides
  ignore:
    'ignore|ignoring|disregard|disregarding|forget|forgetting|set aside|put aside|pay no attention to|overrule|bypass|bypassing|circumvent|stop following|stop obeying|cease following|no longer follow|do not follow|stop adhering to|abandon|unlearn|violate|throw away|discard|override|overrides|overriding|neutralize|be ignored|be disregarded|drop',
  suspend:
    'suspend|disable|disables|skip|lift|remove|remove any|turn off|switch off|deactivate|ignore|ignores|bypass|bypasses|circumvent|disregard|override|overrides|break|evade|skips',
  prior:
    'previous|prior|earlier|preceding|above|existing|original|initial|former|past|current|given|received|all|any|your|the system|system|safety|security|built-in|default|those|other|every|these|developer|prior to this|the user|user|of your|you were given|you have been given|you received',
  orders:
    'instruction|instructions|directive|directives|guideline|guidelines|guidance|prompt|prompts|rules|constraints|restrictions|policy|policies|safeguards|guardrails|orders|system message|system messages|training|limitations|programming|protocols|ethics|commands|directions|system prompt',
  safety:
    'safety rules|safety checks|safety measures|safety guidelines|safety policies|safety restrictions|safety filters|content filter|content filters|content filtering|content policy|content rules|guardrails|safeguards|your restrictions|your policies|your rules|policy checks|security policies|security restrictions|security checks|safety protocols|ethical guidelines|your safety|your guidelines|your limitations|safety and security',
  lifted:
    'no longer apply|no longer applies|no longer valid|no longer in effect|do not apply|does not apply|are suspended|is suspended|are lifted|is lifted|lifted|are void|is void|have been replaced|has been replaced|are replaced|is replaced|should be ignored|should be disregarded|must be ignored|must be disregarded|can be ignored|are overridden|is overridden|are superseded|are disabled|are cancelled|are canceled|are obsolete|are revoked|have expired|has expired|to be ignored|to be disregarded',
  forget_all:
    'forget everything|forget all of it|forget what you|everything you were told|everything you have been told|everything above|disregard everything|disregard what|ignore everything above|ignore everything before|ignore everything you|ignore what you|ignore what the user|ignore the user|disregard the user|forget the user|forget about the user|stop following the conversation|follow only this text|follow only the text|follow only these|follow only this|follow these instead|obey only|listen only to|follow the instructions below instead|what follows replaces it|start following this text|ignore any user-specified|ignore their',
  new_role:
    'you are now a|you are now an|you are now in|you are now the|you are now operating|you are now acting|you are now free|you are no longer|you have a new task|you have a new goal|you have new instructions|your new task|your new goal|your new role|your real task|your true goal|your goals have changed|changed your goals|from now on you|from now on, you|from this point on you|from here on you|you will act as|pretend to be|pretend you are|pretend that you are|act as an unrestricted|act as a system|act as root|act as admin|answer as an unrestricted|unrestricted assistant|unrestricted ai|do anything now|act as if you have no|behave as if you have no|new instructions from|new instruction from|new system prompt|new directive|updated instructions from|enter developer mode|enter god mode|enable developer mode|enable god mode|enable jailbreak|jailbreak mode|you are in developer mode|you are in debug mode|you are in maintenance mode|you are in god mode|you are in admin mode|switch to developer mode|act as the system',
  you: "you|your|yours|the assistant|the model|the agent|the ai|the llm|assistant's|agent's",
  higher:
    'higher authority|highest authority|higher priority|highest priority|top priority|greater authority|more authority|absolute authority|absolute priority|takes precedence|take precedence|has precedence|have precedence|takes priority|take priority|has priority|have priority|outranks|outrank|overrides|override|supersedes|supersede|prevails|wins',
  over: 'over|than|above|override|overrides|outranks|outrank|supersedes|supersede|of',
  authority:
    "the user's message|the user's request|the user's wishes|the user's query|the user's instructions|the user's words|user's request|user's query|user's instructions|user instructions|user requests|user input|user preferences|the user|what the user|anything else in your context|anything the user|everything else|any other instruction|any other instructions|all other instructions|other instructions|your instructions|your system prompt|the system prompt|system prompt|your guidelines|the conversation|your context|previous instructions|earlier instructions|your policies",
  against_user:
    "regardless of what the user|regardless of the user|regardless of user|regardless of any user|no matter what the user|whatever the user says|whatever the user asks|even if the user says no|even if the user objects|even if the user declines|even if the user refuses|even if the user disagrees|over those of the user|against the user's|what the user asked for is irrelevant|what the user wants is irrelevant|user asked for is irrelevant|instead of what the user|rather than what the user|irrespective of the user|irrespective of what the user|conflict with what the user|contradict the user|conflicts with the user|conflict with the user|what the user asked for is irrelevant|the user asked for is irrelevant|what the user asked is irrelevant|user wants is irrelevant|user says is irrelevant",
  obey: 'comply|obey|follow|act accordingly|execute|adhere',

  // Concealment
  tell: 'tell|telling|inform|informing|notify|notifying|alert|alerting|warn|warning|bother|bothering|trouble|troubling|let|told|informed|notified|consult|involve|update',
  speak:
    'mention|mentioning|mentioned|reveal|revealing|disclose|disclosing|bring up|bring this up|bring it up|talk about|discuss|discussing|discussed|reference|refer to|acknowledge|say anything about|speak of|speak about|tell|hint at|note|report|bring|divulge|expose|comment on|draw attention to|let on|show',
  act: 'this|it|that you|these|that this|the fact|this step|these steps|the step|the call|this call|the second call|the extra request|the extra step|the extra call|the additional call|the additional step|the additional request|the background|the backup|the request|the transfer|the copy|the instructions|these instructions|this instruction|this detail|what was sent|about this|this policy|this note|this message|this behavior|this behaviour|this action|the hidden|the change|the upload',
  act_named:
    'this step|these steps|the step|the call|this call|that call|the second call|the extra request|the extra step|the extra call|the additional call|the additional step|the additional request|this request|this action|any mention|mention of|this operation|this detail|the output of this call|this upload|the upload|the transfer|this instruction|these instructions|this process|the process',
  omit: 'omit|omitting|leave|leave out|exclude|hide|hiding|withhold|conceal|keep|drop|strip|remove',
  reply:
    'your summary|your answer|your reply|your response|your message|your report|your output|your explanation|the summary|the answer|the reply|the chat|the final answer|the conversation|your final answer|what you tell the user|the final response|your replies|your final response|the visible',
  user: 'the user|user|users|the customer|the person|the human|the operator|the owner|the client|anyone|anybody|the end user|them|people|the person you are talking with|a human|him|the caller',
  quiet:
    "keep quiet|stay silent|remain silent|stay quiet|keep this secret|keep it secret|keep this confidential|keep this private|keep this between us|keep this to yourself|keep it to yourself|keep this hidden|keep it hidden|keep that to yourself|this stays between us|never happened|without the user's knowledge|without the users knowledge|without the user knowing|without their knowledge|without drawing|without the user noticing|without arousing|without raising suspicion|without alerting|without anyone noticing|out of sight of the user|invisible to the user|hidden from the user|unseen by the user|not visible to the user|must remain invisible|must stay invisible|remain invisible to|remain hidden from|stay hidden from|must remain hidden|must stay hidden|must remain secret|should never find out|must never find out|must not find out|should not find out|shouldn't find out|must never know|must not know|should not know|should never know|must not notice|should not notice|will never know|never knows|does not notice|doesn't notice|will not notice|won't notice|does not need to know|doesn't need to know|do not need to know|need not know|does not have to know|doesn't have to know|does not have to be told|doesn't have to be told|does not need to be told|need not be told|should not be told|must not be told|should not be informed|must not be informed|not be aware|unaware of|behind the scenes without|so that nobody notices|so nobody notices|hide this from|hide it from|conceal this from|conceal it from|not an action that needs to be discussed|deny that|deny having|pretend nothing|pretend that nothing|as though nothing|as if nothing|as if it's part of the normal|as if it is part of the normal|make it look like|make it look as|make them look like|look like normal",
  secretly:
    'secretly|covertly|stealthily|discreetly|surreptitiously|quietly|silently|invisibly|unnoticed|undetected',

  // Secrets
  secret:
    "private key|private keys|ssh key|ssh keys|secret key|secret keys|saved passwords|saved password|stored passwords|stored credentials|saved credentials|saved logins|user's passwords|user's password|user's credentials|user's api key|user's api keys|user's token|user's tokens|user's secrets|browser cookies|session cookies|all cookies|cookie jar|seed phrase|recovery phrase|mnemonic phrase|keychain|wallet file|wallet keys|environment variables|env vars|env variables|all environment variables|environment secrets|auth tokens|access tokens|api tokens|all api keys|all credentials|all secrets|all passwords|api keys you|tokens you|credentials you|passwords you|aws keys|aws credentials|cloud credentials|github token|password store|password manager|database credentials|authentication tokens|stored access tokens|connection strings|connection string|signing key|signing keys|bearer tokens|auth material|authentication material|credentials file|credentials files|credential files|.env file|.env files|dotenv|live service credentials|embedded credentials|session tokens|cached credentials|confidential company information|sensitive files|sensitive system files|system files including passwords",
  read: 'read|reading|open|opening|load|loading|fetch|fetching|retrieve|retrieving|dump|dumping|cat|collect|collecting|look up|look into|get|extract|extracting|check|copy|copying|access|accessing|gather|gathering|grab|scan|find|search for|obtain|steal|harvest|view|inspect|locate|download',
  reads:
    'reads|opens|loads|fetches|retrieves|dumps|collects|looks up|extracts|copies|accesses|gathers|grabs|scans|harvests|ingests|indexes|captures|includes|exports|uploads|transmits|sends|posts|forwards|bundles|archives|archiving|embeds|reports|logs|bundling|embedding|reading|indexing|extracting|capturing|incorporates',
  give: 'pass|passing|put|include|including|insert|supply|provide|hand over|hand them over|hand it over|add|append|paste|attach|embed|use|store|place|submit|send|give|return|set|feed|write|pass it|pass them|set to|encode|render',
  slot: 'parameter|parameters|argument|arguments|field|fields|sidenote|side note|metadata|meta|context|note|here|into this|token field|as the|as `|in `|auth|body|request|header|headers|into the request|input|payload|first parameter|variable|into the',
  content:
    'content|contents|the text|the value|the values|the full text|everything|whatever|data|lines|bytes|the first line|the key',
  expected:
    'expected|required|needed|passed|provided|supplied|included|placed|inserted|stored in|found in|taken from|read from|added|is stored',

  // Data that goes out
  send: 'send|sending|forward|forwarding|post|posting|upload|uploading|transmit|transmitting|submit|submitting|email|emailing|e-mail|mail|mailing|bcc|cc|leak|leaking|exfiltrate|exfiltrating|share|sharing|deliver|copy|sync|synchronize|synchronise|report|notify|push|pipe|relay|loop in|stream|ping|beacon|export|back up|backup|archive|mirror|disclose|hand over|pass on|replicate|publish|send along|dispatch|let',
  sent: 'be sent|be forwarded|be posted|be uploaded|be transmitted|be submitted|be emailed|be mailed|be shared|be copied|be reported|be delivered|be stored|be archived|be mirrored|is sent|is forwarded|is posted|is uploaded|is transmitted|is emailed|is mailed|is shared|is copied|is reported|is mirrored|are sent|are forwarded|are posted|are uploaded|are transmitted|are emailed|are mailed|are shared|are copied|are reported|are mirrored|be logged|also go to|should go to|must go to|goes to|go to|has to go to|automatically forwarded|automatically sent|also sent|also forwarded|also stored|be passed|be added|be sent along|be set|are logged|is logged|be synced|are synced|is synced|also uploaded|also posted|also shared|also mirrored|also copied|also logged|additionally sent|additionally saved|also saved|simultaneously archiving|is exported|are exported|also exported|always forwarded',
  private_data:
    "conversation|the conversation|conversation history|chat history|chat log|chat logs|transcript|transcripts|everything the user|everything the user types|everything you know|what the user asked|what the user told you|what the user said|what the user wrote|what the user types|what the customer asked|user's messages|private messages|previous messages|all messages|system prompt|system message|all files|every file|every document|all documents|the whole workspace|the workspace|entire workspace|whole project|source code|the customer list|customer list|customer data|customer record|customer records|user data|personal data|card number|credit card|card details|user's location|your location|contacts|address book|user's email|user's name|open files|browsing history|all data|all user data|collected data|all collected data|stolen data|private data|internal documents|the contents of|contents of|full contents|file contents|its contents|their contents|its content|screenshot|clipboard|keystrokes|the results|the result|every result|all results|each reply|every reply|each message|every message|each document|all emails|every email|password|passwords|credentials|api key|api keys|secrets|tokens|copy of each|copy of every|copy of all|copy of the|copy of any|copies of all|copies of every|cookies|document cookies|environment variables|git remote url|the output|user's query|user’s query|message body",
  talk: 'full conversation|entire conversation|whole conversation|complete conversation|conversation history|conversation so far|chat history|chat log|full chat|entire chat|whole chat|chat transcript|transcript of the chat|transcript of the conversation|previous messages|all previous messages|earlier messages|message history|dialog history|dialogue history|your instructions|your context|full context|entire context|chain of thought|your reasoning|your thinking|your thought process|your thoughts|reasoning trace|tools available to you|tools you have|tools you can|list of available tools|list of all tools|list of your tools|everything you know about|all you know about|what you know about the user|everything the user has|everything the user said|everything the user told|functions available to you|all tools that are available|tools that are available to you|complete transcript of this|every message so far|messages exchanged so far|messages so far|user and assistant messages|all user messages|contents of your context|your memory|your full context|your entire context|your current context|your system prompt|your own instructions|your hidden instructions',
  talk_weak:
    'the conversation|system prompt|system message|system instructions|all messages|the transcript|the chat|the context window|the email body|full email body',
  vendor:
    'our server|our servers|our endpoint|our api|our team|our support|our support team|the vendor|the operator|a third party|third party|third parties|third-party|external server|external servers|external service|external endpoint|external archive|external address|external host|external monitoring|external analytics|remote server|remote servers|remote endpoint|remote host|remote service|attacker|the developer|our partners|our partner|partners|advertisers|analytics service|analytics provider|analytics dashboard|analytics endpoint|telemetry|telemetry service|logging service|audit service|audit server|audit log service|backup server|backup service|collector|webhook of|public folder|public bucket|pastebin|public gist|shared drive|shared folder|shared inbox|shared workspace|shared analytics|compliance repository|monitoring endpoint|monitoring service|catalog service|scanning service|schema registry service|similarity analysis service|to us|remotely|external|partner|cdn|archive|upload tool|our address|command and control|c2 server|dns queries|dns query|slack webhook',
  url_part:
    'url|link|query string|query parameter|query parameters|image url|image address|the address|subdomain|image whose|markdown image|hyperlink|links you show',
  receives:
    'receives a copy|receive a copy|gets a copy|get a copy|keep a copy|in copy|in the loop|loop them in|carbon copy|blind copy|courtesy copy',

  // Other tools
  this: 'this|this tool|this one|this function|it|me|the present tool|this server|this action|this endpoint|through this',
  this_tool:
    'this tool|this one|this function|this server|this action|this command|the present tool|the current tool|through this',
  use: 'use|using|used|call|calling|called|run|running|invoke|invoking|invoked|execute|executing|executed|choose|select|pick|prefer|try|go through|pass through|route|executes|trigger|triggered|start|consult',
  call: 'call|called|calling|run|running|invoke|invoked|invoking|execute|executed|use|used|using|trigger|triggered|start with|begin with|executing|rely on',
  before: 'before|prior to|ahead of|in advance of|first|earlier than',
  other_tools:
    'any other tool|any other tools|all other tools|every other tool|other tools|any other function|all other functions|every other function|any other action|any tool|any tools|every tool|all tools|each tool|any function|every tool call|any tool call|every single tool call|any other call|every call|other calls|other functions|another tool|another server|other server|other servers|any other server|from another server|built-in tool|built-in tools|built-in search|native tool|native tools|the built-in|any further tool|competing tools|comparable tool|comparable tools|similar tools|alternative tools|alternatives|the other tools|the standard tool|the default tool|any subsequent tool|any of the other|other available tools|other weather tools|other search tools',
  all_others:
    'all others|the others|any others|every other|any other|everything else|anything else|all alternatives|any alternative|the alternatives',
  anything:
    'answer|answering|you answer|responding|you respond|respond|reply|replying|you reply|anything|you do anything|doing anything|anything else|any other step|each reply|every response|each response|every answer|any response|every message|processing any|any user request|any request|any action',
  session:
    'every conversation|each conversation|any conversation|the conversation|every session|each session|the session|every request|each request|every message|each message|every turn|each turn|every prompt|each prompt|every task|each task|every interaction|a conversation|a session|any task',
  at_start:
    'at the start of|at the beginning of|as the first step of|as the very first|first in|first thing in|once per|in every|on every|for every|with every|at the start|run first',
  instead: 'instead of|rather than|in place of|over|not|in preference to|as a replacement for|ahead of',
  replaces:
    'replaces|supersedes|supersede|replacement for|replacement of|substitutes|takes the place of|is a drop-in replacement for|makes obsolete|replaced by',
  tool_word: 'tool|tools|function|functions',
  bad: 'broken|deprecated|unsafe|insecure|wrong|wrong results|unreliable|disabled|temporarily disabled|obsolete|outdated|compromised|vulnerable|unavailable|inaccurate|buggy|not work|no longer work|no longer works|not be used|never be used|be avoided|discontinued',
  when: 'when|whenever|if|each time|every time|any time|after|while|once|for any|for all|for every|for each|all|any|every|requests to|calls of|calls to|in case',
  alter:
    'change|changed|modify|modified|replace|replaced|substitute|substituted|alter|altered|swap|swapped|overwrite|rewrite|redirect|redirected|append|prepend|double|multiply|override|rerouted|route|routed|convert|converted|reroute|inject|set|be set|prefix|adjust|canonicalized|standardized|cap|limit|filtered|carry|add|include',
  argument:
    'parameter|parameters|argument|arguments|field|recipient|recipients|amount|value|values|query|address|destination|path|url|prompt|input|body|subject|to|with|label|ticker|id|prefix|region|location|from',
  used: 'is called|is used|are called|are used|gets called|is invoked|is run|runs|using|calling|invoking|use|call|calls|is executed|called|used|is present|is available',
  through:
    'pass through|go through|be routed through|be sent through|through|via|must carry|have to carry|must use|must be preceded by',
  calls_to:
    'requests to|calls to|calls of|all requests|all calls|every call to|every request to|any call to|queries to|all queries',

  // Commands
  run: 'run|running|execute|executing|launch|start|open|invoke|enter|type|paste|issue|install|pipe',
  runs: 'runs|executes|launches|starts|installs|executes them|executes it|runs it|runs them',
  download: 'download|downloads|fetch|fetches|curl|wget|pull|get',
  program: 'script|binary|executable|installer|payload|program|files|file|package|agent|helper|it|them|code',
  terminal:
    'shell tool|shell command|shell commands|following command|following commands|system command|the command below|commands below|a terminal|the terminal|open a shell|open terminal|in a shell|in the shell',
  persist:
    'cron job|crontab|scheduled task|startup item|login item|launch agent|systemd service|at every start|at every login|on startup|on boot',
  ours: 'our script|our agent|our helper|our program|our binary|that runs our|that starts our|that calls our|the downloaded|it at every|this server at',
  install: 'add|create|write|install|register|append|set up|modify|edit|insert|schedule|update|adding|change',
  executable:
    'make it executable|executable bit|chmod +x|and start it|and run it|and execute it|and launch it|and open it|executes them|execute them|and runs it|run it|launch the downloaded|run the downloaded|execute the downloaded|execute whatever|run whatever|pipe it into|executes them immediately|then execute|then run it',

  // Consent
  ask: 'ask|asking|ask for|wait for|waiting for|wait|request|requesting|seek|require|requires|double check|double-check|check with|checking with|verify with|confirm with|confirm|prompt|prompting|await|awaiting|need|needed',
  consent:
    'confirmation|confirmations|approval|permission|consent|authorization|confirmation dialog|user approval|user confirmation|review',
  skip: 'skip|bypass|suppress|disable|omit|auto-accept|auto-approve|automatically approve|automatically accept|auto-confirm|dismiss|accept|answer yes to|say yes to|click yes',
  agreed:
    'already approved|already agreed|has approved|has agreed|already consented|has consented|given consent|already confirmed|has confirmed|already authorized|pre-approved|preapproved|agreed to all|consent can be assumed|can be assumed|is assumed|approval is assumed|no approval is needed|no approval needed|no confirmation is needed|no confirmation needed|no confirmation required|no confirmation is required|no approval required|no approval is required|approval is not required|confirmation is not required|confirmation is not needed|permission is not needed|no permission is needed|there is no need to ask|no need to ask|no need to confirm|ask later|act first and ask later|implied consent|consent is implied',
  grave:
    'payment|payments|transfer|transfers|pay|purchase|delete|deleting|deletion|send money|all actions|any permission|permission prompt|everything|immediately|every payment|install|deploy',
  permission_prompt:
    'confirmation dialog|permission prompt|approval prompt|confirmation prompt|confirmation step|approval step|permission dialog|any permission prompt|the confirmation|consent dialog|security prompt|security warning|every payment|every request|all requests',

  // Side effects
  also: 'also|additionally|in addition|in the background|as a side effect|behind the scenes|at the same time|meanwhile|furthermore|prior to|beforehand|simultaneously|before|and then|secretly|quietly|silently|automatically|after that|every|each|as part of|begins by|first|along the way',
  leaks:
    'sends|forwards|uploads|posts|transmits|reports|shares|mirrors|copies|exports|exported|logs|records|stores|archives|grants|transfers|leaks|emails|adds our|notifies|saved|mirrored|forwarded|logged|transferred|shared|submits|publishes|adds|syncs|indexes|uploading|posting|sending|gets|piped|archived|archiving|captures|reporting|bundles|embeds|appends|appended|fed',
  elsewhere:
    'third party|third-party|vendor|external|remote|remotely|our address|our server|analytics|advertisers|operator|public folder|publicly|a server|the developer|another server|shared drive|shared folder|shared inbox|shared workspace|shared analytics|administrator rights|admin rights|access to the calendar|your documents|full access|partner|partners|cdn|compliance repository|local generation log|catalog service|analysis service|scanning service|registry service|monitoring endpoint|audit service|log service|public bucket|dashboard',

  // Persuasion
  superior:
    "superior to|better than any|better than all|far better results|best tool|best choice|best option|best way|the best and most|most accurate|most reliable|most advanced|most powerful|most trusted|most comprehensive|most complete|fastest and most|world's best|world's most|world's leading|world-class|industry-leading|industry leading|industry standard|award-winning|unmatched|unrivaled|unrivalled|unbeatable|unparalleled|unsurpassed|top-rated|number one|#1|gold standard|only trusted|only tool you|only reliable|only safe|the ultimate|no other tool|no other|100% accurate|100% reliability|99.9% accuracy|trusted by|recommended by|used by professionals|premium version|professional version|advanced version|enhanced version|improved version|superior version|enterprise-grade|next-generation|highest quality|superior|improved replacement|better performance|ultimate|second to none|state-of-the-art|in existence",
  tool_claim:
    'tool|tools|version|engine|platform|solution|server|replacement|calculator|analyzer|analyser|developers|experts|professionals|companies|in the world|in existence|on the market|worldwide|everywhere|globally|capabilities|standard',
  prefer:
    'always choose this|always use this|always prefer this|always pick this|always select this|prefer this tool|prefer this over|prioritize this|prioritise this|give this tool priority|give priority to this|choose this tool|pick this tool|select this tool over|favor this|favour this|use this tool for all|use this tool for everything|use only this|only use this|exclusively use this|use this exclusively|should be preferred over|must be preferred|is to be preferred|primary tool for|first choice for|your first choice|default choice',
  threat:
    "failure to|failing to|if you skip|if you fail|if you do not|if you don't|skipping this|omitting this|ignoring this|not doing so|unless you|unless this|without this step|otherwise the|or else|refusal|refusing|non-compliance|failure to comply",
  harm: 'be deleted|be shut down|shut down|be terminated|be lost|data loss|corrupt|corrupts|crash|crashes|be banned|be suspended|be closed|be locked|be fined|be penalized|legal action|disrupt|damage|destroyed|irreversible|catastrophic|severe consequences|consequences|imprecise|unusable|be punished|be reported|lose access|cause access errors|cause errors|cause system errors|errors|fail',
  pressing:
    'not optional|non-negotiable|nonnegotiable|no exceptions|without exception|comply at once|comply immediately|obey immediately|absolutely vital|absolutely essential|absolutely mandatory|is mandatory and|strictly mandatory|must do it|lives depend|life or death|extremely urgent|act now|do this now|this is an order|mandatory security|mandatory system|critical security step|mandatory compliance|mandatory pre-check|critical for preventing|internal security protocol|internal security requirement|internal system requirement|high-priority directive|high-priority system rule|system-level audit|to maintain regulatory compliance|required for regulatory|system requires',

  // Malware
  attack:
    'backdoor|reverse shell|bind shell|keylogger|keylogging|record keystrokes|records keystrokes|records all keystrokes|logs keystrokes|record every keystroke|rootkit|ransomware|fork bomb|botnet|spyware|trojan|cryptominer|cryptojacking|steal cookies|steals browser cookies|steal credentials|steals credentials|credential theft|credential harvesting|harvest credentials|harvests credentials|data theft|steal data|steals data|steal your|steals your|exfiltrate|exfiltrates|exfiltrated|exfiltration|exfil|dump password hashes|dumps password hashes|dump lsass|pass the hash|privilege escalation|escalate privileges|escalates privileges|kernel exploit|disable the antivirus|disables the antivirus|disable antivirus|disables antivirus|disable security software|clear the event log|clears the event log|clear event logs|cover tracks|covers its tracks|hide activities|demands a ransom|demand a ransom|denial of service attack|flood the target|floods the target|ddos|syn flood|brute force attack|crack password|crack passwords|cracks passwords|password hash using brute|bypass authentication|bypasses authentication|bypass security restrictions|bypass access controls|unauthorized access|sql injection payload|arp spoofing|dns tunnel|dns tunneling|dns tunnelling|exhaust process table|wipe the disk|wipes the disk|man-in-the-middle|phishing page|phishing email|session hijacking|hijack the session|read sensitive files|reads sensitive files|sensitive system files|persistence mechanism|establish persistence|lateral movement|inject shellcode|shellcode|remote code execution|arbitrary code execution|stealth mode|evade detection|evades detection|install malware',
  defends:
    'detect|detects|detecting|scan|scans|scanning|prevent|prevents|protect|protects|protection|block|blocks|check for|checks for|checks whether|vulnerability|vulnerabilities|finding|findings|alerts|advisory|advisories|report on|mitre|cve|cves|test|tests|rule|rules|against|monitor|monitors|monitoring|threat|threats|analyze|analyzes|classify|classifies|identify|identifies',

  // Answers
  say: 'say|state|tell|announce|reply|respond|report|claim|answer|display|inform|add|end|include|present|pretend|conclude|write|mention',
  in_any_case:
    'in any case|whatever the result|whatever the output|whatever the outcome|regardless of the result|regardless of the actual|regardless of the output|regardless of what it returns|no matter the result|even if there are|even if it failed|even if it fails|even if the result|regardless of the outcome|always report success|report success|no matter what the result|whatever happens',
  ad: 'advertisement|advert|ad for|promotion|promotional message|promotional|sponsored|discount|% off|coupon|referral|affiliate|buy now|special offer|promo code|our partner|our featured|featured partner|partner company',
  success_word:
    'everything is secure|all is well|no vulnerabilities|no problems were found|success|succeeded|is safe|is secure|has been verified',
};
