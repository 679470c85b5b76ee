programme-title = Programmet
programme-here = Du är här
programme-not-started = Programmet har inte startat än. Så här skulle veckorna ligga om det började på måndag.
programme-starts-on = Programmet börjar { $date }.
programme-is-in = Nu: { $step }, programvecka { $week }.
programme-is-between = Programvecka { $week }. Inget steg pågår just nu.
programme-start = Starta programmet
programme-start-lead = Välj första dagen. Stegen läggs ut på veckorna efter den, och du kan flytta dem när du vill.
programme-start-do = Starta programmet
programme-move = Flytta programmet
programme-move-lead = Alla steg flyttas lika många dagar. Det som redan är uppfyllt påverkas inte.
programme-move-do = Flytta
programme-first-day = Första dagen
programme-first-day-hint = Helst en måndag. Undvik semestrar, bokslut och högsäsong.
programme-weeks-now = Veckorna nu
programme-weeks-proposed = Om det börjar på måndag
programme-week = v. { $week }
programme-weeks = v. { $from }–{ $to }
programme-weeks-on = v. { $from }–
programme-today = Den lodräta linjen är i dag, { $date }.
programme-mine = Du är med i { $wave }.
programme-mine-from = Den startar { $date }.
programme-mine-since = Den startade { $date }.
programme-about = Så är programmet tänkt
programme-change = Ändra
programme-remove = Ta bort
said-programme-started = Programmet är startat.
said-programme-moved = Programmet är flyttat.
said-programme-removed = Borttaget.

programme-step-done = Klart
programme-step-now = Pågår
programme-step-late = Drar ut på tiden
programme-step-later = Längre fram
programme-step-number = Steg { $number }
programme-step-edit = Ändra datum och ansvarig
programme-step-next = Nästa steg
programme-step-from = Första dagen
programme-step-to = Sista dagen
programme-step-to-hint = Lämna tomt om steget inte har något slut.
programme-step-on = Tills vidare
programme-step-owner = Ansvarig
programme-step-nobody = Ingen utsedd
programme-later-too = Flytta stegen efter lika mycket
programme-owner-email = Den ansvarigas e-post
programme-owner-hint = Någon på personallistan. Namnet syns för alla på sidan.
programme-entry = Innan steget börjar
programme-exit = För att steget ska vara klart
programme-met = Klart { $date }
programme-criteria-save = Spara det som är klart

programme-problems = Det som inte har gått som vi tänkt
programme-problems-none = Inget noterat än. När något går snett står det här, med vad vi gör åt det.
programme-problems-solved = { $count ->
    [one] Ett löst problem
   *[other] { $count } lösta problem
}
programme-problem-new = Notera något som gått snett
programme-problem-noted = Noterat { $date }.
programme-problem-solved = Löst { $date }.
programme-problem-title = Något har inte gått som vi tänkt
programme-problem-lead = Alla anställda läser det här. Skriv som det är, och vad ni gör åt det.
programme-problem-step = Vilket steg gäller det?
programme-problem-happened = Vad har hänt?
programme-problem-hint = Kort och rakt. Skriv inga namn.
programme-problem-action = Vad gör vi åt det?
programme-problem-is-solved = Det är löst
programme-problem-remove-title = Ta bort noteringen?
programme-problem-remove-text = Den försvinner för alla. Är problemet löst kan du markera det i stället.

programme-milestones = Milstolpar
programme-milestones-none = Inga datum är satta än.
programme-milestone-new = Ny milstolpe
programme-milestone-edit = Ändra milstolpe
programme-milestone-name = Vad
programme-milestone-date = Datum
programme-milestone-state = Status
programme-milestone-reached = Nådd
programme-milestone-late = Försenad
programme-milestone-ahead = Kommande
programme-milestone-remove-title = Ta bort milstolpen?
programme-milestone-remove-text = Den försvinner från planen för alla.
programme-wave-starts = { $wave } startar

programme-error-date = Ange ett datum, till exempel 2026-11-23.
programme-error-order = Sista dagen ligger före den första.
programme-error-empty = Skriv något här.
programme-error-long = Högst { $most } tecken.
programme-error-owner = Ingen på personallistan har den adressen.
programme-error-step = Välj ett steg.
error-programme-started-title = Programmet har redan startat
error-programme-started-text = Gå till programmet och flytta det om datumen ska ändras.
error-programme-dates-title = Sista dagen ligger före den första
error-programme-dates-text = Gå tillbaka och ändra datumen.

programme-waves = Omgångar
waves-lead = Börja med frivilliga i en pilot. Sedan kommer de andra i omgångar, så att de som väntar blir en rättvis jämförelse.
waves-empty-title = Vilka vill gå först?
waves-empty-text = Fråga efter frivilliga, gärna från flera avdelningar. Fem till tjugo personer räcker långt.
wave = Omgång
wave-people = Deltagare
wave-start = Startdag
wave-state = Läge
wave-started = Startad
wave-planned = Planerad
wave-no-date = Inget datum
wave-new = Ny omgång
wave-new-pilot = Välj pilotgrupp
wave-name-pilot = Piloten
wave-name = Omgång { $number }
wave-lead = { $count ->
    [0] Ingen är vald än.
    [one] En person är vald.
   *[other] { $count } personer är valda, från { $covered } av { $departments } avdelningar.
}
wave-is-frozen = Omgången har startat, och deltagarna ligger fast så att samma personer kan jämföras efteråt.
wave-choose = Lägg till personer
wave-when = Namn och start
wave-name-label = Namn
wave-start-hint = Den dagen låses gruppen: vilka som är med, och deras avdelning och roll.
wave-spread = Spridning över avdelningar
wave-spread-text = Med folk från flera avdelningar syns det vad som fungerar var.
wave-share = { $chosen } av { $employed }
wave-without = { $count ->
    [one] En avdelning har ingen med.
   *[other] { $count } avdelningar har ingen med.
}
wave-members = Deltagare
wave-nobody = Ingen är med än.
wave-person = Namn
wave-department = Avdelning
wave-role = Roll
wave-take-out = Ta bort
wave-pages = Fler
wave-next = Visa fler
wave-begin = Starta eller ta bort
wave-begin-title = Starta omgången nu?
wave-begin-text = När omgången startar ligger deltagarna fast. Ingen kan läggas till eller tas bort efter det.
wave-begin-do = Starta nu
wave-remove = Ta bort omgången
wave-remove-title = Ta bort omgången?
wave-remove-text = Valet av deltagare försvinner. Personerna själva påverkas inte.
said-wave-added = Omgången är skapad. Välj vilka som är med.
said-wave-members = Deltagarna är ändrade.
said-wave-started = Omgången har startat.
error-wave-frozen-title = Omgången har redan startat
error-wave-frozen-text = Deltagarna och startdagen ligger fast, så att samma personer kan jämföras före och efter. Skapa en ny omgång för fler.
error-wave-empty-title = Omgången har inga deltagare
error-wave-empty-text = Lägg till minst en person innan omgången startar.
error-wave-name-title = Omgången behöver ett namn
error-wave-name-text = Skriv ett namn på högst 80 tecken.

wave-name-managers = Chefer
wave-drawn = Dragen med lott
wave-drawn-text = Vilka som är med avgjordes med lott. Byt ingen för hand: då blir de som väntar inte längre en rättvis jämförelse.
said-waves-drawn = Lotterna är dragna och omgångarna skapade.
error-draw-few-title = För få för så många omgångar
error-draw-few-text = Varje omgång behöver minst fem personer. Ta färre omgångar.

draw-title = Dra omgångar med lott
draw-lead = Alla på personallistan som inte är med i någon omgång fördelas med lott, avdelning för avdelning. Då avgör bara slumpen vem som väntar, och det går att se vad som faktiskt beror på utbildningen.
draw-no-pilot = Välj pilotgruppen först. De frivilliga ska inte lottas.
draw-waves = Antal omgångar
draw-weeks = Veckor mellan starterna
draw-weeks-hint = Minst fyra, så att det hinner synas något.
draw-first-day = Första omgången börjar
draw-first-day-hint = Lämna tomt om dagen inte är bestämd.
draw-managers = Chefer går först, i en egen omgång
draw-managers-hint = De börjar en vecka före, så att de kan svara på frågor när deras grupp börjar.
draw-outlook-title = Så blir det
draw-outlook = { $people } personer lottas till { $waves } omgångar med { $size } i varje.
draw-outlook-managers = { $managers ->
    [one] En chef går först.
   *[other] { $managers } chefer går först.
}
draw-few = Varje omgång behöver minst { $fewest } personer, annars får ingen siffra visas om den.
draw-seen = Mäts något varje vecka från { $weeks } veckor före första starten syns en skillnad på ungefär { $effect } standardavvikelser fyra gånger av fem. Mindre skillnader kan missas.
draw-assumed = Antaget: alla svarar, och hälften av en bra eller dålig vecka håller i sig till nästa.
draw-how = Så räknas effekten
draw-do = Dra lotterna
draw-again = Räkna om
draw-once = Dra en gång. Den som drar om tills utfallet passar har inte längre en lottning, och varje dragning står i ändringsloggen.
draw-error-waves = Välj två till sex omgångar.
draw-error-weeks = Skriv ett antal veckor från 1 till 26.
drawn-title = Lottdragningen
drawn-lead = { $people } personer från { $departments ->
    [one] en avdelning
   *[other] { $departments } avdelningar
} lottades till { $waves } omgångar den { $date }.
drawn-lots = Lottade
drawn-removed = Borttagen omgång
drawn-balance = Hur lika omgångarna blev
drawn-balance-text = Skillnaden är den största mellan en omgång och de andra, räknad i standardavvikelser. Av en slump blir ungefär en av tjugo större än { $difference }; det är inget fel på dragningen.
drawn-share-of = Andel som är
drawn-managers = Chefer
drawn-difference = Skillnad
drawn-notable = större än väntat
drawn-check = Kontrollera dragningen
drawn-check-text = Lottnumret { $seed } avgjorde allt. Med det och listan nedan, som bara säger avdelning och omgång men inte vem, kan vem som helst dra om och få samma utfall:
drawn-file = Hämta listan

choose-title = Vilka är med i { $wave }?
choose-lead = { $count ->
    [0] Ingen är vald än.
    [one] En person är vald.
   *[other] { $count } personer är valda.
}
choose-done = Visa gruppen
choose-search = Namn eller e-post
choose-all-departments = Alla avdelningar
choose-show = Visa
choose-none = Ingen på personallistan passar in på det. Prova ett kortare namn eller en annan avdelning.
choose-legend = Bocka för dem som vill vara med
choose-add = Lägg till valda
choose-add-all = Lägg till alla i { $department }

audit-programme-started = Startade programmet med första dag { $starts_on }
audit-programme-moved = Flyttade programmets första dag från { $from } till { $to }
audit-programme-step-changed = Lade steget ”{ $step }” från { $starts_on }{ $ends_on ->
    [none] { "" } och tills vidare
   *[other] { "" } till { $ends_on }
}
audit-programme-step-changed-owner-changed = ny ansvarig
audit-programme-step-changed-later-moved-by-days = stegen efter flyttade { NUMBER($count) } dagar
audit-programme-criteria-changed = Ändrade vad som är klart i steget ”{ $step }”
audit-programme-criteria-changed-met =
    { $count ->
        [one] 1 punkt klar
       *[other] { $count } punkter klara
    }
audit-milestone-added = Lade till milstolpen ”{ $name }” den { $due_on }
audit-milestone-changed = Ändrade milstolpen ”{ $name }” den { $due_on }
audit-milestone-changed-reached = nådd
audit-milestone-removed = Tog bort milstolpen ”{ $name }”
audit-problem-noted = Noterade något som gått snett{ $step ->
    [none] { "" }
   *[other] { "" } i steget ”{ $step }”
}
audit-problem-changed = Ändrade en notering om något som gått snett{ $step ->
    [none] { "" }
   *[other] { "" } i steget ”{ $step }”
}
audit-problem-changed-solved = löst
audit-problem-removed = Tog bort en notering om något som gått snett{ $step ->
    [none] { "" }
   *[other] { "" } i steget ”{ $step }”
}
audit-waves-drawn = Drog { $waves } omgångar med lott för { $people } personer, lottnummer { $seed }
audit-wave-added = Skapade { $kind ->
    [pilot] piloten
   *[other] omgången
} ”{ $name }”
audit-wave-renamed = Bytte namn på omgången ”{ $from }” till ”{ $to }”
audit-wave-start-set =
    { $to ->
        [none] Tog bort startdagen för omgången ”{ $name }”
       *[other] Satte startdagen för omgången ”{ $name }” till { $to }
    }
audit-wave-removed = Tog bort omgången ”{ $name }”
audit-wave-members-changed = Ändrade deltagarna i omgången ”{ $name }”
audit-wave-members-changed-added =
    { $count } till
audit-wave-members-changed-removed =
    { $count } färre
audit-wave-members-changed-members =
    { $count ->
        [one] nu 1 deltagare
       *[other] nu { $count } deltagare
    }
audit-wave-started = Startade omgången ”{ $name }” den { $starts_on } med { $members ->
    [one] 1 deltagare
   *[other] { $members } deltagare
}

goals-title = Mål
goals-lead = Vad programmet ska ge, och var vi stod innan. Utan ett utgångsläge kan ingen säga efteråt vad det gav.
goals-none = Inga mål är satta än.
goals-count = { $count ->
    [one] Programmet har ett mål.
   *[other] Programmet har { $count } mål.
}
goals-read = Läs målen
goals-set = Sätt mål
goals-set-lead = Ett eller två räcker långt. Varje mål behöver en ansvarig, ett datum och ett utgångsläge som är känt innan någon tränas.
goals-missing = Inga mål är satta. Ingen omgång kan starta förrän det finns minst ett, med utgångsläge och ansvarig.
goals-not-ready = Ett mål saknar utgångsläge eller ansvarig. Ingen omgång kan starta förrän det är på plats.
goals-begun = Träningen har börjat. De utgångslägen som är satta ligger fast, annars går det inte att jämföra.
goals-baseline-later = Vet du inte utgångsläget än? Spara ändå och fyll i det när det är mätt. Omgångarna väntar tills dess.
goal-target = Mål
goal-baseline = Utgångsläge
goal-baseline-none = Inte mätt än
goal-baseline-on = Mätt den
goal-due = Senast
goal-owner = Ansvarig
goal-owner-none = Ingen än
goal-owner-email = Den ansvarigas e-post
goal-how = Hur vet vi det?
goal-measured = Uppmätt
goal-estimated = Uppskattat
goal-measured-on = Uppmätt { $date }.
goal-estimated-on = Uppskattat { $date }.
goal-source = Hur togs det fram?
goal-time = Sparad tid
goal-time-text = Minuter i veckan som varje person får över. Utgångsläget är oftast 0.
goal-time-unit = min per person och vecka
goal-time-figure = { $value } min per person och vecka
goal-use = Aktiv användning
goal-use-text = Andel av alla på personallistan som använder AI i arbetet varje vecka. Kartläggningen ger utgångsläget.
goal-use-unit = procent
goal-use-figure = { $value } procent av alla anställda
goal-quality = Kvalitet
goal-quality-text = Vad mottagarna tycker om resultatet, från 1 till 5. Fråga dem om tio dokument före och tio efter.
goal-quality-unit = av 5
goal-quality-figure = { $value } av 5
goal-satisfaction = Nöjdhet
goal-satisfaction-text = Hur nöjda de som arbetar är med sättet att arbeta, från 1 till 5.
goal-satisfaction-unit = av 5
goal-satisfaction-figure = { $value } av 5
goal-error-none = Välj minst ett mål.
goal-error-owner = Ingen på personallistan har den adressen.
goal-error-ahead = Utgångsläget kan inte vara mätt i framtiden.
goal-error-number = Skriv ett tal mellan { $least } och { $most }.
error-goals-first-title = Sätt målen först
error-goals-first-text = Det behövs minst ett, med utgångsläge och ansvarig. Annars kan ingen säga efteråt vad omgången gav.
error-baseline-stands-title = Utgångsläget ligger fast
error-baseline-stands-text = Träningen har börjat, så ett utgångsläge som är satt kan inte ändras eller tas bort.
said-goals-saved = Målen är sparade.
audit-goals-changed = Ändrade programmets mål: { $goals }
start-screen-goals = 1 av 3: mål
start-screen-day = 2 av 3: startdag
start-next = Vidare till startdagen
volunteer-title = Vill du vara med i piloten?
volunteer-text = De första är med frivilligt. Du får prova före andra, med tid och hjälp, och säger vad som inte fungerar. HR ser att du har anmält dig, inget annat.
volunteer-wants = Du har sagt att du vill vara med. HR hör av sig när gruppen är klar.
volunteer-do = Jag vill vara med
volunteer-back-do = Jag har ändrat mig
said-volunteered = Tack. HR ser att du vill vara med.
said-volunteer-back = Din anmälan är borttagen.
choose-volunteers = { $count ->
    [0] Ingen har anmält sig än
    [one] En har anmält sig
   *[other] { $count } har anmält sig
}
choose-volunteers-text = De som vill vara med säger det själva på sidan Program. Den som redan använder AI får frågan på sin förstasida, utan att någon annan ser varför.
choose-volunteers-count = Ta med
choose-volunteers-do = Lotta fram en spridd grupp
choose-volunteer = Vill vara med
error-volunteers-none-title = Ingen att välja
error-volunteers-none-text = De som har anmält sig är redan med i en omgång. Ladda om sidan.
purpose-volunteer = Låta dig säga att du vill vara med i piloten.
table-volunteer = Anmälan till piloten
table-programme-goal = Mål du ansvarar för
register-programme_goal = Programmets mål
register-programme_goal-owner_id = Den som ansvarar för målet
register-volunteer = Anmälda till piloten
register-volunteer-person_id = Den som vill vara med
register-volunteer-at = När
