sessions-title = Träffar
sessions-lead = Korta träffar där ni provar tillsammans på egna uppgifter.
sessions-mine = Du är inbjuden
sessions-mine-none = Ingen träff är planerad för dig just nu.
sessions-planned = Planerade träffar
sessions-planned-none = Inga träffar är planerade. Välj ett upplägg här nedanför.
sessions-held = Tidigare träffar
sessions-kits = Färdiga upplägg
sessions-kits-text = Varje upplägg har agenda, material och det som brukar gå snett. Vem som helst med lite vana kan leda dem.
kit-for-everybody = För alla
kit-for-managers = För chefer
kit-for-leadership = För ledningen
kit-bring = Ta med
kit-places = Platser
kit-places-count = Gjort för upp till { $count } personer
kit-week = Programvecka
kit-units = Lärpass som hör till
kit-agenda = Agenda
kit-part = Del
kit-what = Vad som händer
kit-time = Tid
session-plan = Planera en träff
session-plan-do = Planera och bjud in
session-edit = Ändra träffen
session-edit-lead = De som är inbjudna får ett mejl, och träffen flyttas i deras kalendrar.
session-save = Spara och meddela
session-title = Namn
session-date = Dag
session-time = Börjar
session-place = Plats
session-place-hint = Ett rum, eller länken till ett videomöte.
session-host = Leds av
session-host-email = Den som leder (e-post)
session-host-hint = Någon på personallistan. Inbjudan kommer i hens namn.
session-who = Vilka bjuds in?
session-who-nobody = Ingen just nu
session-who-managers = Alla chefer
session-who-everybody = Alla på personallistan
session-error-empty = Fyll i det här.
session-error-date = Ange ett datum, till exempel 2026-11-23.
session-error-time = Ange ett klockslag, till exempel 13:00.
session-error-minutes = Skriv ett tal mellan 5 och 600.
session-error-host = Ingen på personallistan har den adressen.
session-bring = Ta med: { $bring }
session-calendar = Lägg i kalendern
session-door = Blad till dörren
session-door-text = Skanna koden med telefonen och tryck på knappen, så räknas du som närvarande.
session-door-code = QR-kod till närvaron
session-off = Inställd
session-off-text = Träffen är inställd.
session-you-were-there = Du var med.
session-you-are-asked = Du är inbjuden.
session-about = Om träffen
session-agenda = Agenda och material
session-how = Hur det gick
session-counts = { $asked } på listan, { $there } var med.
session-feedback = Två frågor
session-useful = Hur användbart var det?
session-will-use = Hur troligt är det att du använder det den här veckan?
session-not-at-all = inte alls
session-very = mycket
session-feedback-do = Svara
session-feedback-privacy = Svaret sparas utan ditt namn och visas bara som medelvärde när minst { $smallest } har svarat.
session-mean = { $mean } av 5
session-answers = { $count } svar
session-told-later = Svaren visas efter { $date }, när ingen kan svara längre.
session-told-smallest = Har färre än { $smallest } svarat visas inget.
session-ask = Bjud in fler
session-ask-hint = Den som redan är inbjuden får inget nytt mejl.
session-ask-do = Bjud in
session-cancel-do = Ställ in träffen
session-cancel-text = De som är inbjudna får ett mejl, och träffen tas bort ur deras kalendrar.
session-here-text = Du är på plats. Tryck på knappen, så är det klart.
session-here-do = Jag är här
said-session-added = Träffen är planerad.
said-session-changed = Ändrat. De som är inbjudna har fått veta det.
said-session-asked = Inbjudan är på väg.
said-session-cancelled = Träffen är inställd.
said-session-there = Välkommen. Du är räknad.
said-session-answered = Tack för svaret.
said-feed-ended = Prenumerationen är avslutad.
error-session-cancelled-title = Träffen är inställd
error-session-cancelled-text = Den kan inte ändras. Planera en ny i stället.
error-session-door-title = Inte rätt tid
error-session-door-text = Närvaron är öppen från två timmar före träffen till tolv timmar efter.
error-session-feedback-title = Det går inte att svara
error-session-feedback-text = Antingen har du redan svarat, eller så var du inte anmäld som närvarande, eller så har det gått mer än en vecka.
session-mail-new-subject = Inbjudan: { $title }
session-mail-new-body = Hej { $name }!

    Du är inbjuden till { $title }.
    När: { $when }, { $minutes } minuter
    Var: { $place }

    { $about }

    { $organisation }
session-mail-changed-subject = Ändrat: { $title }
session-mail-changed-body = Hej { $name }!

    { $title } har ändrats. Så här är det nu:
    När: { $when }, { $minutes } minuter
    Var: { $place }

    { $about }

    { $organisation }
session-mail-cancelled-subject = Inställt: { $title }
session-mail-cancelled-body = Hej { $name }!

    { $title } den { $when } är inställd.

    { $organisation }
feed-title = Kalender
feed-lead = Få programmets steg, milstolpar, omgångar och dina träffar i din egen kalender.
feed-name = Kunnig
feed-own = Din prenumeration
feed-own-text = Du får en adress som du lägger in i din kalender. Ändras något följer kalendern med.
feed-made = Du har en adress sedan { $date }. Har du tappat bort den gör du en ny.
feed-make = Skapa adress
feed-again = Gör en ny adress
feed-end = Avsluta prenumerationen
feed-address = Din adress
feed-address-text = Kopiera den nu. Den visas bara en gång. I Outlook väljer du Lägg till kalender och Prenumerera från webben.
feed-privacy = Den som har adressen ser dina träffar. Ge den inte till någon annan. En ny adress stänger den gamla.
feed-programme = Programmet som fil
feed-programme-text = Steg, milstolpar och omgångar som de är i dag.
feed-programme-do = Hämta kalenderfil
purpose-session = Bjuda in till träffar, räkna hur många som kom och låta var och en svara en gång.
purpose-feed = Ge dig en kalender att prenumerera på.
table-training-session = Träffar du leder
table-training-guest = Träffar du är inbjuden till
table-calendar-feed = Din kalenderprenumeration
column-session = Träff
column-attended-at = Var med
register-training_session = Träffar
register-training_session-host_id = Den som leder
register-training_guest = Inbjudna till träffar
register-training_guest-person_id = Den som är inbjuden
register-training_guest-attended_at = När hen sa sig vara på plats
register-training_guest-answered = Om hen har svarat på frågorna efteråt, inte vad
register-training_feedback = Svar efter träffar, utan namn
register-calendar_feed = Kalenderprenumerationer
register-calendar_feed-person_id = Den som prenumererar
register-calendar_feed-token_hash = Adressens kontrollsumma
register-calendar_feed-made_at = När adressen gjordes
audit-session-added = Planerade träffen ”{ $title }”
audit-session-changed = Ändrade träffen ”{ $title }”
audit-session-cancelled = Ställde in träffen ”{ $title }”
column-starts-at = Börjar
