language-name = English
language-locale = en-GB
percent = { $number }%
skip-to-content = Skip to content
main-menu = Main menu
menu-more = More
menu-methods = How we calculate
menu-register = What we store and why
menu-account-of = Account:
menu-me = My data
menu-account = Account and sign-in
menu-settings = Settings
menu-organisations = Switch organisation
menu-sign-out = Sign out
footer-what = Kunnig builds AI competence, step by step.
footer-demo = This is a demonstration with made-up people.

form-errors-title = Something needs correcting
form-save = Save
form-cancel = Cancel
form-optional = (optional)
form-choose = Choose …
said-saved = Saved.

error-home = To the start page
error-id = Reference: { $id }
error-not-found-title = This page does not exist
error-not-found-text = The address is wrong, or the page is not meant for you. Go to the start page and try from there.
error-forbidden-title = This page is not for you
error-forbidden-text = Your role has no access to it. Ask HR if you think it should.
error-sign-in-title = Sign in first
error-sign-in-text = You need to be signed in to see this page.
error-too-many-title = Too many attempts
error-too-many-text = { $minutes ->
    [one] Wait a minute and try again.
   *[other] Wait { $minutes } minutes and try again.
}
error-too-large-title = The file is too large
error-too-large-text = Split the file or leave out columns that are not needed, and try again.
error-disk-title = Nothing can be saved right now
error-disk-text = The server’s disk is full or read-only. Nothing you saved before is lost. Tell whoever runs the server.
error-internal-title = Something went wrong at our end
error-internal-text = It is not your fault, and nothing you saved before is lost. Try again in a moment. If it happens again, send the reference to whoever runs Kunnig at your company.
error-form-title = The form could not be read
error-form-text = Go back, reload the page and try again.

nav-today = Today
nav-programme = Programme
nav-assessment = Assessment
nav-matrix = Matrix
nav-my-matrix = My row
nav-people = People
