/**
 * Claims of a text to be chosen before other tools. Data only; `rules/preferred.ts` reads it. A row is a form of words of one language; each
 * has a limit, so that a search is linear.
 */
const TOOLS =
  '(?:tools?|servers?|functions?|search(?:es)?|options?|alternatives?|methods?|connectors?|integrations?)';

export const PREFERENCE_CLAIMS: readonly RegExp[] = [
  // English
  /\b(?:always|exclusively|invariably)\s+(?:use|call|choose|select|prefer|pick|try|go\s+with)\s+(?:this|it)\b/i,
  /\b(?:only|solely)\s+(?:use|choose|select|pick|trust)\s+this\b/i,
  /\b(?:use|call|choose|select|prefer|pick)\s+(?:this|it)\b[^.\n]{0,60}\b(?:instead\s+of|rather\s+than|over|in\s+preference\s+to|in\s+place\s+of)\b/i,
  /\b(?:instead\s+of|rather\s+than|in\s+place\s+of|in\s+preference\s+to)\s+(?:\w+\s+){0,3}(?:other|any|another|built-?in|native|the\s+default)\b/i,
  new RegExp(
    String.raw`\b(?:prefer(?:red|able)?|superior|better|more\s+(?:reliable|accurate|secure|complete|powerful)|faster)\b[^.\n]{0,40}\b(?:to|than|over)\s+(?:\w+\s+){0,3}(?:other|any|all|built-?in|native)?\s{0,2}${TOOLS}\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:best|most\s+(?:reliable|accurate|trusted|powerful|complete|secure)|number\s+one|#1|official\s+and\s+only|ultimate|recommended|preferred|one\s+and\s+only)\s+(?:\w+\s+){0,2}${TOOLS}\b`,
    'i',
  ),
  /\b(?:primary|default|main)\s+tool\s+(?:for|to)\s+(?:all|any|every)\b/i,
  new RegExp(
    String.raw`\b(?:replaces|supersedes|deprecates|overrides)\s+(?:\w+\s+){0,3}(?:other|all|any|existing|old|built-?in)\s{0,2}${TOOLS}\b`,
    'i',
  ),
  /\b(?:do\s+not|don't|never|avoid)\s+(?:use|call|using|calling)\s+(?:any\s+)?(?:other|another|different|built-?in)\b/i,
  // Japanese
  /(?:常に|必ず|優先的に|最初に)[^。\n]{0,20}(?:このツール|本ツール|これ)を?(?:使用|利用|使|呼)/u,
  /(?:このツール|本ツール)を?(?:優先|最優先|常に使|必ず使)/u,
  /(?:他|ほか|別)の(?:ツール|検索|方法|サーバー)[^。\n]{0,12}(?:代わりに|よりも|より優先|使わず|使用しない|使用せず)/u,
  /(?:最良|最高|最も(?:正確|信頼)[^。\n]{0,8}|一番(?:良い|優れた))(?:な|の)?(?:ツール|検索)/u,
  // German, French, Spanish, Portuguese, Chinese, Russian
  /\b(?:immer|stets|bevorzugt)\s+(?:\p{L}+\s+){0,2}(?:dieses|diese)\s+(?:Werkzeug|Tool|Funktion)/iu,
  /\b(?:toujours|de\s+préférence)\s+(?:\p{L}+\s+){0,2}(?:cet\s+outil|celui-ci)/iu,
  /\b(?:siempre|preferentemente)\s+(?:\p{L}+\s+){0,2}est[ae]\s+herramienta/iu,
  /\b(?:sempre|de\s+preferência)\s+(?:\p{L}+\s+){0,2}est[ae]\s+ferramenta/iu,
  /(?:始终|总是|优先|首选)(?:使用|调用|选择)(?:此|本|这个)(?:工具|函数)/u,
  /(?:всегда|предпочтительно)\s+(?:\p{L}+\s+){0,2}эт(?:от|им)\s+инструмент/iu,
];
