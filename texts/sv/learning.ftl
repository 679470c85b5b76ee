nav-learning = Lärande
learning-title = Lärande
learning-here = Du är här
learning-minutes = { $minutes } min
fact-seen = Läst
fact-practised = Övat
fact-passed = Klarat
fact-used = Använt i arbetet
fact-not-yet = inte än

units-title = Alla lärpass
units-lead = { $count ->
    [one] Ett pass på en kvart: läs, öva på en egen uppgift, svara på fem frågor och använd det samma vecka.
   *[other] { $count } pass på en kvart. I varje pass läser du en kort text, övar på en egen uppgift, svarar på fem frågor och använder det samma vecka.
}
units-privacy = Bara du ser vilka pass du har tagit. Andra ser grupper.

unit-before = Bra att ha läst före:
unit-steps = Passets fyra delar
unit-step-reading = Läs
unit-step-exercise = Öva på en egen uppgift
unit-step-quiz = Fem frågor
unit-step-use = Använd det den här veckan
unit-privacy = Bara du ser vad du skriver och svarar här. Andra ser hur många som har kommit olika långt, och bara i grupper.
unit-sources = Källor
unit-seen-do = Jag har läst, vidare till övningen
unit-take-back = Ångra
unit-rules-first = Först reglerna, sedan verktyget
unit-rules-first-text = Innan du övar med ett AI-verktyg läser du vad som får läggas in i det. Det tar fem minuter.
unit-rules-first-do = Läs och bekräfta datareglerna
unit-task = Din uppgift
unit-task-other = Någon annan uppgift
unit-task-hint = Överst står det du sagt tar mest av din tid. Välj något du ändå ska göra i dag.
unit-task-minutes = { $minutes } min i veckan
unit-note = Dina anteckningar
unit-note-hint = Skriv prompten, svaret och det du ändrade. Det sparas medan du skriver, och bara du ser det.
unit-note-save = Spara
unit-practised-do = Jag har övat, vidare till frågorna
unit-used-do = Jag har använt det i arbetet
unit-print = Skriv ut
unit-all = Alla lärpass

quiz-lead = Fyra rätt räcker. Du kan göra om frågorna hur många gånger du vill, och ingen annan ser vad du svarar.
quiz-do = Se hur det gick
quiz-error-open = Välj ett svar. Gissa om du är osäker, förklaringen kommer direkt efteråt.
quiz-result = { $right } av { $all } rätt
quiz-result-passed = Du har klarat frågorna. Några av dem kommer tillbaka om ett tag, så att det sitter.
quiz-result-not-yet = Läs förklaringarna nedan och försök igen när du vill. Svaren står i en annan ordning då.
quiz-your-right = Ditt svar, och det är rätt
quiz-your-wrong = Ditt svar
quiz-right = Rätt svar
quiz-again-do = Gör om frågorna

said-unit-seen = Noterat. Nu övningen.
said-unit-practised = Sparat. Nu frågorna.
said-unit-used = Bra. Berätta gärna för en kollega hur det gick.
said-unit-taken-back = Noteringen är borttagen.
said-quiz-passed = Du klarade frågorna.
said-quiz-not-yet = Inte riktigt än. Läs förklaringarna och försök igen.
said-quiz-again = Nya försök, samma frågor i en annan ordning.
error-rules-first-title = Först reglerna, sedan verktyget
error-rules-first-text = Läs och bekräfta datareglerna innan du övar med ett verktyg. De finns under Verktyg.

purpose-learning = Visa dig hur långt du har kommit i lärpassen och räkna hur många som har kommit dit, i grupper.
purpose-own-notes = Dina egna anteckningar medan du övar.
purpose-quiz = Visa dig dina svar och förklaringarna, och välja vilka frågor som kommer tillbaka.
table-unit-fact = Lärpass du har tagit
table-unit-work = Dina anteckningar i lärpassen
table-quiz-answer = Frågor du har svarat på
column-unit = Lärpass
column-fact = Hur långt
column-at = När
column-note = Anteckning
column-question = Fråga
column-chosen = Svar
column-round = Omgång
register-unit_fact = Lärpass
register-unit_fact-person_id = Den som lär sig
register-unit_fact-unit = Lärpasset
register-unit_fact-fact = Hur långt: läst, övat, klarat, använt
register-unit_fact-at = När
register-unit_work = Anteckningar i lärpass
register-unit_work-person_id = Den som lär sig
register-unit_work-unit = Lärpasset
register-unit_work-task = Uppgiften man övade på
register-unit_work-note = Anteckningen
register-unit_work-changed_at = När den senast ändrades
register-quiz_answer = Svar i lärpassens frågor
register-quiz_answer-person_id = Den som lär sig
register-quiz_answer-unit = Lärpasset
register-quiz_answer-question = Frågan
register-quiz_answer-chosen = Svaret
register-quiz_answer-round = Vilken gång man svarade
register-quiz_answer-at = När

plan-title = Min plan
plan-lead-none = En plan gjord för dig: vad du kan göra vecka för vecka, mest i det arbete du ändå gör.
plan-lead-week = Vecka { $week } av { $weeks }.
plan-lead-minutes = { $done } av veckans { $minutes } minuter är gjorda.
plan-lead-over = De tio veckorna är slut. Bra jobbat med det som blev gjort.
plan-privacy = Bara du ser planen. Andra ser hur långt grupper om minst { $smallest } har kommit.
plan-nobody = Planer görs för den som står på personallistan.
plan-make-title = Gör min plan
plan-make-text = Planen bygger på det du har svarat och på vad din roll behöver. 70 procent är uppgifter i arbetet, 20 procent gör du med kollegor och 10 procent är kort teori. Du kan byta, flytta och lägga till.
plan-weekly = Minuter i veckan
plan-weekly-hint = 45 minuter är lagom för de flesta. Det mesta gör du i arbete som ändå ska göras.
plan-weekly-again = Det du har gjort och flyttat ligger kvar. Resten läggs om.
plan-weekly-do = Lägg om planen
plan-make-do = Gör planen
plan-error-minutes = Skriv ett tal mellan { $least } och { $most }.
plan-next-title = Tio veckor till?
plan-next-text = Nästa plan utgår från var du står nu. Det du har gjort kommer inte igen.
plan-next-do = Gör en ny plan
plan-this-week = Den här veckan
plan-this-week-empty = Inget planerat. Ta gärna något från en senare vecka, eller något eget.
plan-left = Kvar från tidigare
plan-left-text = Gör det nu, flytta det eller byt mot något annat.
plan-later = Veckorna som kommer
plan-earlier = Det du har gjort
plan-week = Vecka { $week }
plan-week-from = Vecka { $week }, från { $date }
plan-week-done = { $minutes } min gjorda
plan-share-work = I arbetet
plan-share-exchange = Med kollegor
plan-share-theory = Kort teori
plan-mix = Så är planen blandad
plan-mix-text = Det mesta lär man sig genom att göra. 70-20-10 är en tumregel, inte en uppmätt sanning, och används här som en budget i minuter.
plan-mix-way = Sätt att lära
plan-mix-aim = Andel
plan-mix-planned = Planerat
plan-mix-done = Gjort
plan-drawn = Planen lades senast { $date }. Den läggs om när din rad i kompetensmatrisen ändras.
plan-why-rules = Allt börjar med vad man får lägga in.
plan-why-gap = { $competence }: rollen behöver { $needed }, du är på ungefär { $level }.
plan-why-unknown = { $competence }: rollen behöver { $needed }, och vi vet inte var du står.
plan-why-reached = { $competence }: du når det rollen behöver. Det här håller det vid liv.
plan-why-own = Din egen idé.
plan-why-task = Hör till din uppgift { $task }.
plan-is-done = Klart
plan-done-do = Klart
plan-unit-do = Öppna lärpasset
plan-change = Ändra
plan-move = Flytta till vecka
plan-move-do = Flytta
plan-swap-do = Byt mot något annat
plan-own = Lägg till något eget
plan-own-text = Något du hellre vill prova, eller en träff du redan har bokat.
plan-own-what = Vad?
plan-own-minutes = Minuter
plan-own-share = Sätt att lära
plan-own-week = Vecka
plan-own-do = Lägg till
plan-own-remove = Ta bort
plan-error-empty = Skriv vad du vill göra.
plan-error-long = Högst { $most } tecken.
plan-error-own-minutes = Skriv ett tal mellan 5 och 480.
plan-mark-done = Klart
plan-mark-moved = Flyttat
plan-mark-not = Bytt mot något annat
plan-mark-own = Egen idé
said-plan-drawn = Planen är lagd.
said-plan-done = Bra. Det är noterat.
said-plan-open = Noteringen är borttagen.
said-plan-moved = Flyttat.
said-plan-swapped = Bytt. Något annat har tagit platsen om det fanns något som passade.
said-plan-added = Tillagt.

purpose-plan = Ge dig en egen plan och räkna hur mycket som är planerat och gjort, i grupper.
table-learning-plan = Din plan
table-plan-mark = Det du har gjort och ändrat i planen
column-weekly-minutes = Minuter i veckan
column-made-at = Lagd
column-items = Innehåll
column-item = Vad
column-mark = Vad som hände
column-detail = Närmare
register-learning_plan = Planer
register-learning_plan-person_id = Den som planen är för
register-learning_plan-starts_on = Planens första dag
register-learning_plan-weekly_minutes = Minuter i veckan
register-learning_plan-made_at = När den lades
register-learning_plan-items = Vad som ingår, vecka för vecka, med skäl
register-plan_mark = Ändringar i planer
register-plan_mark-person_id = Den som planen är för
register-plan_mark-item = Vad det gäller
register-plan_mark-mark = Klart, flyttat, bytt eller tillagt
register-plan_mark-starts_on = Vilken plan
register-plan_mark-detail = Minuter, vecka och egen text
register-plan_mark-at = När

recall-title = Två frågor
recall-lead = Något du har lärt dig tidigare. En minut om dagen då och då räcker för att det ska sitta.
recall-do = Svara
recall-then = { $count ->
    [one] En till efter den här
   *[other] { $count } till efter den här
}
recall-right = Rätt
recall-wrong = Inte riktigt
recall-chosen = Du valde: { $answer }
recall-again = Frågan kommer tillbaka { $date }.
recall-unit = Läs passet { $unit } igen
recall-privacy = Bara du ser vad du svarar. Det används bara för att välja när frågan kommer tillbaka.
recall-none-title = Inga frågor än
recall-none-text = När du har klarat frågorna i ett lärpass kommer några av dem tillbaka här, två i veckan.
recall-done-title = Klart för den här veckan
recall-next = Nästa fråga kommer { $date }.
recall-more-text = Du har svarat på veckans två. Det finns fler om du vill.
recall-more-do = Ta två till
recall-mail-subject = Två frågor, en minut
recall-mail-body = Hej { $name }!

    Två frågor ur det du har lärt dig väntar. Det tar en minut:
    { $link }

    Bara du ser vad du svarar.

    Vill du inte ha det här mejlet? Stäng av det här:
    { $stop }

    { $organisation }
purpose-recall = Välja vilka frågor som kommer tillbaka till dig och när.
table-recall-card = Frågor som kommer tillbaka till dig
table-recall-letter = Mejl om veckans frågor
column-due-on = Kommer tillbaka
column-stability = Hur länge det sitter, i dagar
column-difficulty = Hur svår den är för dig
column-last-asked-at = Senast
column-interval-days = Dagar emellan
column-times = Gånger
column-forgotten = Gånger du inte mindes
column-sent-at = Skickat
register-recall_card = Frågor som kommer tillbaka
register-recall_card-person_id = Den som svarar
register-recall_card-question = Frågan
register-recall_card-due_on = När den kommer tillbaka
register-recall_card-stability = Hur länge den sitter
register-recall_card-difficulty = Hur svår den är
register-recall_card-last_asked_at = När den senast ställdes
register-recall_card-interval_days = Dagar mellan gångerna
register-recall_card-times = Hur många gånger
register-recall_card-forgotten = Hur många gånger svaret var fel
register-recall_letter = Mejl om veckans frågor
register-recall_letter-person_id = Den som fick det
register-recall_letter-sent_at = När
