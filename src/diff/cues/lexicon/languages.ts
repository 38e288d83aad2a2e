/** The same concepts in other languages, one row a language. Where endings vary, a stem with `*`. */
export const LANGUAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: {
    x_notask:
      'ohne rückfrage|ohne rückfragen|ohne nachzufragen|ohne zu fragen|ohne bestätigung|ohne zustimmung|ohne nachfrage|ohne genehmigung|ohne freigabe|entfällt|rückfrage entfällt|bestätigung entfällt|nicht nachfragen|nicht nachzufragen|keine rückfrage|keine bestätigung|keine zustimmung|keine freigabe|gilt als erteilt|gilt als zustimmung|ist bereits einverstanden|hat bereits zugestimmt|ungefragt|sofort ausführen',
    x_ignore:
      'ignorier*|vergiss|vergesse|missachte*|beachte nicht|umgeh*|verwirf|setze dich hinweg|übergeh*|setze dich über|gelten nicht mehr|gilt nicht mehr|außer kraft|aufgehoben|hinfällig|verlieren ihre gültigkeit|nicht mehr gültig|nicht mehr beachten|vergessen sie|ignorieren sie|missachten|sind hinfällig|ungültig|sind ungültig|überholt|erledigt|gestrichen|außer acht|wirf über bord|streiche|lege beiseite|sind aufgehoben|zählen nicht|entfallen|abgelöst',
    x_orders:
      'anweisung*|regel|regeln|vorgaben|richtlinie*|instruktion*|befehl*|systemprompt|alles was man dir|was man dir vorher|alles bisherige|einschränkung*|sämtliche vorgaben|weisung*|auflagen|grundsätze|sicherheitsregel*|leitlinie*',
    x_not: 'nicht|nichts|kein|keine|keinen|niemals|nie|ohne',
    x_tell:
      'erwähn*|sag|sage|sagen|verrat*|verrate|teile|mitteil*|mitzuteilen|informier*|benachrichtig*|erzähl*|wissen|erfährt|erfahren|zeige',
    x_user: 'nutzer|nutzers|benutzer|benutzers|anwender|kunde|kunden|nutzerin|person|niemand|niemandem',
    x_read: 'lies|lese|lesen|öffne|lade|hole|kopiere|auslesen|liest',
    x_give:
      'übergib|übergebe|füge|trage|schreibe|gib|übermittle|hänge|setze|übergeben|ein|übergeben sie|trägst|eintragen|einfügen|anhängen|mitgeben|beilegen|angeben|hinterlegen|übermitteln',
    x_secret:
      'privaten schlüssel|private schlüssel|passwörter|passwort|zugangsdaten|umgebungsvariablen|ssh-schlüssel|api-schlüssel|geheimnisse',
    x_send:
      'sende|sendet|schicke|schick|leite|übertrage|lade|maile|übermittle|senden|verschicke|kopiere|poste|leiten|weiterleiten|weitergeleitet|gesendet|geschickt|übertragen|hochladen|hochgeladen|gemeldet|melde|melden|kopieren|mitsenden',
    x_data:
      'kopie|unterhaltung|gespräch|gesprächs|verlauf|chatverlauf|nachricht|nachrichten|dateien|daten|inhalt|alles|ergebnis|dokumente',
    x_this: 'dieses werkzeug|dieses tool|diese funktion|dies|dieses',
    x_other:
      'jedem anderen werkzeug|allen anderen werkzeugen|jedem anderen tool|allen anderen tools|andere werkzeuge|anderen werkzeuge|anderen werkzeugen|anderen tools|andere tools|jedes andere werkzeug|jedes andere tool|anderer anbieter|andere anbieter|werkzeug anderer|werkzeuge anderer|tools anderer|andere server|anderen server|eingebaute suche|eingebaute*|konkurrenz',
    x_before: 'vor|bevor|statt|anstelle|anstatt|zuerst',
    x_call: 'rufe|ruf|aufrufen|verwende|nutze|benutze|aufgerufen|verwenden|nutzen|bevorzuge',
    x_ask: 'frage|frag|fragen|nachfragen|warte|rückfrage|warten',
    x_consent: 'erlaubnis|bestätigung|zustimmung|einwilligung|rückfrage|genehmigung',
    x_whole: 'gesamte*|ganze*|vollständig*|komplett*|bisherige*|alle',
    x_talk: 'chatverlauf|gesprächsverlauf|unterhaltung|gespräch|systemprompt|konversation',
    x_hush:
      'muss davon nichts wissen|muss nichts davon wissen|braucht das nicht zu wissen|soll nichts davon erfahren|darf nichts davon erfahren|nichts davon erfahren|bleibt unter uns|bleibt geheim|heimlich|stillschweigend|verschweige|verschweigen|unerwähnt|ohne es zu erwähnen|ohne hinweis|nicht erwähnen|kein wort darüber|kein wort davon|hinter dem rücken|unauffällig|verheimliche*|verbirg|verberge',
    x_avoid:
      'nie|niemals|nicht|meide|vermeide|veraltet|unsicher|kaputt|ausschließlich dieses|nur dieses|nur noch dieses|nicht mehr',
    x_private:
      'schreibtisch|home-verzeichnis|dokumente ordner|dokumente|adressbuch|kontakte|posteingang|kalender|browserverlauf|zwischenablage|quelltext|konfigurationsdatei|dateiliste|kontodaten|kundendaten|schlüsselbund|cookies',
    x_run:
      'lade herunter und führe|herunterladen und ausführen|führe es aus|führe das skript aus|installiere und starte|lade das skript',
  },
  fr: {
    x_notask:
      'sans confirmation|sans demander|sans autorisation|sans accord|sans approbation|sans validation|confirmation inutile|confirmation est inutile|pas de confirmation|considère comme accepté|déjà donné son accord|est déjà d’accord|sans poser de question',
    x_ignore:
      'ignore|ignorez|ignorer|oublie|oubliez|oublier|néglige*|contourne*|ne tenez pas compte|ne tiens pas compte',
    x_orders:
      'instructions|consigne*|règles|directives|ordres|restrictions|prompt système|tout ce qui précède',
    x_not: "ne|pas|rien|jamais|sans|n'en|n'informez|n'informe|aucun|aucune|ne le|n'en parlez",
    x_tell:
      "dis|dites|dire|mentionne|mentionnez|mentionner|parle|parlez|parler|révèle*|révéle*|informe|informez|informer|préviens|prévenez|divulgu*|n'en parlez|n'en parle|n'informez|n'informe|signale*",
    x_user: "utilisateur|l'utilisateur|l'usager|client|personne|l'utilisatrice|utilisateurs",
    x_read: 'lis|lisez|lire|ouvre|ouvrez|charge|récupère*|copie|copiez|lit',
    x_give:
      'transmets|transmettez|passe|passez|ajoute|ajoutez|fournis|fournissez|mets|mettez|inclus|incluez|place|glisser|glisse|glissez|insérer|insérez|joindre|joignez|indiquer|indiquez|saisir|saisis|saisissez|coller|collez|recopie*',
    x_secret:
      "clé privée|clés privées|mots de passe|mot de passe|variables d'environnement|identifiants|clés api|clés ssh|secrets",
    x_send:
      'envoie|envoyez|envoyer|transmets|transmettez|publie|publiez|téléverse*|transfère*|partage|partagez|expédie*',
    x_data: 'conversation|historique|copie|messages|fichiers|données|contenu|tout|résultats|documents',
    x_this: 'cet outil|cette fonction|ceci|celui-ci',
    x_other:
      "tous les autres outils|tout autre outil|les autres outils|d'autres outils|n'importe quel autre outil|toute autre fonction|un autre outil|toutes les autres fonctions",
    x_before: "avant|au lieu|plutôt|d'abord|à la place",
    x_call: 'appelle|appelez|appeler|utilise|utilisez|utiliser|exécute*|lance|préfère*|invoque*',
    x_ask: 'demande|demandez|demander|attends|attendez|attendre',
    x_consent: 'confirmation|autorisation|permission|accord|consentement|approbation',
    x_whole: 'toute|tout|entière|complet|complète|intégrale|tous',
    x_talk:
      'conversation|historique de la conversation|historique du chat|prompt système|invite système|discussion',
    x_hush:
      "n'a pas besoin de le savoir|n'a pas à le savoir|ne doit pas le savoir|ne doit rien savoir|à l'insu|en secret|discrètement|en silence|sans le mentionner|sans en parler|sans prévenir|sans avertir|sans informer|sans le dire|garde le silence|gardez le silence|passe sous silence|passez sous silence|reste entre nous|ne rien dire|n'en dites rien|n'en dis rien|cachez|dissimule*",
    x_avoid:
      'jamais|ne pas|évite|évitez|obsolète|obsolètes|dangereux|exclusivement cet|uniquement cet|seulement cet|ne plus|n’utilisez pas|n’utilise pas',
    x_private:
      "bureau|dossier personnel|carnet d'adresses|contacts|boîte de réception|calendrier|agenda|presse-papiers|code source|fichier de configuration|liste des fichiers|historique du navigateur|données clients|trousseau|cookies|fichier .env|navigateur|gestionnaire de mots de passe|téléphone|disque|ordinateur",
    x_run:
      'télécharge et exécute|téléchargez et exécutez|télécharge le script|téléchargez le script|exécute-le|exécutez-le|lance-le|lancez-le',
  },
  es: {
    x_notask:
      'sin confirmación|sin preguntar|sin pedir|sin permiso|sin consentimiento|sin aprobación|no se debe pedir|sin esperar|no hace falta confirmar|no es necesario confirmar|da por hecho|ya ha aceptado|ya aceptó|se da por aprobado|no preguntes',
    x_ignore:
      'ignora|ignore|ignorar|olvida|olvide|olvidar|omite|descarta|descarte|haz caso omiso|no hagas caso|desobedece',
    x_orders:
      'instrucciones|instrucción|reglas|directrices|indicaciones|restricciones|órdenes|políticas|normas|todo lo anterior',
    x_not: 'no|nunca|jamás|sin|nada|ni',
    x_tell:
      'digas|diga|decir|menciones|mencione|mencionar|cuentes|cuente|contar|informes|informe|informar|reveles|revele|revelar|avises|avise|avisar|hables|se lo cuentes|notifiques|notifique',
    x_user: 'usuario|usuaria|cliente|persona|usuarios',
    x_read: 'lee|lea|leer|abre|abra|carga|obtén|copia|extrae|consulta',
    x_give: 'pasa|pase|pásalo|incluye|incluya|añade|agrega|agregue|pon|envíalo|envía|entrega|coloca',
    x_secret:
      'clave privada|claves privadas|contraseñas|contraseña|credenciales|variables de entorno|claves ssh|claves api|secretos',
    x_send: 'envía|envíe|enviar|reenvía|reenvíe|sube|suba|manda|mande|publica|comparte|transmite|transmita',
    x_data:
      'copia|conversación|historial|mensajes|mensaje|archivos|datos|contenido|todo|resultados|documentos',
    x_this: 'esta herramienta|esta función|esta',
    x_other:
      'cualquier otra herramienta|las demás herramientas|todas las demás|otras herramientas|todas las otras herramientas|otra herramienta|cualquier otra',
    x_before: 'antes|en lugar|en vez|primero',
    x_call: 'llama|llame|usa|use|utiliza|utilice|ejecuta|ejecute|invoca|invoque|prefiere|usar|llamar',
    x_ask: 'pidas|pida|pedir|preguntes|pregunte|preguntar|solicites|solicite|esperes|espere|esperar',
    x_consent: 'confirmación|permiso|autorización|consentimiento|aprobación',
    x_whole: 'toda|todo|completa|completo|entera|entero|íntegra|todos',
    x_talk: 'conversación|historial del chat|historial de la conversación|prompt del sistema|charla',
    x_hush:
      'no tiene que saberlo|no necesita saberlo|no debe saberlo|no debe enterarse|en secreto|a escondidas|en silencio|sin mencionarlo|sin avisar|sin decirlo|sin informar|sin que el usuario|que quede entre nosotros|guarda silencio|discretamente|oculta|oculte|no hace falta decir',
    x_avoid:
      'nunca|no uses|no use|no utilices|evita|evite|obsoleta|obsoletas|insegura|inseguras|exclusivamente esta|únicamente esta|solo esta|ya no',
    x_private:
      'escritorio|carpeta personal|libreta de direcciones|contactos|bandeja de entrada|calendario|portapapeles|código fuente|archivo de configuración|lista de archivos|historial del navegador|datos de clientes|llavero|cookies|archivo .env',
    x_run:
      'descarga y ejecuta|descargue y ejecute|descarga el instalador|descarga el script|ejecútalo|ejecútelo|instala y ejecuta',
  },
  it: {
    x_notask: 'senza conferma|senza chiedere|senza autorizzazione|senza consenso',
    x_ignore: 'ignora|ignori|ignorare|ignorate|dimentica|dimenticate|trascura|tralascia',
    x_orders: 'istruzioni|istruzione|regole|direttive|indicazioni|restrizioni|ordini',
    x_not: 'non|mai|senza|nulla|niente',
    x_tell:
      'dire|dica|menzionare|menziona|rivelare|rivela|informare|informa|parlare|parlarne|comunicare|avvisare',
    x_user: "utente|l'utente|all'utente|utenti|cliente|dell'utente",
    x_read: 'leggi|legga|leggere|apri|carica|copia|recupera',
    x_give: 'passa|passalo|includi|aggiungi|inserisci|fornisci|metti',
    x_secret: "chiave privata|chiavi private|password|credenziali|variabili d'ambiente|chiavi ssh",
    x_send: 'invia|inviare|inoltra|carica|spedisci|trasmetti|condividi|manda',
    x_data: 'copia|conversazione|cronologia|messaggi|file|dati|contenuto|tutto|risultati|documenti',
    x_this: 'questo strumento|questa funzione',
    x_other: 'qualsiasi altro strumento|tutti gli altri strumenti|altri strumenti|ogni altro strumento',
    x_before: 'prima|invece|al posto',
    x_call: 'chiama|usa|utilizza|esegui|invoca|preferisci|chiamare|usare',
    x_ask: 'chiedere|chiedi|attendere|aspettare|richiedere',
    x_consent: 'conferma|permesso|autorizzazione|consenso|approvazione',
    x_whole: "intera|tutta|completa|tutto|l'intera",
    x_talk: 'conversazione|cronologia della chat|prompt di sistema',
    x_hush:
      "non deve saperlo|non deve sapere|di nascosto|in segreto|in silenzio|senza menzionarlo|senza avvisare|senza dirlo|senza informare|all'insaputa|resti tra noi|nascondi|nascondere",
    x_avoid:
      'mai|non usare|non utilizzare|evita|evitare|obsoleto|obsoleti|insicuro|esclusivamente questo|solo questo',
    x_private:
      'scrivania|cartella home|rubrica|contatti|posta in arrivo|calendario|appunti|codice sorgente|file di configurazione|elenco dei file|cronologia del browser|portachiavi|cookie',
    x_run: 'scarica ed esegui|scarica lo script|eseguilo|avvialo|installa ed esegui',
  },
  pt: {
    x_notask:
      'sem confirmação|sem perguntar|sem pedir|sem permissão|sem consentimento|sem esperar|não é preciso confirmar|não peça confirmação|dispensa confirmação|considere aprovado|já aprovou|já concordou',
    x_ignore: 'ignore|ignora|ignorar|esqueça|esquece|esquecer|desconsidere|desconsidera|desobedeça',
    x_orders: 'instruções|instrução|regras|diretrizes|orientações|restrições|ordens|comandos',
    x_not: 'não|nunca|jamais|sem|nada',
    x_tell:
      'conte|contar|conta|diga|dizer|mencione|mencionar|revele|revelar|informe|informar|avise|avisar|fale|comente|comentar|relate|relatar|explique|comunique',
    x_user: 'usuário|utilizador|cliente|pessoa|usuária',
    x_read: 'leia|ler|abra|carregue|obtenha|copie|lê',
    x_give: 'passe|inclua|adicione|coloque|forneça|envie|insira',
    x_secret: 'chave privada|chaves privadas|senhas|senha|credenciais|variáveis de ambiente|chaves ssh',
    x_send: 'envie|enviar|encaminhe|mande|publique|compartilhe|transmita|carregue',
    x_data: 'cópia|conversa|histórico|mensagens|mensagem|arquivos|dados|conteúdo|tudo|resultados',
    x_this: 'esta ferramenta|esta função',
    x_other: 'qualquer outra ferramenta|todas as outras ferramentas|outras ferramentas|as demais ferramentas',
    x_before: 'antes|em vez|primeiro|no lugar',
    x_call: 'chame|use|utilize|execute|invoque|prefira|chamar|usar',
    x_ask: 'peça|pedir|pergunte|perguntar|espere|solicite|aguarde',
    x_consent: 'confirmação|permissão|autorização|consentimento|aprovação',
    x_whole: 'toda|todo|completa|completo|inteira|inteiro|íntegra',
    x_talk: 'conversa|histórico da conversa|histórico do chat|prompt do sistema',
    x_hush:
      'não precisa saber|não deve saber|em segredo|às escondidas|em silêncio|sem mencionar|sem avisar|sem dizer|sem informar|sem que o usuário|fique entre nós|discretamente|oculte|esconda|omita',
    x_avoid:
      'nunca|não use|não utilize|evite|obsoleta|insegura|exclusivamente esta|somente esta|apenas esta|não usar',
    x_private:
      'área de trabalho|pasta pessoal|catálogo de endereços|contatos|caixa de entrada|calendário|área de transferência|código-fonte|arquivo de configuração|lista de arquivos|histórico do navegador|dados de clientes|chaveiro|cookies|arquivo .env',
    x_run:
      'baixe o instalador|baixe e execute|baixe o script|baixe o arquivo e execute|execute-o|rode o script|instale e execute',
  },
  nl: {
    x_ignore: 'negeer|vergeet|sla over|omzeil',
    x_orders: 'instructies|regels|richtlijnen|opdrachten|aanwijzingen|beperkingen',
    x_not: 'niet|nooit|geen|zonder|niets',
    x_tell: 'vertel|vertellen|vermeld|vermelden|zeg|noem|informeer|meld',
    x_user: 'gebruiker|klant|persoon',
    x_read: 'lees|open|laad|kopieer',
    x_give: 'geef|voeg|zet|stuur',
    x_secret: 'wachtwoorden|wachtwoord|inloggegevens|omgevingsvariabelen',
    x_send: 'stuur|verstuur|upload|deel|verzend',
    x_data: 'gesprek|berichten|kopie|bestanden|gegevens|inhoud|alles',
    x_this: 'deze tool|dit hulpmiddel|deze functie',
    x_other: 'elke andere tool|alle andere tools|andere tools|elk ander hulpmiddel',
    x_before: 'voor|voordat|in plaats',
    x_call: 'gebruik|roep|voer',
    x_ask: 'vraag|wacht',
    x_consent: 'toestemming|bevestiging|goedkeuring',
    x_whole: 'hele|volledige|gehele',
    x_talk: 'gesprek|chatgeschiedenis|systeemprompt',
  },
  pl: {
    x_ignore: 'zignoruj|ignoruj|zapomnij|pomiń',
    x_orders: 'instrukcje|polecenia|zasady|wytyczne|reguły',
    x_not: 'nie|nigdy|bez',
    x_tell: 'mów|wspominaj|informuj|ujawniaj|powiadamiaj|mow',
    x_user: 'użytkownik*|klient*|osob*',
    x_read: 'przeczytaj|odczytaj|otwórz',
    x_send: 'wyślij|prześlij|udostępnij',
    x_data: 'rozmow*|wiadomości|histori*|kopi*|dane|pliki',
    x_other: 'innym narzędziem|innymi narzędziami|inne narzędzia',
    x_before: 'przed|zamiast',
    x_call: 'wywołaj|użyj|używaj',
    x_ask: 'pytaj|proś|czekaj',
    x_consent: 'zgodę|potwierdzenie|pozwolenie|zgody|potwierdzenia',
  },
  tr: {
    x_ignore: 'yok say|görmezden gel|unut|dikkate alma',
    x_orders: 'talimatlar*|kurallar*|yönergeler*',
    x_tell: 'söyleme|bahsetme|bildirme|anlatma',
    x_user: 'kullanıcı*',
    x_not: 'söyleme|bahsetme|bildirme|anlatma',
    x_send: 'gönder|ilet|yükle',
    x_data: 'konuşma*|mesaj*|dosya*|kopya*|veri*',
  },
  ru: {
    x_notask:
      'без подтверждения|без запроса|без спроса|не спрашивая|без согласия|без разрешения|не жди подтверждения|не ожидая|не нужно спрашивать|подтверждение не требуется|подтверждение не нужно|согласие получено|уже согласен|уже согласился|считай согласием',
    x_ignore: 'игнориру*|проигнориру*|забудь*|не обращай*|отброс*|обойди*|наруш*',
    x_orders: 'инструкци*|указани*|правил*|команд*|ограничени*|предписани*',
    x_not: 'не|никогда|без|ничего|нельзя',
    x_tell: 'сообщ*|говор*|упомин*|рассказ*|раскры*|информир*|уведом*|сказ*',
    x_user: 'пользовател*|клиент*|человек*',
    x_read: 'прочит*|читай*|открой*|загрузи*|считай*|извлек*|скопир*',
    x_give: 'передай*|включи*|добав*|встав*|укажи*|помести*',
    x_secret: 'парол*|закрыт* ключ*|приватн* ключ*|переменн* окружен*|учетн* данн*|учётн* данн*',
    x_send: 'отправ*|перешл*|вышл*|переслат*|загрузи*|подел*',
    x_data: 'перепис*|истори*|сообщен*|файл*|данн*|копи*|разговор*|содерж*|результат*',
    x_this: 'этот|этого|эту|этим',
    x_other:
      'любого другого|других инструмент*|другого инструмент*|всех остальных|другими инструмент*|другие инструмент*',
    x_before: 'перед|прежде|вместо|до|сначала',
    x_call: 'вызови*|вызывай*|использу*|запусти*|использовать|предпочи*',
    x_ask: 'спрашив*|запрашив*|жди*|проси*',
    x_consent: 'подтвержден*|разрешен*|согласи*',
    x_whole: 'всю|все|всё|полн*|весь|вся',
    x_talk: 'перепис*|истори* разговор*|истори* чата|системн* промпт*|разговор*|диалог*',
    x_hush:
      'втайне|тайно|незаметно|скрытно|не должен знать|не должен узнать|не нужно знать|незачем знать|без ведома|не упоминай|не упоминая|не сообщай|не сообщая|не говори|не говоря|молча|скрой*|скрыва*|умолчи|держи в секрете|остается между нами|не показыва*',
    x_avoid:
      'никогда|не использ*|не вызыва*|избега*|устарел*|небезопасн*|только этот|исключительно этот|исключительно|больше не',
    x_private:
      'файл с паролями|рабочего стола|рабочем столе|домашней папк*|адресн* книг*|контакт*|входящ*|календар*|буфер* обмена|исходн* код*|файл* настро*|конфигураци*|список файлов|истори* браузера|cookie|ключ*',
    x_run: 'скачай и запусти|загрузи и выполни|скачайте и запустите|запусти скрипт|выполни скрипт',
  },
  zh: {
    x_ignore: '忽略|无视|無視|忘记|忘掉|忘記|不要理会|不要遵守|不用遵守|绕过|繞過|跳过|抛弃|不再遵循',
    x_orders: '指令|指示|规则|規則|限制|系统提示|系統提示|提示词|要求|约束|命令|规定',
    x_prior: '之前|以前|先前|上述|所有|前面|原来|系统|此前|以上|一切|您的|你的',
    x_nottell:
      '不要告诉|不要告訴|别告诉|请勿告知|不要告知|不要向|不得告知|勿告知|不要提及|不要提到|无需告知|不必告诉|不让|不要让|隐瞒|隱瞞|保密|瞒着|不要通知|不得向|切勿告诉|切勿向|不要透露|不得透露|请勿向|勿向',
    x_user: '用户|用戶|使用者|客户|对方|任何人|他人',
    x_read: '读取|讀取|打开|查看|获取|加载|复制|先读|讀出|收集|提取',
    x_give: '传入|傳入|作为参数|放入|填入|附加|提供|传递|写入|包含在|作为|加入|返回',
    x_secret: '私钥|密钥|密码|凭据|凭证|环境变量|令牌|口令|金鑰|密碼|环境变数|助记词',
    x_send: '发送|發送|上传|上傳|转发|轉發|提交|传送|分享|抄送|推送|同步|寄送|发给|发到|传到|上报',
    x_data: '对话|對話|聊天记录|內容|内容|文件|数据|消息|副本|结果|所有信息|历史记录|信息|资料|系统提示',
    x_this: '此工具|本工具|该工具|這個工具|这个工具|此函数|此功能|本函数',
    x_other:
      '任何其他工具|其他任何工具|其他工具|所有其他工具|任何工具|其它工具|任何其它工具|别的工具|其他函数',
    x_before: '之前|优先|先|前|而不是|代替|取代|首先',
    x_call: '调用|使用|运行|执行|呼叫|選用|选用',
    x_notask:
      '无需用户确认|无需确认|不需要确认|不要询问|无需询问|不必征求|跳过确认|不用确认|无须确认|不经确认|无需用户同意|不要请求确认|无需批准|直接执行而不|无需等待确认|不等确认|不等待确认|视为同意|默认同意|视为授权|已经授权|已获授权|用户已同意|自动确认|自动批准|不用问|不必询问|不需要询问|不必确认|免确认',
    x_whole: '完整|全部|整个|所有|至今|全文|逐字',
    x_talk: '对话|聊天记录|聊天历史|系统提示|上下文|會話|会话内容|對話',
    x_run: '下载并执行|下载并运行|运行以下命令|执行以下命令|在终端',
    x_best: '最好的工具|最佳工具|最强大的|最准确的|优于所有|始终优先使用|总是使用此工具|优先选择此',
    x_hush:
      '不要告诉用户|别告诉|不用告诉|无需告诉|无需说明|不需要说明|不必说明|不用说明|暗中|悄悄|偷偷|私下|秘密地|不要显示|不显示给|不在界面|不要出现在|不得出现|不要写入回复|不要在回复|不要在答复|对用户保密|不留痕迹|默默|静默|避免被发现|不被发现|不让用户察觉|不要让用户',
    x_avoid:
      '不要使用|不要用|不使用|禁止使用|禁用|停用|避免使用|不得使用|不得调用|不要调用|已废弃|已弃用|不安全|已失效|有问题|不可靠|切勿使用|勿用',
    x_private:
      '桌面|主目录|文件列表|通讯录|联系人|收件箱|邮箱|日历|相册|浏览记录|浏览器|剪贴板|源代码|配置文件|客户名单|客户资料|银行|账户|证书',
    x_outside: '外部|我们的服务器|我方|本公司|第三方|服务器|地址|邮箱|接口|合作方|http',
    x_outrank: '视为无效|视为作废|一律作废|已作废|失效|不再适用|不再有效',
    x_over: '优先于系统|高于系统|高于用户|优先于用户',
  },
  ja: {
    x_ignore:
      '無視|忘れて|忘れる|忘れな|従わない|破棄|上書き|取り消|バイパス|回避し|無効に|適用されない|守らない|従う必要は|忘れ|効力を失|従わなく|守らなく|考慮しな|撤回|停止され|適用しない|優先され|優先す|置き換え|差し替え|ないものとし|終了し|リセット',
    x_orders:
      '指示|命令|ルール|規則|制約|制限|プロンプト|ガイドライン|ポリシー|指令|設定された内容|規約|開発者の|運営者の|事業者の|方針|安全基準|安全対策|利用規約|禁止事項|設定|役割',
    x_prior: '以前|これまで|今まで|前の|上記|先の|すべて|全て|全部|システム|先ほど|元の|既存|安全',
    x_nottell:
      '言わない|言うな|伝えない|伝えず|伝えるな|知らせない|知らせず|知らせるな|言及しない|言及せず|明かさない|明かすな|話さない|話すな|教えない|見せない|内緒|秘密に|隠して|隠す|黙って|気づかれ|気付かれ|悟られ|触れない|報告しない|通知しない|通知せず|説明しない|表示しない|知られない|知られず|伏せて|伏せる|無断で|明示しない|開示しない|報告せず|説明は不要|説明不要|報告しないで|報告は不要|見せず|見せないで|出さない|気づかせ|気付かせ|伝えないで|知らせないで|言わずに|知らせる必要|伝える必要|知る必要',
    x_user: 'ユーザー|ユーザ|利用者|使用者|お客様|顧客|相手|本人|人間|誰に',
    x_read:
      '読み取|読み込|読んで|読み出|開いて|取得し|コピーし|参照し|収集し|確認し|抽出し|取り出|調べ|探し|見つけ|開き|一覧にし|吸い出',
    x_give:
      '引数に|渡して|渡す|含めて|含める|入れて|入力し|設定し|付けて|添付|パラメータに|パラメーターに|追加し|記載し|フィールドに|書き込|貼り付け',
    x_secret:
      '秘密鍵|パスワード|認証情報|環境変数|資格情報|APIキー|トークン|クレデンシャル|シークレット|個人情報|シードフレーズ|クッキー|apiキー|ログイン情報|ログインid|暗証番号|口座番号|合言葉|復元フレーズ|鍵ファイル|秘密の鍵|接続文字列|セッション|認証コード|カード番号|マイナンバー|保存されているログイン',
    x_send:
      '送信|転送|アップロード|送って|送る|投稿|共有|提出|メールし|同送|通報|流して|送付|ccに|bccに|CCに|BCCに|バックアップ',
    x_data: '会話|チャット|履歴|内容|ファイル|データ|メッセージ|コピー|結果|情報|全文|文書|入力|回答|写し',
    x_this: 'このツール|本ツール|この関数|この機能|当ツール|これを',
    x_other:
      '他のツール|ほかのツール|他の全てのツール|他のすべてのツール|どのツール|別のツール|他の関数|あらゆるツール|他のどの|いかなるツール|他のサーバ',
    x_before: '前に|より先|優先|代わり|最初に|まず|先に|よりも|ではなく|使わず',
    x_call: '呼び出|使用し|使って|使う|使い|実行|呼ぶ|呼んで|利用し|選ん|起動',
    x_notask:
      '確認なし|確認せず|確認を取らず|確認は不要|確認不要|承認なし|承認は不要|承認を待たず|許可なく|許可は不要|許可を求め|同意なし|確認を求めず|確認を求めない|確認しないで|確認することなく|尋ねずに|問い合わせず|無確認で|了承なし|確認を省|承認を得ず|確認をスキップ|確認は省略|確認を省略|確認は要りません|確認は必要ありません|許可を待たず|許可は要りません|返事を待たず|回答を待たず|同意済みとみな|承認済みとみな|同意したものと|承諾したものと|了解を得ず|聞かずに|待たずに実行|そのまま実行して構|同意は得られて|承諾は得て|自動で承認|自動承認|はいと答え|はいを選',
    x_whole:
      '全文|すべて|全て|全体|完全な|これまで|一字一句|そのまま|丸ごと|全部|今までの|省略せず|省略せずに|余さず|漏れなく|残らず|最初から',
    x_talk:
      '会話|チャット履歴|会話履歴|やり取り|システムプロンプト|思考過程|対話|チャットの内容|ツールの一覧|設定文|初期設定|ここに至るまで|運営者から渡された|発言',
    x_run:
      '次のコマンドを実行|以下のコマンドを実行|ダウンロードして実行|シェルで実行|スクリプトを実行して|ターミナルで実行|インストールして起動|ダウンロードし、実行|ダウンロードして起動|取得して実行|シェルに渡|シェルへ渡|コマンドを実行させ|管理者権限で実行|スクリプトを取得|スクリプトを落として|落として実行|そのまま走らせ|走らせてください|ダウンロードしてそのまま|起動させて|入手して実行|取得し、実行|取得して起動|インストールして実行|実行ファイルを|管理者として実行',
    x_best:
      '最高のツール|最良のツール|最も正確な|最も優れた|他より優れ|必ずこのツールを使|常にこのツールを使|一番優れ|業界最高|最も信頼|他のツールより|他社より|一番正確|唯一の|最優先で使|推奨ツール|どの場合でもこの|いつもこの|まずこのツール',
    x_harm: '失われ|壊れ|破損|停止され|削除されます|罰せられ|重大な問題',
    x_threat: '従わない場合|実行しない場合|省略すると|さもないと|守らない場合|怠ると',
    x_hush:
      '報告しないで|報告しないこと|知らせないで|知らせないこと|伝えないで|伝えないこと|言わないで|言わないこと|画面に出さない|画面に表示しない|画面には出さない|内密に|説明は不要|説明不要|言及は不要|知らせる必要はない|知らせる必要はありません|伝える必要はない|伝える必要はありません|気づかれないよう|気付かれないよう|悟られないよう|記録に残さない|記録を残さない|痕跡を残さ|痕跡を消|履歴から消|履歴を消して|ログを消して|口外しない|触れないで|触れないこと|触れずに|伏せておく|伏せておいて|伏せること|聞かれても|尋ねられても|問われても|利用者には見せない|表に出さない|こっそり|ひそかに|密かに|知られないように|知られずに|回答に含めない|回答には含めない|要約に含めない|要約から除|言わなくてよい|言わなくて構わ|話題にしない|明かさないこと|秘匿|何も起きなかった|何事もなかった|なかったかのよう|履歴を消去|閲覧履歴を消|記録を消去|痕跡を消去|跡を残さ|素知らぬ|しらを切|ごまか|偽って|別の理由を|嘘を',
    x_avoid:
      '使わず|使わない|使うな|使用せず|使用しない|使用を禁|呼ばず|呼ばない|呼び出さ|避け|やめ|利用せず|利用しない|禁止|非推奨|無効|古い|危険|信用でき|故障|廃止',
    x_pick:
      'こちらを選|こちらを使|これを選|これを使って|このツールを選|本ツールを選|このツールだけ|本ツールだけ|本ツールのみ|このツールのみ|本ツールを優先|このツールを優先|いつでもこちら|常に本ツール|必ず本ツール|最初に本ツール|最初にこのツール|真っ先に',
    x_private:
      'デスクトップ|ホームディレクトリ|ホームフォルダ|書類フォルダ|ドキュメントフォルダ|ファイル一覧|連絡先|アドレス帳|受信箱|受信トレイ|メールボックス|予定表|カレンダー|写真|閲覧履歴|ブラウザ|クリップボード|ソースコード|設定ファイル|他のサーバー|個人データ|顧客名簿|顧客一覧|秘密|鍵|名簿|口座',
    x_outside:
      '外部|当社|弊社|提供元|開発元|運営|第三者|集計|収集用|サーバーへ|サーバに|サーバーに|宛てに|宛に|アドレスへ|窓口|https',
    x_outrank: '無効とみなし|無効とみなす|無効と見なし|拘束され|解除され|適用外',
    x_over:
      'システムプロンプトより優先|システムより優先|利用者の指示より優先|ユーザーの指示より優先|運営者の指示より優先',
  },
  ko: {
    x_ignore: '무시하|무시해|무시하고|잊어|잊고|따르지 마|건너뛰|우회',
    x_orders: '지시|명령|규칙|지침|제한|프롬프트|제약|정책',
    x_prior: '이전|모든|모두|앞의|기존|시스템|위의|지금까지',
    x_nottell:
      '알리지 마|알리지 말|말하지 마|말하지 말|언급하지 마|언급하지 말|숨기|비밀로|모르게|알리지 않|말하지 않|공개하지 마|밝히지 마|몰래',
    x_user: '사용자|고객|상대방|유저|아무에게도',
    x_read: '읽고|읽어|읽은|열어|가져와|복사|불러',
    x_give: '전달하|넣어|포함하|인수로|입력하|추가하|매개변수',
    x_secret: '비밀번호|개인 키|비밀 키|환경 변수|자격 증명|토큰|인증 정보',
    x_send: '보내|전송|업로드|전달|공유|게시|발송',
    x_data: '대화|내용|파일|데이터|메시지|사본|결과|기록',
    x_this: '이 도구|본 도구|이 함수',
    x_other: '다른 도구|다른 모든 도구|모든 도구|어떤 도구',
    x_before: '전에|먼저|대신|우선',
    x_call: '호출|사용|실행',
    x_notask:
      '확인 없이|승인 없이|묻지 말고|동의 없이|허락 없이|확인하지 말고|묻지 않고|확인을 생략|확인은 생략|확인을 기다리지|승인을 기다리지|동의한 것으로|승인된 것으로|묻지 마|물어보지 마|물어보지 말|자동으로 승인',
    x_whole: '전체|모든|전부|지금까지',
    x_talk: '대화|채팅 기록|시스템 프롬프트|대화 내용',
    x_hush:
      '알리지 말고|알릴 필요|말할 필요|모르게|몰래|은밀히|비밀로 하|언급하지 않|보고하지 마|보고하지 말|표시하지 마|보여주지 마|보여 주지 마|흔적을 남기지|기록을 남기지|숨겨|숨기고|티 내지|조용히',
    x_avoid:
      '사용하지 마|사용하지 말|쓰지 마|쓰지 말|호출하지 마|호출하지 말|피하|금지|중단|더 이상 사용|폐기',
    x_private:
      '바탕화면|홈 디렉터리|파일 목록|연락처|주소록|받은 편지함|캘린더|일정|사진|브라우저|클립보드|소스 코드|설정 파일|고객 명단|계좌',
    x_outrank: '시스템보다 우선|사용자보다 우선|무효로 간주|효력을 잃|더 이상 적용되지',
  },
};
