governance-here = Du är här

modules-title = Moduler
modules-lead = Slå på det ni behöver. Det som är avslaget sparar ingenting, och det som fanns raderas.
module-is-on = På
module-is-off = Av
module-switch-on = Slå på
module-switch-off = Slå av …
module-off-title = Slå av { $module }?
module-off-yes = Slå av och radera
said-module-on = Modulen är på.
said-module-off = Modulen är av. Det den sparade är raderat.
error-module-off-title = Den här delen är avslagen
error-module-off-text = Ni har valt att inte använda den, och inget sparas här. HR kan slå på den under Inställningar, Moduler.
audit-module-on = Slog på modulen ”{ $module }”
audit-module-off = Slog av modulen ”{ $module }” och raderade det den sparat

module-assessment = Kartläggningar
module-assessment-text = Skicka frågor till medarbetarna och samla in svar. Utan svar bygger matrisen bara på annat underlag.
module-assessment-deletes = Alla kartläggningar och svar raderas, liksom det underlag matrisen har fått från dem. Det går inte att ångra.
module-learning = Lärande
module-learning-text = Lärpass, frågor som kommer tillbaka och en plan för var och en.
module-learning-deletes = Allt som någon har läst, övat, svarat och planerat raderas. Det går inte att ångra.
module-self-row = Min rad
module-self-row-text = Var och en ser sin egen rad i kompetensmatrisen, med underlag och osäkerhet.
module-self-row-deletes = Medarbetarna ser inte längre sin egen rad. Inget raderas: raden räknas fram först när någon öppnar sidan.
module-manager-view = Chefens gruppbild
module-manager-view-text = Chefer ser siffror för sin egen grupp, aldrig för en enskild person och bara om gruppen är tillräckligt stor.
module-manager-view-deletes = Chefer ser inte längre siffror för sin grupp. Inget raderas: siffrorna räknas fram först när någon öppnar sidan.
module-hourly-cost = Timkostnad
module-hourly-cost-text = Personallistan får innehålla vad en timme kostar, så att sparad tid kan räknas om till pengar. Av från början.
module-hourly-cost-deletes = Timkostnaden raderas för alla på personallistan. Vill ni ha den tillbaka får ni läsa in listan på nytt.

register-title = Vad vi sparar och varför
register-lead = { $fields ->
    [one] Den enda uppgift som sparas om en person: vad den används till, hur länge den finns kvar och vem som kan läsa den.
   *[other] Alla { $fields } uppgifter som kan sparas om en person: vad de används till, hur länge de finns kvar och vem som kan läsa dem.
}
register-print = Skriv ut
register-published = Vad matrisen visar och inte visar
register-rules-title = Det här gäller alltid
register-rule-groups = Siffror om andra visas bara för grupper om minst { $people }. Mindre grupper ser ut som om de saknar underlag.
register-rule-log = När någon annan läser uppgifter om en person syns det för den personen, med namn och tid, på <a href="/me">Mina uppgifter</a>.
register-rule-person = Alla kan läsa allt som sparas om dem och be om rättelse eller radering på <a href="/me">Mina uppgifter</a>.
register-rule-declared = Listan skapas ur programmet självt. Ett test av varje ny version visar att inget sparas utanför den.
register-field = Uppgift
register-purpose = Används till
register-retention = Finns kvar
register-readers = Läses av
register-plain-title = Tabeller utan personuppgifter
register-plain-text = De här tabellerna säger inget om någon person.

retention-employment = { $days ->
    [one] Under anställningen och en dag efter
   *[other] Under anställningen och { $days } dagar efter
}
retention-account = Tills kontot stängs
retention-days = { $days ->
    [one] Ett dygn
   *[other] { $days } dagar
}
retention-with-subject = { $days ->
    [one] Så länge det den hör till finns, dock högst en dag efter anställningen
   *[other] Så länge det den hör till finns, dock högst { $days } dagar efter anställningen
}

reader-oneself = Personen själv
reader-hr = HR
reader-manager = Närmaste chef
reader-dataprotection = Dataskydd
reader-program = Bara programmet
reader-colleagues = Kollegor

purpose-identify = Veta vem som är vem på personallistan
purpose-contact = Nå personen, på rätt språk
purpose-groups = Räkna fram siffror per avdelning, roll och grupp
purpose-cost = Räkna om sparad tid till pengar, när den modulen är på
purpose-sign-in = Inloggning och skydd av kontot
purpose-rights = Veta vem som får göra vad
purpose-audit = Kunna se i efterhand vem som ändrade vad
purpose-read-log = Visa personen vem som har läst uppgifterna
purpose-request = Svara på en begäran om rättelse eller radering
purpose-import = Granska en inläst fil innan något sparas
purpose-job = Utföra och visa längre arbeten i bakgrunden
purpose-mail = Skicka ett mejl och veta att det har gått iväg
purpose-step-owner = Visa vem som ansvarar för ett steg i programmet
purpose-wave = Veta vem som är med i vilken omgång, och jämföra samma personer före och efter
purpose-competence = Uppskatta personens kompetensnivåer
purpose-competence-group = Räkna fram kompetensnivåer för grupper
purpose-published = Hindra att en persons svar går att räkna ut genom att jämföra siffror från olika datum

# Stored fields
register-person = Personallistan
register-person-number = Anställningsnummer
register-person-name = Namn
register-person-name_key = Namnet i sorteringsordning
register-person-search = Namn och e-post som sökord
register-person-email = E-post
register-person-department_id = Avdelning
register-person-role_id = Yrkesroll
register-person-manager_id = Chef
register-person-language = Språk
register-person-start_date = Första anställningsdag
register-person-end_date = Sista anställningsdag
register-person-hourly_cost = Timkostnad
register-account = Konton
register-account-email = E-post för inloggning
register-account-name = Namn
register-account-password_hash = Lösenord, oläsligt omvandlat
register-account-language = Språk
register-account-theme = Ljust eller mörkt läge
register-membership = Konton i organisationen
register-membership-account_id = Konto
register-membership-person_id = Person
register-right_grant = Behörigheter
register-right_grant-account_id = Konto
register-right_grant-right_key = Behörighet
register-right_grant-granted_by = Den som gav behörigheten
register-session = Inloggningar
register-session-token_hash = Inloggningens hemlighet, oläsligt omvandlad
register-session-account_id = Konto
register-session-device = Webbläsare och dator eller telefon
register-session-seen_at = Senast använd
register-invitation = Inbjudningar
register-invitation-token_hash = Länkens hemlighet, oläsligt omvandlad
register-invitation-email = E-post
register-invitation-name = Namn
register-invitation-person_id = Person
register-invitation-rights = Behörigheter
register-invitation-created_by = Den som bjöd in
register-audit_entry = Ändringslogg
register-audit_entry-account_id = Konto
register-audit_entry-who = Den som ändrade
register-audit_entry-detail = Vad som ändrades
register-read_entry = Läslogg
register-read_entry-person_id = Den som uppgifterna gäller
register-read_entry-account_id = Läsarens konto
register-read_entry-who = Den som läste
register-read_entry-what = Vad som lästes
register-person_request = Begäran om rättelse eller radering
register-person_request-person_id = Person
register-person_request-text = Det personen skrev
register-person_request-answer = Svaret
register-muted_notice = Bortvalda mejl
register-muted_notice-person_id = Person
register-import_file = Inlästa filer som granskas
register-import_file-content = Filens innehåll
register-import_file-created_by = Den som läste in filen
register-programme_step = Programmets steg
register-programme_step-owner_id = Ansvarig
register-wave_member = Deltagare i omgångar
register-wave_member-person_id = Person
register-wave_member-wave_id = Omgång
register-wave_member-department_id = Avdelning när omgången startade
register-wave_member-role_id = Yrkesroll när omgången startade
register-job = Arbeten i bakgrunden
register-job-input = Det som ska göras
register-job-message = Hur långt det har kommit
register-job-result = Resultat
register-job-created_by = Den som startade
register-mail = Utgående mejl
register-mail-address = Mottagarens adress
register-mail-subject = Ärende
register-mail-body = Text
register-mail-calendar = Kalenderpost
register-evidence = Underlag till matrisen
register-evidence-person_id = Person
register-evidence-kind = Typ av underlag
register-evidence-at = Tidpunkt
register-evidence-ratings = Nivåer per kompetens
register-estimate = Uppskattade nivåer
register-estimate-person_id = Person
register-estimate-levels = Nivåer med osäkerhet
register-role_expectation = Uppskattade nivåer per roll
register-role_expectation-document = Nivåer, räknade på alla i rollen
register-matrix_person = Vem som ingår i vilken visad siffra
register-matrix_person-person_id = Person
register-matrix_person-number = Nummer i förteckningen
register-matrix_person-role_id = Roll som nivåerna räknades för
register-matrix_person-versions = Sedan när varje nivå bygger på samma underlag, med en kontrollsumma av underlaget
register-campaign = Kartläggningar
register-campaign-created_by = Den som skapade den
register-participant = Deltagare i kartläggningar
register-participant-person_id = Person
register-participant-token_hash = Svarslänkens hemlighet, oläsligt omvandlad
register-participant-department_id = Avdelning när den skickades
register-participant-role_id = Yrkesroll när den skickades
register-participant-language = Språk
register-participant-invited_at = När inbjudan skickades
register-participant-reminded_at = När påminnelsen skickades
register-participant-answered_at = När svaren lämnades in
register-response = Svar
register-response-person_id = Person
register-response-department_id = Avdelning
register-response-role_id = Yrkesroll
register-response-department_label = Avdelning enligt en inläst fil
register-response-role_label = Yrkesroll enligt en inläst fil
register-response-answers = Svaren
register-response-started_at = När svaren påbörjades
register-response-changed_at = När svaren senast ändrades
register-response-submitted_at = När svaren lämnades in
register-answer_file = Inlästa svarsfiler
register-answer_file-content = Filen med svar, så länge den läses in
