uses-title = AI med personuppgifter
uses-lead = Här står allt vi gör med AI där personuppgifter är med: till vad, med vilket verktyg, vem som får och varför det är tillåtet.
uses-none = Inget står i registret. Så länge det är tomt ska ingen lägga in personuppgifter i ett AI-verktyg.
uses-ended = { $count ->
    [one] En användning som har upphört
   *[other] { $count } användningar som har upphört
}
uses-law = Det här är ingen juridisk rådgivning. De rättsliga grunderna står i
use-add = Skriv in en användning
use-edit = Ändra användningen
use-form-lead = En användning för varje arbete. Den som läser ska förstå vad som görs och varför det är tillåtet.
use-title = Vad görs?
use-title-hint = Till exempel: svar på kundärenden där namn och order är med.
use-purpose = Varför?
use-tool = Verktyg
use-tool-choose = Välj ett godkänt verktyg
use-tool-hint = Verktyget måste få ta emot de slag av uppgifter du kryssar för.
use-who = Vem får?
use-who-hint = En roll eller en grupp, inte namn.
use-basis = Rättslig grund
use-grounds = Varför håller grunden?
use-grounds-hint = För känsliga uppgifter: vilket undantag i artikel 9 som gäller. Stäm av med den som ansvarar för dataskydd.
use-decided = Beslutat
use-ended-on = Upphörde
use-ended = upphörde { $date }
use-due = Ska ses över
use-error-tool = Välj ett verktyg i listan.
use-error-classes = Kryssa för minst ett slag av uppgifter.
use-error-basis = Välj en rättslig grund.
error-use-tool-title = Verktyget får inte ta emot det
error-use-tool-text = Ändra verktyget i listan över verktyg, om avtalet håller för det, eller välj ett annat.
table-ai-use = AI-användning du ansvarar för
column-use-of-ai = Användning
register-ai_use = AI med personuppgifter
register-ai_use-owner_id = Den som ansvarar
audit-use-added = Skrev in AI-användningen ”{ $title }”
audit-use-changed = Ändrade AI-användningen ”{ $title }”
