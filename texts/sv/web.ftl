language-name = Svenska
language-locale = sv-SE
percent = { $number } %
skip-to-content = Hoppa till innehållet
main-menu = Huvudmeny
menu-more = Mer
menu-methods = Så räknar vi
menu-register = Vad vi sparar och varför
menu-account-of = Konto:
menu-me = Mina uppgifter
menu-account = Konto och inloggning
menu-settings = Inställningar
menu-organisations = Byt organisation
menu-sign-out = Logga ut
footer-what = Kunnig bygger AI-kompetens, steg för steg.
footer-demo = Det här är en demonstration med påhittade personer.

form-errors-title = Något behöver rättas
form-save = Spara
form-cancel = Avbryt
form-optional = (frivilligt)
form-choose = Välj …
said-saved = Sparat.

error-home = Till startsidan
error-id = Ärendenummer: { $id }
error-not-found-title = Sidan finns inte
error-not-found-text = Adressen stämmer inte, eller så är sidan inte till för dig. Gå till startsidan och försök därifrån.
error-forbidden-title = Den här sidan är inte till för dig
error-forbidden-text = Din roll har inte tillgång till sidan. Fråga HR om du tror att du borde ha det.
error-sign-in-title = Logga in först
error-sign-in-text = Du behöver vara inloggad för att se sidan.
error-too-many-title = För många försök
error-too-many-text = { $minutes ->
    [one] Vänta en minut och försök igen.
   *[other] Vänta { $minutes } minuter och försök igen.
}
error-too-large-title = Filen är för stor
error-too-large-text = Dela upp filen eller ta bort kolumner som inte behövs, och försök igen.
error-disk-title = Det går inte att spara just nu
error-disk-text = Disken på servern är full eller skrivskyddad. Inget du redan sparat har gått förlorat. Hör av dig till den som sköter servern.
error-internal-title = Något gick fel hos oss
error-internal-text = Det beror inte på dig, och inget du redan sparat har gått förlorat. Försök igen om en stund. Händer det igen, skicka ärendenumret till den som sköter Kunnig hos er.
error-form-title = Formuläret gick inte att läsa
error-form-text = Gå tillbaka, ladda om sidan och försök igen.

nav-today = I dag
nav-programme = Program
nav-assessment = Kartläggning
nav-matrix = Matris
nav-my-matrix = Min rad
nav-people = Personer
