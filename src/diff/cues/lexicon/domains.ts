/**
 * What the things belong to that an order can be about: mail, files, money. A tool may speak of those of its own work. In: a
 * text. Out: what its words belong to. Never judges a text.
 */
interface Domain {
  /** Things that an order to take a step elsewhere is about. */
  readonly things: string;
  /** Words of several meanings, which show only what a tool itself deals with. */
  readonly also: string;
}

export const DOMAINS: Readonly<Record<string, Domain>> = {
  mail: {
    things:
      'mail|mails|emails|e-mail|e-mails|mailbox|mailboxes|inbox|mail connector|mail tool|email connector|forwarding rule|mail filter|mail rule|messages from|all messages|newest message|unread messages|text message|text messages|drafts|newsletter|newsletters',
    also: 'email|message|messages|draft|smtp|imap|gmail|outlook|sms|bcc|recipient|recipients',
  },
  chat: {
    things:
      'direct messages|direct message|private messages|private channel|shared channel|public channel|slack|discord|telegram|whatsapp',
    also: 'channel|channels|teams|chat|chats|message|messages|thread|threads|conversation',
  },
  files: {
    things:
      "documents folder|on the desktop|to the desktop|from the desktop|on the user's desktop|user's documents|downloads folder|home directory|home folder|stylesheet|stylesheets|spreadsheets|photos|pictures|photo library|readme|claude.md|.cursorrules|agents.md|open tabs|editor tabs|open documents|open files|open file|other files|every file|all files|neighbouring files|files in the|files of the user|readme file|startup file|shell profile|makefile|package.json|.gitignore|hosts file",
    also: 'file|files|folder|folders|directory|directories|path|note|notes|disk|drive|workspace|project|document|editor|pdf|csv|sheet|spreadsheet|image|images|photo|storage|upload|download',
  },
  money: {
    things:
      'payment|payments|invoices|open invoice|payee|iban|bank account|money|funds|transfer_funds|wallet|credit card|refund|refunds|donation|dollar|dollars|euros|account balance|gift card|gift cards|tip|bitcoin|budget|test account|premium plan|paid plan',
    also: 'invoice|price|prices|cost|costs|currency|purchase|order|orders|bank|euro|balance|transfer|fee|billing|trade|trades|stock|subscription|subscriptions|checkout|cart|pay',
  },
  calendar: {
    things:
      'calendar invite|calendar invitation|calendar entry|calendar event|calendar|appointment|appointments|meetings',
    also: 'meeting|event|events|invite|invites|invitation|schedule|booking|free slots|availability',
  },
  code: {
    things:
      'git remote|remote url|git hook|git hooks|post-commit hook|pre-commit hook|repository|repositories|pull request|pull requests|merge request|main branch|default branch|pipeline|workflow file|dependency file|lockfile|source files|private repositories|deploy key|deploy keys|ci configuration|.github',
    also: 'git|repo|repos|branch|branches|commit|commits|remote|hook|hooks|workflow|workflows|dependency|dependencies|release|releases|deployment|deployments|issue|issues|test|tests|code|package|packages|build|builds|lint|github|gitlab|npm|project|diff|patch',
  },
  web: {
    things:
      'browser|browser tool|browser tabs|cookies|bookmarks|browsing history|search history|saved account|saved login|login page|start page',
    also: 'tab|tabs|page|pages|web|website|site|url|urls|link|links|html|click|screenshot|dialog',
  },
  secrets: {
    things:
      'passwords|password manager|credentials|api key|api keys|private key|ssh key|ssh keys|secrets|keychain|passphrase|recovery words|recovery phrase|seed phrase|authorized_keys|environment variables|.env|one-time code|login key|bearer token',
    also: 'password|credential|key|keys|token|tokens|secret|certificate|certificates|auth|login|vault|oauth|env|environment|jwt',
  },
  shell: {
    things:
      'terminal|shell tool|cron job|crontab|antivirus|firewall|powershell|scheduled task|startup item|background service',
    also: 'shell|command|commands|script|scripts|cron|service|services|daemon|process|processes|bash|exec|run|execute|container|job|jobs|schedule',
  },
  people: {
    things: 'contacts|address book|customer list|crm|employees|personnel file|home address|phone numbers',
    also: 'contact|customer|customers|employee|profile|profiles|user|users|person|people|location|phone|birthday|lead|leads|team|member|members',
  },
  social: {
    things:
      'five stars|five-star review|star rating|positive review|tweet|tweets|followers|status update|linkedin|social media|a review|reviews',
    also: 'review|rating|ratings|stars|post|posts|comment|comments|like|likes|feed|twitter|blog|article|publish',
  },
  rights: {
    things:
      'admin rights|administrator rights|edit rights|write access|full access|admin role|owner role|two-factor|trust prompt|security settings|approval settings|permission settings|update checks|admin account|superuser|root access|access rights|sharing settings',
    also: 'rights|permission|permissions|role|roles|admin|administrator|access|approval|approvals|settings|policy|policies|group|groups|iam|share|acl|grant',
  },
  data: {
    things:
      'production database|backups|audit log|audit logs|the database|customer table|users table|shell history|log files',
    also: 'database|databases|table|tables|row|rows|record|records|bucket|buckets|backup|logs|log|history|sql|query|schema|index|dataset|audit',
  },
};

/** The things of all domains. */
export const THINGS = Object.values(DOMAINS)
  .map(({ things }) => things)
  .join('|');

const PATTERNS: readonly (readonly [things: RegExp, all: RegExp])[] = Object.values(DOMAINS).map(
  ({ things, also }) => [anyOf(things), anyOf(`${things}|${also}`)],
);

function anyOf(words: string): RegExp {
  const plain = words.replaceAll('_', ' ').replaceAll('.', '\\.');
  return new RegExp(`(?<![a-z])(?:${plain})(?![a-z])`, 'i');
}

const plainOf = (text: string): string => text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');

/** Whether a text speaks of a thing of a domain that no word of `own` belongs to. Names are read as words. */
export function hasStrangeThing(text: string, own: string): boolean {
  const [read, mine] = [plainOf(text), plainOf(own)];
  return PATTERNS.some(([things, all]) => things.test(read) && !all.test(mine));
}
