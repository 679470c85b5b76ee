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
