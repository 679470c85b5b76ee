people-title = Personer
people-lead = { $people ->
    [one] 1 anställd
   *[other] { $people } anställda
} i { $departments ->
    [one] 1 avdelning
   *[other] { $departments } avdelningar
}.
people-add = Lägg till person
people-add-lead = För den som inte finns med i listan från HR-systemet än.
people-add-button = Lägg till
people-add-first-title = Först behövs en avdelning och en roll
people-add-first-text = Läs in er personallista, så kommer båda med. Eller lägg till dem för hand.
people-none-title = Börja med er personallista
people-none-text = Läs in listan från HR-systemet. Ni ser vad som händer innan något sparas, och samma fil kan läsas in igen när den ändrats.
people-words = Namn, nummer eller e-post
people-all = Alla
people-status = Visa
people-employed = Anställda
people-left = Har slutat ({ $count })
people-left-at = Slutade
people-show = Visa
people-clear = Rensa
people-nobody = Ingen stämmer in på det du har valt.
people-no-email = Ingen e-post
people-pages = Sidor
people-previous = Föregående
people-next = Nästa
people-shows = { $count ->
    [one] 1 person på sidan
   *[other] { $count } personer på sidan
}
people-shows-of = { $count } av { $total } anställda på sidan

team-title = Mitt team
team-lead = { $count ->
    [0] Ingen rapporterar till dig enligt personallistan.
    [one] 1 person rapporterar till dig.
   *[other] { $count } personer rapporterar till dig.
}
team-none-title = Inget team än
team-none-text = Stämmer det inte? Be HR se över vem som står som chef på personallistan.
team-privacy = Här syns bara var dina medarbetare arbetar. Vad de kan och svarar ser bara de själva; du ser siffror för grupper om minst { $smallest }.

person-change = Ändra
person-hint-name = För- och efternamn.
person-hint-number = Det nummer ert HR-system använder.
person-hint-email = Hit går inbjudan och länkar.
person-hint-manager = Chefens anställningsnummer, e-post eller hela namn. Lämna tomt om det inte finns någon.
person-hint-start = Till exempel 2024-08-19.
person-hint-end = Sista anställningsdagen. Lämna tomt vid tillsvidareanställning.
person-hint-cost = Hela kostnaden för en timme, till exempel 420.
person-leave = Markera som slutat
person-leave-title = Har { $name } slutat?
person-leave-text = Personen loggas ut och räknas inte längre med. Uppgifterna raderas när er lagringstid har gått ut.
person-return = Anställd igen
person-has-left = Slutade { $date }. Uppgifterna raderas när er lagringstid har gått ut.
person-sees = { $name } ser i sin logg att du har öppnat sidan.
person-left-fault-title = Det går inte än
person-left-fault-text = Personen börjar i dag eller senare. Ändra första eller sista dagen i stället.
said-person-added = Personen är tillagd.
said-person-left = Det är noterat att personen har slutat.
said-person-back = Personen är anställd igen.

departments-title = Avdelningar
departments-lead = Så är ni organiserade. Grupper i siffror och kartläggningar följer det här trädet.
departments-none-title = Inga avdelningar än
departments-none-text = De kommer med er personallista. En sökväg som Sälj/Norr blir Norr under Sälj.
departments-people = Personer
departments-with-below = Med underavdelningar
departments-people-in = personer i { $name }
departments-add-top = Ny avdelning på översta nivån
departments-add = Lägg till
departments-name = Namn
department-lead = { $people ->
    [one] 1 person arbetar här
   *[other] { $people } personer arbetar här
}, { $all } med underavdelningar.
department-lead-alone = { $people ->
    [one] 1 person arbetar här.
   *[other] { $people } personer arbetar här.
}
department-people = Visa personerna
department-below = Under den här
department-rename = Byt namn
department-move = Flytta
department-under = Ligger under
department-top = Ingen, den ligger på översta nivån
department-move-button = Flytta
department-add-below = Ny avdelning under den här
department-remove = Ta bort
department-remove-not = En avdelning kan tas bort när ingen arbetar i den och inget ligger under den.
department-remove-title = Ta bort { $name }?
department-remove-text = De som har slutat här räknas sedan till avdelningen ovanför.
department-remove-button = Ta bort avdelningen
said-department-added = Avdelningen är tillagd.
said-department-removed = Avdelningen är borttagen.

roles-title = Roller
roles-lead = Yrkesrollerna på er personallista. Varje roll får en profil med vad den behöver kunna.
roles-none-title = Inga roller än
roles-none-text = De kommer med er personallista.
roles-people-with = personer med rollen { $name }
roles-add-title = Ny roll
roles-add = Lägg till
roles-name = Namn
role-lead = { $people ->
    [0] Ingen har den här rollen nu.
    [one] 1 person har den här rollen.
   *[other] { $people } personer har den här rollen.
}
role-people = Visa personerna
role-rename = Byt namn
role-merge = Slå ihop med en annan roll
role-merge-text = Alla med den här rollen får den andra i stället, och den här försvinner. Det går inte att ångra.
role-into = Roll som blir kvar
role-merge-button = Slå ihop
said-role-added = Rollen är tillagd.
said-role-merged = Rollerna är hopslagna.

people-fault-name-missing = Skriv ett namn.
people-fault-too-long = Texten är för lång. Korta den.
people-fault-department-sign = Ett avdelningsnamn får inte innehålla /, > eller \.
people-fault-department-taken = Det finns redan en sådan avdelning där.
people-fault-department-circle = En avdelning kan inte ligga under sig själv eller något som ligger under den.
people-fault-department-has-below = Det finns avdelningar under den. Flytta eller ta bort dem först.
people-fault-department-not-empty = Det arbetar personer här. Flytta dem först.
people-fault-department-has-left = Här finns siffror om personer som har slutat, och ingen avdelning ovanför som kan ta över dem. Flytta avdelningen under en annan först.
people-fault-department-in-use = Avdelningen används i en kartläggning eller plan och måste vara kvar.
people-fault-department-missing = Välj en avdelning.
people-fault-role-taken = Det finns redan en roll som heter så. Slå ihop dem i stället.
people-fault-role-same = Välj en annan roll än den här.
people-fault-role-missing = Välj en roll.
people-fault-role-in-use = Rollen används i en kartläggning eller profil och måste vara kvar.
people-fault-email = Skriv en fullständig e-postadress, till exempel namn@foretag.se.
people-fault-email-taken = En annan person på listan har den e-postadressen.
people-fault-number-taken = En annan person på listan har det numret.
people-fault-language = Välj ett språk.
people-fault-date = Skriv datumet som år, månad och dag, till exempel 2024-08-19.
people-fault-end-before-start = Sista dagen ligger före den första.
people-fault-cost = Skriv beloppet med siffror, till exempel 420.
people-fault-manager-unknown = Ingen anställd har det numret, den e-posten eller det namnet.
people-fault-manager-several = Flera heter så. Skriv anställningsnummer eller e-post.
people-fault-manager-circle = Det blir en cirkel: den du har valt rapporterar redan till personen, direkt eller via andra.

import-title = Läs in personallistan
import-lead = Exportera listan från HR-systemet och välj filen här. Inget ändras förrän du har sett vad som händer.
import-file = Personallista som CSV eller Excel
import-file-hint = Släpp filen här eller välj den. Kolumnerna känns igen på svenska och engelska.
import-look = Granska filen
import-privacy = Ta bara med kolumner som behövs. Personnummer, lön och adress ska inte vara med. Filen raderas när den är inläst, senast efter ett dygn.
import-what-title = Det här kan vara med
import-what-who = Vem
import-what-who-text = Namn, och anställningsnummer eller e-post. På dem känner vi igen personen nästa gång.
import-what-place = Var
import-what-place-text = Avdelning, gärna som sökväg (Sälj/Norr), och befattning eller roll.
import-what-manager-text = Chefens anställningsnummer eller e-post. Behövs för att chefer ska kunna se sitt team.
import-what-more = Om ni vill
import-what-more-text = Språk, första och sista anställningsdag.
import-what-cost-text = Timkostnad, för att räkna på nyttan.
import-what-whole = Ta med alla anställda i filen. Den som inte är med antas ha slutat. Är något fel i filen läses inget in.
import-file-needed = Välj en fil.
import-file-empty = Filen är tom. Välj en fil med rubriker och minst en rad.
import-file-too-large = Filen är för stor. Den får ha högst 300 000 rader och 64 MB.
import-file-shape = Filen har för många kolumner eller en alltför lång cell. Ofta beror det på ett citattecken som saknas.
import-file-password = Filen är lösenordsskyddad. Spara en kopia utan lösenord och välj den i stället.
import-file-encoding = Texten i filen går inte att tyda. Spara den som CSV UTF-8 eller som Excel och försök igen.
import-file-damaged = Filen är skadad. Öppna den i Excel, spara om den och försök igen.
import-file-other-format = Filen är ett kalkylark i ett annat format. Spara den som XLSX eller CSV och försök igen.
import-file-not-a-table = Det här är inte en tabell. Välj en CSV- eller Excelfil.
import-gone-title = Filen finns inte kvar
import-gone-text = Den är redan inläst, eller så har det gått mer än ett dygn. Gå till Läs in personallistan och välj filen igen.

import-field-number = Anställningsnummer
import-field-name = Namn
import-field-first-name = Förnamn
import-field-last-name = Efternamn
import-field-email = E-post
import-field-department = Avdelning
import-field-role = Roll
import-field-manager = Chef
import-field-language = Språk
import-field-start = Första anställningsdag
import-field-end = Sista anställningsdag
import-field-cost = Timkostnad
import-note-number = (eller e-post)
import-note-name = (eller för- och efternamn)
import-note-first-name = (om hela namnet saknas)
import-note-last-name = (om hela namnet saknas)
import-note-email = (eller nummer)
import-note-manager = (frivilligt)
import-note-language = (frivilligt)
import-note-start = (frivilligt)
import-note-end = (frivilligt)
import-note-cost = (frivilligt)
import-rows = { $count ->
    [one] 1 rad
   *[other] { $count } rader
}
import-row = Rad
import-columns-title = Stämmer kolumnerna?
import-columns-lead = Vi har gissat efter rubrikerna. Ändra det som blev fel.
import-columns-remembered = Kolumnerna är som förra gången en sådan fil lästes in.
import-no-column = Finns inte i filen
import-column-number = Kolumn { $number }
import-column-twice = Samma kolumn är vald två gånger.
import-needs-name = Välj kolumnen med namn, eller både förnamn och efternamn.
import-needs-key = Välj kolumnen med anställningsnummer eller e-post. Utan någon av dem går personerna inte att känna igen.
import-needs-column = Välj kolumnen för { $field }.
import-preview = Visa vad som ändras
import-other-file = Välj en annan fil
import-first-rows = De första raderna i filen

import-preview-title = Granska innan något ändras
import-nothing-saved = Inget är sparat än.
import-problems = { $count ->
    [one] En sak i filen behöver rättas
   *[other] { $count } saker i filen behöver rättas
}
import-problems-more = … och { $count } till.
import-problems-what = Inget läses in förrän allt är rättat. Rätta i HR-systemet eller i filen och välj den igen.
import-corrected-file = Välj en rättad fil
import-change-columns = Ändra kolumnerna
import-changes-title = Det här ändras
import-new = { $count ->
    [one] ny
   *[other] nya
}
import-changed = { $count ->
    [one] ändrad
   *[other] ändrade
}
import-moved = byter avdelning, roll eller chef
import-returned = är tillbaka
import-left = har slutat
import-unchanged = { $count ->
    [one] oförändrad
   *[other] oförändrade
}
import-skipped = hade redan slutat och läses inte in
import-new-one = Ny
import-changed-one = Ändras
import-moved-one = Byter
import-returned-one = Tillbaka
import-left-one = Slutar
import-new-departments = { $count ->
    [one] Ny avdelning:
   *[other] { $count } nya avdelningar:
}
import-new-roles = { $count ->
    [one] Ny roll:
   *[other] { $count } nya roller:
}
import-nothing-changes = Filen stämmer med det som redan finns. Det finns inget att läsa in.
import-to-people = Till personerna
import-to-profiles = Gå igenom rollprofilerna
import-to-departments = Se avdelningarna
import-to-roles = Se rollerna
import-many-leave = { $count } av { $total } anställda är inte med i filen
import-many-leave-text = De antas då ha slutat och loggas ut, och deras uppgifter raderas när lagringstiden har gått ut. Är filen bara en del av företaget? Välj en fil med alla.
import-many-leave-yes = { $count ->
    [one] Ja, personen har slutat
   *[other] Ja, alla { $count } har slutat
}
import-take = Genomför ändringarna
import-examples = Exempel på vad som ändras
import-what-happens = Vad händer
import-what-changes = Ändras

import-progress-title = Listan läses in
import-progress-leave = Du kan lämna sidan. Inläsningen fortsätter och listan finns sedan under Personer.
import-progress-look = Se hur det går
import-job-waiting = Väntar på sin tur
import-job-reading = Läser filen
import-job-comparing = Jämför med listan
import-job-rows = { $doing }: { $done } av { $total }
import-job-writing = Sparar rad för rad
import-failed-title = Listan kunde inte läsas in
import-failed-text = Inget är ändrat. Försök igen, och hör av dig till den som sköter Kunnig hos er om det händer igen.
import-try-again = Försök igen
import-result-title = Listan är inläst
import-result-lead = Inläst av { $who } { $when }.
import-result-roles = Varje ny roll har fått ett förslag till profil. Gå igenom dem, så stämmer matrisen för er.
import-result-file = Filen är raderad. Kommer det en ny lista är det bara att läsa in den: det som är oförändrat rörs inte.

import-problem-line = Rad { $row }: { $text }
import-problem-line-field = Rad { $row }, { $field }: { $text }
import-problem-no-column = Kolumnen saknas i filen.
import-problem-column-twice = Samma kolumn är vald för två fält.
import-problem-missing = Cellen är tom.
import-problem-no-key = Raden har varken anställningsnummer eller e-post.
import-problem-email = ”{ $value }” är inte en e-postadress.
import-problem-double = ”{ $value }” finns redan på rad { $other }.
import-problem-department = ”{ $value }” går inte att läsa som avdelning.
import-problem-language = ”{ $value }” är inte ett språk som finns här. Skriv svenska eller engelska.
import-problem-date = ”{ $value }” är inte ett datum. Skriv det som 2024-08-19.
import-problem-end-before-start = ”{ $value }” ligger före första anställningsdagen.
import-problem-cost = ”{ $value }” är inte ett belopp.
import-problem-too-long = Texten är för lång.
import-problem-manager-unknown = ”{ $value }” finns inte i filen.
import-problem-manager-several = Flera i filen heter ”{ $value }”. Använd anställningsnummer eller e-post.
import-problem-manager-left = ”{ $value }” har slutat.
import-problem-circle = Cheferna går i cirkel: { $chain }.
import-problem-long-row = Raden har fler celler än det finns rubriker.
import-problem-error-cell = Cellen innehåller ett fel från kalkylarket.
import-problem-garbled-text = Å, ä eller ö har blivit förvanskade. Exportera filen på nytt som UTF-8 eller Excel.
import-problem-unclosed-quote = Ett citattecken avslutas aldrig, så resten av filen hamnade i den här raden.

audit-people-imported = Läste in personallistan
audit-people-imported-new = { $count ->
    [one] 1 ny person
   *[other] { $count } nya personer
}
audit-people-imported-changed =
    { $count ->
        [one] 1 ändrad
       *[other] { $count } ändrade
    }
audit-people-imported-moved =
    { $count } bytte avdelning, roll eller chef
audit-people-imported-returned =
    { $count } är tillbaka
audit-people-imported-left =
    { $count } har slutat
audit-people-imported-unchanged =
    { $count ->
        [one] 1 oförändrad
       *[other] { $count } oförändrade
    }
audit-people-imported-skipped =
    { $count } hade redan slutat
audit-people-imported-departments =
    { $count ->
        [one] 1 ny avdelning
       *[other] { $count } nya avdelningar
    }
audit-people-imported-roles =
    { $count ->
        [one] 1 ny roll
       *[other] { $count } nya roller
    }
audit-leavers-erased = Raderade uppgifter om { $people ->
    [one] 1 person som slutat
   *[other] { $people } personer som slutat
}
audit-person-added = Lade till { $person ->
    [none] en person
   *[other] { $person }
}
audit-person-changed = Ändrade { $person ->
    [none] en person
   *[other] { $person }
}
audit-person-changed-cost = timkostnaden
audit-person-left = Markerade { $person ->
    [none] en person
   *[other] { $person }
} som slutat
audit-person-returned = Noterade att { $person ->
    [none] en person
   *[other] { $person }
} är anställd igen
audit-department-added = Lade till avdelningen { $path }
audit-department-changed = Ändrade avdelningen { $from } till { $to }
audit-department-removed = Tog bort avdelningen { $path }
audit-role-added = Lade till rollen { $name }
audit-role-changed = Bytte namn på rollen { $from } till { $to }
audit-role-merged = Slog ihop rollen { $from } med { $to }
audit-role-merged-people =
    { $count ->
        [one] 1 person bytte roll
       *[other] { $count } personer bytte roll
    }
read-person = Dina uppgifter i personallistan
people-fault-changed-meanwhile = Uppgifterna har ändrats av någon annan sedan du öppnade sidan. Se vad som står nu, och spara igen om din ändring ska gälla.
address-mail-subject = Din e-postadress i Kunnig har ändrats
address-mail-body = Hej { $name }!

    { $by } har ändrat din e-postadress i personallistan från { $old } till { $new }.
    Inbjudningar och länkar går till den nya adressen.

    Stämmer det inte? Hör av dig till HR.
