matrix-title = Kompetensmatris
matrix-everything = Hela företaget
matrix-breadcrumb = Du är här
matrix-department = Avdelning
matrix-wave = Omgång
matrix-all-waves = Alla
matrix-show = Visa
matrix-clear = Rensa
matrix-role = Roll
matrix-all-roles = Alla roller
matrix-competence = Kompetens
matrix-level = Nivå
matrix-current = Nuläge
matrix-need = Behov
matrix-gap = Gap
matrix-weight = Vikt
matrix-people-column = Personer
matrix-priority = Prioritet
matrix-meeting = Når behovet
matrix-competence-and-role = Kompetens och roll
matrix-range-and-need = Spann och behov
matrix-reached = Nås
matrix-gap-spoken = Gap { $gap }
matrix-of-needed = { $current } av { $needed }
matrix-no-need = inget behov satt
matrix-cell-detail = spann { $range }, { $people } personer
matrix-unknown = Okänt
matrix-people = { $people ->
    [one] 1 person
   *[other] { $people } personer
}
matrix-known-of = { $known } av { $people } personer
matrix-sentence = Störst är behovet av ”{ $competence }” i rollen { $role }: nuläget är { $current } och rollen behöver { $needed }. Det gäller { $people } personer.
matrix-sentence-no-gap = Alla roller som kan visas når det de behöver.
matrix-sentence-unknown = Vi vet ännu för lite för att visa var ni står.
matrix-nothing-known = Här finns inget att visa än. En siffra visas först när minst { $smallest } personer har svarat.
matrix-legend = Så läser du matrisen
matrix-legend-reached = Behovet nås
matrix-legend-small = Gap under 0,75
matrix-legend-middle = 0,75 till 1,5
matrix-legend-large = 1,5 till 2,25
matrix-legend-largest = Över 2,25
matrix-legend-unknown = Okänt
matrix-legend-strip = Nivå 0–4 med spann, strecket är behovet
matrix-first-title = Träna det här först
matrix-first-text = Överst står det som ger mest: störst gap, tyngst vikt, flest personer.
matrix-formula-title = Så räknas prioriteten
matrix-formula = prioritet = gap × vikt × personer
matrix-formula-text = Gap är behovet minus nuläget, räknat i nivåer. Vikten, 1–3, står i rollprofilen. Personer är de vars nivå är känd. Talet visar var ni bör börja, inte vad det kostar.
matrix-formula-more = Räkneexempel
matrix-as-of = Räknat { $date }. Varje nuläge är en uppskattning med 90 procents spann.
matrix-older = Räknat { $date }.
matrix-older-spoken = räknat { $date }
matrix-older-name = { $name } (räknat { $date })
matrix-how = Så räknar vi
matrix-privacy = Siffrorna gäller alltid grupper om minst { $smallest } personer. Ingen ser en enskild persons rad utom personen själv.
matrix-empty-title = Matrisen fylls i takt med att folk svarar
matrix-empty-text = När kartläggningen är besvarad ser ni här vad varje roll behöver, var ni står och vad ni bör träna först.
matrix-empty-action = Till kartläggningen
matrix-levels-title = Nuläge och behov, nivå 0–4
matrix-role-reading = Mest finns att vinna i ”{ $competence }”.
matrix-role-no-gap = Rollen når det den behöver i allt som kan visas.
matrix-figures-title = Siffrorna
matrix-distribution-title = Så fördelar sig nivåerna: { $competence }
matrix-meeting-reading = { $share } når den nivå som deras roll behöver, med ett spann från { $low } till { $high }.
matrix-by-role-title = Nuläge och behov per roll, nivå 0–4
matrix-competence-reading = Nuläget är i snitt { $current }. Behovet är i snitt { $needed }.
matrix-competence-reading-roles = Nuläge och behov i varje roll där det finns tillräckligt många svar.

me-title = Min rad
me-privacy = Bara du ser den här sidan. Andra ser bara siffror för grupper om minst { $smallest }.
me-nobody-title = Du finns inte på personallistan
me-nobody-text = Bara anställda har en egen rad. Du kan läsa gruppernas matris om din roll har tillgång till den.
me-empty-title = Din rad är tom än så länge
me-empty-text = När du har svarat på kartläggningen ser du här var du står, vad din roll behöver och vad nästa steg är.
me-empty-action = Till kartläggningen
me-chart-title = Var jag står, nivå 0–4
me-chart-reading = Du når det rollen behöver i { $reached } av { $needed } kompetenser.
me-chart-legend = Pricken är det troligaste nuläget. Det tjocka fältet rymmer din nivå med 50 procents säkerhet, det tunna strecket med 90. Lodrätt streck: vad rollen behöver.
me-sentence = Längst har du kommit i ”{ $strongest }”. Mest har du kvar i ”{ $largest }”.
me-sentence-no-gap = Längst har du kommit i ”{ $strongest }”, och du når det rollen behöver överallt där något är känt.
me-sentence-unknown = Vi vet ännu inget om dina nivåer.
me-level = Nivå
me-probably = troligen { $range }
me-almost-surely = nästan säkert { $range }
me-needed = Rollen behöver
me-self-and-observed = Egen bild och andras
me-self = Du själv: { $level }
me-observed = Enligt andra eller i uppgifter: { $level }
me-no-self = Du har inte skattat dig själv
me-no-observed = Inget från andra eller uppgifter än
me-now = Där du är nu
me-next = Nästa nivå
me-sources = Vad det bygger på
me-source = Källa
me-date = Datum
me-value = Värde
me-weight = Vikt
me-weight-text = Vikten visar hur mycket varje källa påverkar uppskattningen. Gammalt väger mindre än nytt.
me-expected = Väntat i rollen
me-needs = Rollen behöver nivå { $level }.
me-first-step = Första steget: ”{ $anchor }”

evidence-kind-self = Självskattning
evidence-kind-challenge = Miniutmaning
evidence-kind-quiz = Frågor efter lärpass
evidence-kind-peer = En kollegas bild
evidence-kind-manager = Chefens bild
evidence-kind-timed-sample = Tidsprov
evidence-kind-use-case = Användningsfall
evidence-source-assessment = kartläggning
evidence-source-challenge = miniutmaning
evidence-source-import = inläsning

profiles-title = Rollprofiler
profiles-lead = Vad varje roll behöver kunna. Roller med mycket text, dokument och data kommer först i kön, för där gör AI störst skillnad.
profiles-empty-title = Läs in personallistan först
profiles-empty-text = Rollerna kommer från personallistan. När den är inläst får varje roll ett förslag som ni går igenom.
profiles-empty-action = Läs in personallistan
profiles-to-check = { $count ->
    [one] En profil är ett förslag
   *[other] { $count } profiler är förslag
}
profiles-to-check-text = Vi har gissat efter rollens namn. Ändra det som inte stämmer, eller godkänn alla som de är. Ni kan ändra senare.
profiles-check-all = Godkänn alla
said-profiles-checked = Alla profiler är godkända.
profiles-place = Plats
profiles-from = Utgår från
profiles-plain = Vanligt kontorsarbete
profiles-most = Väger tyngst
profiles-share-text = Text
profiles-share-documents = Dokument
profiles-share-data = Data
profiles-state = Läge
profiles-checked = Godkänd
profiles-proposed = Förslag
profiles-queue-text = Platsen beror på andelen text, dokument och data tillsammans. Vid lika andel gäller bokstavsordning.
profiles-from-lead = Utgår från den färdiga profilen ”{ $ready }”.
profiles-other = Om profilen, eller utgå från en annan
profiles-start-from = Färdig profil
profiles-use = Utgå från den
profiles-shares = Så stor del av arbetstiden går till
profiles-shares-hint = En grov uppskattning räcker. Tillsammans högst 100 %.
profiles-share-wrong = Skriv ett helt tal från 0 till 100.
profiles-shares-too-many = Andelarna blir tillsammans mer än 100 %.
profiles-needs = Vad rollen behöver
profiles-level = Nivå som behövs
profiles-level-of = Nivå som behövs i { $competence }
profiles-weight-of = Vikt för { $competence }
profiles-save-hint = Vikt 1 är bra att ha, 2 viktigt, 3 avgörande. Matrisen räknas om direkt.
profiles-save = Spara och godkänn

model-title = Kompetensmodell
model-lead = Det här behöver man kunna för att ha nytta av AI på jobbet. Beskrivningarna är skrivna så att du ska känna igen dig.
model-version = Version { $version }
model-add = Lägg till kompetens
model-add-title = Ny kompetens
model-change = Ändra { $competence }
model-levels-title = Vad nivåerna betyder
model-tier = Del av modellen
model-name = Namn
model-short = Kort namn
model-short-hint = Högst 14 tecken. Står överst i matrisens kolumn.
model-question = Fråga i självskattningen
model-description = Beskrivning
model-edit-lead = Ändringen blir en ny version. Svar som redan finns behåller texten de gavs till.
model-retire-title = Ta ur bruk
model-retire-text = Kompetensen tas bort ur kommande frågor och ur matrisen. Tidigare svar finns kvar, och ni kan ta den i bruk igen.
model-retire = Ta ur bruk
model-retired-title = Ur bruk
model-retired-text = De här används inte just nu. Tidigare svar finns kvar.
model-return = Ta i bruk igen
model-source-title = Koppling till DigComp
model-tier-lacks = Välj vilken del av modellen den hör till.
model-name-lacks = Skriv ett namn på varje språk.
model-short-lacks = Skriv ett kort namn med högst 14 tecken.
model-question-lacks = Skriv frågan i självskattningen på varje språk.
model-anchor-lacks = Beskriv varje nivå på varje språk.
error-model-changed-title = Någon annan hann före
error-model-changed-text = Modellen ändrades medan du skrev. Gå tillbaka, kopiera din text, ladda om sidan och gör ändringen igen.
error-model-empty-title = En kompetens måste vara kvar
error-model-empty-text = Modellen kan inte vara tom. Lägg till en annan kompetens först.

export-file-name = kompetensmatris
export-levels-sheet = Läge
export-details-sheet = Alla siffror
export-notes-sheet = Om siffrorna
export-role-people = Personer i rollen
export-low = Spann från
export-high = Spann till
export-distribution = Fördelning (nivå: personer)
export-note-levels = Läge är en nivå från 0 till 4. Tomma rutor är okända: inget är känt, eller gruppen är för liten för att visas. Okänt är inte noll.
export-as-of = Räknat
export-note-dates = En del siffror kan vara från ett tidigare datum än resten. När varje siffra räknades står i den sista kolumnen.

audit-role-profile-changed = Ändrade rollprofilen för { $role }
audit-role-profiles-checked = Godkände { $roles ->
    [one] 1 rollprofil
   *[other] { $roles } rollprofiler
}
audit-competence-changed = Ändrade { $name ->
    [none] en kompetens
   *[other] kompetensen ”{ $name }”
}
audit-competence-added = Lade till { $name ->
    [none] en kompetens
   *[other] kompetensen ”{ $name }”
}
audit-competence-retired = Tog { $name ->
    [none] en kompetens
   *[other] kompetensen ”{ $name }”
} ur bruk
audit-competence-returned = Tog { $name ->
    [none] en kompetens
   *[other] kompetensen ”{ $name }”
} i bruk igen
me-each-title = Kompetens för kompetens
me-summary-level = nivå { $level }
me-summary-gap = nivå { $level }, gap { $gap }
me-summary-reached = nivå { $level }, behovet nås
me-needed-gap = { $needed }. Det skiljer { $gap }.
me-needed-reached = { $needed }, och det når du.
told-as-of = Räknad { $date }
told-level = { $name } ({ $level } av 4)
told-counted = Ditt nummer där

published-title = Vad matrisen visar och inte visar
published-lead = { $today } av { $groups } siffror om grupper visas som de är i dag. { $older } visas som de var vid ett tidigare datum och { $hidden } visas inte.
published-rule = En ny siffra visas bara om skillnaden mot allt som har visats tidigare handlar om minst { $smallest } personer. Annars står den gamla kvar med sitt datum, eller så visas ingen.
published-nothing = Matrisen har inte räknats än. När den har räknats ser du här vad som visas och varför något inte gör det.
published-shown-title = Vad som visas
published-shown-text = En grupp är en avdelning, en roll, en våg eller en kombination av dem där någons nivå är känd. En person räknas en gång för varje grupp som inte visas.
published-groups = Grupper
published-today = Dagens siffra
published-older = Äldre siffra
published-hidden = Visas inte
published-people = Personer i grupper som inte visas
published-why-title = Varför dagens siffra inte visas
published-why-text = Antal grupper per skäl. De som läser matrisen får inte veta skälet, för det kan avslöja vem som har svarat.
published-few = För få personer
published-few-new = För lite nytt
published-compared = Avslöjar få vid jämförelse
published-protects = Skyddar en mindre grupp
published-as-of = Räknat { $date }.
published-privacy = Bara dataskyddsrollen ser den här sidan.
