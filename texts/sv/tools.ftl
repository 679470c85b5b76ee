nav-tools = Verktyg
tools-title = AI-verktyg
tools-lead = { $count ->
    [one] Ett verktyg är klart att använda. Här står vad det är bra till och vad du får lägga in i det.
   *[other] De här { $count } verktygen är klara att använda. Här står vad de är bra till och vad du får lägga in i dem.
}
tools-lead-none = Inget verktyg är godkänt än. Det bästa är att börja med två eller tre som alla kan få hjälp med.
tools-usable = De här får du använda
tools-not-allowed = De här får du inte använda
tools-retired = { $count ->
    [one] Ett avvecklat verktyg
   *[other] { $count } avvecklade verktyg
}
tools-for = Bra till
tools-takes = Det här får du lägga in
tools-why = Därför
tools-never = Lägg aldrig in det här i något AI-verktyg: { $classes }.
tools-mine = Det du har bett om
tools-classes = Slag av uppgifter
tools-classes-lead = Är du osäker på vad en text är, räkna den till det känsligare slaget.
tools-examples = Till exempel: { $examples }.
tools-open-requests = { $count ->
    [one] Ett önskemål om ett verktyg väntar på besked
   *[other] { $count } önskemål om verktyg väntar på besked
}
tools-due = { $tool } skulle ses över senast { $date }. Gäller beslutet fortfarande?
tools-due-do = Se över
tools-beyond = Ni har { $count } verktyg i bruk och har sagt att ni klarar { $most }. Varje verktyg till behöver någon som kan det, en utbildning och en regel. Avveckla ett innan ni lägger till nästa.
tools-limit = Hur många verktyg klarar ni?
tools-limit-text = Två eller tre räcker långt i början. Kunnig säger till när ni har fler godkända verktyg och verktyg på prov än så.
tools-limit-most = Så många klarar vi

tool-add = Lägg till verktyg
tool-edit = Ändra
tool-name = Verktyg
tool-name-hint = Börja skriva så föreslås kända namn.
tool-form-lead = Det här är till för den som undrar: får jag, till vad och med vilka uppgifter?
tool-form-answers = När du sparar får den som bad om verktyget ditt besked och din motivering.
tool-status = Vad gäller?
tool-status-approved = Godkänt
tool-status-approved-means = Alla får använda det.
tool-status-trial = På prov
tool-status-trial-means = Får användas medan vi provar. Vi bestämmer oss senast när det ska ses över.
tool-status-not-allowed = Inte tillåtet
tool-status-not-allowed-means = Får inte användas i arbetet.
tool-status-retired = Avvecklat
tool-status-retired-means = Har använts men används inte längre.
tool-reason = Varför?
tool-reason-hint = En eller två meningar. Alla läser dem.
tool-review = Ses över senast
tool-review-hint = Behövs för det som är godkänt eller på prov. Tre månader är lagom för ett prov, ett år för resten.
tool-purpose = Vad är det bra till hos oss?
tool-purpose-hint = Vardagliga uppgifter, till exempel: utkast till mejl och protokoll, översättningar.
tool-classes = Vad får man lägga in?
tool-classes-hint = Kryssa för det avtalet med leverantören håller för. Lösenord och nycklar hör aldrig hemma i ett AI-verktyg.
tool-around = Runt verktyget
tool-owner = Ansvarig
tool-owner-email = Den ansvarigas e-post
tool-owner-hint = Någon på personallistan. Namnet syns för alla.
tool-support = Hjälp får du av
tool-support-hint = Helst en funktion: supporten, en kanal, en anknytning.
tool-link = Länk till verktyget
tool-region = Uppgifterna behandlas i
tool-region-hint = Till exempel: EU, hos leverantören.
tool-contract = Avtal
tool-contract-hint = Vad avtalet lovar: biträdesavtal, om det vi skriver används för att träna modeller, hur länge det sparas.
tool-cost = Kostnad per plats och månad
tool-cost-value = { $cost } per plats och månad
tool-open = Öppna { $tool }
tool-takes = Det här får du lägga in
tool-takes-not = Det här får du inte lägga in
tool-facts = Om verktyget
tool-decided = Gäller sedan
tool-due = Dagen för översyn har passerat. Gäller beslutet fortfarande? Sätt i så fall en ny dag.
tool-error-empty = Skriv något här.
tool-error-long = Skriv högst { $most } tecken.
tool-error-date = Ange ett datum, till exempel 2026-11-23.
tool-error-person = Ingen på personallistan har den adressen.
tool-error-taken = Verktyget finns redan i listan. Ändra det i stället.
tool-error-status = Välj vad som gäller.
tool-error-review = Ange när beslutet ska ses över.
tool-error-purpose = Skriv vad verktyget är bra till.
tool-error-classes = Kryssa för minst ett slag av uppgifter.
tool-error-cost = Skriv ett belopp, till exempel 250 eller 249,50.
tool-error-link = Adressen ska börja med https://.
tool-error-limit = Skriv ett tal från 1 till 50.
error-tool-decided-title = Det finns redan ett besked
error-tool-decided-text = Någon annan hann före. Öppna önskemålet igen för att läsa beskedet.

tool-ask = Be om ett verktyg
tool-ask-lead = Saknar du något? Skriv vad du vill göra, så får du ett besked med en motivering.
tool-ask-purpose = Vad vill du använda det till?
tool-ask-purpose-hint = Beskriv en uppgift du har i dag. Kanske finns det redan ett verktyg som klarar den.
tool-ask-classes = Vad skulle du lägga in?
tool-ask-classes-hint = Svaret avgör vad som måste kontrolleras innan du får ja.
tool-ask-privacy = Bara HR och den som ansvarar för dataskydd ser vem som frågar.
tool-ask-send = Skicka
tool-request-is-there = Det verktyget får du redan använda. Det står i listan över AI-verktyg.
tool-requests = Önskemål om verktyg
tool-requests-none = Ingen har bett om något än.
tool-request-title = Önskemål: { $tool }
tool-request-waits = HR har fått ditt önskemål. Du får beskedet här och med e-post.
tool-request-by = Från
tool-request-at = Skickat
tool-request-state = Besked
tool-request-see = Läs vad som gäller
tool-undecided = Väntar på besked
tool-decision-approved = Ja
tool-decision-declined = Nej
tool-approve = Säg ja
tool-approve-text = Du skriver in verktyget i listan, ifyllt med det som står ovan. När du sparar går beskedet ut.
tool-approve-do = Skriv in verktyget
tool-decline = Säg nej
tool-decline-reason = Varför inte?
tool-decline-hint = Säg gärna vad man kan använda i stället. Den som frågade läser det här.
tool-decline-do = Skicka nej
said-tool-requested = Ditt önskemål är skickat.
said-tool-declined = Beskedet är skickat.
tool-mail-approved-subject = Ja till { $tool }
tool-mail-approved-body =
    Hej { $name }!

    Du bad om { $tool }. Beskedet är ja.

    { $reason }

    Här står vad du får lägga in i det:
    { $link }
tool-mail-declined-subject = Besked om { $tool }
tool-mail-declined-body =
    Hej { $name }!

    Du bad om { $tool }. Beskedet är nej.

    { $reason }

    Här kan du läsa beskedet igen:
    { $link }

audit-tool-added = Skrev in verktyget { $name }
audit-tool-changed = Ändrade verktyget { $name }
audit-tool-limit-changed = Ändrade hur många verktyg organisationen klarar
audit-tool-requested = Bad om verktyget { $name }
audit-tool-request-decided = Lämnade besked om { $name }
audit-field-named = namn
audit-field-tool-status = vad som gäller
audit-field-classes = uppgifter som får läggas in
audit-field-review-on = ses över senast
audit-field-tools = antal

read-tool-request = Ditt önskemål om ett verktyg
purpose-tool-owner = Visa vem som ansvarar för ett verktyg
purpose-tool-request = Ge besked om ett verktyg som någon har bett om
register-ai_tool = AI-verktyg
register-ai_tool-owner_id = Ansvarig
register-tool_request = Önskemål om verktyg
register-tool_request-person_id = Den som bad om det
register-tool_request-name = Verktygets namn
register-tool_request-purpose = Vad det ska användas till
register-tool_request-classes = Slag av uppgifter
register-tool_request-decision = Beskedet
register-tool_request-reason = Motiveringen
table-ai-tool = Verktyg du ansvarar för
table-tool-request = Verktyg du har bett om
column-tool = Verktyg
column-purpose = Används till
column-classes = Slag av uppgifter
column-asked-at = Skickat
column-decision = Besked
column-reason = Motivering
column-decided-at = Besked gavs

rules-title = Dataregler
rules-version = Version { $version }.
rules-version-since = Version { $version }, gäller från { $date }.
rules-not-in-force = En nyare version gäller nu.
rules-edit = Ändra reglerna
rules-edit-lead = Det blir en ny version, och alla bekräftar den på nytt. Den gamla går fortfarande att läsa.
rules-edit-hint = Skriv kort och rakt. Två ## ger en rubrik, 1. en numrerad lista och **två stjärnor** fetstil.
rules-edit-do = Låt den nya versionen gälla
rules-confirm-text = Har du läst reglerna och tänker följa dem? Är något oklart, fråga innan du bekräftar.
rules-confirm = Jag har läst reglerna
rules-confirmed-on = Du bekräftade de här reglerna den { $date }.
rules-versions = Alla versioner
rules-who = Hur många som har bekräftat
rules-who-lead = { $confirmed } av { $employed } har bekräftat.
rules-who-privacy = Antal visas bara för grupper om minst { $smallest }. Vem som har bekräftat ser bara personen själv.
rules-department = Avdelning
rules-confirmed-count = Har bekräftat
rules-of = { $confirmed } av { $employed }
said-rules-confirmed = Tack, det är noterat.
said-rules-changed = Den nya versionen gäller nu.
error-rules-changed-title = Reglerna har ändrats
error-rules-changed-text = Någon hann ändra dem medan du läste. Gå till dataregler och läs den nya versionen.
audit-rules-changed = Lät version { $number } av datareglerna gälla
purpose-rules = Veta vem som har läst dataregler
register-rules_confirmed = Bekräftade dataregler
register-rules_confirmed-person_id = Person
register-rules_confirmed-version = Version
register-rules_confirmed-confirmed_at = När
table-rules-confirmed = Dataregler du har bekräftat
column-version = Version
column-confirmed-at = Bekräftat

paste-title = Får jag klistra in det här?
paste-lead = Klistra in en text och välj verktyg, så ser du vad verktyget inte får ta emot.
paste-privacy = Texten stannar i din webbläsare. Den skickas inte, sparas inte och loggas inte. Sidan fungerar också när nätet är avstängt.
paste-tool = Vilket verktyg?
paste-tool-other = Ett verktyg som inte finns i listan
paste-text = Din text
paste-hint = Sidan läser medan du skriver.
paste-empty = Klistra in en text här ovanför
paste-allowed = Det går bra i %tool%
paste-allowed-text = Det som hittades får läggas in i verktyget. Läs ändå igenom: ett namn eller en affärshemlighet kan se ut som vilka ord som helst.
paste-unsure = Titta en gång till innan du lägger in det i %tool%
paste-unsure-text = Något kan vara sådant som verktyget inte får ta emot. Är det så, använd texten utan namn och nummer här nedanför.
paste-refused = Lägg inte in det här i %tool%
paste-refused-text = Det finns uppgifter som verktyget inte får ta emot. Använd texten utan dem här nedanför, eller gör uppgiften utan AI.
paste-nothing = Inget hittades
paste-nothing-text = Det betyder inte att allt är tillåtet. Priser, ritningar och planer känns inte igen. Är du osäker, fråga den som ansvarar för verktyget.
paste-perhaps = Kanske: avgör själv.
paste-blocks = Får inte läggas in.
paste-may = Får läggas in.
paste-found = Det här hittades
paste-what = Vad
paste-where = I texten
paste-class = Slag av uppgift
paste-so = Verktyget
paste-veiled = Texten utan det
paste-veiled-text = Varje uppgift är ersatt. Samma namn har fått samma nummer, så att texten går att följa.
paste-copy = Kopiera
paste-copied = Kopierat
paste-noscript = Kontrollen behöver JavaScript
paste-noscript-text = Texten får inte lämna din dator, så kontrollen görs i webbläsaren. Gå annars igenom texten mot slagen här nedanför.
paste-limits = Sidan känner igen personnummer, samordningsnummer, organisationsnummer, IBAN, kortnummer, bankgiro, plusgiro, telefonnummer, e-post, adresser, namn, lösenord och nycklar, och ord om hälsa, fack, tro, ursprung, politik och sexualliv. Den missar sådant som inte går att känna igen på orden. Du avgör.
paste-kind-personal-number = Personnummer
paste-kind-coordination-number = Samordningsnummer
paste-kind-organisation-number = Organisationsnummer
paste-kind-iban = IBAN
paste-kind-card = Kortnummer
paste-kind-bankgiro = Bankgiro
paste-kind-plusgiro = Plusgiro
paste-kind-phone = Telefonnummer
paste-kind-email = E-postadress
paste-kind-secret = Lösenord eller nyckel
paste-kind-health = Hälsa
paste-kind-union = Fack
paste-kind-belief = Tro
paste-kind-ethnicity = Ursprung
paste-kind-politics = Politik
paste-kind-sexuality = Sexualliv
paste-kind-name = Namn
paste-kind-address = Adress
paste-kind-salary = Lön
paste-kind-ip = IP-adress
paste-kind-registration-plate = Registreringsnummer
tools-check = Får jag klistra in det här?
