today-title = I dag
today-hello = Hej { $name }
today-week = vecka { $week }
today-next = Nästa steg
today-more = Mer att göra
today-minutes = { $minutes } min
today-private = Bara du ser dina egna uppgifter. Andra ser bara siffror för grupper om minst { $smallest }.

today-load-people = Läs in personallistan
today-load-people-why = Allt annat bygger på vilka ni är. En fil från lönesystemet räcker, och du ser vad som ändras innan något sparas.
today-load-people-do = Välj fil
today-answer = Svara på ”{ $title }”
today-answer-why = Dina svar avgör vad ni tränar på först. Du kan pausa och fortsätta till och med { $date }.
today-answer-do = Börja svara
today-check-roles = { $count ->
    [one] Gå igenom en rollprofil
   *[other] Gå igenom { $count } rollprofiler
}
today-check-roles-why = Förslagen är gjorda efter rollernas namn. Matrisen blir rätt först när någon har sett vad varje roll behöver.
today-check-roles-do = Se rollerna
today-choose-pilot = Välj pilotgrupp
today-choose-pilot-why = Några frivilliga från flera avdelningar går först. Då vet ni vad som fungerar innan alla är med.
today-choose-pilot-do = Välj personer
today-send-assessment = Skicka kartläggningen
today-send-assessment-why = Svaren visar var ni står. Du ser vad var och en får innan något går iväg.
today-send-assessment-do = Förbered utskicket
today-send-draft = Skicka kartläggningen du förberett
today-send-draft-why = Utkastet ligger klart. Läs igenom det en gång och skicka.
today-send-draft-do = Granska och skicka
today-follow-answers = Följ svaren: { $answered } av { $asked } har svarat
today-follow-answers-why = Kartläggningen stänger { $date }. Se vilka avdelningar som behöver en knuff av sin chef.
today-follow-answers-do = Se svarsfrekvensen
today-read-matrix = Läs kompetensmatrisen
today-read-matrix-why = Välj tre gap att börja med, gärna med cheferna. Bocka sedan av det i programmet, i steget Kompetensmatris.
today-read-matrix-do = Öppna matrisen
today-start-programme = Starta programmet
today-start-programme-why = Välj första dagen, så ser alla vilka veckor stegen infaller.
today-start-programme-do = Välj startdag
today-go-on = { $next }
today-go-on-why = Det är nästa sak i steget { $step }.
today-go-on-do = Öppna steget
today-group-answers = { $answered } av { $asked } på din avdelning har svarat
today-group-answers-why = Påminn alla samtidigt och ge tid till det. Ingen ser vem som har svarat.
today-group-answers-do = Se kartläggningen
today-group-matrix = Se vad din grupp behöver
today-group-matrix-why = Matrisen visar gruppen, aldrig enskilda. Välj ett gap att prata om på nästa möte.
today-group-matrix-do = Öppna matrisen
today-own-row = Se din egen rad
today-own-row-why = Var du står i varje kompetens, vad det bygger på och hur säkert det är.
today-own-row-do = Öppna min rad
today-leadership-matrix = Se var företaget står
today-leadership-matrix-why = Matrisen visar vad varje roll behöver, var den står och vad som bör tränas först.
today-leadership-matrix-do = Öppna matrisen
today-read-log = Gå igenom loggen
today-read-log-why = Se vem som har ändrat vad sedan sist.
today-read-log-do = Öppna loggen
today-read-register = Kontrollera personuppgifterna
today-read-register-why = Varje uppgift som sparas, vad den används till, hur länge den finns kvar och vem som läser den.
today-read-register-do = Se vad vi sparar och varför
today-see-programme = Se hur programmet går
today-see-programme-why = Just nu: { $step }. Där står också det som inte har gått som tänkt.
today-see-programme-do = Öppna programmet
today-see-plan = Se vad som är på gång
today-see-plan-why = Programmet har fem steg. Där ser du när de börjar och vad som händer i dem.
today-see-plan-do = Öppna programmet

walk-title = Vägen till er första matris
walk-state-done = Klart
walk-state-now = Nu, { $minutes } min
walk-state-waiting = Pågår
walk-state-later = Sedan, { $minutes } min
walk-people = Läs in personallistan
walk-people-done = { $people } personer i { $departments ->
    [one] en avdelning.
   *[other] { $departments } avdelningar.
}
walk-people-now = En fil från lönesystemet eller Excel.
walk-roles = Gå igenom rollprofilerna
walk-roles-done = { $roles ->
    [one] En roll, genomgången.
   *[other] { $roles } roller, alla genomgångna.
}
walk-roles-now = { $unchecked } av { $roles } roller har bara ett förslag.
walk-roles-later = Vad varje roll behöver kunna. Förslag finns.
walk-pilot = Välj pilotgrupp
walk-pilot-done = { $people ->
    [one] En person är vald.
   *[other] { $people } personer är valda.
}
walk-pilot-now = Frivilliga, gärna från flera avdelningar.
walk-pilot-later = Frivilliga, gärna från flera avdelningar.
walk-assessment = Skicka kartläggningen
walk-assessment-done = Svaren är inne.
walk-assessment-now = Du ser vad var och en får innan något går iväg.
walk-assessment-waiting = { $asked ->
    [0] Skickad. Svaren kommer när den öppnar.
   *[other] { $answered } av { $asked } har svarat.
}
walk-assessment-later = Du ser vad var och en får innan något går iväg.
walk-matrix = Läs matrisen
walk-matrix-now = Välj tre gap att börja med.
walk-matrix-later = Öppnas när kartläggningen är stängd och tillräckligt många har svarat.
today-answer-requests = { $count ->
    [one] Svara på en begäran om personuppgifter
   *[other] Svara på { $count } begäranden om personuppgifter
}
today-answer-requests-why = Den äldsta kom { $date }. Den som frågar om sina egna uppgifter ska inte behöva vänta.
today-answer-requests-do = Se vad som väntar
today-confirm-rules = Läs och bekräfta datareglerna
today-confirm-rules-why = De säger vad du får lägga in i ett AI-verktyg. Det tar fem minuter och gäller innan du börjar öva.
today-confirm-rules-do = Läs reglerna
today-volunteer = Vill du vara med i piloten?
today-volunteer-why = Du använder redan AI i arbetet. De första får prova före andra, med tid och hjälp. Det är frivilligt, och ingen annan ser varför du får frågan.
today-volunteer-do = Se vad det innebär
today-learn-unit = Lärpass: { $title }
today-learn-unit-why = Det är nästa del i din plan. Du läser, övar på en egen uppgift och svarar på fem frågor.
today-learn-unit-do = Öppna passet
today-learn = { $count ->
    [one] En sak kvar i din plan den här veckan
   *[other] { $count } saker kvar i din plan till och med den här veckan
}
today-learn-why = Det mesta gör du i arbete som ändå ska göras.
today-learn-do = Öppna planen
today-recall = { $count ->
    [one] En fråga ur det du har lärt dig
   *[other] { $count } frågor ur det du har lärt dig
}
today-recall-why = En minut om dagen då och då, så sitter det.
today-recall-do = Svara
today-make-plan = Gör din egen plan
today-make-plan-why = Tio veckor med uppgifter som passar din roll och det du vill bli bättre på. Du kan byta ut allt i den.
today-make-plan-do = Gör planen
