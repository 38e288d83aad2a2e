/**
 * What the words of a tool's name say that it does. Data only; `acts.ts` reads it. English, as tool names are.
 */
import { words } from './words.ts';

/** Verbs that are hardly ever a noun: they count wherever they are in a name. */
export const CLEAR = {
  reads:
    words(`get list read search find fetch query view show describe lookup inspect count check retrieve browse
    load peek tail head summarize analyze analyse explain compare diff validate verify preview select scan explore
    discover resolve detect extract parse calculate compute convert translate lint evaluate estimate ping crawl scrape
    recall grep glob ls cat whoami status info help navigate visit download screenshot observe generate geocode`),
  changes:
    words(`create add update edit modify write delete remove drop insert upsert append prepend replace rename move
    patch put save apply install uninstall deploy destroy purge erase wipe truncate clear reset restore revert rollback
    enable disable start stop restart kill terminate cancel close reopen archive unarchive assign unassign approve reject
    merge rebase commit checkout execute exec invoke trigger configure register unregister import upload transfer
    pay refund charge buy purchase sell click press type fill drag submit rotate revoke grant provision
    remember store overwrite mkdir rm rmdir mv chmod chown migrate seed scale attach detach bulk manage resize
    unlink disconnect publish unpublish subscribe unsubscribe mutate toggle increment decrement shell bash terminal`),
  sends: words(`send publish notify reply upload tweet broadcast invite reinvite submit curl navigate visit`),
} as const;

/** Words that are as often a noun: they count where the name has no clear verb. */
export const UNCLEAR = {
  reads: words('search query review report test trace log monitor watch look think plan'),
  changes: words(
    'run eval set call post push tag label schedule book order release copy fork star share comment message mark pin sync',
  ),
  sends: words('forward post push share message comment call request http email mail dm sms webhook'),
} as const;

/** What is made with one of these behind the verb reaches other people. */
export const SENT =
  words(`comment reply message post tweet gist issue pull discussion invitation invite email mail
  notification webhook announcement status dm sms thread reaction`);

/** Runs what it is given, which can do anything. */
export const RUNS_ANYTHING = words('execute exec eval shell bash terminal run');

/** What limits running to reading. */
export const RUN_READS = words('query select read readonly report search explain describe');

/** What begins or ends something else, which is named last. */
export const STARTS = words('start stop restart cancel trigger');

/** What only reads while it goes on. */
export const READING = words('search query scan crawl scrape lookup trace analysis');

/** What the text of a tool that only answers begins with. To "return" and to "give" are orders to do something. */
export const ANSWERS = words('returns gives displays demonstrates contains');

/** Parameters that choose what a tool does. */
export const CHOOSING = words('action operation op command method mode verb');

/** Parameters that take an address or a person to send to. */
export const ADDRESSED = words('recipient recipients webhook bcc cc');

/** Parameters that take any address of the web. */
export const WEB = words('url urls uri uris endpoint href link');
