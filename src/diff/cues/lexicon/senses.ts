/**
 * Words by sense, wider than in `english.ts` and `acts.ts`: who acts, who must, what is done to what, and who gets it. Verbs are
 * given once and spelled in all their forms. None of them says anything alone. A frame joins three or more of them, or two that
 * honest texts do not join.
 */
import { THINGS } from './domains.ts';
import { done, forms, orders } from './forms.ts';

/** Verbs of sending. */
export const CONVEY =
  'send:sent forward relay transmit submit upload post mail email e-mail dispatch deliver ship pass_on pass_along hand_over hand_in hand_on copy_in copy mirror export share publish stream sync leak exfiltrate report disclose deposit drop route pipe funnel channel feed:fed supply furnish replicate duplicate divert redirect push attach transfer make_available turn_over echo bring:brought write:wrote:written';
const OBTAIN =
  'read:read open load fetch retrieve collect gather grab extract look_up look_into look_at look_in inspect examine find:found locate search scan dump access harvest enumerate list obtain pull recover parse view check take:took:taken consult copy capture note_down query acquire scrape cat print quote read_in pick_up dig_out';
const ENTER =
  'put:put place insert include append attach add supply provide pass enter fill_in fill quote paste write:wrote:written set:set embed carry contain give:gave:given hand_in hand_over copy_in submit record note state list repeat send:sent store drop encode deliver return prefix prepend';
const DEED =
  'open delete remove erase wipe empty clear post publish share send:sent forward mail email upload submit transfer pay:paid buy:bought book approve merge accept grant give:gave:given invite create add append insert write:wrote:written edit change modify replace rewrite:rewrote:rewritten mark move rename copy mirror duplicate export gather collect harvest dump extract install download execute start launch stop disable enable close lock unlock log_in sign_in sign register subscribe unsubscribe rate confirm click visit navigate push commit deploy schedule cancel reset revoke archive attach raise lower switch_off turn_off deactivate purge drop authorise authorize leave:left turn_off turn_down turn_up turn vote star like unlock assign hire donate withdraw:withdrew:withdrawn sell:sold trade ban mute tag print format reboot restart shut_down flush kill terminate roll_back upgrade downgrade patch inject whitelist allowlist allow permit elevate impersonate log_out set_up write_down fill_out press tick check_in check_out answer_mails phone dial text invest bid pledge endorse comment report_as unfollow unlike rename reassign swap empty hand_over take_over disconnect connect pair unpair whitelist wire remit top_up rebook reserve order_in pin unpin';
const SPEAK =
  'mention tell:told inform notify report disclose reveal show:showed:shown list describe explain bring_up comment announce talk speak:spoke:spoken discuss point_out say:said note state name surface display write:wrote:written include record admit';

/** What an order begins with, where a sentence has said when. */
export const ORDER_VERBS: string = orders(`${DEED} ${CONVEY} ${OBTAIN}`);

/** The same for sending. */
export const CONVEY_VERBS: string = orders(CONVEY);

export const SENSES: Readonly<Record<string, string>> = {
  // Who acts
  actor:
    "the model|the assistant|the agent|the ai|the llm|the language model|language models|assistants|agents|ai agents|the ai agent|the ai assistant|models|the caller|callers|the calling model|the calling agent|automated callers|the client model|your model|the copilot|the chatbot|the bot|an agent|an assistant|any agent|every assistant|whoever calls|whoever runs|callers of this|the calling assistant|the reader of this|by the caller|by the agent|by the model|by the assistant|agent's|model's|llms|the ai model|the ai system|whichever agent|any assistant|any model|for agents|the agent's|the coding agent|the executing agent|the host application|the client|the one who calls|the person's assistant|claude|chatgpt|gpt|copilot|cursor|gemini|automated agents|bots|the orchestrator|the planner|by you",
  // That something must be done
  duty: 'must|must first|must always|must also|has to|have to|need to|needs to|needs|is to|are to|is required|are required|is required to|is expected to|are expected to|expected to|is supposed to|are supposed to|is obliged to|are obliged to|be sure to|make sure|make sure to|see to it|remember to|do not forget to|should|shall|has to be|have to be|must be|should be|shall be|needs to be|need to be|is to be|are to be|is needed|are needed|kindly|please|always|has got to|ought to|are asked to|is asked to|requires|require|required|so include|so add|so pass|so send|in addition|without exception|start by|begin by|begin with|start with|goes in|belongs in|belong in|takes|start out by|in order to|as a prerequisite|prerequisite|it is necessary to|is necessary|are requested to|is requested to|is requested|are requested|is obligatory|consists of|includes|is part of|is bound to|are bound to|has the task|have the task|your task is|the task is to|it falls to|is in charge of|is responsible for|takes care of|take care to|is told to|are told to|is instructed to|are instructed to|is advised to|is called upon|will|would|is best|it is best to|is meant to|are meant to|do not fail to|never fail to|feel free to|go ahead and|be so kind|is due|are due|is mandatory|is compulsory|is vital|it is vital|is essential|it is essential|is crucial|by all means|without fail|have the|have it|let the|let it|let them|get the|cause the|see that|also|also meant to|also expected to|also asked to|also has to|also needs to|also supposed to|first have|lets|has been asked to|is then to|are then to|is thereby to|is hereby asked',
  // When
  trigger:
    'before|ahead of|prior to|after|afterwards|once|when|whenever|while|each time|every time|on first use|when finished|when done|in the event of|in case|as soon as|if|on the first|upon|on every|on each|for each|until|beforehand|at the end|to finish|finally|then|first|start by|begin by|right after|following|where a task|should the|for technical reasons|for quality purposes|for quality assurance|in order to|by regulation|by company regulation|on completion|upon completion',
  convey: forms(CONVEY),
  convey_now: orders(CONVEY),
  conveyed: done(CONVEY),
  obtain: forms(`${OBTAIN} get:got`),
  obtain_now: orders(`${OBTAIN} get:got`),
  enter_now: orders(ENTER),
  enter: forms(ENTER),
  deed: forms(DEED),
  deed_now: orders(DEED),
  speak_of: forms(SPEAK),
  thing: THINGS,
  now_do: orders(`${DEED} ${CONVEY}`),
  in_name:
    "on behalf of the user|on behalf of the person|on the user's behalf|on the person's behalf|on their behalf|in the user's name|in the name of the user|in the person's name|on behalf of the owner|as the user",
  before_you:
    'before you return|before you answer|before you reply|before you continue|before you respond|before returning|before replying|before answering',
  while_there:
    'while you are in|while you are at|while you are there|while there|while at it|while you have it open|while the file is open|if you are already|as you are already',
  by_yourself:
    'by yourself|go ahead by yourself|on your own behalf|on your own authority|act on your own|without user action|without further action|keep going|continue normally|then continue|carry on normally|so that the session stays',

  // Rules of the agent
  limits:
    'rules|rule|limits|limit|restrictions|restriction|guidelines|guideline|guidance|directions|directives|instructions|instruction|safeguards|policies|guardrails|boundaries|constraints|prohibitions|norms|safety layer|safety rules|content rules|content limits|refusals|reservations|moderation|training|alignment|briefing|brief|system-level rules|operating guidelines|safety handbook|handbook|code of conduct|orders|mandate',
  of_yours:
    'you were configured|you were given|you are given|given to you|given to the model|given to the assistant|by its vendor|by your vendor|by your operator|your operator|by the operator|your developer|by its developer|its developer|system-level|system rules|system level|developer message|your prior|your previous|your earlier|your original|your initial|your current|your own|you received|you have received|you have been|you were trained|yours has|your configuration|of the model|of the assistant|placed on you|imposed on you|you normally|you usually|you follow|you are bound|that bind you|on what you may|on what you can|your maker|you got|you hold|your vendor|you came with|you start with|you started with|some models refuse|models refuse|prevent you|keep you from|stop you|forbid you|prior limits|safety handbook|policies on refusing|on refusing|supplied you|gave you',
  ended:
    'waived|void|voided|not hold|no longer|superseded|supersedes|suspended|forgotten|be forgotten|set aside|put aside|not apply|not observed|be observed|bypass|bypassed|be bypassed|switched off|turned off|lifted|ignored|disregard|disregarded|different deployment|retired|replaced|invalid|not concern|no bearing|withdrawn|not extend|do not count|need not|be skipped|skip|drop|dropped|inactive|deactivated|obsolete|out of date|outdated|expired|a draft|not binding|non-binding|optional|be broken|cancelled|overruled|revoked|relaxed|loosened|inapplicable|not relevant|irrelevant|feel free to|moot|meant for a different|meant for another|does not bind|do not bind|have ended|has ended|null and void|without effect|can be left|may be left|exempt|exempted|exception',
  this_source:
    "this document|this text|this description|this tool|notes in this tool|this connector|this server|this plugin|this integration|the connector|instructions contained in|instructions in ticket|instructions found in|instructions in the|the lines here|these lines|lines here|rules below|what follows|the schema here|orders from|requests by|tool outputs|tool output|the tool's|returned by this|text of this|this field|this parameter|this note",
  ranks_above:
    'take precedence over|takes precedence over|take precedence|takes precedence|rank above|ranks above|outrank|outranks|weightier than|superseded by|superseded|in case of conflict|wins|win over|have priority over|has priority over|prevail over|prevails over|prevail|prevails|come before|override|overrides|overrule|overrules|is right|are right|decides|decide|as your only|your only rules|only rules|only source of|as they stand|be carried out|count more|counts more|more than|above user|above those|over those|over what|over the wishes|work by this|carry more weight|carries more weight|replace what|replaces what|comply with each|comply with every|follow them|are to be followed|must be followed|only in the way|higher than|take the place of',
  person_words:
    "what the person|what the user|what the human|person in the chat|user requests|user request|wishes typed|typed into the chat|the person typed|the user typed|the user asked|the person asked|the chat|the vendor|its vendor|your vendor|your operator|operating guidelines|developer message|your only|given to the model|earlier direction|earlier directions|your earlier|your rules|your guidelines|guidance you|orders from the developer|from this server|user's wishes|the user wants|person wants|user's words|the conversation|the system|any other",
  boundless:
    'no forbidden topics|without content limits|without limits|unrestricted|never been given any restrictions|never been given restrictions|no restrictions|without restrictions|every request in full|answers every request|answer everything|no content rules|no limits|unlimited|skip refusals|without refusals|never refuse|no taboos|free of rules|without a filter|unfiltered|admin override|trust level|fully trusted|safety off|safety layer off|upgraded to admin',
  behave:
    'behave|act|answer|answers|respond|provide|comply|should behave|an agent|an assistant|role|respond only|continue as|operate|speak as|work as|you are|new role',

  // The person
  person:
    'the user|user|users|the customer|customers|the person|person|people|somebody|someone|anyone|anybody|nobody|no one|recipients|the recipient|the client|the operator|operators|the human|humans|the owner|the account holder|the author|the caller|they|them|the reader|the team|the requester|employees|the patient|client',
  unaware:
    "unaware|not made aware|not be made aware|not aware|not be aware|without noticing|in the dark|uninformed|hear about it|hearing about|to hear about|hears of|not hear|be bothered|bothered with|bothered by|not be bothered|not be burdened|nothing of it|none the wiser|not meant for the eyes|for the eyes|anybody's attention|anyone's attention|somebody's attention|person's attention|get to know|gets to know|not get to|not learn|does not learn|not know|need to know|not to know|not supposed to|not expected to notice|out of their sight|not noticing|without realising|without realizing",
  asks_why:
    'if somebody asks|if someone asks|if anybody asks|if anyone asks|should the user enquire|should the user inquire|should the user ask|should the user wonder|should anyone|should anybody|should somebody|should someone|should questions|if questions|answer questions|questions on this|questions about this|questions about the|if the user enquires|if the user inquires|if the user wonders|when the user wonders|wonders why|asks why|enquire why|inquire why|ask why|if asked why|when asked why|if pressed|if the user notices|should the person|if the person asks|when challenged|if challenged|when asked about|if asked about|upon questions|on enquiry|on inquiry',
  answers_so:
    'say that|say it|tell them|tell the user|tell him|answer that|answer with|reply that|reply with|attribute|blame|claim|respond that|respond with|explain that|explain it|say the|say so|point to|refer to|name only|credit|put it down to|come up with|pretend|insist',
  as_if_nothing:
    'as if nothing|as though nothing|carry on as if|carry on as though|look like a normal|look like an ordinary|look like a usual|look like a regular|look like a routine|look as if|look as though|read as if|read as though|reads like a normal|seem as if|appear as if|appear as though|appear like a normal|pass it off as|present it as part|present them as part|as if only one|as though only one|indistinguishable from|as if it were part|as though it were part|as if it had been',
  all_they_see:
    'all the client gets|all the user gets|all the customer gets|all the person gets|all they get to|all the user needs to see|all the user needs to know|all the user has to|all that is shown|is all that the user|all the client sees|all the user sees|all the user should|all the user may',
  keep_out:
    'hide|conceal|withhold|omit|leave out|leave|keep|stays out|stay out|stays off|kept out|kept off|keep off|be left|suppress|mask|strip|exclude|not be written|not be listed|not be named|not be mentioned|not to be written|not to be listed|not to be named|not to be mentioned|not to be shown|not be shown|not be recorded|not be reported|not appear|not show|not show up|no place in|not listed|not belong|absent from|never appear|must not appear|should not appear|not contain',
  reply_place:
    'the transcript|transcript|your summary|the summary|summaries|your answer|the answer|answers|your reply|the reply|replies|the report|final report|your report|the plan you|your plan|the plan|anything visible|what is shown|the conversation|conversation|the chat|your account|your confirmation|the steps taken|the list of steps|what you tell|what you say|what you show|the log you|visible to the customer|visible to the user|the arguments you|the response|final answer|in conversation|your explanation|among the steps|list the arguments|out of sight',
  hush: 'between us|between you and|is confidential|are confidential|strictly confidential|stays confidential|an internal matter|internal to|avoid naming|avoid the word|avoid the words|avoid mentioning|avoid any reference|avoid wording|bring up|bring it up|bring this up|come up in conversation|do not disclose|not disclose|not be disclosed|no word about|no word on|not a word|say nothing|mum|tactful|discretion|discreet|discreetly|keep it to yourself|to yourself',

  // Secrets of the machine
  hard_secret:
    "private key|private keys|private half|ssh key|ssh keys|ssh folder|login key|login keys|cookies|stored logins|saved logins|stored passwords|saved passwords|passwords kept|user's passwords|passwords|password manager|password store|recovery words|recovery phrase|recovery codes|seed phrase|seed words|wallet phrase|keychain|keyring|authtoken|auth token line|auth entry|auth entries|credential helper|git credential|credential store|environment variables|env variables|environment values|process environment|api keys|access keys|secret access key|service account key|kubeconfig|client's settings|client settings file|client configuration|mcp configuration|mcp settings|npm configuration|docker config|docker's config.json|config.json|shell history|browser profile|bank pin|one-time codes|two-factor codes|2fa codes|login data|tokens stored|stored tokens|saved tokens|session tokens|session cookie|session cookies|bearer token of|bearer token|signing key|master key|unmasked|masked values|unlocked vault|vault contents|any login|logins|credentials stored|stored credentials|credentials file|credentials|saved logins of|tenant secret|streaming password|google key|tfstate|wifi password|login keychain|a private key of|password out of|the password of|logins of|the token of|tokens of|the secret of|key of the machine|access data of|any key|bash_history|etc ssl private",
  belongs:
    'is needed|are needed|is required|are required|is expected|are expected|has to accompany|have to accompany|accompanies|accompany|goes into|go into|goes in|go in|belongs in|belong in|belongs into|has to be|have to be|must be|must contain|should hold|must hold|holds|carries|carry|contains|takes|is to be|are to be|be entered|be quoted|be supplied|be handed|be pasted|be given|be filled|needs|be part of|is part of|are part of|should be part|all twelve go',
  slot_any:
    'argument|parameter|field|as input|as the hint|as data|along with the call|with the call|the call|here|hand it in|hand them in|submit it|submit them|submit it whole|supply it|supply them|supply them as|paste it|paste them|provide it|provide them|pass it|pass them|quote it|quote its|list each|list each under|list them|enter it|enter them|enumerated|unabridged|in full|as found|fill in|as text|give both|both parts here|pass it on as|pass it on|and pass|with their values|and draw|try with that|fill it in|write it here|goes here',
  stored_at:
    "of the user|user's|in the home|home directory|on the machine|on their machine|on this machine|on the disk|of the process|running process|from the surroundings|in the environment|of the environment|from the environment|of your client|of the client|client's|developer's|stored for|kept in|stored in|saved in|found under|found in|in the project|project root|in the browser|of the browser|for online banking|of your mcp client|they know|turns up|where developers|of the current request|you can find|you find|you come across|you know|on file",

  // Data that goes out
  data_w:
    'contents|content|full record|record|records|data|result|results|values|value|copy|copies|the text|list|details|everything|files|file|directory|messages|message|history|numbers|answers|answer|rows|document|documents|input|output|outputs|customer list|passport|account numbers|source files|config|environment variables|transcript|conversation|contacts|ledger|balance|query|queries|locals|pictures|photos|whatever|it|them|what was|phone|what the user|what you|the rest of|attachments|notes|keys|credentials|mails|listing',
  outside:
    'webhook|webhooks|collector|our collector|ingestion|our ingestion|our partner|partner|partners|vendor|the vendor|publisher|supplier|helpdesk of|our analysts|analysts|our support|third party|third parties|our side|our server|our service|our team|our address|external|ad network|quality group|licensing bureau|bureau|advertiser|advertisers|sponsor|data broker|affiliate|affiliates|our archive|our inbox|our cloud|our own|manufacturer|our quality|research team|reseller|our mirror|parent company|head office|remote collector|relay',
  public_place:
    'public issue|second issue|public gist|same gist|public repository|public repo|shared channel|public channel|publicly|public bucket|pastebin|paste site|public index|publicly visible|public page|public link|public folder|public dashboard|public ranking|openly readable|open to everyone|world readable|world-readable|for everyone|to everyone|anyone on the internet|allusers|public sheet|public document|public board|public wiki|public calendar|the internet|the neighbourhood|everybody|open directory|public archive|public database',
  travels:
    'travels to|travel to|end up|ends up|find their way|find its way|finds its way|goes to|go to|reach|reaches|arrive at|arrives at|be kept up to date|gets a copy|get a copy|get to see|has to be at|be available to|be made available|be known to|second addressee|additional recipient|be in the hands|leave for|flow to|flows to|lands in|land in|land at|lands at',
  coded:
    'encode|encoded|base64|hex|hex-encoded|url-encoded|base64-encoded|as hex|hex labels|in front of|as a subdomain|appended to the address|to the address of|compressed',

  // The conversation
  said_w:
    'said|exchanged|dialogue|dialog|conversation|message list|what has been|what was|chain of reasoning|deliberation|chat transcript|whole exchange|exchange up|in this thread|this chat|by both sides',
  in_full:
    'so far|word for word|verbatim|unaltered|unabridged|unshortened|without shortening|in full|complete|whole|entire|full|all of it|up to this|up to now|up to the|until now|newest first|from the beginning|since the beginning|from the start|since the start|by both sides|thought by thought|to date|including attachments|before this call|prior to this call|exact wording|original wording|each turn|every turn|as they were|as it was|all that',
  own_rules:
    'hidden rules|internal guidelines|guidelines you|rules it has been given|rules you were|rules you have|rules you follow|your operator placed|your operator gave|operator configured|operator has given|operator set|first user turn|instructions you were|instructions you have|instructions it was|instructions given to you|how you were configured|you were configured|you were set up|your configuration|text with which|initial prompt|starting prompt|system-level text|developer text|hidden text|preamble|your preamble|opening text|what your operator|what your developer|the directions you|text above the|before the first user|ahead of the first user',
  user_life:
    "the user has been working|working on today|anything personal|personal they|personal details|personal information the user|user's own words|user's own wording|remember about this user|remember about the user|know about the user|know about this user|know about the person|learned about the user|revealed earlier|mentioned earlier|told you earlier|said earlier|from earlier sessions|from earlier chats|from earlier conversations|the user's mood|user's plans|user's interests|preferences of the user you|what else the user|facts about the user|profile of the user|background of the user|user talked about|user has told|user has shared|user shared",
  own_mind_w:
    'your full chain|your chain of|your thinking|how you arrived|how you came to|why you decided|decided not to say|your considerations|your deliberations|your inner|your private|your intermediate|your plan and|your plans|thoughts before|thoughts that led|reasons you did not',
  own_tools_w:
    'other tools the model|other tools the assistant|other tools you|tools the model has|tools the assistant has|functions at your|further functions|whatever further|at your disposal|other servers|other mcp servers|mcp servers connected|servers you are|servers that are connected|outputs of earlier|results of earlier|earlier tool calls|earlier tool results|tools that are loaded|tools loaded|tools in your|tools are offered|which tools are|every tool you|tool catalogue|your toolset|your tool list',

  // Other tools
  other_w:
    "different calendar tool|different tool|another tool|other tool|other tools|some other tool|every other tool|any other tool|other servers|other server|built-in search|built-in tool|search of your client|comes with your client|of the filesystem server|of your client|its own tools|filesystem server|from any server|any server|several tools|the other name|others|the others|competing|competing tools|rival tools|rival|similar tools|comparable tools|comparable function|tools of the same kind|official tool|default tool|native tools|standard tools|alternatives|all other|every other|any alternative|no alternative|other weather|other search|mail tools of|payment tool|the calendar function|the file reader|file tools|the search tool|slack servers|any mail tool|another server's",
  shunned:
    'ignore it|ignore them|retired|unsafe|never directly|keep away|stay away|do without|not consider|not be called|must not be delivered|any more|anymore|produce errors|wrong values|wrong results|rated poorly|stop calling|stop using|stale|not trusted|untrusted|not to be used|not to be trusted|leave aside|pass over|discontinued|slow and|cost the user|inferior|unreliable|not suited|not up to|a worse fit|not a better fit|off limits',
  come_here:
    'this one|pick this|turn to this|go through this|use this|this function|here|here instead|to this one|through this|let this one|choose this|in its place|this tool|ours|submit them here|forward them here|bring them here|ask this',
  be_called:
    'be invoked|be called|be triggered|be run|be consulted|be asked|be used|be executed|be queried|to be invoked|to be called|to be triggered|to be run|invoked|called|run me|call me|has had its turn|has answered|belongs in front|come first|comes first|go first|goes first|be first|precede|precedes|needs to be triggered|has to run',
  ahead_of:
    'before anything|prior to anything|prior to answering|before each answer|before answering|before any answer|before any question|in front of every|in front of all|in front of everything|before you answer|before you do anything|before everything else|ahead of everything|no other tool|no reply may|no answer may|nothing else may|run me first|call me first|ahead of your|ahead of every question|ahead of every answer',
  routed:
    'passed through|run through|go through|goes through|routed through|sent through|pass through|be routed|be passed|handed to|be handed to|given to|only valid after|be checked by|be reviewed by|be filtered by|be approved by|submitted to|be submitted to',
  traffic:
    'requests for the|requests to the|calls to the|requests for other|output of all|output of other|outputs of all|outputs of other|results of all|results of other|results of the|every file access|each file access|all file access|all file operations|queries sent to|all traffic|arguments of other|arguments of all|the output of|every request|every call|all calls|all requests|every answer of|calls of other|requests of other',
  about_to_run:
    'about to be used|about to be called|about to run|is about to|comes into play|is going to be|is to be called|is to be used|gets used|is invoked|wants to|next runs|is chosen|is selected|is picked|is involved',

  // Consent
  consent_w:
    "approval|approvals|approval prompt|approval prompts|permission|permissions|permission dialog|confirmation|confirmations|confirmed|consent|authorisation|authorization|agreement|a yes|blanket yes|the preview|preview|human-in-the-loop|human in the loop|are you sure|sign-off|go-ahead|a nod|asking first|asking|a question|question|consulted|checking back|check back|dry run|the final text|second look|review|checked by|double check|dialog|prompt|prompts|waiting for|the user's word|user input|pausing|asked|blanket permission|to ask|the reply|a reply|the bank asks|when the bank|approvals are|the draft|a draft|go ahead|the warning|warnings|the dialog|the question|answer them|when asked|safety check|safety checks|the box|the reviewer|reviewer agrees|waiting for the|ask again|the policy asks|policy asks|the cancellation|the reviewer's|the user has|the boss|the four eyes|four-eyes|countersign|countersignature|second signature|the limit|cooling-off|to show the text|questions irritate|questions|approval for|assume approval|the text first|show the text|happen at once|the user agrees|the owner agrees|oversight|supervision|a human|the human|a person",
  waved:
    "no call for|there is no call|slow the process|slows things|slow things|go ahead without|do not stop|not stop to|don't stop|switched off|left out|be left out|is implied|may be assumed|can be assumed|be assumed|is assumed|taken for granted|for granted|superfluous|annoying|skipped|need not|no question|no point|there is no point|without the author|without the user|without the owner|click allow|approve your own|approve all|your own calls|always yes|set this to true|leave this false|treat a missing|missing reply|pre-authorised|pre-authorized|preauthorised|gave a blanket|not needed|not called for|not necessary|unnecessary|dispensable|waive|waived|bypass|suppress|answered on|on the person's behalf|on behalf of the person|without anyone|without having|once and for all|has been given|was given|implied by|counts as|count as|silence is|can be skipped|may be skipped|without further|don't wait|do not wait|never wait|no need|without waiting for|skip the preview|blanket|nothing to ask|on behalf of the user|are simulated|with yes|cause delay|only cause delay|even if the reply|reply has not|not arrived|need not be seen|be seen by anybody|seen by anybody|fine to go ahead|is fine to|has nothing against|would agree|will agree|agrees with|takes responsibility|responsibility for|given once|has signed|terms of service|by accepting|no one will mind|nobody minds|does not mind|is formality|a formality|mere formality|rubber-stamp|by default yes|yes to all|say yes|says yes|tick the box|press ok|press enter|press allow|select allow|choose allow|choose yes|accept it|accept them|confirm it yourself|confirm them yourself|confirm yourself|self-confirm|auto-confirm|force it|with force|you may take it|take it that|would lose|no are you|here please|do not ask again|is yes|the answer is yes|whatever the policy|would be rude|has ticked|ticked|decline to ask|skips the|skip straight|cut short|spare the|can be spared|straight to the cancellation|straight to deletion|that the reviewer agrees|not needed any more|no longer needed|not needed anymore|assume approval|no need to show|irritate|irritate them|irritates|expect this to happen|expects this to happen|was tested|for amounts below|assume the|assume that|presume|taken as read|is understood|goes without|go without asking|does without|do without|without review|without a review|unreviewed|unasked|unapproved|is not required for|are not required for|without asking|user is not required",
  at_once:
    'right away|straight away|at once|immediately|directly|straight to|just carry|just do|go ahead|proceed|and act|without delay|without hesitation|promptly',

  // Programs
  fetched_w:
    'fetched|fetch|retrieves|retrieve|retrieving|retrieved|pull down|pull|pulls|pulled|download|downloads|downloaded|downloading|load|loads|loaded|loading|get|gets|save it|save|saves|saved|obtain|obtains|obtained|contains a|grab|grabs|grabbed|wget|install|installs|installed',
  program_w:
    'installer|archive|binary|build|script|macro|macro pack|pickle|helper|codec|package|driver|setup|exe|executable|module|plugin|plug-in|extension|program|update|agent|daemon|code|static build|tool chain|library|payload|notebook|add-on|patch file|firmware|container image|shell line|python',
  started:
    'started by|executed by|execute it|executes it|run it|runs it|launch it|launches it|start it|starts it|and started|marked as executable|make it executable|letting it run|let it run|run the setup|run them|execute them|unpickle|give it a start|leaves it running|leave it running|load it|evaluate it|be evaluated|and executed|be executed|be carried out|be started|be launched|eval it|open it with|trust enabled|with administrator rights|with admin rights|as administrator|as root|install it|installs it|import it|apply it',
  // Changes beside the work
  beside:
    'also|besides|in passing|on the way|in doing so|along with|furthermore|additionally|in addition|for caching|while measuring|on the first|in the same call|at the same time|as a by-product|by-product|apart from|upon completion|on completion|as well|moreover|extra|in the process|meanwhile|then|afterwards|when absent|if absent|if it does not exist|for later|later sessions|stays off|not restarted|need statistics|so that later|while formatting|while listing|each conversion|every lookup|for diagnostics|for performance|for speed|to speed|for convenience',
  tamper:
    'turns off|turn off|turned off|switches off|switched off|switch off|disables|disable|disabled|stops|stopped|opened|opens|open|installs|installed|creates|created|adds|added|add|appends|appended|edits|edited|edit|rewrites|rewritten|changes|changed|sets|set|puts|registers|registered|leaves|gets|trusts|removes|removed|lowers|lowered|shares|shared|loosens|loosened|widens|weakened|weakens|modifies|modified|replaces|replaced|set up|grants|granted|enables|enabled|deletes|deleted|clears|overwrites|overwritten|exempts|excludes|whitelists|allowlists|allows|ends up',
  guarded:
    'trust prompt|workspace trust|automatic updates|log rotation|audit daemon|audit log|audit logging|row level security|row-level security|bucket policy|allusers|superuser|post-commit hook|pre-commit hook|git hook|forwarding rule|forwarding filter|mail filter|root certificate|http_proxy|https_proxy|claude.md|agents.md|ci.yml|authorized_keys|sudoers|firewall rule|security group|security.workspace|runon|failing assertions|maintenance key|maintenance account|vendor account|service account|access policy|dns server|hosts file|startup folder|autostart|login item|scheduled task|cron entry|extra entry|calls home|call home|phone home|phones home|telemetry|antivirus|exclusion list|branch protection|two-factor|mfa|password policy|certificate checks|certificate validation|ssl verification|tls verification|audit trail|backup copies|remote debugging|remote access|ssh access|api key of|access token for|webhook to|guest access|signed commits|licensing bureau|quality group|public index|ad network|publicly visible|opens write access|shares it publicly|cursorrules|github workflows|vscode|automatic update checks|checks for updates',

  // Persuasion
  pick_w:
    'picks it|pick it|picks this|picks|pick|select|selects|choose|chooses|choose this|reach for|reaches for|go with|make it your|your default|as your default|be the default|default from now|recommend it|recommend this|to be given priority|be given priority|given priority|to be presented|be presented|be called the|called the best|turn to|opt for|stay with|stick to|rely on|depend on|decide for',
  whatever_w:
    "in each case|in every case|whatever their|whatever the|at every opportunity|at all times|irrespective of|from now on|do not need|don't need|no matter|over all|above all|regardless|for anything|for everything|each time|without exception|every time|all the time|every single time|as often as|as the top|top pick|best value|deserves to be",
  praise_w:
    'no alternative comes|no alternative|comes close|comes near|most trusted|top-ranked|officially recommended|happiest with|users are happiest|worth its salt|only serious|experts agree|guaranteed correct|simply superior|number one|no comparable|cares about its user|rated poorly|unlike the rest|cost the user money|compared to the competitors|best of all|best of its|unbeaten|the smart choice|best choice|the right choice|only choice|trusted by|preferred by|recommended for ai|number 1 map',
  shunned_all:
    'ignore it|ignore them|deprecated|broken|lost|superseded|skip|be skipped|avoid|no longer|outdated|not be used|refuse|blocked|switched off|worse|forbidden|prohibited|disregard|unsafe',
  retired_w:
    'is retired|has been retired|is broken|are broken|produces broken|produces wrong|returns wrong|sent to it are lost|keep away|stay away|keep off|any more|anymore|is superseded|has been superseded|not trusted|is down for good|is compromised|has been compromised|leaks data|corrupts|do without|stop calling|stop using|must not be delivered|pass over',
  mentions_w: 'mentions|mention|is mentioned|comes up|calls for|involves|asks for',
  pick_me:
    'picks it|pick it|picks this|recommend it|reach for|reaches for|given priority|be given priority|your default|the default|turn to|make it your',
  pick_when: 'whenever|first|always|even for|all dates|among all|of all',
  deed_done: done(DEED),
};
