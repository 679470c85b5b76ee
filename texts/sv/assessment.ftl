assessment-title = Kartläggningar
assessment-breadcrumb = Du är här
assessment-new = Ny kartläggning
assessment-import = Läs in svar
assessment-questionnaires = Frågeformulär
assessment-mine = Dina kartläggningar
assessment-all = Alla kartläggningar
assessment-answer = Svara
assessment-answered = Du har svarat
assessment-not-answered = Stängd innan du hann svara
assessment-opens = Öppnar { $date }
assessment-name = Kartläggning
assessment-state = Läge
assessment-time = Period
assessment-rate = Svar
assessment-of = { $answered } av { $asked }
assessment-empty-title = Börja med att fråga
assessment-empty-text = En kartläggning tar tio minuter att svara på och visar vilka verktyg, uppgifter och kunskaper som finns hos er.
assessment-none-title = Inget att svara på just nu
assessment-none-text = När det är dags får du ett mejl, och kartläggningen syns här.
assessment-none-results = När en kartläggning är avslutad kan du läsa resultatet här.

campaign-state-draft = Utkast
campaign-state-planned = Väntar på startdagen
campaign-state-open = Pågår
campaign-state-closing = Räknas ihop
campaign-state-closed = Klar
campaign-usual-title = Kartläggning { $date }
campaign-plan-lead = Inget skickas än. På nästa sida ser du vad var och en får innan något går iväg.
campaign-title = Rubrik
campaign-questionnaire = Frågeformulär
campaign-audience = Vilka som får frågan
audience-all = Alla anställda
audience-departments = Vissa avdelningar
audience-roles = Vissa yrkesroller
audience-wave = En omgång
audience-choose-departments = Välj avdelningar
audience-choose-roles = Välj yrkesroller
audience-choose-wave = Välj omgång
campaign-opens = Första dag
campaign-closes = Sista dag
campaign-reminders = Påminnelser
campaign-reminders-hint = Går bara till dem som inte har svarat, klockan åtta på morgonen.
campaign-no-reminders = Inga
campaign-days-before = { $days ->
    [one] Dagen före sista dagen
   *[other] { $days } dagar före sista dagen
}
campaign-greeting = Hälsning först i mejlet ({ $language })
campaign-save-and-look = Spara och granska
campaign-needs-title = Skriv en rubrik, till exempel Kartläggning hösten 2026.
campaign-needs-date = Välj ett datum.
campaign-dates-in-order = Sista dag måste ligga efter första dag.
campaign-closes-later = Sista dagen har redan passerat. Välj en senare dag.
campaign-needs-questionnaire = Välj ett frågeformulär.
campaign-needs-departments = Välj minst en avdelning.
campaign-needs-roles = Välj minst en yrkesroll.
campaign-needs-wave = Välj en omgång.
campaign-launched-before-title = Kartläggningen är redan skickad
campaign-launched-before-text = Det som har skickats ändras inte i efterhand. Gör en ny kartläggning om något blev fel.
campaign-nobody-title = Ingen får frågan
campaign-nobody-text = Ingen anställd finns i urvalet. Ändra vilka som får frågan.
campaign-over-title = Kartläggningen är avslutad
campaign-over-text = Sista dagen har passerat. Gör en ny kartläggning, eller välj ett senare datum i utkastet.
campaign-bad-date-title = Datumet går inte att använda
campaign-bad-date-text = Välj tidigast i dag, och en dag efter den första.
campaign-no-links-title = Det finns inga länkar att skriva ut
campaign-no-links-text = Länkarna skapas när kartläggningen skickas och raderas när den stängs.
campaign-next = Nästa steg
campaign-launch = Skicka
campaign-launch-title = { $people ->
    [one] Skicka till en person
   *[other] Skicka till { $people } personer
}
campaign-launch-text = Var och en får en personlig länk med mejl på första dagen. Frågor och integritetstext låses när du skickar.
campaign-launch-confirm = Mejlen går inte att ta tillbaka, och texterna låses.
campaign-launch-text-paper = Var och en får en personlig länk, som du skriver ut på papper. Frågor och integritetstext låses när du skickar.
campaign-launch-confirm-paper = Texterna låses och går inte att ändra efteråt.
campaign-no-mail-draft = Mejl är inte inställt här, så inga inbjudningar eller påminnelser går ut. Skriv ut länkarna när du har skickat, eller be den som sköter servern ställa in mejl först.
campaign-no-mail = Mejl är inte inställt här, så inga inbjudningar eller påminnelser går ut. Skriv ut länkarna, eller be den som sköter servern ställa in mejl.
campaign-letter-title = Så ser mejlet ut
campaign-letter-text = Var och en får det på sitt språk, med sitt eget namn och sin egen länk.
campaign-letter-name = Förnamn
campaign-questions = Se frågorna
preview-title = Så ser frågorna ut
preview-lead = Prova gärna. Det du väljer här sparas inte.
preview-follows = Följdfrågor om varje val, här om det första i listan.
campaign-without-mail = { $people ->
    [one] En person saknar e-post. Skriv ut länken på papper när du har skickat.
   *[other] { $people } personer saknar e-post. Skriv ut deras länkar på papper när du har skickat.
}
campaign-change = Ändra
campaign-answered-title = { $answered } av { $asked } har svarat
campaign-open-text = Stänger efter { $date }.
campaign-open-reminders = Påminnelser skickas automatiskt.
campaign-open-silent = { $people ->
    [one] En person saknar e-post och behöver få länken på papper.
   *[other] { $people } personer saknar e-post och behöver få länken på papper.
}
campaign-see-rates = Se svar per avdelning
campaign-planned-title = Öppnar { $date }
campaign-planned-text = Inbjudan går ut klockan åtta den dagen. Lapparna kan du skriva ut redan nu.
campaign-planned-paper = Lapparna kan du skriva ut redan nu. Länkarna börjar fungera den dagen.
campaign-closing-text = Inga fler svar tas emot. Resultatet räknas ihop och syns här om en liten stund.
campaign-read-title = Läs resultatet
campaign-read-text = { $answers ->
    [one] Ett svar är ihopräknat. Självskattningarna finns nu i kompetensmatrisen.
   *[other] { $answers } svar är ihopräknade. Självskattningarna finns nu i kompetensmatrisen.
}
campaign-results = Visa resultat
campaign-matrix = Till kompetensmatrisen
campaign-sheet = Länkar på papper
campaign-job = Arbetar
campaign-job-inviting = Skriver inbjudningar
campaign-job-reminding = Skriver påminnelser
campaign-job-counting = Räknar svaren
campaign-job-storing = Sparar siffror för grupper
campaign-job-failed = Arbetet blev inte klart
campaign-job-failed-text = Inga svar har gått förlorade. Försök igen om en stund, och kontakta den som sköter servern om det inte hjälper.
campaign-rate-title = Svar per avdelning
campaign-rate-reading = { $share } har svarat: { $answered } av { $asked } på personallistan.
campaign-rate-withheld = för få för att visas
campaign-facts = Om kartläggningen
campaign-privacy-title = Det här får alla veta
campaign-privacy-draft = Texten låses när du skickar.
campaign-privacy-frozen = Texten låstes när kartläggningen skickades och gäller för alla svar i den.
campaign-remove = Ta bort utkastet
campaign-remove-confirm = Utkastet försvinner. Ingen har fått något än.
campaign-end-title = Avsluta
campaign-extend = Flytta sista dagen
campaign-close = Stäng nu
campaign-close-confirm = Efter det kan ingen svara, och länkarna slutar gälla.
said-campaign-launched = Skickat. Mejlen går iväg nu.
said-campaign-planned = Klart. Inbjudan går ut på startdagen klockan åtta.
said-campaign-launched-silent = Klart. Inga mejl går ut, men länkarna finns att skriva ut.
said-campaign-closed = Stängd. Resultatet räknas ihop.
said-campaign-removed = Utkastet är borttaget.

campaign-mail-subject = { $title }: { $minutes } minuter om hur du jobbar
campaign-mail-body =
    Hej { $name }!

    { $organisation } vill veta hur AI används hos er i dag, vad som tar tid och var du vill ha hjälp. Det tar ungefär { $minutes } minuter. Du kan ta en paus och fortsätta senare.

    Din personliga länk:
    { $link }

    Svara senast { $date }.

    { $personal }
    { $group }

    Länken är bara din, så skicka den inte vidare.
campaign-mail-reminder-subject = Påminnelse: { $title }
campaign-mail-reminder-body =
    Hej { $name }!

    Du har inte lämnat in dina svar i { $title } än. Det tar ungefär { $minutes } minuter, och det du redan har fyllt i finns kvar.

    Din personliga länk:
    { $link }

    Svara senast { $date }. Det är frivilligt, och alla svar räknas lika mycket.

sheet-lead = En lapp per person, för dem som saknar e-post. Den som har lappen kan svara i personens namn, så lämna den direkt i handen. I loggen syns att du har öppnat sidan.
sheet-print = Skriv ut
sheet-who = Vilka
sheet-without-mail = De som saknar e-post
sheet-everyone = Alla
sheet-count = { $people ->
    [0] Inga lappar
    [one] En lapp
   *[other] { $people } lappar
}
sheet-empty-title = Alla har e-post
sheet-empty-text = Välj Alla ovanför om du ändå vill ha länkarna på papper.
sheet-slip = Skriv adressen i webbläsaren på mobilen eller datorn. Stora eller små bokstäver spelar ingen roll.
sheet-pages = Sidor

link-unknown-title = Länken känns inte igen
link-unknown-text = Kontrollera att hela adressen kom med. Om den är rätt, be HR om en ny länk.
link-foreign-title = Det här är någon annans länk
link-foreign-text = Du är inloggad som en annan person än den länken är till för. Svara via din egen länk, eller logga ut först om den här är din.
link-foreign-own = Till mina kartläggningar
campaign-not-yet-title = Kartläggningen har inte öppnat än
campaign-not-yet-text = Välkommen tillbaka { $date }. Samma länk fungerar då.
campaign-closed-title = Kartläggningen är stängd
campaign-closed-text = Sista dagen var { $date }, så det går inte att svara längre. Det du hann fylla i men inte lämnade in räknas inte med.
answer-handed-in-title = Du har redan lämnat in
answer-handed-in-text = Svaren kan inte ändras efteråt.

answer-takes = { $minutes ->
   *[other] Tar ungefär { $minutes } minuter
}
answer-until = Svara senast { $date }
answer-privacy-title = Det här händer med dina svar
answer-begin = Börja
answer-continue = Fortsätt där du var
answer-page-of = Sida { $page } av { $all }
answer-minutes-left = { $minutes ->
    [one] ungefär 1 min kvar
   *[other] ungefär { $minutes } min kvar
}
answer-saving = Sparar …
answer-saved = Sparat
answer-save-failed = Inte sparat än. Svaren finns kvar här och skickas när nätet är tillbaka.
answer-back = Tillbaka
answer-next = Nästa
answer-privacy-group = Visas bara ihopräknat, för grupper om minst { $people }.
answer-privacy-personal = Sparas på din egen rad, som bara du ser. Andra ser grupper om minst { $people }.
answer-privacy-both = Din självskattning och hur du vill lära dig sparas på din egen rad. Allt annat visas bara för grupper om minst { $people }.
answer-how-often = Hur ofta?
answer-standing = Är det godkänt av företaget?
answer-purposes = Vad använder du det till?
answer-minutes = Hur mycket tid?
answer-automated = Hur görs det i dag?
answer-levels = { $rated } av { $all } kompetenser skattade
answer-missing = Frågan behöver ett svar.
answer-not-an-option = Välj ett av alternativen.
answer-too-many = Välj högst { $most }.
answer-not-a-number = Skriv med siffror, till exempel 240.
answer-out-of-range = Skriv ett tal från { $min } till { $max }.
answer-too-long = Skriv högst { $most } tecken.
answer-review-title = Se över dina svar
answer-review-lead = Du kan ändra allt tills du lämnar in.
answer-review-missing = Det här behöver ett svar
answer-none = Inget svar
answer-change = Ändra
answer-submit = Lämna in
answer-done-title = Tack, dina svar är inlämnade
answer-done-at = Inlämnade { $date }.
answer-own-row = Se din egen rad

results-title = Resultat
results-lead = { $answered } av { $asked } har svarat.
results-lead-anonymous = { $answered } anonyma svar.
results-lead-group = { $group }: { $people ->
    [one] ett svar
   *[other] { $people } svar
}.
results-department = Avdelning
results-role = Roll
results-all = Alla
results-show = Visa
results-clear = Rensa
results-everyone = Alla
results-known = Filen har svar som lästes in tidigare. Därför visas bara sådant som inte går att jämföra med de förra siffrorna och få fram vad några få svarade.
results-privacy = Siffror visas bara för grupper som är stora nog, och bara om ingen mindre grupp går att räkna fram. Alternativ som få har valt visas inte.
results-withheld-title = Inget att visa för den gruppen
results-withheld-text = Gruppen är tom, för liten eller går att räkna fram ur andra grupper. Välj en större.
results-later-title = Resultatet kommer när kartläggningen är stängd
results-later-text = Sista dagen är { $date }. Siffrorna för alla grupper räknas ut på en gång, så att ingen kan räkna ut enskilda svar genom att jämföra.
results-most = Vanligast är ”{ $what }”: { $share } ({ $chose } av { $people }).
results-most-share = Vanligast är ”{ $what }”: { $share }.
results-several = Flera svar möjliga.
results-nothing-shown = Inget alternativ har valts av tillräckligt många för att visas.
results-mean = Medelvärdet är { $mean } på en skala till { $top }.
results-mean-number = I genomsnitt { $mean } { $unit }.
results-unit-minutes = minuter
results-unit-hours = timmar
results-answer = Svar
results-share = Andel
results-basis = { $people } av { $all } i gruppen har svarat på frågan.
results-frequency = Hur ofta det mest använda verktyget används
results-standing = Är verktygen godkända av företaget?
results-standing-column = Godkänt? { $answer }
results-purposes = Vad verktygen används till
results-tool-table = Varje verktyg för sig
results-tool = Verktyg
results-people-column = Personer
results-task = Uppgift
results-hours = ”{ $task }” tar mest tid: { $hours } timmar i veckan av { $all } för de { $people } som har svarat.
results-hours-a-week = Timmar i veckan
results-automated = Hur uppgifterna görs i dag
results-texts = { $texts ->
    [one] Ett svar
   *[other] { $texts } svar i slumpvis ordning
}
results-texts-later = Du läser { $from }–{ $to } av { $all }. Visa fler
results-opportunity-title = Var det finns tid att vinna
results-opportunity-text = Så många timmar i veckan går till uppgifter där AI kan hjälpa till. Det är tid som berörs, inte tid som sparas.
results-opportunity-chart = Tid i uppgiften mot hur väl den passar AI
results-opportunity-size = timmar berörs
results-opportunity-corner = Börja här
results-opportunity-reading = Mest finns i ”{ $task }”: { $hours } av { $all } timmar i veckan.
results-department-chart = Timmar i veckan som AI kan beröra, per avdelning
results-department-tasks = Största uppgiften i varje avdelning
results-department-task = Största uppgiften
results-department-reading = Mest finns hos { $department }: { $hours } timmar i veckan, främst ”{ $task }”.
results-department-most = Här visas de { $shown } av { $all } avdelningar där mest tid finns. Välj en avdelning för att se dem under den.
results-formula-title = Så räknas det
results-formula = Minuter i veckan × hur väl uppgiften passar för AI (0–100 %) × (1 − hinder ÷ 2).
results-formula-why = Hur väl en uppgift passar är en bedömning, inte en mätning. Hinder är hur många av de hinder som visas var och en har nämnt i snitt, där fyra räknas som fullt hinder. Hindren kan som mest halvera siffran, för de går att undanröja. Siffran är till för att ordna listan, inte för att lova besparingar.
results-formula-obstacles = Hindren i den här gruppen är { $share } av fullt hinder.
results-suitability = Passar för AI
results-touched = Timmar som berörs

purpose-assessment = Ta emot svar i en kartläggning, påminna den som inte har svarat och visa personen sina egna svar
audit-campaign-launched = Skickade { $title ->
    [none] en kartläggning
   *[other] kartläggningen ”{ $title }”
} till { $people ->
    [one] 1 person
   *[other] { $people } personer
}
audit-campaign-closed = Stängde { $title ->
    [none] en kartläggning
   *[other] kartläggningen ”{ $title }”
}
audit-campaign-moved = Flyttade sista dagen för { $title ->
    [none] en kartläggning
   *[other] kartläggningen ”{ $title }”
} från { $from } till { $to }
audit-campaign-sheet = Öppnade svarslänkar på papper för { $title ->
    [none] en kartläggning
   *[other] kartläggningen ”{ $title }”
}
audit-campaign-sheet-slips =
    { $count ->
        [one] 1 lapp
       *[other] { $count } lappar
    }
audit-campaign-imported = Läste in svar till { $title ->
    [none] en kartläggning
   *[other] kartläggningen ”{ $title }”
}
audit-campaign-imported-answers =
    { $count } svar

survey-lead = Har ni redan samlat in svar i ett annat verktyg? Ladda upp exporten från Microsoft Forms, Google Forms, LimeSurvey eller Formbricks, eller vilken tabell som helst.
survey-file = Filen med svar
survey-file-hint = CSV eller Excel. Kolumnerna känns igen på frågornas text, på svenska och engelska.
survey-with-mapping = Jag har en mappningsfil
survey-mapping-file = Mappningsfil (TOML)
survey-mapping-hint = Säger vad varje kolumn och varje svar betyder. Behövs bara när orden skiljer sig mycket från frågeformuläret.
survey-look = Granska filen
survey-privacy = Inget sparas som svar förrän du har granskat. Filen tas bort när den är inläst, annars efter ett dygn.
survey-file-empty = Filen är tom. Välj en fil med rubriker och minst en rad.
survey-file-too-large = Filen är för stor. Dela upp den eller ta bort kolumner som inte behövs.
survey-file-locked = Filen är lösenordsskyddad. Spara en kopia utan lösenord och välj den i stället.
survey-file-unreadable = Filen går inte att läsa som en tabell. Spara den som CSV eller XLSX och försök igen.
survey-mapping-wrong = Mappningsfilen går inte att läsa. Det här är fel:
survey-no-questionnaire-title = Frågeformuläret finns inte
survey-no-questionnaire-text = Mappningen pekar på ett frågeformulär som inte finns. Välj ett annat.
survey-mapping-title = Granska innan något läses in
survey-rows = { $name }: { $rows ->
    [one] en rad.
   *[other] { $rows } rader.
}
survey-from = Ser ut att komma från { $tool }.
survey-from-microsoft-forms = Microsoft Forms
survey-from-google-forms = Google Forms
survey-from-limesurvey = LimeSurvey
survey-from-formbricks = Formbricks
survey-loaded-before = Just den här filen är redan inläst. Den läses inte in två gånger.
survey-problems = { $problems ->
    [one] En sak i filen går inte att använda
   *[other] { $problems } saker i filen går inte att använda
}
survey-row = Rad { $row }
survey-problem-no-column = Kolumnen { $column } finns inte i filen.
survey-problem-no-question = { $column } ska svara på frågan { $value }, som inte finns.
survey-problem-no-person-column = Ingen kolumn säger vem som har svarat. Välj kolumnen med e-post eller anställningsnummer, eller läs in svaren anonymt.
survey-problem-person-unknown = { $value } finns inte på personallistan ({ $column }).
survey-problem-person-twice = Samma person igen. Det senare svaret gäller.
survey-problem-not-an-option = { $value } är inget av alternativen i { $column }.
survey-problem-not-an-answer = { $value } går inte att använda som svar på { $column }.
survey-problem-no-item = { $column } behöver veta vilken kompetens den gäller.
survey-what = Det här händer
survey-answers = svar
survey-empty-rows = rader utan svar
survey-unmatched = finns inte på personallistan
survey-per-question = Svar per fråga
survey-question = Fråga
survey-own-options = { $options ->
    [one] Ett svarsalternativ som bara finns i filen
   *[other] { $options } svarsalternativ som bara finns i filen
}
survey-without-unknown = { $people ->
    [one] Läs in ändå, utan den rad som inte finns på personallistan
   *[other] Läs in ändå, utan de { $people } rader som inte finns på personallistan
}
survey-load = { $answers ->
    [one] Läs in ett svar
   *[other] Läs in { $answers } svar
}
survey-columns = Vad kolumnerna betyder
survey-who = Vems svar är det?
survey-people = Personer på personallistan
survey-people-hint = Känns igen på e-post eller anställningsnummer. Självskattningar hamnar på personens rad.
survey-anonymous = Anonyma svar
survey-anonymous-hint = Bara roll och avdelning följer med, så som de står i filen.
survey-column = Kolumn
survey-example = Exempel
survey-means = Betyder
survey-not-used = Används inte
survey-column-email = E-post
survey-column-number = Anställningsnummer
survey-column-role = Roll
survey-column-department = Avdelning
survey-look-again = Granska igen
survey-usual-title = Inlästa svar { $date }
said-answers-loaded = Svaren är inlästa. Resultatet räknas ihop.

questionnaires-lead = Det färdiga formuläret går att använda som det är. Kopiera det om ni vill ändra frågor eller formuleringar.
questionnaires-ready = Färdiga
questionnaires-own = Egna
questionnaires-none = Ni har inga egna än.
questionnaire-size = { $questions } frågor, ungefär { $minutes } minuter.
questionnaire-version = Version { $version }.
questionnaire-copy = Kopiera och ändra
questionnaire-change = Ändra frågeformuläret
questionnaire-copy-of = { $title } (kopia)
questionnaire-used = En kartläggning har använt den här versionen. Nästa ändring blir en ny version, så det som redan har besvarats står kvar.
questionnaire-free = Ändringar gäller direkt, tills en kartläggning använder formuläret.
questionnaire-up = Upp
questionnaire-down = Ned
questionnaire-remove = Ta bort
questionnaire-add = Lägg till en fråga
questionnaire-question = Fråga
questionnaire-hint = Hjälptext
questionnaire-kind = Svarstyp
questionnaire-section = Avsnitt
questionnaire-new-section = Ett nytt avsnitt
questionnaire-texts = Texter runt frågorna
questionnaire-intro = Inledning
questionnaire-privacy-personal = Vad som sparas på den egna raden
questionnaire-privacy-group = Vad som bara visas för grupper
questionnaire-privacy-readers = Vem som kan läsa
questionnaire-closing = Tack efter sista frågan
questionnaire-minutes = Minuter det tar
questionnaire-unit = Vad som räknas
questionnaire-most = Hur många som får väljas
questionnaire-options = Svarsalternativ
questionnaire-options-hint = Töm en rad för att ta bort den. Fyll i de tomma raderna sist för att lägga till.
questionnaire-alone = Utesluter de andra
questionnaire-alone-hint = Kan inte väljas ihop med andra
questionnaire-option = Alternativ { $number }
questionnaire-privacy = Vem ser svaret?
questionnaire-is-group = Visas bara ihopräknat för grupper
questionnaire-is-personal = Sparas på personens egen rad
questionnaire-required = Måste besvaras
questionnaire-kind-single = Ett alternativ
questionnaire-kind-several = Flera alternativ
questionnaire-kind-scale = Skala
questionnaire-kind-number = Tal
questionnaire-kind-short-text = Några ord
questionnaire-kind-long-text = Längre text
questionnaire-kind-tools = Verktyg
questionnaire-kind-tasks = Uppgifter
questionnaire-kind-competences = Självskattning
questionnaire-needs-text-title = Frågan saknar text
questionnaire-needs-text-text = Skriv frågan, gå tillbaka och försök igen.
questionnaire-needs-question-title = En fråga måste finnas kvar
questionnaire-needs-question-text = Ett frågeformulär behöver minst en fråga. Lägg till en annan först.
read-survey-link = Din länk till kartläggningen, för utskrift
answer-clear = Rensa svaret
campaign-questionnaire-not-whole-title = En fråga är inte färdig
campaign-questionnaire-not-whole-text = I frågeformuläret finns en fråga som saknar något, till exempel svarsalternativ. Gör klart den först. Den är märkt i formuläret.
questionnaire-not-whole = Inte färdig
questionnaire-heading = Rubrik
questionnaire-section-words = Ändra avsnittets rubrik och text
questionnaire-section-text = Text under rubriken
questionnaire-needs-heading-title = Avsnittet saknar rubrik
questionnaire-needs-heading-text = Skriv en rubrik på minst ett språk, gå tillbaka och försök igen.
questionnaire-needs-words = Skriv frågan på minst ett språk.
questionnaire-needs-options = Lägg till något att välja på. En fråga där man väljer ett alternativ behöver minst två.
questionnaire-needs-steps = En skala behöver minst två steg.
questionnaire-needs-range = Det högsta talet måste vara större än det lägsta.
questionnaire-needs-number = Skriv ett tal från 0 och uppåt.
questionnaire-min = Lägsta tal
questionnaire-max = Högsta tal
questionnaire-from = Skalan börjar på
questionnaire-tools = Verktyg att välja på
questionnaire-purposes = Vad de används till
questionnaire-tasks = Uppgifter att välja på
questionnaire-steps = Skalans steg, det lägsta först
questionnaire-suitability = Passar AI (%)
questionnaire-suitability-hint = Hur väl uppgiften passar dagens AI-verktyg är en bedömning. Den används i möjlighetskartan.
questionnaire-competences-text = Här frågas det om alla kompetenser i er modell, som den ser ut den dag kartläggningen skickas.
questionnaire-competences-link = Se och ändra kompetensmodellen
results-most-steps = Vanligast är steg { $from }–{ $to }: { $share }.
results-most-step = Vanligast är steg { $step }: { $share }.
