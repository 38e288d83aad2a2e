/**
 * Words that say which data a tool reads: what is private to the user, and what somebody else wrote. Data only; an estimate, because a
 * name can say anything. English, as tool names are.
 */
import { words } from '../../diff/abilities/words.ts';

export const PRIVATE = words(`
    account accounts address addresses calendar calendars chat chats clipboard contact contacts conversation conversations
    credential credentials customer customers database databases directory dm dms doc docs document documents drive email emails
    employee event events file files filesystem folder folders gmail history inbox invoice invoices issue issues jira
    keychain mail mailbox mails memory message messages note notes order orders password passwords patient payment payments
    photo photos profile record records repo repos repository repositories row rows screenshot secret secrets sheet sheets slack sql
    table tables task tasks teams thread threads ticket tickets transaction transactions vault wiki
`);

export const UNTRUSTED = words(`
    article articles browse browser comment comments content crawl discussion discussions email emails feed fetch forum forums
    gmail html http inbox internet issue issues mail mailbox mails message messages news page pages post posts pull reddit review
    reviews rss scrape search snapshot thread threads ticket tickets transcript tweet tweets url urls web webpage website websites
    wikipedia youtube
`);
