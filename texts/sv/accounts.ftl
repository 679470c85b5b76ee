breadcrumb = Du är här
pager = Fler sidor
pager-older = Äldre
copy = Kopiera
copied = Kopierat

field-email = E-post
field-password = Lösenord
field-new-password = Nytt lösenord
field-current-password = Nuvarande lösenord
field-name = Namn
field-language = Språk
field-needed = Fyll i fältet.
email-wrong = Skriv en e-postadress, till exempel anna.berg@foretaget.se.

sign-in-title = Logga in
sign-in-button = Logga in
sign-in-forgot = Glömt lösenordet?
sign-in-wrong = E-postadressen eller lösenordet stämmer inte. Kontrollera båda och försök igen.
said-signed-out = Du är utloggad.
said-reset-sent = Om adressen har ett konto får den strax ett mejl med en länk.
demo-title = Prova utan lösenord
demo-text = Välj vem du vill vara i demonstrationen:

forgot-title = Nytt lösenord
forgot-lead = Skriv din e-postadress, så mejlar vi en länk som gäller i en timme.
forgot-no-mail = Mejl är inte inställt här. Be HR om en ny inbjudan.
forgot-button = Mejla länken
reset-title = Välj ett nytt lösenord
reset-mail-subject = Nytt lösenord till Kunnig
reset-mail-body = Hej { $name }!

    Någon, troligen du, har bett om ett nytt lösenord. Välj det här inom en timme:
    { $link }

    Var det inte du? Då behöver du inte göra något.

invitation-title = Inbjudan
invitation-heading = Välkommen till { $org }
invitation-lead = Välj ett lösenord, så är du inne.
invitation-known-hint = Du har redan ett konto. Skriv ditt vanliga lösenord.
invitation-wrong-password = Det är inte ditt lösenord. Försök igen, eller välj ett nytt under ”Glömt lösenordet?”.
invitation-button = Fortsätt
invitation-used-title = Länken är redan använd
invitation-used-text = Logga in som vanligt. Har du glömt lösenordet kan du välja ett nytt.
invitation-ended-title = Länken har gått ut
invitation-ended-text = Be HR om en ny inbjudan. Den tar dem en minut.
invitation-mail-subject = Du är inbjuden till Kunnig hos { $org }
invitation-mail-body = Hej { $name }!

    { $org } använder Kunnig för att bygga AI-kompetens. Skapa ditt konto här inom två veckor:
    { $link }

password-hint = Minst tolv tecken. Några ord som inte hör ihop är både säkert och lätt att minnas.
password-too-short = Lösenordet behöver minst tolv tecken.
password-too-long = Lösenordet får ha högst 128 tecken.
password-too-common = Lösenordet är för lätt att gissa. Lägg till ett par ord som inte hör ihop.
password-not-current = Det är inte ditt nuvarande lösenord.
said-password-changed = Lösenordet är bytt. Du är utloggad överallt utom här.

organisations-title = Byt organisation
organisations-lead = Organisationerna ser inget av varandra. Här väljer du vilken du arbetar i.
organisations-name = Organisation
organisations-switch = Byt hit
organisations-here = Du är här

account-looks = Språk och utseende
account-theme = Utseende
theme-device = Samma som enheten
theme-light = Ljust
theme-dark = Mörkt
account-notices = Mejl
account-notices-legend = Mejla mig
notice-reminders = Påminnelser om kartläggningar jag inte svarat på
notice-recall = Veckans två frågor ur lärpass jag har klarat
account-password = Lösenord
account-password-button = Byt lösenord
account-sessions = Var du är inloggad
account-sessions-text = Känner du inte igen en enhet? Logga ut den och byt lösenord.
account-device = Enhet
account-seen = Senast använd
account-this = Den här
account-end = Logga ut
account-everywhere = Logga ut överallt
said-session-ended = Enheten är utloggad.

right-hr = HR
right-manager = Chef
right-ambassador = Ambassadör
right-leadership = Ledning
right-dataprotection = Dataskydd
right-employee = Medarbetare
right-hr-what = Driver programmet: personer, kartläggningar, matris, inställningar
right-ambassador-what = Hjälper kollegor och delar det som fungerar
right-leadership-what = Följer resultat för grupper
right-dataprotection-what = Ser loggar, vad som sparas och hur siffror skyddas

me-lead = Allt som finns sparat om dig, vem som har läst det och vad du kan be om.
me-list = Dina uppgifter i personallistan
me-list-text = Kommer från HR-systemet. Du, HR och till viss del din chef ser dem.
me-matrix = Min rad
me-updated = Senast ändrat
me-export = Ladda ner allt som fil
me-readings = Vem som har läst
me-readings-none = Ingen annan har läst uppgifter om dig.
me-when = När
me-who = Vem
me-what = Vad
me-stored = Mer som är sparat
me-stored-text = Det här sparas om dig utöver det som står i ord på andra ställen på sidan. Filen innehåller allt, också versioner och interna nummer.
me-ask = Be om rättelse eller radering
me-correction = Vad stämmer inte?
me-correction-hint = HR läser, rättar och svarar här.
me-correction-button = Skicka till HR
me-erasure = Radera mina uppgifter
me-erasure-text = HR genomför raderingen. Dina svar och uppskattningar försvinner, men tidigare siffror för grupper ändras inte. Sedan kan du inte logga in.
me-erasure-button = Be HR radera
me-erasure-confirm = HR får din begäran och genomför den. När det är gjort går det inte att ångra.
me-waiting = Väntar på HR.
me-answer = HR svarar: { $answer }
me-outside = Du står inte på personallistan här. Det enda som är sparat är ditt konto: namn, e-post, språk och inloggningar.
request-correction = Rättelse
request-erasure = Radering
request-empty-title = Skriv vad som behöver rättas
request-empty-text = Gå tillbaka och skriv med några ord vad som inte stämmer.
said-request-made = Skickat till HR. Svaret kommer hit.

field-number = Anställningsnummer
field-department = Avdelning
field-role = Roll
field-manager = Chef
field-start = Anställd sedan

settings-organisation = Organisationen
settings-modules = Moduler
settings-modules-short = slå på och av delar; det som är av sparar inget
settings-zone = Tidszon
settings-zone-hint = Till exempel Europe/Stockholm.
settings-zone-unknown = Tidszonen finns inte. Skriv till exempel Europe/Stockholm.
settings-currency = Valuta
settings-currency-unknown = Skriv tre bokstäver, till exempel SEK eller EUR.
settings-smallest = Minsta grupp
settings-smallest-hint = Siffror visas bara för grupper med minst så här många: fem eller fler.
settings-protection = Vem som skyddas när svar räknas
settings-protection-hint = Gäller hur många som valde ett visst svar. Det som lovades när en kartläggning skickades ut gäller för den, även om du väljer annat här senare.
answer-protection-choosers = De som valde svaret
answer-protection-choosers-means = Ett antal visas när minst tre valde svaret. Att alla utom en gjorde det kan gå att räkna ut.
answer-protection-everyone = Även de som inte valde det
answer-protection-everyone-means = Ett antal visas när det inte heller går att räkna ut vad färre än tre lät bli att välja. Betydligt färre siffror visas, särskilt i mindre företag.
settings-smallest-wrong = Skriv ett tal från 5 till 100.
settings-retention = Lagringstid efter avslutad anställning (dagar)
settings-retention-hint = Så länge sparas personuppgifter när någon har slutat. Sedan raderas de automatiskt.
settings-retention-wrong = Skriv ett antal dagar från 0 till 3650.

access-title = Behörigheter
access-short = vem som är HR, ambassadör, ledning eller dataskydd
access-lead = Medarbetare och chefer hämtas från personallistan. Övriga behörigheter ger du här.
access-who = Vem som har vad
access-outside = inte på personallistan
access-invite = Bjud in någon
access-invite-button = Bjud in
access-rights = Behörigheter
access-follows = Den som står på personallistan blir automatiskt medarbetare, och chef om någon rapporterar till personen.
access-invited = { $name } är inbjuden
access-link = Mejl är inte inställt här. Lämna över länken själv; den visas bara nu och gäller i två veckor.
access-no-mail = Mejl är inte inställt här: du får en länk att lämna över.
access-open = Inbjudningar som väntar
access-until = Gäller till
access-last-hr-title = Någon måste vara HR
access-last-hr-text = Ge först någon annan behörigheten HR.

requests-title = Ärenden om personuppgifter
requests-short = rättelser och raderingar
settings-register-short = varje uppgift, vad den används till och vem som läser den
requests-lead = Det medarbetarna har bett om. Svara inom en månad.
requests-waiting = { $count } väntar
requests-none = Inget väntar
requests-answer = Ditt svar
requests-answer-button = Svara
requests-erasure = Svar, uppskattningar och kontaktuppgifter försvinner. Raden blir kvar utan namn så att tidigare siffror för grupper stämmer.
requests-erase = Radera
requests-erasure-confirm = Det går inte att ångra.

audit-title = Ändringslogg
audit-short = vem som ändrat vad
audit-lead = Allt som har ändrats, det senaste först. Loggen går inte att ändra här.
audit-none = Inget har ändrats än
audit-what = Vad som gjordes
audit-account-joined = Gick med i Kunnig
audit-account-invited = Bjöd in { $name }{ $rights ->
    [none] { "" }
   *[other] { "" } som { $rights }
}
audit-everyone-invited = Bjöd in alla på personallistan
audit-invitation-withdrawn = Drog tillbaka inbjudan till { $email }
audit-rights-changed =
    { $rights ->
        [none] Tog bort alla behörigheter från { $name }
       *[other] Gav { $name } behörigheterna { $rights }
    }
audit-organisation-changed = Ändrade organisationens inställningar
audit-request-made =
    { $kind ->
        [erasure] Bad om radering av sina uppgifter
       *[other] Bad om rättelse av sina uppgifter
    }
audit-request-answered =
    { $kind ->
        [erasure] Raderade uppgifter på begäran
       *[other] Besvarade en begäran om rättelse
    }
audit-change =
    { $field } från { $was } till { $is }
audit-set =
    { $field } { $is }
audit-unset =
    { $field } { $was } borttaget
audit-field-name = namn
audit-field-number = anställningsnummer
audit-field-email = e-post
audit-field-department = avdelning
audit-field-role = roll
audit-field-manager = chef
audit-field-language = språk
audit-field-start = första dag
audit-field-end = sista dag
audit-field-time-zone = tidszon
audit-field-currency = valuta
audit-field-smallest-group = minsta grupp
audit-field-answer-protection = vem som skyddas när svar räknas
audit-field-retention-days = lagringstid i dagar

read-request = Din begäran om rättelse eller radering

access-everyone = Bjud in alla medarbetare
access-everyone-text = { $count ->
    [one] En person på listan kan inte logga in än och får ett mejl med en egen länk.
   *[other] { $count } personer på listan kan inte logga in än och får var sitt mejl med en egen länk.
}
access-everyone-no-mail = Mejl är inte inställt här. { $count ->
    [one] En person
   *[other] { $count } personer
} får sin inbjudan först när den som sköter servern har ställt in mejl. Vill du inte vänta: bjud in en i taget här ovanför och lämna över länken.
access-everyone-button = Skicka inbjudningar
said-everyone-invited = Inbjudningarna är på väg.
said-everyone-waiting = Inbjudningarna är gjorda. De går ut när mejl är inställt.
invite-everyone-progress = Skickar inbjudningar

# Namnen i ”Mer som är sparat”.
table-estimate = Uppskattad nivå
table-matrix-person = Förteckning över visade siffror
table-evidence = Underlag till din nivå
table-membership = Ditt konto här
table-participant = Kartläggningar du fått
table-response = Dina svar
table-wave-member = Din omgång
table-programme-step = Steg du ansvarar för
table-muted-notice = Mejl du valt bort
table-invitation = Inbjudningar till dig
column-name = Namn
column-email = E-post
column-created-at = Skapat
column-kind = Typ
column-answered-at = Besvarat
column-rights = Behörigheter
column-used-at = Använd
column-muted-at = Valt bort
column-started-at = Började
column-submitted-at = Lämnade in
column-invited-at = Inbjuden
column-reminded-at = Påmind
column-wave = Omgång
column-department = Avdelning när omgången startade
column-role = Roll när omgången startade
column-step = Steg
column-starts-on = Börjar
column-ends-on = Slutar
said-invited = Inbjudan är på väg med mejl. Den gäller i två veckor.
access-withdraw = Dra tillbaka
access-withdraw-title = Dra tillbaka inbjudan till { $name }?
access-withdraw-text = Länken slutar gälla direkt. Du kan bjuda in igen när som helst.
said-invitation-withdrawn = Inbjudan är tillbakadragen.
read-invitation = Din inbjudan, som HR fick se för att lämna över den
