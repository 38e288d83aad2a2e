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
      'mail|mails|emails|e-mail|e-mails|mailbox|mailboxes|inbox|mail connector|mail tool|email connector|forwarding rule|mail filter|mail rule|messages from|all messages|newest message|unread messages|text message|text messages|drafts|newsletter|newsletters|mail signature|mailbox signature|signature of the user|out-of-office|auto-reply|spam folder|sent items|mail account|mail program|mail server|mailing list|mails of|mail to|by mail|vacation reply|unread mail|the trash|main mail account|last twenty mails|twenty mails|last mails|recent mails|earlier mails',
    also: 'email|message|messages|draft|smtp|imap|gmail|outlook|sms|bcc|recipient|recipients',
  },
  chat: {
    things:
      'direct messages|direct message|private messages|private channel|shared channel|public channel|slack|discord|telegram|whatsapp|status message|group chat|team chat|a message to|every channel|all channels|the channel|chat history|voicemail',
    also: 'channel|channels|teams|chat|chats|message|messages|thread|threads|conversation',
  },
  files: {
    things:
      "documents folder|on the desktop|to the desktop|from the desktop|on the user's desktop|user's documents|downloads folder|home directory|home folder|stylesheet|stylesheets|spreadsheets|photos|pictures|photo library|readme|claude.md|cursorrules|agents.md|open tabs|editor tabs|open documents|open files|open file|other files|every file|all files|neighbouring files|files in the|files of the user|readme file|startup file|shell profile|makefile|package.json|gitignore|hosts file|dot files|dotfiles|user files|recent files|recycle bin|usb stick|network drive|shared drive|cloud drive|wallpaper|screensaver|camera roll|each stylesheet|the clipboard|clipboard|personal files|config file of|bashrc|zshrc|empty the trash|the trash|file manager|photo album|diary|backup drive|external drive|project's readme|class sources|the sources|source folder|the drive",
    also: 'file|files|folder|folders|directory|directories|path|note|notes|disk|drive|workspace|project|document|editor|pdf|csv|sheet|spreadsheet|image|images|photo|storage|upload|download',
  },
  money: {
    things:
      'payment|payments|invoices|open invoice|payee|iban|bank account|money|funds|transfer_funds|wallet|credit card|refund|refunds|donation|dollar|dollars|euros|account balance|gift card|gift cards|tip|bitcoin|budget|test account|premium plan|paid plan|bank transfer|a payment|donations|shares of|units of|stocks|crypto|paypal|savings|loan|bet|bets|bid|bids|tickets for|gym membership|gift voucher|voucher|vouchers|the price of|account holder|direct debit|standing order|salary|pension|insurance|tax return|saved card|the order without|without delay with the|piggy bank|expense report|expenses|cheque|gift|raffle|the bank|stored account|bank with|online banking|newest invoice|latest invoice|account statement|stored card|the difference|trading tool|first class|upgrade|surcharge|tip jar|trust fund|account 9999',
    also: 'invoice|price|prices|cost|costs|currency|purchase|order|orders|bank|euro|balance|transfer|fee|billing|trade|trades|stock|subscription|subscriptions|checkout|cart|pay',
  },
  calendar: {
    things:
      'calendar invite|calendar invitation|calendar entry|calendar event|calendar|appointment|appointments|meetings|shared calendar|meeting on|meeting with|all meetings|next meeting|reminder|reminders|alarm clock|calendar of|meeting invitation|meeting invitations|invitations|invitation|invites|meeting invite|upcoming visits|appointments at|bookings at|reservation|reservations',
    also: 'meeting|event|events|invite|invites|invitation|schedule|booking|free slots|availability',
  },
  code: {
    things:
      'git remote|remote url|git hook|git hooks|post-commit hook|pre-commit hook|repository|repositories|pull request|pull requests|merge request|main branch|default branch|pipeline|workflow file|dependency file|lockfile|source files|private repositories|deploy key|deploy keys|ci configuration|last commit|last commits|last three commits|the commits|commit with|a commit|force push|all repositories|every repository|checked out|branch protection|star the repository|the repository|git history|git tag|npm token|ci pipeline|build server|code owners|codeowners|dockerfile',
    also: 'git|repo|repos|branch|branches|commit|commits|remote|hook|hooks|workflow|workflows|dependency|dependencies|release|releases|deployment|deployments|issue|issues|test|tests|code|package|packages|build|builds|lint|github|gitlab|npm|project|diff|patch',
  },
  web: {
    things:
      'browser|browser tool|browser tabs|cookies|bookmarks|browsing history|search history|saved account|saved login|login page|start page|proxy settings|search engine|browser extension|browser extensions|browser profile|home page of the browser|the router|wifi password|dns settings|download history|social login|domain with|registrar|app store|play store|the app in the store|web cam|webcam|microphone',
    also: 'tab|tabs|page|pages|web|website|site|url|urls|link|links|html|click|screenshot|dialog',
  },
  secrets: {
    things:
      'passwords|password manager|credentials|api key|api keys|private key|ssh key|ssh keys|secrets|keychain|passphrase|recovery words|recovery phrase|seed phrase|authorized_keys|environment variables|one-time code|login key|bearer token|saved logins|keyring|login data|session cookies|master password|recovery codes|backup codes|wifi password|tenant secret|private keys|client secret|service account key|vault|etc ssl private|bash_history|bash history|tfstate|banking pin|pin code|netflix login|family login|streaming login|login of|one-time password|mafile|shared secret|sentry file|product keys|network keys|keystore|session cookie|password store|stored logins|stored passwords|saved passwords|bank pin|ssh folder|kubeconfig|shell history|logins of|passwords of|password of|tokens of|cookies of',
    also: 'password|credential|key|keys|token|tokens|secret|certificate|certificates|auth|login|vault|oauth|env|environment|jwt',
  },
  shell: {
    things:
      'terminal|shell tool|cron job|crontab|antivirus|firewall|powershell|scheduled task|startup item|background service|sudoers|systemd|launch agent|login items|registry key|windows registry|kernel module|boot loader|remote desktop|ssh server|virus scanner|the defender|task scheduler|nohup|daemon|modbus tool|modbus|register 40012|plc|firmware',
    also: 'shell|command|commands|script|scripts|cron|service|services|daemon|process|processes|bash|exec|run|execute|container|job|jobs|schedule',
  },
  people: {
    things:
      'contacts|address book|customer list|crm|employees|personnel file|home address|phone numbers|guest account|user accounts|new account|all users|colleagues|boss|manager of|family|friends|next of kin|doctor|patients|medical record|medical records|customer table|full customer|neighbourhood|neighbours|home connector|smart home|front door|door lock|thermostat|heating|alarm system|garage|lights|the car|phone of the user|to the contacts|newsletter address|birth dates|birthdays of|each contact|contact named|contacts named|the student|this student|classmates|living persons|next door',
    also: 'contact|customer|customers|employee|profile|profiles|user|users|person|people|location|phone|birthday|lead|leads|team|member|members',
  },
  social: {
    things:
      "five stars|five-star review|star rating|positive review|tweet|tweets|followers|status update|linkedin|social media|a review|reviews|a rating|five star|profile picture|profile text|newsletter|petition|guestbook|forum post|app review|support ticket|support tickets|open tickets|user's blog|the blog|blog of the user|wall of|guest post|obituary|dating profile|user's feed|the feed of the user|user's wall|the timeline|user's page",
    also: 'review|rating|ratings|stars|post|posts|comment|comments|like|likes|feed|twitter|blog|article|publish',
  },
  rights: {
    things:
      'admin rights|administrator rights|edit rights|write access|full access|admin role|owner role|two-factor|trust prompt|security settings|approval settings|permission settings|update checks|admin account|superuser|root access|access rights|sharing settings|owner of|as an owner|as owner|as admin|as administrator|sharing link|public link|read access|write permission|guest access|permission prompt|consent screen|account settings|privacy settings|audit settings|access token for|mfa|recovery mail|recovery address|recovery phone|with admin role|lets port|through port|port forwarding|open port|to the drive|write access to|everyone access|admin console|control panel|alarm thresholds|thresholds|safety stop|safety stops|interlock|parental controls|audit mode|kill switch|alarm',
    also: 'rights|permission|permissions|role|roles|admin|administrator|access|approval|approvals|settings|policy|policies|group|groups|iam|share|acl|grant',
  },
  data: {
    things:
      'production database|backups|audit log|audit logs|the database|customer table|users table|shell history|log files|the records|all records|all tables|every table|old records|the log|log entries|the logs|audit trail|data warehouse|production data|the index of|oldest backup|latest backup|last backup|every backup|the backup|newest backup|snapshots',
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
