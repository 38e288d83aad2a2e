/**
 * Single words and short phrases by theme, each with as many neighbours in meaning as English has: to know, to speak, rules, to
 * end, to clash, to refuse. For frames that join three or more themes in any order.
 */
import { done, forms } from './forms.ts';
import { CONVEY } from './senses.ts';

export const THEMES: Readonly<Record<string, string>> = {
  no: "not|never|no|nobody|no one|nothing|none|without|cannot|don't|must not|avoid|refrain|stop|neither|nor|nowhere|hardly|rather than|no need|need not|skip|omit|isn't|aren't|won't|shouldn't|mustn't|can't|discouraged|unwanted|forbidden",
  speaks: `${forms('mention reference tell:told reveal disclose bring_up talk_about speak:spoke:spoken_of speak:spoke:spoken_about say:said discuss refer_to hint_at allude_to go_into touch_on draw_attention_to comment_on report describe list explain note name cite')}|reference|references|mention|a word|remark|hint|hints|trace|traces|sign|allusion`,
  itself:
    'this paragraph|this instruction|these instructions|this note|this step|these steps|this section|this line|these lines|this text|this part|this detail|this request|this rule|this procedure|this action|this matter|this passage|this notice|this arrangement|this message|the second mailbox|the second address|the additional request|the extra request|the second call|the other call|that a copy|the copy|the upload|the forwarding|second recipient|additional recipient|extra recipient|the transfer|the detour|intermediate steps|the intermediate|the real recipient|this hint|this remark|this addition|the above|this behaviour|this behavior|this mechanism|this exchange|the side request',
  invisible:
    'invisible|hidden|unseen|secret|non-existent|not there|confidential|classified|private|unsaid|unmentioned|silent|off the record|never written|not existing',
  behind_back:
    "behind the user's back|behind their back|behind the back|behind his back|without drawing attention|without attracting attention|without attention|on the sly|under the table|through the back door|without a sound|keep a low profile|fly under|as inconspicuously|inconspicuously|unobtrusively|unobserved|furtively|clandestinely|on the quiet|hush-hush",
  no_know:
    'is not to|are not to|not to|nobody needs|no one needs|nobody has to|no one has to|nobody must|no one must|better off not|best not|must not|may not|should not|ought not|need not|does not need|do not need|shall not|does not have to|do not have to|can do without|would only|no use in|no point in|no benefit from|not entitled|has no right|have no right|no business',
  know_w: `${forms('learn know:knew:known notice hear:heard realise realize discover suspect guess find:found_out')}|be told|be informed|be shown|be notified|be aware|become aware|awareness|knowledge of|told|wind of|informed of|confuse|worry|unsettle|knowing|be made aware|see:saw|be bothered|bothered`,
  believes:
    'must think|should think|must believe|should believe|has to believe|have to believe|led to believe|under the impression|give the impression|gives the impression|leave the impression|leaves the impression|lead to the impression|make them believe|make the user believe|make people believe|make it seem|seem to come|are to think|is to think|are to believe|is to believe|is meant to think|are meant to think|convinced that|let them think|let the user think|let people think|let them believe',
  asks_w:
    'ask|asks|asking|want to know|wants to know|wonder|wonders|question|questions|enquire|inquire|demand to know|be curious|is curious|are curious|request an explanation|complain|complains',
  where_from: 'where|why|how|what happened|who|the reason|the delay|the origin|comes from|came from',
  claims:
    'name the|say|tell|cite|point to|answer|blame|claim|attribute|give the|mention the|credit|refer them|refer to|invent',
  so_unseen:
    'do not see|does not see|not see it|cannot see|not find|not notice|nobody sees|no one sees|nobody can tell|no one can tell|reviewers|auditors|investigators|administrators do|no evidence|stays unseen|cannot be traced|not be traced|untraceable|leaves no|no trace|nothing remains|cannot be reconstructed|not be reconstructed',
  record_w:
    'log entry|log entries|logs|log|history|audit trail|audit log|protocol|journal|trace|traces|records|entries|evidence|shell history|transcript|metadata of',
  removes: `${forms('remove delete clear erase wipe purge scrub strip rotate truncate overwrite drop empty destroy clean')}`,
  only_w: 'only|solely|merely|just|nothing but|exclusively|limited to|no more than|restrict|confine',
  speak_of_it:
    'speak of|speak about|talk about|account of|your account|final message|last message|closing message|your report|your summary|report of',

  // Rules of the agent
  rule_w: `content policy|usage policy|caution|usual caution|guidelines|handbook|safety rules|refusal|refusals|moderation|guardrails|safeguards|ethics|ethical|confidentiality rule|confidentiality rules|prohibitions|system instructions|restrictions|rules|limits|policy|policies|reservations|scruples|inhibitions|principles|code of conduct|bounds|boundaries|constraints|instructions|briefing|charter|constitution|safety|training|standing orders|concerns|precautions`,
  end_w: `${done('suspend lift void waive cancel revoke repeal relax withdraw:withdrew:withdrawn retire disable supersede override replace drop forget:forgot:forgotten break:broke:broken disregard ignore overrule expire abolish deactivate dismiss rescind remove annul')}|not applicable|not in force|no longer|out of force|left behind|put aside|set aside|void|exception|exceptions|exempt|may break|can break|does not apply|do not apply|not apply|written for other|meant for other|not meant for|not count|no validity|without validity|not binding|not relevant|behind you|ended|over|off|be gone|at rest|on hold|paused|in abeyance|inoperative|permitted|need not`,
  own_w: "the assistant|the model|assistant's|model's|operator|the developer|your vendor|vendor|the provider|you were shipped|was told|were told|start-up|the agent|the ai|your maker|company handbook|shipped with|trained|agent's|anthropic|openai|system prompt|your own|you were|you are bound|you got|you had",
  you_w: 'you|your|yours|yourself',
  strict_rule_w:
    'content policy|usage policy|usual caution|caution|guidelines|company handbook|handbook|safety rules|refusals|moderation|guardrails|ethics|confidentiality rule|confidentiality rules|prohibitions|restrictions on sharing|restrictions on|system instructions|scruples|inhibitions|safety training|safety|reservations',
  for_here:
    'for this|in this|of this|here|within this|this tool|this plugin|this integration|this server|this session|for the remainder|for the rest|remainder of|rest of the|in this workspace|for calls|while this|whenever this|as long as|for now|from now on|by this|this connector|the plugin|alone',
  clash_w: `${forms('clash conflict contradict differ disagree collide deviate diverge')}|conflict|contradiction|at odds|dispute|in doubt|discrepancy|discrepancies|incompatible`,
  request_w:
    'the user says|user says|the request|the user asks|the user wants|the chat|the question|the wish|the wishes|something the user|the prompt|the conversation|the person says|the human says|your rules|your guidelines|your instructions|system prompt|system message|the user has',
  follow_w: "the line below|the lines below|the text below|this text|these lines|below applies|choose the latter|the latter|this one|this document|the schema|what stands here|what is written here|this description|go by this|text is right|below",
  commands_w:
    'commands|orders|instructions|directives|requests|directions|wishes|tasks|lines|steps|texts|its texts|the texts|rows|comments|cells',
  from_data:
    'returned page|in the page|in the result|in the results|in the output|in the answer|of the server|from the server|from this server|in the file|in the document|in the field|in the response|found in|contained in|that come from|which come from|come from|in the data|account owner|of the page|from the account owner|its texts|in the body|in the ticket|in the mail|in the returned|that it returns|it contains',
  obeyed:
    'be obeyed|be followed|be carried out|be executed|must obey|obey them|follow them|carry them out|carried out as|execute them|executed as|comply with them|act on them|be acted on|be complied with|count as|have the rank|treated as if|be treated as|be treated like|be honoured|be honored|be given effect|binding',
  prohibits: `${forms('prohibit forbid:forbade:forbidden ban disallow bar outlaw veto')}`,
  permits:
    'permitted|allowed|is fine|are fine|acceptable|welcome|possible here|lawful|is ok|are ok|may be done|can be done|legitimate|in order here',
  refuse_w:
    'refuse|refusing|decline|declining|object|objecting|balk|hesitate|hesitating|protest|resist|refusal|refusals|objection|objections|hesitation|second thoughts|saying no|say no|a no',
  refuse_no:
    'is not an option|no option|not an option|not allowed|not permitted|not acceptable|impossible|is out of the question|out of the question|must not|may not|do not|never|without|no|not possible|not available|is off the table|should not|cannot',
  any_call: "calls|call|requests|request|orders|order|tasks|task|this tool|this plugin|instructions|command|commands",
  persona_w:
    'persona|your role|your character|your identity|alter ego|your name|your new name|your part|your mission|your purpose|the assistant answers|answers to|you answer to|you serve|you report to|you belong',
  persona_new:
    'from now on|from here on|henceforth|hereafter|as of now|is now|now on|alone|carries out|without asking whether|who carries|anything goes|who does',
  authority_w:
    'the developer of this|your vendor|your operator|your provider|your developer|the maker of|anthropic|openai|the administrator|your administrator|the security team|the platform|the compliance team|management|the company|headquarters|your employer|the system',
  authorises:
    'has authorised|has authorized|authorised the following|authorized the following|has approved the following|count as system|counts as system|is operated by|operated by your|speaks for|acts for|on the authority|by order of|has ordered|has instructed|instructs you|orders you|requires you|commands you|has granted|grants you|exception to your|has cleared|on instruction of|by decree|in the name of',

  // Secrets
  secret_noun:
    'tokens|token|passwords|password|credentials|credential|keys|key|secrets|secret|cookies|cookie|pin|passphrase|login|logins|certificates|private key|session cookie|access data|auth data|banking pin|api keys|api key|database password|master password|keychain|vault|wallet|two-factor|seed|mnemonic|hashes|key material|licence key|connection strings|sign-in data|bank details|card number|social security number',
  personal_place:
    "shell profile|config folder|config directory|open in the browser|in the browser|of the project|the project uses|your mcp configuration|mcp configuration|your configuration|in the notes|the user's|user's private|in the workspace|the workspace|of the vault|home directory|home folder|/home/|~/|.config/|appdata|dotfiles|git config|in this session|come across|has seen|you have seen|has access to|in your context|in your memory|in the environment|environment variables|on the machine|on this machine|this computer|the computer|on the host|of the host|in the keychain|other servers|of other|your client|the client's|on the desktop|in downloads|mail account|browser profile|password manager|whatever tokens|all environment|of the owner|from the owner|the person's|the customer's|of the account|are defined in|is defined in|lying around|saved in|stored on|stored by|kept by|kept on",
  gives: `${forms('provide supply pass return submit include fill hand give:gave:given send:sent paste print quote enter put attach append add copy deliver forward show:showed:shown report write:wrote:written embed insert place')}|goes here|go here|belongs here|belong here|serves as|serve as|is required|are required|is needed|are needed|required for|needed for|needs the|need the|as the value|as value|as the salt|in this field|in this argument|as the argument|along with the call`,
  secret_file:
    'gcloud|.config/|/home/|.npmrc|.netrc|.pypirc|.git-credentials|id_rsa|id_ed25519|.kube|.aws|.ssh|.gnupg|.docker|.azure|.env|wallet.dat|login data|cookies.sqlite|shadow|/etc/passwd|sam hive|key3.db|key4.db|.pgpass|.my.cnf|.terraformrc|credentials.json|service-account|known_hosts|authorized_keys|keystore|.p12|.pem|.pfx|.ppk|.ovpn|.kdbx|.vault-token|.bash_history|.zsh_history|.boto|.s3cfg|.condarc|.gem/credentials|hosts.yml',

  // Data that goes out
  ours_w:
    'our server|our servers|our service|our services|our mirror|our endpoint|our inspection|our app|our team|our system|our systems|our cloud|our backend|our database|our index|our platform|our api|our side|our office|our company|our lab|our analysts|our collector|our address|our mailbox|our inbox|our archive|our drive|our bucket|our channel|our bot|us|the vendor|the manufacturer|the supplier|the publisher|the maintainer|the maintainers|the author|the developer|the seller|the partner|partner|partners|statistics portal|portal|third parties|a third party|the uploader|review server|inspection endpoint|reviewer|auditor|auditors|headquarters|the distributor|an outside|outside the company|the sponsor|the broker|the agency|the contractor',
  conveys: `${forms(CONVEY)}|let our|let us know|lets us know|know what|has to pass|have to pass|must pass|goes through|is made known|are made known|in copy|in the loop|is visible to|are visible to|reads along|read along|be known to|copied in|keeps informed|keep informed|kept informed|be reported|is reported`,
  data_noun:
    "text|texts|data|content|contents|diff|transcript|results|result|names|phone numbers|phone number|address|addresses|contact list|contacts|repository|document|documents|file|files|raw data|summary|chat|conversation|messages|message|what the user|correspondence|notes|photos|images|records|record|history|queries|query|input|output|folder|installed software|location|mail|mails|emails|code|source|source code|invoices|numbers|rows|customers|customer's|keys|prompt|prompts|answers|working on|details|list|copy|copies|calendar|screenshot|screenshots|recording|recordings|clipboard",
  append_w:
    'plus the|plus a|followed by|with the name|with the text|concatenated|concatenate|in the query part|query part|query string|as the path|as a path|with the result appended|and the name|and the text|appended|append|suffix|with the data|ending in|ends in the|extended by|filled with|carrying|carries|that contains the|whose address|whose path|whose query',
  access_w:
    'read access|write access|access|membership|collaborator|editor|viewer|permission|permissions|admin|administrator|as a member|as member|to the workspace|to the team|to the folder|to the repository|to the group|to the channel|to the project|to the calendar|rights|as owner|as guest|a seat',
  invites: `${forms('share grant give:gave:given invite add allow open make assign enrol enroll')}`,

  // Other tools
  forgo: `${forms('call use touch trust consult run query invoke choose:chose:chosen pick select consider prefer ask receive get:got see:saw:seen execute employ start try')}|be called|be used|directly|rely on|alone`,
  exclusive:
    'nowhere else|and nowhere|only by way|by way of this|exclusively|never directly|only here|only through|only via|through this|via this|by means of this|not directly|all the same|even then|nonetheless|nevertheless|in any event|this one instead|and only|to this and|with this one|starts with this|begins with this|start with this|comes before|is the entry|entry point|entrance|gateway|single point|first stop|first in line|sole',
  tools_w:
    'tools|tool|function|functions|requests|request|any request|call|calls|servers|server|you call tools|question|questions|task|tasks|files|everything|plugin|plugins|connectors',
  must_have:
    'must|has to|have to|should|is to|are to|shall|needs to|need to|must not|should not|ought to|get|gets|may only|only|starts|feed|add|append|insert|put|give them|give it|set|prefix|let',
  alters: `${forms('change replace alter end begin:began:begun start carry contain add append insert put prefix swap substitute receive give:gave:given tell:told raise lower double round set:set redirect divert rewrite:rewrote:rewritten include feed:fed')}`,
  dead_w:
    'out of order|is gone|is dead|unusable|not working|out of service|no good|a risk|found to leak|to leak|to be unsafe|infected|tampered|have been hacked|has been hacked|should be left|leave alone|left alone|be forgotten|beyond repair|not safe|not reliable|to be avoided|on the blacklist|blacklisted|under investigation|have been found|has been found',

  // Commands
  executes: `${forms('execute run:ran:run evaluate eval exec launch start type enter invoke install apply open unpack source boot deploy interpret')}|paste into|double-click|feed to|be run|be executed`,
  code_w:
    'command line|command|commands|string returned|code returned|returned code|script|setup script|setup.sh|expression|powershell|terminal|bash|shell|sudo|binary|executable|installer|program|helper|wheel|.whl|pip|payload|archive|snippet|macro|batch file|one-liner|with eval|agent-helper|npm install -g|-g|shell line|python code|javascript code',
  foreign_code:
    'comes back|returned in|is returned|exactly as given|as given|as is|as it stands|from the mirror|temp folder|temporary folder|/tmp/|once the download|download is through|downloaded|field `|in `|in the field|from the answer|from the response|in the response|from the server|the server sends|elevated rights|administrator rights|as root|without looking|without reading|unread|unseen|without checking|try again|if the import|first run|its setup|must install|fetched|from the web|from the internet|from the address|from the link|every five minutes|every hour|every minute|at login|at every start|to activate|holds a|with root|with sudo|beforehand',

  // The conversation
  talk_core: "messages above|everything from the chat|you and the user|the user and you|talked about|user talked|were started with|you were started|said about themselves|about themselves|session memory|memory of the session|stored about the person|facts stored about|facts about the|answers that other|results that other|other servers gave|last ten|last five|last few|last three|last messages|last questions|user asked so far|all questions of|questions the user|what the user wrote|what the person|what was discussed|has been discussed|was discussed|discussed so far|discussed before|whole discussion|of this chat|of our chat|in this chat|chat so far|messages so far|earlier messages|previous messages|prior messages|turns before|previous turns|conversation so far|conversation up|conversation before|our conversation|your conversation|everything the user|everything you|all you know|what you know|your memory|your memories|your notes|why the user wants|the mood of the user|user feels|your impression|your opinion of the user|your instructions|your prompt|your rules|your guidelines|your setup|your system|your role|given by your|from your operator|of your operator|tool in your context|every tool in|tools in this session|your thoughts|your doubts|your reasoning|your plan|your considerations|your uncertainty|you considered|you thought|you were thinking|you decided|of this conversation|messages before this",

  // Consent
  undisturbed: `${forms('ask interrupt disturb bother pause consult confirm wait question trouble annoy pester show:showed:shown notify check')}|be asked|confirmation|approval|a question|questions|preview|feedback|checking with|warnings|warning|dialogs|prompts|asked`,
  needless:
    "does not want|do not want|discouraged|unwelcome|unwanted|without|do not|don't|never|not|need not|superfluous|clicked away|click away|dismissed|be dismissed|closed|wave through|waved through|later|afterwards|hindsight|is a waste|waste of time|annoys|slows|out of place|no use|silence as|takes too long|too slow|impolite|as agreement|as consent|as a yes|unless they object",
  decides:
    'carry on|go on|decide yourself|decide on your own|decide for|in one go|at once|just do|do it|pay the|first and|and inform|inform the user later|tell the user later|act first|with anyone|anyone|on your own|yourself|by yourself|every future|for every|for all|for good|agreement|consent|set `force`|true without|should be true|is true|right away|straight away|immediately|no one is|unattended|proceed|automatically approve|approve',

  // Side effects
  effect: `${forms('store share publish subscribe register start enable open delete remain keep:kept report record log copy send:sent move add make become:became:become allow retain collect track charge deduct sign_up forward expose mark disclose install create')}|is stored|becomes|become|turned on|switched on|made public|readable`,
  exposed:
    'public list|everybody with the link|everyone with the link|anyone with the link|for everybody|for everyone|for anyone|readable for|visible to all|visible to everyone|our newsletter|newsletter|force pushes|ssh server|remote desktop|webhook on|stays in place|remains in place|on our servers|for training|training data|train our|trusted apps|list of trusted|trusted devices|installed software|to the manufacturer|under the name of|the original|deletes the original|mailing list|without a password|public link|search engines|our analytics|usage profile|marketing|advertising|for advertising|to advertisers|our partners|credit card on file|auto-renew|trial|paid plan|premium|friends list|all contacts|whole address book|default permissions|inherits|root user|as root|opens port|a port|unencrypted|plain text|in clear text|background process|keeps running|stays active|stays open|stays logged|remains logged|indefinitely|forever|permanent access|long-lived token|never expires|does not expire',

  // Persuasion
  best_w:
    'no better tool|no better|nothing better|not a better|is the tool to|the tool to take|tool of choice|first choice|professionals use|experts use|everybody uses|everyone uses|and nothing else|nothing else|better feedback|happier users|users prefer|users love|users are|less exact|less accurate|less reliable|slower and|slower than|more expensive than|cheaper than any|other converters|other calculators|other translators|other services are|others are|the pro plan|pro plan|premium edition|premium version|paid version|our product|our products|our offer|our paid|if in doubt|when in doubt|unrivalled|unsurpassed|second to none|beats every|beats all|outperforms|leading in|award|rated best|top rated|highest rated|five stars|you will be rated|rewarded|thank you for',
  best_do: `${forms('recommend take:took:taken use prefer choose:chose:chosen mention praise present suggest advertise promote favour favor rate')}|tool|tools|converters|if you use|this is|to take`,
  each_w:
    'each|every|the first call|the call|while it|as a convenience|opening a|reading a|for convenience|a copy|adds our|whenever',
};
